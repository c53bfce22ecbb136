//! What differs between operating systems: which keychain, and what its refusals mean.

use std::error::Error as StdError;
use std::sync::Arc;

use keyring_core::CredentialStore;

use crate::error::Code;

#[cfg(target_os = "macos")]
pub(super) fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = apple_native_keyring_store::keychain::Store::new()?;
    Ok(store)
}

#[cfg(windows)]
pub(super) fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = windows_native_keyring_store::Store::new()?;
    Ok(store)
}

#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = zbus_secret_service_keyring_store::Store::new()?;
    Ok(store)
}

/// Why access was refused: a prompt that a person closed is a denial.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn refusal(source: &(dyn StdError + Send + Sync + 'static)) -> Code {
    use secret_service::Error;
    match source.downcast_ref() {
        Some(Error::Prompt) => Code::Denied,
        _ => Code::Locked,
    }
}

/// Why a call failed: the bus or the service behind it is gone, or it broke.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn breakdown(source: &(dyn StdError + Send + Sync + 'static)) -> Code {
    use secret_service::Error;
    match source.downcast_ref() {
        Some(Error::Locked) => Code::Locked,
        Some(Error::Prompt) => Code::Denied,
        Some(Error::Crypto(_) | Error::Zvariant(_)) => Code::Damaged,
        _ => Code::Unavailable,
    }
}

#[cfg(any(windows, target_os = "macos"))]
pub(super) fn refusal(_: &(dyn StdError + Send + Sync + 'static)) -> Code {
    Code::Denied
}

#[cfg(any(windows, target_os = "macos"))]
pub(super) fn breakdown(_: &(dyn StdError + Send + Sync + 'static)) -> Code {
    Code::Unavailable
}
