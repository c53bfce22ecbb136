//! Failures of asking, in everyday words.

use std::time::Duration;

use cometchat_api::ApiError;
use cometchat_api::limits::RETRY_AFTER_SECS;
use cometchat_client::{ConnectFault, ErrorKind, TlsFault};

use super::codes::{Meaning, meaning};
use super::{Code, Error, FieldError};

/// Longest text of the service that is repeated to a person.
const QUOTED_CHARS: usize = 300;

impl From<cometchat_client::Error> for Error {
    fn from(error: cometchat_client::Error) -> Self {
        let mut told = match error.kind() {
            ErrorKind::Refused(refusal, status) => refused(refusal, *status),
            ErrorKind::RateLimited { retry_after } => limited(*retry_after),
            ErrorKind::Timeout => plain(Code::Timeout, TIMEOUT),
            ErrorKind::Connect(fault) => connect(*fault),
            ErrorKind::Tls(fault) => tls(*fault),
            ErrorKind::NotTheService => something_else(error.status()),
            ErrorKind::BadAnswer { path, message } => bad_answer(path, message),
            ErrorKind::Cut => plain(Code::BadAnswer, CUT),
            ErrorKind::Cancelled => Self::closed(),
            ErrorKind::Invalid(shape) => Self::new(
                Code::Invalid,
                format!("This cannot be sent to CometChat: {}.", clip(&shape.to_string())),
            ),
            other => Self::new(Code::Internal, format!("This did not work: {}.", debug(other))),
        };
        told.status = told.status.or_else(|| error.status());
        told.request_id = error.request_id().map(Into::into);
        told.unsent = error.is_unsent();
        told
    }
}

const TIMEOUT: Words = (
    "CometChat did not answer within 20 seconds.",
    "Check the network of this computer, then try again.",
);
const CUT: Words = (
    "The answer of CometChat broke off in its middle.",
    "Try again. If it goes on, look at the network or proxy between.",
);

fn limited(retry_after: Option<Duration>) -> Error {
    let secs = whole_secs(retry_after.unwrap_or(Duration::from_secs(RETRY_AFTER_SECS)));
    let message = format!(
        "CometChat asks to wait {}, because it gets more requests than it allows. This one was \
         turned away and changed nothing.",
        seconds(secs)
    );
    Error {
        retry_after_secs: Some(secs),
        service_code: Some("ERR_TOO_MANY_REQUESTS".into()),
        ..Error::new(Code::RateLimited, message).advise("Try again then.")
    }
}

type Words = (&'static str, &'static str);

fn plain(code: Code, (message, advice): Words) -> Error {
    Error::new(code, message).advise(advice)
}

/// What a refusal of the service means; an unknown code still says what the service said.
pub(crate) fn refused(refusal: &ApiError, status: u16) -> Error {
    let mut told = match meaning(refusal.code.as_str()) {
        Some(Meaning { code, message, advice }) => Error::new(code, message).advise(advice),
        None if status >= 500 => Error::new(
            Code::ServiceFailed,
            format!("CometChat had a fault of its own (HTTP {status}). {}", said(refusal)),
        )
        .advise("Try again in a minute. If it goes on, give CometChat's support the request id."),
        None => Error::new(kind_of(status), format!("CometChat refused this. {}", said(refusal)))
            .advise("Look at the details. The code there is new to this version of Halley."),
    };
    told.message.truncate(told.message.trim_end().len());
    told.fields = fields_of(refusal);
    told.service_code = Some(refusal.code.as_str()).filter(|code| !code.is_empty()).map(Into::into);
    told.status = Some(status);
    told
}

/// What a status tells of a code that is not known.
fn kind_of(status: u16) -> Code {
    match status {
        401 => Code::KeyRejected,
        403 => Code::PermissionDenied,
        404 => Code::NotFound,
        409 => Code::Conflict,
        _ => Code::Invalid,
    }
}

fn said(refusal: &ApiError) -> String {
    let message = clip(refusal.message.trim());
    if message.is_empty() { String::new() } else { format!("It says: “{message}”") }
}

fn fields_of(refusal: &ApiError) -> Vec<FieldError> {
    refusal
        .fields()
        .into_iter()
        .flat_map(|(field, sentences)| {
            sentences
                .into_iter()
                .map(move |message| FieldError { field: field.clone(), message: clip(&message) })
        })
        .collect()
}

fn connect(fault: ConnectFault) -> Error {
    let (message, advice) = match fault {
        ConnectFault::Name => (
            "The address of CometChat could not be found. The app id or region is mistyped, or \
             this computer has no name service.",
            "Check the app id, the region and the network.",
        ),
        ConnectFault::Offline => (
            "This computer is offline.",
            "What was seen before stays here. Try again when the network is back.",
        ),
        ConnectFault::Refused => (
            "CometChat is there but takes no connections.",
            "Try again in a minute. A firewall may also stand between.",
        ),
        ConnectFault::Reset => {
            ("The connection to CometChat broke before its answer came.", "Try again.")
        }
        ConnectFault::Proxy => (
            "The proxy of this network is away or refuses to pass this on.",
            "Check the proxy in Preferences, or ask whoever runs the network.",
        ),
        ConnectFault::Other => (
            "CometChat cannot be reached from this computer.",
            "Check the network, then try again.",
        ),
    };
    Error::new(Code::Offline, message).advise(advice)
}

