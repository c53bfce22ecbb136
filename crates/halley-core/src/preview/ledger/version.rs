//! Which of two states of a message is the newer one.

use cometchat_api::chat::messages::Message;

/// How far a message has come. Each part only ever grows, so the larger of two is the newer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version {
    /// Whether it was deleted.
    pub(super) deleted: bool,
    edited_at: i64,
    updated_at: i64,
}

impl Version {
    pub(super) fn of(message: &Message) -> Self {
        Self {
            deleted: message.is_deleted(),
            edited_at: message.edited_at.unwrap_or(0),
            updated_at: message.updated_at.unwrap_or(0),
        }
    }
}
