//! Conversations of an app: who talks with whom, and what was said last.

mod kept;
mod list;
mod one;
pub(crate) mod row;
pub(crate) mod sides;

pub(crate) use one::has_no_message;
use serde::{Deserialize, Serialize};

/// Who takes part in a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Peer {
    /// A user.
    User {
        /// Id.
        uid: String,
        /// Name, or the uid where no name is known.
        name: String,
        /// Address of the picture on the image protocol.
        avatar: Option<String>,
    },
    /// A group.
    Group {
        /// Id.
        guid: String,
        /// Name, or the guid where no name is known.
        name: String,
        /// Address of the picture on the image protocol.
        icon: Option<String>,
        /// Members.
        members: Option<u32>,
    },
}

impl Peer {
    /// The uid or guid.
    pub fn id(&self) -> &str {
        match self {
            Self::User { uid, .. } => uid,
            Self::Group { guid, .. } => guid,
        }
    }
}

/// Whether a conversation is between two users or in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ConversationKind {
    /// Between two users.
    User,
    /// In a group.
    Group,
}

/// A conversation as a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConversationRow {
    /// Id.
    pub id: String,
    /// Between two users or in a group.
    pub kind: ConversationKind,
    /// Two users, or one group.
    pub peers: Vec<Peer>,
    /// Names of the peers.
    pub title: String,
    /// Last message in a line; empty where there is none.
    pub last_text: String,
    /// Name of who sent it.
    pub last_sender: Option<String>,
    /// When it was sent, Unix seconds.
    pub last_at: Option<u32>,
    /// Its id.
    pub last_id: Option<String>,
    /// Unread messages, where the service counts them.
    pub unread: Option<u32>,
    /// Tags.
    pub tags: Vec<String>,
}

/// Which conversations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ConversationFilter {
    /// Text in the name of a user or group.
    pub search: String,
    /// Between two users or in a group.
    pub kind: Option<ConversationKind>,
    /// Any of these tags; empty for all.
    pub tags: Vec<String>,
    /// Those of this user alone.
    #[serde(default)]
    pub of: Option<String>,
}

/// A page of the conversations of an app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConversationsPage {
    /// The rows, the latest first.
    pub rows: Vec<ConversationRow>,
    /// Page, from 1.
    pub page: u32,
    /// Whether another page follows.
    pub more: bool,
    /// Whether the rows were kept from an earlier time.
    pub from_cache: bool,
}
