//! The chat API, version 3: one file per section of `contract/chat/`.

pub mod api_keys;
pub mod auth_tokens;
pub mod blocked;
pub mod conversations;
pub mod friends;
pub mod groups;
pub mod members;
pub mod messages;
pub mod metrics;
pub mod reactions;
pub mod roles;
pub mod users;
