//! What the console needs from its surroundings.

use std::future::Future;
use std::pin::Pin;

use cometchat_api::Secret;

use crate::error::Error;

/// The operating system's clipboard.
pub trait Clipboard: Send + Sync + 'static {
    /// Puts text there.
    ///
    /// # Errors
    /// When the clipboard cannot be used.
    fn write(&self, text: &str) -> Result<(), Error>;
    /// Reads the text that is there; nothing when it holds something else.
    ///
    /// # Errors
    /// When the clipboard cannot be used.
    fn read(&self) -> Result<Option<String>, Error>;
}

/// A sandbox that runs in this process: where it answers and the credentials of its account.
pub struct DemoService {
    /// Address under which it answers for all parts of the service.
    pub base: String,
    /// Management key.
    pub key: Secret,
    /// Management secret.
    pub secret: Secret,
    /// Stops the sandbox when dropped.
    pub guard: Box<dyn Send + Sync>,
}

/// A boxed future, as traits that are used as objects need.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Starts sandboxes.
pub trait DemoHost: Send + Sync + 'static {
    /// Starts one, seeded, with people chatting in it.
    ///
    /// # Errors
    /// When it cannot listen on loopback.
    fn start(&self) -> Pending<'_, Result<DemoService, Error>>;
}
