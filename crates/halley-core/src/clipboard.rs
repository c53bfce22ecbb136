//! Copies: text as it is, secrets only for a minute.

use std::sync::Arc;
use std::time::Duration;

use cometchat_api::Secret;

use crate::console::Console;
use crate::error::Error;

/// How long a secret stays in the clipboard.
const SECRET_STAYS: Duration = Duration::from_secs(60);

impl Console {
    /// Copies text that is on the screen.
    ///
    /// # Errors
    /// When the clipboard cannot be used.
    pub fn text_copy(&self, text: &str) -> Result<(), Error> {
        self.0.clipboard.write(text)
    }

    /// Copies a secret, and clears the clipboard after a minute unless something else is in it.
    pub(crate) fn copy_secret(&self, secret: &Secret) -> Result<(), Error> {
        self.0.clipboard.write(secret.expose())?;
        let (clipboard, secret) = (Arc::clone(&self.0.clipboard), secret.clone());
        let minute = self.clock().alarm(SECRET_STAYS);
        tokio::spawn(async move {
            minute.await;
            // A clipboard that cannot be read is cleared all the same: better too much than a key
            // left behind.
            let is_still_there =
                clipboard.read().map_or(true, |text| text.as_deref() == Some(secret.expose()));
            if is_still_there && clipboard.write("").is_err() {
                tracing::warn!("the clipboard could not be cleared of a secret");
            }
        });
        Ok(())
    }
}
