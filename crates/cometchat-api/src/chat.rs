//! The chat API, version 3: one file per section of `contract/chat/`.

pub mod users;
