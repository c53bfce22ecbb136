//! The judgement of one address: what it really leads to, and whether it may be opened.

use std::net::IpAddr;

use url::{Host, Url};

use super::LinkCheck;

/// Addresses longer than this are refused: no honest link needs more, and some systems cut them.
const MAX_CHARS: usize = 8_000;

/// An address that passed: what is shown, and what would be opened.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Passed {
    /// The site as it is spelled on the network (punycode), or the mail address.
    pub(crate) host: String,
    /// What a person should know before opening it.
    pub(crate) warning: Option<String>,
    /// The address in canonical form, without a name or password before the site.
    pub(crate) address: String,
}

/// Judges an address; a refusal says why in a sentence.
pub(crate) fn judge(href: &str) -> Result<Passed, LinkCheck> {
    let href = href.trim();
    if href.is_empty() {
        return Err(refused("", "There is no address to open."));
    }
    if href.chars().count() > MAX_CHARS {
        return Err(refused("", "This address is too long to be opened safely."));
    }
    let hidden = href.chars().any(is_hidden);
    let Some(url) = parse(href) else {
        return Err(refused("", "This is not an address that can be opened."));
    };
    match url.scheme() {
        "http" | "https" => web(url, hidden),
        "mailto" => mail(&url, hidden),
        "javascript" | "vbscript" => {
            Err(refused("", "This is a script, not an address. Halley does not run it."))
        }
        "data" | "blob" => Err(refused(
            "",
            "This address carries its own content instead of leading to a site. Halley does not \
             open it.",
        )),
        "file" => Err(refused(
            "",
            "This leads to a file on a computer, not to a site. Halley does not \
                             open it.",
        )),
        other => Err(refused(
            "",
            &format!(
                "Addresses that start with “{}:” open other programs. Halley opens only web and \
                 mail addresses.",
                other.chars().take(32).collect::<String>()
            ),
        )),
    }
}

fn refused(host: &str, reason: &str) -> LinkCheck {
    LinkCheck { allowed: false, host: host.to_owned(), warning: Some(reason.to_owned()) }
}

/// Reads an address; people leave out the scheme, as in `www.example.com/page`.
fn parse(href: &str) -> Option<Url> {
    match Url::parse(href) {
        // `example.com:8080/x` reads as scheme `example.com`.
        Ok(url) if url.scheme().contains('.') => Url::parse(&format!("https://{href}")).ok(),
        Ok(url) => Some(url),
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            let bare = href.trim_start_matches('/');
            let site = bare.split(['/', '?', '#']).next().unwrap_or_default();
            let named = site.contains('.') && !site.starts_with('.') && !site.contains('\\');
            named.then(|| Url::parse(&format!("https://{bare}")).ok()).flatten()
        }
        Err(_) => None,
    }
}

fn web(mut url: Url, hidden: bool) -> Result<Passed, LinkCheck> {
    let mut warnings = Vec::new();
    if !url.username().is_empty() || url.password().is_some() {
        // Parsers disagree about what stands before the @, so it never leaves Halley.
        if url.set_username("").is_err() || url.set_password(None).is_err() {
            return Err(refused("", "This is not an address that can be opened."));
        }
        warnings.push(
            "What stands before the @ is not the site. The site is the one shown here.".to_owned(),
        );
    }
    let host = match url.host() {
        None => return Err(refused("", "This address names no site.")),
        Some(Host::Domain(domain)) => {
            warnings.extend(domain_warning(domain));
            domain.to_owned()
        }
        Some(Host::Ipv4(ip)) => {
            warnings.push(address_warning(IpAddr::V4(ip)));
            ip.to_string()
        }
        Some(Host::Ipv6(ip)) => {
            warnings.push(address_warning(IpAddr::V6(ip)));
            format!("[{ip}]")
        }
    };
    let host = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host,
    };
    Ok(Passed { host, warning: joined(warnings, hidden), address: url.into() })
}

fn mail(url: &Url, hidden: bool) -> Result<Passed, LinkCheck> {
    let to = url.path();
    let whole = percent_encoding::percent_decode_str(to).decode_utf8_lossy().into_owned();
    let plain = whole.matches('@').count() == 1
        && !whole.contains(|c: char| c.is_whitespace() || c.is_control() || ",;\"<>".contains(c));
    if !plain {
        return Err(refused("", "This is not a mail address that can be opened."));
    }
    let mut warnings = Vec::new();
    let mut address = format!("mailto:{to}");
    let subject = url.query_pairs().find(|(name, _)| name.eq_ignore_ascii_case("subject"));
    if let Some((_, subject)) = subject {
        let encode = percent_encoding::NON_ALPHANUMERIC;
        address.push_str("?subject=");
        address.extend(percent_encoding::utf8_percent_encode(&subject, encode));
    }
    if url.query_pairs().any(|(name, _)| !name.eq_ignore_ascii_case("subject")) {
        warnings.push(
            "The link also wants to fill in other parts of the mail. Halley leaves them out."
                .to_owned(),
        );
    }
    let shown: String = whole.chars().filter(|c| !is_hidden(*c)).collect();
    Ok(Passed { host: shown, warning: joined(warnings, hidden), address })
}

/// A name with letters beyond a to z is shown as it travels, and as it would read.
fn domain_warning(domain: &str) -> Option<String> {
    if !domain.split('.').any(|label| label.starts_with("xn--")) {
        return None;
    }
    let (reads, valid) = idna::domain_to_unicode(domain);
    let reads: String = reads.chars().filter(|c| !is_hidden(*c)).collect();
    Some(if valid.is_ok() && reads != domain {
        format!(
            "The site's name holds letters beyond a to z: it reads “{reads}” and is really \
             {domain}. Some letters look alike; open it only if you know the site."
        )
    } else {
        "The site's name is written in a form that does not read as a name. Open it only if you \
         know the site."
            .to_owned()
    })
}

fn address_warning(ip: IpAddr) -> String {
    let inside = match ip {
        IpAddr::V4(v4) => {
            v4.is_loopback() || v4.is_private() || v4.is_link_local() || v4.is_unspecified()
        }
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unspecified(),
    };
    if inside {
        "This leads to your own computer or network, not to a site on the internet.".to_owned()
    } else {
        "The site is given by number, not by name. Open it only if you know it.".to_owned()
    }
}

fn joined(mut warnings: Vec<String>, hidden: bool) -> Option<String> {
    if hidden {
        warnings.push("The address holds invisible characters.".to_owned());
    }
    (!warnings.is_empty()).then(|| warnings.join(" "))
}

/// Whether a character is invisible or turns the writing direction.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}
