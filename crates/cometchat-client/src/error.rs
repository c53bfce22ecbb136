//! What can go wrong between asking and having an answer.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

use cometchat_api::request::ShapeError;
use cometchat_api::{ApiError, ErrorCode};

type Source = Box<dyn StdError + Send + Sync>;

/// Why an operation failed. Holds no key: what the service echoes is cleaned before it gets here.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    status: Option<u16>,
    request_id: Option<String>,
    server_date: Option<SystemTime>,
    source: Option<Source>,
}

/// Kinds of failure.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The service answered with an error of its own, and this HTTP status.
    Refused(ApiError, u16),
    /// Too many requests; this one was not processed.
    RateLimited {
        /// How long the service asks to wait, if it says.
        retry_after: Option<Duration>,
    },
    /// No complete answer in time.
    Timeout,
    /// No connection, or one that broke before the answer began.
    Connect(ConnectFault),
    /// A connection that cannot be trusted.
    Tls(TlsFault),
    /// Something else answered: a proxy's page, a captive portal, a gateway's apology.
    NotTheService,
    /// The service answered in a shape that is not documented.
    BadAnswer {
        /// Dotted path of the field; empty where the whole is meant.
        path: String,
        /// What is wrong with it.
        message: String,
    },
    /// The answer ended in its middle.
    Cut,
    /// The client was closed while waiting.
    Cancelled,
    /// The request could not be built; nothing was sent.
    Invalid(ShapeError),
    /// Media that is not to be shown.
    Media(MediaFault),
}

/// Where a connection failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectFault {
    /// No such host: usually a mistyped app id or region, or a name server that is away.
    Name,
    /// This computer has no network.
    Offline,
    /// The host is there but does not take connections.
    Refused,
    /// The connection broke before the answer began; the request may have been processed.
    Reset,
    /// The proxy is away or refuses.
    Proxy,
    /// Something else.
    Other,
}

/// Why a connection cannot be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsFault {
    /// The certificate is of the future: this computer's clock is behind.
    NotYetValid,
    /// The certificate is of the past: it has run out, or this computer's clock is ahead.
    Expired,
    /// Signed by nobody this computer trusts, as with proxies that look into traffic.
    UnknownIssuer,
    /// For another host.
    WrongName,
    /// Something else.
    Other,
}

/// Why media is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaFault {
    /// More bytes than allowed.
    TooLarge {
        /// How many are.
        max_bytes: u64,
    },
    /// Of a type that is not shown.
    Type(String),
    /// At an address that is not fetched: of this computer, of a private network, not of the web.
    Address,
    /// The host answered with this HTTP status.
    Status(u16),
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Inner {
            kind,
            status: None,
            request_id: None,
            server_date: None,
            source: None,
        }))
    }

    pub(crate) fn invalid(error: ShapeError) -> Self {
        Self::new(ErrorKind::Invalid(error))
    }

    pub(crate) fn bad_answer(path: &str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::BadAnswer { path: path.to_owned(), message: message.into() })
    }

    #[must_use]
    pub(crate) fn with_source(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    #[must_use]
    pub(crate) fn with_answer(
        mut self,
        status: u16,
        request_id: Option<String>,
        server_date: Option<SystemTime>,
    ) -> Self {
        self.0.status = Some(status);
        self.0.request_id = request_id;
        self.0.server_date = server_date;
        self
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The kind itself, where the rest is no longer needed.
    pub fn into_kind(self) -> ErrorKind {
        self.0.kind
    }

    /// The service's code, the only thing to branch on, where the service refused.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.refusal().map(|refusal| &refusal.code)
    }

    /// What the service said, where it refused.
    pub fn refusal(&self) -> Option<&ApiError> {
        match &self.0.kind {
            ErrorKind::Refused(refusal, _) => Some(refusal),
            _ => None,
        }
    }

    /// HTTP status, where there was an answer.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The answer's own id, for the service's support, where it has one.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// When the answer was made by the service's clock, where it says.
    pub fn server_date(&self) -> Option<SystemTime> {
        self.0.server_date
    }

    /// How long the service asks to wait, where it does.
    pub fn retry_after(&self) -> Option<Duration> {
        match self.0.kind {
            ErrorKind::RateLimited { retry_after } => retry_after,
            _ => None,
        }
    }

    /// Whether the request certainly never reached the service.
    pub fn is_unsent(&self) -> bool {
        matches!(
            self.0.kind,
            ErrorKind::Connect(
                ConnectFault::Name
                    | ConnectFault::Offline
                    | ConnectFault::Refused
                    | ConnectFault::Proxy
            ) | ErrorKind::Tls(_)
                | ErrorKind::RateLimited { .. }
                | ErrorKind::Invalid(_)
        )
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

impl From<ShapeError> for Error {
    fn from(error: ShapeError) -> Self {
        Self::invalid(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            ErrorKind::Refused(refusal, status) => write!(f, "refused with {status}: {refusal}"),
            ErrorKind::RateLimited { retry_after: Some(wait) } => {
                write!(f, "too many requests, to be tried again in {} s", wait.as_secs())
            }
            ErrorKind::RateLimited { retry_after: None } => f.write_str("too many requests"),
            ErrorKind::Timeout => f.write_str("no answer in time"),
            ErrorKind::Connect(fault) => write!(f, "no connection: {fault}"),
            ErrorKind::Tls(fault) => write!(f, "the connection cannot be trusted: {fault}"),
            ErrorKind::NotTheService => match self.0.status {
                Some(status) => write!(f, "something else answered in its place, with {status}"),
                None => f.write_str("something else answered in its place"),
            },
            ErrorKind::BadAnswer { path, message } if path.is_empty() || path == "." => {
                write!(f, "the answer has another shape: {message}")
            }
            ErrorKind::BadAnswer { path, message } => {
                write!(f, "the answer has another shape at {path}: {message}")
            }
            ErrorKind::Cut => f.write_str("the answer ended in its middle"),
            ErrorKind::Cancelled => f.write_str("cancelled"),
            ErrorKind::Invalid(error) => write!(f, "the request cannot be built: {error}"),
            ErrorKind::Media(fault) => write!(f, "the media is not shown: {fault}"),
        }
    }
}

impl fmt::Display for ConnectFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "the host is not known",
            Self::Offline => "this computer is offline",
            Self::Refused => "the host takes no connections",
            Self::Reset => "the connection broke",
            Self::Proxy => "the proxy is away or refuses",
            Self::Other => "the host cannot be reached",
        })
    }
}

impl fmt::Display for TlsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotYetValid => "the certificate is not valid yet",
            Self::Expired => "the certificate is no longer valid",
            Self::UnknownIssuer => "the certificate is signed by nobody known",
            Self::WrongName => "the certificate is for another host",
            Self::Other => "the secure connection failed",
        })
    }
}

impl fmt::Display for MediaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { max_bytes } => write!(f, "it is larger than {max_bytes} bytes"),
            Self::Type(name) => write!(f, "it is of the type {name}"),
            Self::Address => f.write_str("its address is not of the web"),
            Self::Status(status) => write!(f, "its host answered {status}"),
        }
    }
}
