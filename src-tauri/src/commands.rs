//! The commands a window may call, by noun; each is one expression over the core.

pub mod api_keys;
pub mod calls;
pub mod connections;
pub mod conversations;
pub mod exports;
pub mod extensions;
pub mod find;
pub mod fleet;
pub mod gate;
pub mod groups;
pub mod imports;
pub mod jobs;
pub mod links;
pub mod members;
pub mod overview;
pub mod preferences;
pub mod preview;
pub mod relations;
pub mod roles;
pub mod settings;
pub mod shell;
pub mod tokens;
pub mod usage;
pub mod users;
pub mod views;
pub mod webhooks;
