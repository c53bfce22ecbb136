//! What can go wrong with the store, in a few stable codes.

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The key is not the one that the file was made with.
    WrongKey,
    /// The file is damaged; the next opening sets it aside and starts a new one.
    Damaged,
    /// A newer version of Halley wrote the file.
    Newer,
    /// The disk is full.
    Full,
    /// The disk or the system refused to read or write.
    Io,
    /// Something that has to be there is not, or is there already.
    Conflict,
    /// A fault of this program.
    Internal,
}

/// A failure of the store; the message holds neither the key nor what is stored.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What went wrong, stable.
    pub code: Code,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), source: None }
    }

    pub(crate) fn because(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let (code, message) = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                (Code::Damaged, "the store's file is damaged")
            }
            Some(ErrorCode::DiskFull) => (Code::Full, "the disk is full"),
            Some(
                ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked,
            ) => (Code::Io, "the store's file cannot be used"),
            Some(ErrorCode::ConstraintViolation) => {
                (Code::Conflict, "the store refused a change that contradicts it")
            }
            _ => (Code::Internal, "the store failed"),
        };
        Self::new(code, message).because(error)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        let code = match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Code::Full,
            _ => Code::Io,
        };
        Self::new(code, "the store's file cannot be used").because(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::new(Code::Internal, "what was stored is not of its form").because(error)
    }
}
