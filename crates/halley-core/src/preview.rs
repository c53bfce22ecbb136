//! A conversation watched as it goes on: what was missed first, then every change, each message
//! once and in order.
//!
//! *Quiet* asks the service now and then with the app's key; nobody sees it. *Live* opens a
//! connection as a chosen user, who appears online, with a token made for it and revoked after.
//! Neither ever sends a receipt, a typing indicator or a message.

mod engine;
mod frames;
mod ledger;
mod listing;
mod outbox;
mod pace;
mod reads;
mod token;
mod typing;
mod words;

use serde::{Deserialize, Serialize};

use crate::transcript::MessageView;

pub(crate) use listing::OpenPreviews;
pub use listing::PreviewRequest;

/// How a conversation is watched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PreviewKind {
    /// By asking again and again; nobody sees it.
    Quiet,
    /// As a user, who appears online.
    Live {
        /// Uid of the user.
        #[serde(rename = "as")]
        as_user: String,
    },
}

/// Whether a preview keeps up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum PreviewPhase {
    /// It begins.
    Connecting,
    /// Every message comes at once.
    Live,
    /// It asks now and then.
    Watching,
    /// It fetches what it missed.
    CatchingUp,
    /// It waits to try again.
    Offline,
    /// It ended and will not begin again by itself.
    Refused,
}

/// State of a preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PreviewState {
    /// Whether it keeps up.
    pub state: PreviewPhase,
    /// The same in a sentence.
    pub sentence: String,
    /// Seconds until it tries again.
    pub retry_in_secs: Option<u32>,
    /// Seconds between questions.
    pub every_secs: Option<u32>,
}

/// Something that happened in a watched conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PreviewEvent {
    /// The preview itself changed.
    State {
        /// Its state.
        state: PreviewState,
    },
    /// New messages, ordered by id within the event, never twice over all events.
    Messages {
        /// The messages.
        messages: Vec<MessageView>,
    },
    /// Known messages as they are now: they replace those of the same id.
    Changed {
        /// The messages.
        messages: Vec<MessageView>,
    },
    /// Somebody types or stops.
    Typing {
        /// Who.
        uid: String,
        /// Name.
        name: String,
        /// Types or stops.
        on: bool,
    },
    /// Somebody came or went.
    Presence {
        /// Who.
        uid: String,
        /// Came or went.
        online: bool,
        /// When, Unix seconds.
        at: Option<u32>,
    },
}

/// Takes what happens to whoever shows it.
pub trait PreviewSink: Send + Sync + 'static {
    /// Takes a batch, in order; says whether anybody still listens.
    fn send(&self, events: Vec<PreviewEvent>) -> bool;
}
