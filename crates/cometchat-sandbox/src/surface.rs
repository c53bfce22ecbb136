//! Which part of the service a request is for.
//!
//! The real service tells its parts apart by host name. The sandbox takes those host names too,
//! and for loopback addresses the same in the path: `/apps/{appId}/v3`, `/apps/{appId}/calls/v3`,
//! `/apps/{appId}/client/v3.0` and `/management`. `/regions/{region}` before `/apps` states the
//! region, as the host name does, and is then checked.

use cometchat_api::{AppId, Host, Region};

/// A part of the service, with what the address says about the app.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Target {
    /// Which part.
    pub(crate) host: Host,
    /// The app, absent on the management host and where a header names it.
    pub(crate) app: Option<AppId>,
    /// The region, where the address states it.
    pub(crate) region: Option<Region>,
}

/// Where a request goes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Surface {
    /// A part of the service, and the path below its base.
    Service(Target, String),
    /// A version the service does not have.
    WrongVersion(String),
    /// The control API, with the path below `/_sandbox`.
    Control(String),
    /// Generated media, with the path below `/media`.
    Media(String),
    /// The client API without an app in the address: vendor SDKs name it in a header.
    Bare(String),
}

/// Finds where a request goes from its host name and path.
pub(crate) fn find(host: &str, path: &str) -> Surface {
    if let Some((target, versioned)) = by_host(host) {
        return versioned_or_not(target, path, versioned);
    }
    let mut rest = path;
    let mut region = None;
    if let Some(after) = rest.strip_prefix("/regions/") {
        let (name, after) = cut(after);
        region = Some(Region::new(name));
        rest = after;
    }
    if let Some(after) = rest.strip_prefix("/apps/") {
        let (app, after) = cut(after);
        let (host, after) = match cut(after.trim_start_matches('/')) {
            ("calls", after) => (Host::Calls, after),
            ("client", after) => (Host::Client, after),
            _ => (Host::Chat, after),
        };
        let target = Target { host, app: Some(AppId::new(app)), region };
        return versioned_or_not(target, after, true);
    }
    for (prefix, make) in [
        ("/_sandbox", Surface::Control as fn(String) -> Surface),
        ("/media", Surface::Media),
        ("/management", management),
    ] {
        if let Some(after) = rest.strip_prefix(prefix)
            && (after.is_empty() || after.starts_with('/'))
        {
            return make(rooted(after));
        }
    }
    Surface::Bare(rest.to_owned())
}

fn management(path: String) -> Surface {
    Surface::Service(Target { host: Host::Management, app: None, region: None }, path)
}

fn by_host(host: &str) -> Option<(Target, bool)> {
    let name = host.split(':').next().unwrap_or(host).strip_suffix(".cometchat.io")?;
    if name == "apimgmt" {
        return Some((Target { host: Host::Management, app: None, region: None }, false));
    }
    let (app, kind) = name.split_once('.')?;
    let (kind, region) = kind.rsplit_once('-')?;
    let host = match kind {
        "api" => Host::Chat,
        "call" => Host::Calls,
        "apiclient" => Host::Client,
        _ => return None,
    };
    Some((Target { host, app: Some(AppId::new(app)), region: Some(Region::new(region)) }, true))
}

fn versioned_or_not(target: Target, path: &str, versioned: bool) -> Surface {
    if !versioned {
        return Surface::Service(target, rooted(path));
    }
    let (version, rest) = cut(path.trim_start_matches('/'));
    match (target.host, version) {
        (Host::Client | Host::Chat, "v3.0" | "v3") | (Host::Calls, "v3") => {
            Surface::Service(target, rooted(rest))
        }
        // The client API is taken with and without its version (`realtime.md` section 7).
        (Host::Client, _) => Surface::Service(target, rooted(path)),
        _ => Surface::WrongVersion(version.to_owned()),
    }
}

fn cut(path: &str) -> (&str, &str) {
    path.find('/').map_or((path, ""), |at| path.split_at(at))
}

fn rooted(path: &str) -> String {
    if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chat(app: &str, region: Option<&str>) -> Target {
        Target { host: Host::Chat, app: Some(app.into()), region: region.map(Region::from) }
    }

    #[test]
    fn the_path_tells_the_parts_of_the_service_apart() {
        let here = "127.0.0.1:8787";
        assert_eq!(
            find(here, "/apps/a1/v3/users/x"),
            Surface::Service(chat("a1", None), "/users/x".into())
        );
        assert_eq!(
            find(here, "/regions/eu/apps/a1/v3/users"),
            Surface::Service(chat("a1", Some("eu")), "/users".into())
        );
        assert_eq!(find(here, "/management/apps"), management("/apps".into()));
        assert_eq!(find(here, "/apps/a1/v2/users"), Surface::WrongVersion("v2".into()));
        assert_eq!(find(here, "/v3.0/me"), Surface::Bare("/v3.0/me".into()));
    }

    #[test]
    fn the_host_names_of_the_service_work_too() {
        assert_eq!(
            find("a1.api-us.cometchat.io", "/v3/users"),
            Surface::Service(chat("a1", Some("us")), "/users".into())
        );
        assert_eq!(find("apimgmt.cometchat.io", "/apps"), management("/apps".into()));
    }
}