fn tls(fault: TlsFault) -> Error {
    let (code, message, advice) = match fault {
        TlsFault::NotYetValid => (
            Code::ClockOff,
            "The clock of this computer is behind: CometChat's certificate begins in its future.",
            "Set date and time of this computer, best automatically, then try again.",
        ),
        TlsFault::Expired => (
            Code::ClockOff,
            "CometChat's certificate has run out, as seen from the date of this computer.",
            "Check date and time of this computer. If they are right, a proxy may stand between.",
        ),
        TlsFault::UnknownIssuer => (
            Code::Tls,
            "The connection is signed by somebody this computer does not trust. A proxy of this \
             network may look into it.",
            "Ask whoever runs the network to install its certificate on this computer.",
        ),
        TlsFault::WrongName => (
            Code::Tls,
            "Another host answered in CometChat's place.",
            "Check the region and the proxy. A sign-in page of the network may stand between.",
        ),
        TlsFault::Other => (
            Code::Tls,
            "No secure connection to CometChat came about.",
            "Check the proxy and the network, then try again.",
        ),
    };
    Error::new(code, message).advise(advice)
}

fn something_else(status: Option<u16>) -> Error {
    match status {
        Some(status @ 500..) => Error::new(
            Code::ProxyAnswered,
            format!(
                "A gateway answered in CometChat's place (HTTP {status}). The service or the \
                 network between has a fault."
            ),
        )
        .advise("Try again in a minute."),
        Some(status @ (401 | 403 | 407 | 451)) => Error::new(
            Code::ProxyAnswered,
            format!(
                "A web page answered in CometChat's place and refused (HTTP {status}): a proxy or \
                 firewall of this network stands between."
            ),
        )
        .advise("Ask whoever runs the network to let cometchat.io through, then try again."),
        _ => Error::new(
            Code::ProxyAnswered,
            "A web page answered in CometChat's place: a proxy, or the sign-in page of this \
             network.",
        )
        .advise("Open a web browser, sign in to the network, then try again."),
    }
}

fn bad_answer(path: &str, message: &str) -> Error {
    let place = if path.is_empty() || path == "." { String::new() } else { format!(" at {path}") };
    Error::new(
        Code::BadAnswer,
        format!(
            "CometChat answered in a form that Halley does not know{place}: {}.",
            clip(message)
        ),
    )
    .advise("Update Halley. If it goes on, report it with the details.")
}

fn clip(text: &str) -> String {
    match text.char_indices().nth(QUOTED_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn debug(kind: &ErrorKind) -> String {
    clip(&format!("{kind:?}"))
}

/// Whole seconds, rounded up.
pub(crate) fn whole_secs(span: Duration) -> u32 {
    u32::try_from(span.as_millis().div_ceil(1_000)).unwrap_or(u32::MAX)
}

/// A number of seconds in words.
pub(crate) fn seconds(secs: u32) -> String {
    if secs == 1 { "one second".to_owned() } else { format!("{secs} seconds") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_unknown_code_still_shows_what_the_service_said() {
        let told = refused(&ApiError::new("ERR_MOON_PHASE", "The moon is wrong."), 400);
        assert_eq!(told.message, "CometChat refused this. It says: “The moon is wrong.”");
        assert!(told.is_service_code("ERR_MOON_PHASE"));
    }

    #[test]
    fn a_fault_of_the_service_without_words_is_told_as_one() {
        let told = refused(&ApiError::new("", ""), 503);
        assert_eq!(told.code, Code::ServiceFailed);
        assert_eq!(told.message, "CometChat had a fault of its own (HTTP 503).");
        assert_eq!(told.service_code, None);
    }

    #[test]
    fn details_become_sentences_at_their_fields() {
        let mut refusal = ApiError::new("ERR_BAD_REQUEST", "Failed to validate.");
        refusal.details = Some(json!({ "avatar": ["The avatar must be a URL."] }));
        let told = refused(&refusal, 400);
        assert_eq!(told.code, Code::Invalid);
        assert_eq!(told.fields[0].field, "avatar");
        assert_eq!(told.fields[0].message, "The avatar must be a URL.");
    }

    #[test]
    fn a_certificate_of_another_time_speaks_of_the_clock() {
        for (fault, word) in [(TlsFault::NotYetValid, "behind"), (TlsFault::Expired, "date")] {
            let told = tls(fault);
            assert_eq!(told.code, Code::ClockOff);
            assert!(told.message.contains(word), "{}", told.message);
            assert!(told.advice.contains("date and time"), "{}", told.advice);
        }
        assert_eq!(tls(TlsFault::UnknownIssuer).code, Code::Tls);
    }

    #[test]
    fn a_very_long_text_of_the_service_is_cut() {
        let told = refused(&ApiError::new("ERR_NEW", "ä".repeat(5_000)), 418);
        assert!(told.message.chars().count() < 400);
    }
}
