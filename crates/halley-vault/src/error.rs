//! What can go wrong with a vault, in a few stable codes.

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, by what its owner can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// There is no keychain here, or it stopped answering: choose another vault.
    Unavailable,
    /// The vault is locked: unlock it and try again.
    Locked,
    /// Access was refused, by a person or by the system.
    Denied,
    /// The passphrase does not open the file.
    WrongPassphrase,
    /// What is kept cannot be read any more.
    Damaged,
    /// The disk or the system refused to read or write.
    Io,
}

/// A failure of a vault; the message never holds a secret.
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

    pub(crate) fn io(doing: &str, source: std::io::Error) -> Self {
        let code = match source.kind() {
            std::io::ErrorKind::PermissionDenied => Code::Denied,
            _ => Code::Io,
        };
        Self::new(code, format!("the vault file could not be {doing}")).because(source)
    }
}
