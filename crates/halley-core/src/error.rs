//! All that a person is told when something fails: what happened and why, what to do next, and the
//! details for whoever asks for them.

mod client;
pub mod codes;

pub(crate) use client::{refused, seconds, whole_secs};

use std::fmt;

use serde::{Deserialize, Serialize};

/// Kinds of failure that the window tells apart. A kind exists only where a person can do
/// something else about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// The app does not know the key: connect again with another.
    KeyRejected,
    /// The key is an Auth Key: connect with the REST API key.
    KeyTooSmall,
    /// There is no such app: look at the app id.
    WrongApp,
    /// The app lives in another region: choose it.
    WrongRegion,
    /// This takes the account, and the connection leads to one app: connect the account.
    AccountNeeded,
    /// The management key or secret is wrong: connect again.
    AccountRejected,
    /// The service does not allow it to this user, role or scope.
    PermissionDenied,
    /// The profile of this installation does not allow it: ask whoever set it.
    ProfileDenied,
    /// Too many requests: wait.
    RateLimited,
    /// The object does not exist: it was deleted, or the id is wrong.
    NotFound,
    /// The user does not exist or is deactivated: reactivate.
    UserGone,
    /// Something else already has this id, name or state.
    Conflict,
    /// What was typed is not taken: correct the fields.
    Invalid,
    /// The app's plan does not include it.
    PlanRestricted,
    /// The app's plan has no room for more.
    QuotaReached,
    /// The app is archived.
    AppArchived,
    /// The service cannot be reached: look at the network.
    Offline,
    /// The service did not answer in time: try again.
    Timeout,
    /// The connection cannot be trusted.
    Tls,
    /// This computer's clock is off: set it.
    ClockOff,
    /// A proxy or sign-in page answered in the service's place: sign in to the network.
    ProxyAnswered,
    /// The service answered something this version does not understand.
    BadAnswer,
    /// The service failed: try again later.
    ServiceFailed,
    /// This computer offers no keychain.
    VaultUnavailable,
    /// The keychain or passphrase file is locked: open it.
    VaultLocked,
    /// The passphrase does not open the file.
    WrongPassphrase,
    /// The data of this installation cannot be read or written.
    StoreFailed,
    /// The connection was closed or removed.
    ConnectionClosed,
    /// Whoever asked no longer waits.
    Cancelled,
    /// A fault of Halley.
    Internal,
}

/// What the window is told when something fails. Holds no secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename = "ConsoleError", rename_all = "camelCase")]
pub struct Error {
    /// Which kind of failure.
    pub code: Code,
    /// What happened and why, in one or two plain sentences.
    pub message: String,
    /// What to do next; may be empty.
    pub advice: String,
    /// Sentences that belong to a field of what was typed.
    pub fields: Vec<FieldError>,
    /// The service's own code, such as `ERR_UID_NOT_FOUND`.
    pub service_code: Option<Box<str>>,
    /// HTTP status.
    pub status: Option<u16>,
    /// The service's name for the request.
    pub request_id: Option<Box<str>>,
    /// Seconds after which it may be tried again.
    pub retry_after_secs: Option<u32>,
    /// Whether the request certainly never reached the service. Stays inside the core.
    #[serde(skip)]
    #[cfg_attr(feature = "specta", specta(skip))]
    pub(crate) unsent: bool,
}

/// A sentence that belongs to a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FieldError {
    /// Which field, such as `uid` or `apiKey`.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl Error {
    /// A failure with what happened.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            advice: String::new(),
            fields: Vec::new(),
            service_code: None,
            status: None,
            request_id: None,
            retry_after_secs: None,
            unsent: false,
        }
    }

    /// Something typed that is not taken; the sentence stands at its field.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::new(Code::Invalid, message.clone()).at(field, message)
    }

    /// Whoever asked no longer waits.
    pub fn cancelled() -> Self {
        Self::new(Code::Cancelled, "This was stopped before CometChat answered.")
    }

    /// The connection is not there any more.
    pub fn closed() -> Self {
        Self::new(Code::ConnectionClosed, "This connection is closed.")
            .advise("Open it again from the home screen.")
    }

    /// Says what to do next.
    #[must_use]
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = advice.into();
        self
    }

    /// Puts a sentence at a field.
    #[must_use]
    pub fn at(mut self, field: &str, message: impl Into<String>) -> Self {
        self.fields.push(FieldError { field: field.to_owned(), message: message.into() });
        self
    }

    /// Puts the sentence of a refusal with this code at the field it is about.
    #[must_use]
    pub(crate) fn refused_at(self, service_code: &str, field: &str) -> Self {
        if self.is_service_code(service_code) && self.fields.is_empty() {
            let sentence = self.message.clone();
            self.at(field, sentence)
        } else {
            self
        }
    }

    /// Whether the request certainly never reached the service.
    pub(crate) fn is_unsent(&self) -> bool {
        self.unsent
    }

    /// Whether the service itself gave this code.
    pub fn is_service_code(&self, code: &str) -> bool {
        self.service_code.as_deref() == Some(code)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
