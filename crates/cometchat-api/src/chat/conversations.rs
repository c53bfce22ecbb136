//! Conversations (`contract/chat/conversations.yaml`).

mod list;
mod peer;
mod pins;
mod receipts;

pub use list::{DeleteConversation, GetConversation, ListConversations};
pub use peer::{
    DeleteGroupConversation, DeleteUserConversation, GetGroupConversation, GetUserConversation,
    TagGroupConversation, TagUserConversation,
};
pub use pins::{
    ListPinnedConversations, PinGroupConversation, PinUserConversation, PinnedConversation,
    ReplacePinnedConversations, UnpinGroupConversation, UnpinUserConversation,
};
pub use receipts::{
    MarkGroupDelivered, MarkGroupRead, MarkGroupUnread, MarkUserDelivered, MarkUserRead,
    MarkUserUnread, MarkedUnread,
};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::chat::groups::Group;
use crate::chat::messages::{Message, ReceiverType};
use crate::chat::users::User;
use crate::id::{ConversationId, MessageId, Uid};
use crate::wire;

/// Whom or what a conversation is with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Peer {
    /// A group.
    Group(Box<Group>),
    /// A user.
    User(Box<User>),
    /// Neither: kept as it came.
    Other(Value),
}

impl Peer {
    /// The name shown for it; empty where it has none.
    pub fn name(&self) -> &str {
        match self {
            Self::Group(group) => &group.name,
            Self::User(user) => &user.name,
            Self::Other(_) => "",
        }
    }
}

/// A conversation, made by its first message. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// Id.
    pub conversation_id: ConversationId,
    /// Whether with a user or a group.
    pub conversation_type: Option<ReceiverType>,
    /// Messages the acting user has not read; text on the wire.
    #[serde(default, deserialize_with = "wire::number", serialize_with = "wire::as_text")]
    pub unread_message_count: Option<u32>,
    /// Unread messages that mention the acting user.
    #[serde(default, deserialize_with = "wire::number")]
    pub unread_mentions_count: Option<u32>,
    /// Up to where the acting user has read.
    pub last_read_message_id: Option<MessageId>,
    /// Its newest message.
    pub latest_message_id: Option<MessageId>,
    /// When it began.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When it last changed.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// Newest message; absent in a new group and after deletion.
    #[serde(default, deserialize_with = "wire::one")]
    pub last_message: Option<Message>,
    /// The other side; without an acting user, one of the two.
    #[serde(default, deserialize_with = "wire::one")]
    pub conversation_with: Option<Peer>,
    /// Up to 25 tags.
    #[serde(default, deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// When it was pinned.
    #[serde(default, deserialize_with = "wire::number")]
    pub pinned_at: Option<i64>,
    /// Who pinned it; `app_system` for everybody.
    pub pinned_by: Option<Uid>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
