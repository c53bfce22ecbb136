//! What the palette finds.

use serde::{Deserialize, Serialize};

use crate::model::connection::AppRef;

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Hit {
    /// An app.
    App {
        /// Which.
        app: AppRef,
        /// Name.
        name: String,
    },
    /// A user.
    User {
        /// Of which app.
        app: AppRef,
        /// Id.
        uid: String,
        /// Name.
        name: String,
    },
    /// A group.
    Group {
        /// Of which app.
        app: AppRef,
        /// Id.
        guid: String,
        /// Name.
        name: String,
    },
    /// A conversation.
    Conversation {
        /// Of which app.
        app: AppRef,
        /// Id.
        id: String,
        /// Names of the peers.
        title: String,
    },
    /// A message.
    Message {
        /// Of which app.
        app: AppRef,
        /// Id.
        id: String,
        /// Its conversation.
        conversation: String,
        /// Its text, in a line.
        text: String,
    },
}
