//! Where the service answers (`semantics.md` section 2).

use cometchat_api::request::ShapeError;
use cometchat_api::{AppId, Host, Region};
use url::Url;

use crate::error::Error;

/// Hosts of one app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bases {
    /// Answers the chat API.
    pub chat: Url,
    /// Answers the calls API.
    pub calls: Url,
    /// Answers a user's own requests.
    pub client: Url,
}

impl Bases {
    pub(crate) fn of(&self, host: Host) -> Option<&Url> {
        match host {
            Host::Chat => Some(&self.chat),
            Host::Calls => Some(&self.calls),
            Host::Client => Some(&self.client),
            Host::Management => None,
        }
    }

    pub(crate) fn checked(self) -> Result<Self, Error> {
        for base in [&self.chat, &self.calls, &self.client] {
            check(base)?;
        }
        Ok(self)
    }
}

/// Patterns of the service's addresses, with `{app}` and `{region}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoints {
    /// Chat API.
    pub chat: String,
    /// Calls API.
    pub calls: String,
    /// A user's own requests.
    pub client: String,
    /// Management API; nothing is filled in.
    pub management: String,
}

impl Endpoints {
    /// The documented addresses.
    pub fn service() -> Self {
        Self {
            chat: "https://{app}.api-{region}.cometchat.io/v3".to_owned(),
            calls: "https://{app}.call-{region}.cometchat.io/v3".to_owned(),
            client: "https://{app}.apiclient-{region}.cometchat.io/v3.0".to_owned(),
            management: "https://apimgmt.cometchat.io".to_owned(),
        }
    }

    /// One server on this computer for all parts, which its paths tell apart, as the sandbox has
    /// it.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Invalid`] when the base is no address on this computer.
    pub fn on_this_computer(base: &str) -> Result<Self, Error> {
        if !is_loopback(&parse(base)?) {
            return Err(invalid("address", "must be on this computer"));
        }
        let base = base.trim_end_matches('/');
        let app = format!("{base}/regions/{{region}}/apps/{{app}}");
        Ok(Self {
            chat: format!("{app}/v3"),
            calls: format!("{app}/calls/v3"),
            client: format!("{app}/client/v3.0"),
            management: format!("{base}/management"),
        })
    }

    /// The hosts of an app.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Invalid`] when the id or region holds what a host name cannot, which
    /// would send the key elsewhere.
    pub fn bases(&self, app: &AppId, region: &Region) -> Result<Bases, Error> {
        let app = host_part("app", app.as_str())?;
        let region = host_part("region", region.as_str())?;
        let fill =
            |pattern: &str| parse(&pattern.replace("{app}", &app).replace("{region}", &region));
        Bases { chat: fill(&self.chat)?, calls: fill(&self.calls)?, client: fill(&self.client)? }
            .checked()
    }

    pub(crate) fn management(&self) -> Result<Url, Error> {
        let base = parse(&self.management)?;
        check(&base)?;
        Ok(base)
    }
}

fn parse(text: &str) -> Result<Url, Error> {
    Url::parse(text).map_err(|error| invalid("address", error.to_string()))
}

fn host_part(name: &str, text: &str) -> Result<String, Error> {
    let text = text.trim().to_lowercase();
    let fits = (1..=63).contains(&text.len())
        && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
    if fits {
        Ok(text)
    } else {
        Err(invalid(name, "may hold only letters, digits, hyphen and underscore"))
    }
}

/// Credentials travel in the clear only inside this computer.
pub(crate) fn check(base: &Url) -> Result<(), Error> {
    match base.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(base) => Ok(()),
        "http" => Err(invalid("address", "must be https unless it is on this computer")),
        _ => Err(invalid("address", "must be a web address")),
    }
}

/// Whether an address names this computer.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

pub(crate) fn invalid(path: &str, message: impl Into<String>) -> Error {
    Error::invalid(ShapeError::Invalid { path: path.to_owned(), message: message.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_for_the_service_is_on_this_computer() {
        let endpoints = Endpoints::on_this_computer("http://127.0.0.1:8787/").unwrap();
        let bases = endpoints.bases(&AppId::from("a1"), &Region::from("eu")).unwrap();
        assert_eq!(bases.chat.as_str(), "http://127.0.0.1:8787/regions/eu/apps/a1/v3");
        assert_eq!(endpoints.management, "http://127.0.0.1:8787/management");
        for elsewhere in ["https://example.com", "http://127.0.0.1.example.com", "8787", ""] {
            assert!(Endpoints::on_this_computer(elsewhere).is_err(), "{elsewhere}");
        }
    }
}
