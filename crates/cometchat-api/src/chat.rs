//! The chat API, version 3: one file per section of `contract/chat/`.

pub mod api_keys;
pub mod auth_tokens;
pub mod blocked;
pub mod conversations;
pub mod data_import;
pub mod friends;
pub mod groups;
pub mod members;
pub mod messages;
pub mod metrics;
pub mod moderation;
pub mod notifications;
pub mod rbac;
pub mod reactions;
pub mod restricted;
pub mod roles;
pub mod users;
