//! Text split into plain pieces, mentions and links.

use linkify::{LinkFinder, LinkKind};

use crate::links::judge::{is_hidden, judge};
use crate::transcript::{SHOWN_CHARS, TextPart, text};

/// Characters of a text that are looked at for a line.
const LINE_CHARS: usize = 1_000;

/// Splits the text of a message into parts; the flag says whether there is more than the parts
/// carry. `name_of` gives the name of a mentioned person.
pub(crate) fn split(
    message: &str,
    name_of: impl Fn(&str) -> Option<String>,
) -> (Vec<TextPart>, bool) {
    let clean = text::cleaned(message);
    let mut left = SHOWN_CHARS;
    let mut parts = Vec::new();
    let mut rest = clean.as_str();
    while !rest.is_empty() {
        if left == 0 {
            return (parts, true);
        }
        let (plain, mention, after) = next_mention(rest);
        let (shown, n_chars) = prefix(plain, left);
        push_text(shown, &mut parts);
        if shown.len() < plain.len() {
            return (parts, true);
        }
        left -= n_chars;
        if let Some(uid) = mention {
            if left == 0 {
                return (parts, true);
            }
            let name = name_of(uid).unwrap_or_else(|| uid.to_owned());
            parts.push(TextPart::Mention { uid: uid.to_owned(), name: text::label(&name) });
            left -= 1;
        }
        rest = after;
    }
    (parts, false)
}

/// The text on one line and short, for lists and quotes.
pub(crate) fn line(message: &str, name_of: impl Fn(&str) -> Option<String>) -> String {
    let line = prefix(message, LINE_CHARS).0.replace(['\n', '\t', '\r'], " ");
    text::label(&with_names(&line, name_of))
}

/// The whole text with the names of whom it mentions.
pub(crate) fn with_names(message: &str, name_of: impl Fn(&str) -> Option<String>) -> String {
    let clean = text::cleaned(message);
    let mut named = String::with_capacity(clean.len());
    let mut rest = clean.as_str();
    while !rest.is_empty() {
        let (plain, mention, after) = next_mention(rest);
        named.push_str(plain);
        if let Some(uid) = mention {
            named.push('@');
            named.push_str(&name_of(uid).unwrap_or_else(|| uid.to_owned()));
        }
        rest = after;
    }
    text::balanced(&named)
}

/// The longest prefix of at most `n` characters, and how many it has.
fn prefix(text: &str, n: usize) -> (&str, usize) {
    match text.char_indices().nth(n) {
        Some((end, _)) => (&text[..end], n),
        None => (text, text.chars().count()),
    }
}

/// What stands before the next mention, whom it mentions, and what follows.
fn next_mention(text: &str) -> (&str, Option<&str>, &str) {
    const OPEN: &str = "<@uid:";
    let mut from = 0;
    while let Some(at) = text[from..].find(OPEN).map(|at| from + at) {
        let inner = &text[at + OPEN.len()..];
        let end = inner.bytes().take(101).position(|b| b == b'>').filter(|end| *end > 0);
        let named = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        if let Some(end) = end.filter(|end| inner.bytes().take(*end).all(named)) {
            return (&text[..at], Some(&inner[..end]), &inner[end + 1..]);
        }
        from = at + OPEN.len();
    }
    (text, None, "")
}

fn push_text(plain: &str, parts: &mut Vec<TextPart>) {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let mut pending = String::new();
    for span in finder.spans(plain) {
        let href = match span.kind() {
            Some(LinkKind::Url) => web_address(span.as_str()),
            Some(LinkKind::Email) => Some(format!("mailto:{}", span.as_str())),
            _ => None,
        };
        match href.filter(|href| judge(href).is_ok()) {
            None => pending.push_str(span.as_str()),
            Some(href) => {
                flush(&mut pending, parts);
                let text = span.as_str().chars().filter(|c| !is_hidden(*c)).collect();
                parts.push(TextPart::Link { text, href });
            }
        }
    }
    flush(&mut pending, parts);
}

