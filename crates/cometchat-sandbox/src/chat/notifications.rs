//! Notifications (`contract/chat/notifications.yaml`, `semantics.md` section 11).

use cometchat_api::{ApiError, Done};

use crate::check::Check;
use crate::refuse;
use crate::serve::Mount;

mod contact;
mod email;
mod levels;
mod logs;
pub(crate) mod mutes;
pub(crate) mod preferences;
mod push;
mod push_custom;
pub(crate) mod push_tokens;
mod settings;
mod sms;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default()
        .and(settings::mounted())
        .and(preferences::mounted())
        .and(mutes::mounted())
        .and(contact::mounted())
        .and(push::mounted())
        .and(push_custom::mounted())
        .and(push_tokens::mounted())
        .and(email::mounted())
        .and(sms::mounted())
        .and(logs::mounted())
}

/// The answer of what has nothing to say.
fn success() -> Done {
    Done { success: Some(true), message: None }
}

/// A provider that is not set up.
fn no_provider(name: &str) -> ApiError {
    refuse::with("ERR_PROVIDER_NOT_FOUND", format!("The provider {name} does not exist."))
}

/// Takes a provider's settings away.
fn removed<T>(provider: &mut Option<T>, name: &str) -> Result<Done, ApiError> {
    provider.take().map(|_| success()).ok_or_else(|| no_provider(name))
}

/// An address that the service may call.
fn callable(url: Option<&str>) -> Result<(), ApiError> {
    if url == Some("") {
        return Err(refuse::field("webhookURL", "The webhookURL field is required."));
    }
    Check::default().link("webhookURL", url).done()
}
