//! The chat API: one file per section, each a list of mounted handlers.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a handler is given its endpoint, of whatever size and use"
)]

use crate::serve::Mount;

mod api_keys;
mod auth_tokens;
mod banned;
pub(crate) mod blocked;
pub(crate) mod conversations;
mod data_import;
mod friends;
pub(crate) mod groups;
pub(crate) mod members;
pub(crate) mod messages;
mod metrics;
mod moderation;
pub(crate) mod notifications;
mod rbac;
pub(crate) mod reactions;
mod restricted;
pub(crate) mod rights;
mod roles;
pub(crate) mod users;

/// All sections.
pub(crate) fn sections() -> Mount {
    Mount::default()
        .and(users::section())
        .and(auth_tokens::section())
        .and(friends::section())
        .and(blocked::section())
        .and(groups::section())
        .and(members::section())
        .and(banned::section())
        .and(roles::section())
        .and(rbac::section())
        .and(restricted::section())
        .and(api_keys::section())
        .and(messages::section())
        .and(reactions::section())
        .and(conversations::section())
        .and(metrics::section())
        .and(data_import::section())
        .and(moderation::section())
        .and(notifications::section())
}
