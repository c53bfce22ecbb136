//! Messages of a conversation: stretches of it, threads, search, everything about one, and its
//! deletion.

mod delete;
mod detail;
mod kept;
mod page;
mod search;
mod thread;

pub(crate) use page::checked;
use serde::{Deserialize, Serialize};

use crate::transcript::MessageView;

/// Where in a conversation to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Anchor {
    /// At its end.
    Newest,
    /// Before a message.
    Before {
        /// Its id.
        id: String,
    },
    /// After a message.
    After {
        /// Its id.
        id: String,
    },
    /// On both sides of a message, with it.
    Around {
        /// Its id.
        id: String,
    },
    /// From a time on.
    Date {
        /// Unix seconds.
        at: u32,
    },
}

/// A stretch of a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MessagesPage {
    /// Messages, the oldest first.
    pub messages: Vec<MessageView>,
    /// Whether there are older ones.
    pub older: bool,
    /// Whether there are newer ones.
    pub newer: bool,
    /// Whether they were kept from an earlier time.
    pub from_cache: bool,
}

/// Who received and read a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// Whom.
    pub uid: String,
    /// Name, or the uid where no name is known.
    pub name: String,
    /// When it was delivered, Unix seconds.
    pub delivered_at: Option<u32>,
    /// When it was read, Unix seconds.
    pub read_at: Option<u32>,
}

/// Who gave a reaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReactionBy {
    /// The reaction.
    pub emoji: String,
    /// Who.
    pub uid: String,
    /// Name, or the uid where no name is known.
    pub name: String,
    /// When, Unix seconds.
    pub at: Option<u32>,
}

/// Everything about a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MessageDetail {
    /// The message.
    pub message: MessageView,
    /// Who received and read it.
    pub receipts: Vec<Receipt>,
    /// Who reacted, at most 1,000.
    pub reactions: Vec<ReactionBy>,
}
