//! Names that ask for a fault, so that the demo can show them: a user `fault-500-ann` answers 500.

use cometchat_api::ApiError;
use indexmap::IndexMap;
use serde_json::Value;

use crate::config::HeaderSpelling;
use crate::fault::Fault;
use crate::server::Server;

const PREFIX: &str = "fault-";

/// The fault that an id in the path, or the `uid`, `guid` or `receiver` of the body, asks for.
pub(crate) fn fault_in(
    path: &IndexMap<String, String>,
    body: &Result<Option<Value>, ApiError>,
    server: &Server,
) -> Option<Fault> {
    let in_body = body
        .as_ref()
        .ok()
        .and_then(Option::as_ref)
        .and_then(|body| body.get("receiver"))
        .and_then(Value::as_str);
    path.values()
        .map(String::as_str)
        .chain(in_body)
        .find_map(|name| fault_of(name, server.config().header_spelling))
}

fn fault_of(name: &str, spelling: HeaderSpelling) -> Option<Fault> {
    let kind = name.strip_prefix(PREFIX)?;
    let kind = kind.split('-').next().unwrap_or(kind);
    Some(match kind {
        "429" => Fault::RateLimited { spelling, retry_after: Some(5) },
        "html" => Fault::Html502,
        "cut" => Fault::CutBody,
        "json" => Fault::MalformedJson,
        "slow" => Fault::SlowDrip { bytes_per_sec: 200 },
        "reset" => Fault::Reset,
        "close" => Fault::CloseSocket,
        "lost" => Fault::DropAnswer,
        "hang" => Fault::Hang,
        number => Fault::Status { status: number.parse().ok().filter(|n| (400..600).contains(n))? },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_ask_for_faults() {
        let of = |name| fault_of(name, HeaderSpelling::Joined);
        assert_eq!(of("fault-500-ann"), Some(Fault::Status { status: 500 }));
        assert_eq!(of("fault-reset"), Some(Fault::Reset));
        assert_eq!(of("fault-line"), None);
        assert_eq!(of("ann"), None);
    }
}