fn flush(pending: &mut String, parts: &mut Vec<TextPart>) {
    if !pending.is_empty() {
        parts.push(TextPart::Text { text: text::balanced(pending) });
        pending.clear();
    }
}

/// Only what says it is a web address becomes a link: `report.pdf` and `a.b` do not.
fn web_address(found: &str) -> Option<String> {
    let starts =
        |with: &str| found.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if starts("http://") || starts("https://") {
        Some(found.to_owned())
    } else if starts("www.") {
        Some(format!("https://{found}"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{line, split};
    use crate::transcript::TextPart;

    fn text(text: &str) -> TextPart {
        TextPart::Text { text: text.to_owned() }
    }
    fn link(text: &str, href: &str) -> TextPart {
        TextPart::Link { text: text.to_owned(), href: href.to_owned() }
    }
    fn mention(uid: &str, name: &str) -> TextPart {
        TextPart::Mention { uid: uid.to_owned(), name: name.to_owned() }
    }
    fn ada(uid: &str) -> Option<String> {
        (uid == "agent-1").then(|| "Ada".to_owned())
    }

    #[test]
    fn a_mention_carries_the_name_and_an_unknown_one_the_uid() {
        assert_eq!(
            split("Hi <@uid:agent-1>, ask <@uid:cust_2>", ada).0,
            [text("Hi "), mention("agent-1", "Ada"), text(", ask "), mention("cust_2", "cust_2")]
        );
    }

    #[test]
    fn what_only_looks_like_a_mention_stays_text() {
        for odd in ["<@uid:>", "<@uid:a b>", "<@uid:abc", "<@uid:<script>>"] {
            assert_eq!(split(odd, ada).0, [text(odd)], "{odd}");
        }
    }

    #[test]
    fn web_and_mail_addresses_become_links() {
        assert_eq!(
            split("See https://example.com/a?b=1. Or www.example.org, or a@example.com!", ada).0,
            [
                text("See "),
                link("https://example.com/a?b=1", "https://example.com/a?b=1"),
                text(". Or "),
                link("www.example.org", "https://www.example.org"),
                text(", or "),
                link("a@example.com", "mailto:a@example.com"),
                text("!")
            ]
        );
    }

    #[test]
    fn scripts_files_and_markup_stay_text() {
        for hostile in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,<b>x</b>",
            "<a href='javascript:alert(1)'>x</a>",
            "<img src=x onerror=alert(1)>",
            "report.pdf",
        ] {
            assert_eq!(split(hostile, ada).0, [text(hostile)], "{hostile}");
        }
    }

    #[test]
    fn a_link_shows_no_invisible_characters_and_keeps_them_in_its_address() {
        let (parts, _) = split("https://example.com/\u{202E}gpj.exe", ada);
        let TextPart::Link { text, href } = &parts[0] else { panic!("{parts:?}") };
        assert!(!text.contains('\u{202E}') && href.starts_with("https://example.com/"));
    }

    #[test]
    fn sixty_five_thousand_characters_are_cut_at_twenty_thousand() {
        let (parts, truncated) = split(&"é".repeat(65_536), ada);
        let TextPart::Text { text } = &parts[0] else { panic!("{parts:?}") };
        assert!(truncated && parts.len() == 1 && text.chars().count() == 20_000);
        assert!(!split(&"é".repeat(20_000), ada).1);
    }

    #[test]
    fn a_list_shows_one_line_with_names() {
        assert_eq!(line("Hi\n<@uid:agent-1>\0!", ada), "Hi @Ada!");
    }

    proptest::proptest! {
        #[test]
        fn no_character_of_a_short_text_is_lost(message in "[ -~\n]{0,200}") {
            let (parts, truncated) = split(&message, |_| None);
            let shown: String = parts
                .into_iter()
                .map(|part| match part {
                    TextPart::Text { text } | TextPart::Link { text, .. } => text,
                    TextPart::Mention { uid, .. } => format!("<@uid:{uid}>"),
                })
                .collect();
            proptest::prop_assert_eq!(shown, message);
            proptest::prop_assert!(!truncated);
        }
    }
}
