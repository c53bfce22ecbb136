use serde::{Deserialize, Serialize};

use super::{Category, Message, MessageType, ReceiverType};
use crate::endpoint::{Endpoint, Route, get};
use crate::id::{ConversationId, MessageId, Uid};
use crate::page::{Affix, Listing};
use crate::{cursored, open_enum, wire};

open_enum! {
    /// Kind of an attachment in a filter.
    AttachmentType {
        /// Picture.
        Image = "image",
        /// Film.
        Video = "video",
        /// Sound.
        Audio = "audio",
        /// Any other file.
        File = "file",
    }
}

/// Lists messages of the app, or those the acting user may see. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListMessages {
    /// Text to find; without Advanced Search in texts only.
    pub search_key: Option<String>,
    /// Only messages of this conversation.
    pub conversation_id: Option<ConversationId>,
    /// Only messages to users, or to groups.
    pub receiver_type: Option<ReceiverType>,
    /// Only messages of this user.
    pub sender: Option<Uid>,
    /// Only messages of these users.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub senders: Vec<Uid>,
    /// Only this category.
    pub category: Option<Category>,
    /// Only these categories.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// Only this type.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
    /// Only these types.
    #[serde(
        rename = "types",
        deserialize_with = "wire::list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub kinds: Vec<MessageType>,
    /// Only messages with one of these tags.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Adds each message's tags.
    #[serde(deserialize_with = "wire::flag")]
    pub with_tags: Option<bool>,
    /// Only messages with attachments.
    #[serde(deserialize_with = "wire::flag")]
    pub has_attachments: Option<bool>,
    /// Only messages with attachments of this kind.
    pub attachment_types: Option<AttachmentType>,
    /// Only messages with links.
    #[serde(deserialize_with = "wire::flag")]
    pub has_links: Option<bool>,
    /// Only messages with mentions.
    #[serde(deserialize_with = "wire::flag")]
    pub has_mentions: Option<bool>,
    /// Only messages that mention one of these; typed boolean in the documents by mistake.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub mentioned_uids: Vec<Uid>,
    /// Adds to mentioned users whether they are blocked.
    #[serde(deserialize_with = "wire::flag")]
    pub mentions_with_blocked_info: Option<bool>,
    /// Adds to mentioned users their tags.
    #[serde(deserialize_with = "wire::flag")]
    pub mentions_with_tag_info: Option<bool>,
    /// Only messages with reactions.
    #[serde(deserialize_with = "wire::flag")]
    pub has_reactions: Option<bool>,
    /// Leaves out tombstones.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_deleted: Option<bool>,
    /// Lists tombstones alone.
    #[serde(deserialize_with = "wire::flag")]
    pub only_deleted: Option<bool>,
    /// Leaves out answers in threads.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_replies: Option<bool>,
    /// Leaves out the quoted messages.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_quoted_messages: Option<bool>,
    /// Leaves out messages of users the acting user has blocked.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_messages_from_blocked_users: Option<bool>,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor.
    pub id: Option<MessageId>,
    /// Cursor by time.
    #[serde(deserialize_with = "wire::number")]
    pub sent_at: Option<i64>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Start of a window.
    #[serde(deserialize_with = "wire::number")]
    pub from_timestamp: Option<i64>,
    /// End of a window; ignored without a start.
    #[serde(deserialize_with = "wire::number")]
    pub to_timestamp: Option<i64>,
    /// Sent at or after.
    #[serde(rename = "sentAt[from]", deserialize_with = "wire::number")]
    pub sent_from: Option<i64>,
    /// Sent at or before.
    #[serde(rename = "sentAt[to]", deserialize_with = "wire::number")]
    pub sent_to: Option<i64>,
    /// Changed at or after; leaves out messages never changed.
    #[serde(rename = "updatedAt[from]", deserialize_with = "wire::number")]
    pub updated_from: Option<i64>,
    /// Changed at or before; leaves out messages never changed.
    #[serde(rename = "updatedAt[to]", deserialize_with = "wire::number")]
    pub updated_to: Option<i64>,
    /// Edited at or after.
    #[serde(rename = "editedAt[from]", deserialize_with = "wire::number")]
    pub edited_from: Option<i64>,
    /// Edited at or before.
    #[serde(rename = "editedAt[to]", deserialize_with = "wire::number")]
    pub edited_to: Option<i64>,
    /// Lists what this user may see.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListMessages {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/messages").cursored();
}
cursored!(ListMessages => Message);

/// Counts unread messages of the acting user instead of listing them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CountUnread {
    /// Whose.
    pub on_behalf_of: Uid,
    /// Always true.
    #[serde(deserialize_with = "wire::truth")]
    pub unread: bool,
    /// Always true.
    #[serde(deserialize_with = "wire::truth")]
    pub count: bool,
    /// Only from users, or from groups.
    pub receiver_type: Option<ReceiverType>,
    /// Leaves out messages of users the acting user has blocked.
    #[serde(default, deserialize_with = "wire::flag")]
    pub hide_messages_from_blocked_users: Option<bool>,
}

impl CountUnread {
    /// Counts all unread messages of a user.
    pub fn of(uid: Uid) -> Self {
        Self {
            on_behalf_of: uid,
            unread: true,
            count: true,
            receiver_type: None,
            hide_messages_from_blocked_users: None,
        }
    }
}

impl Endpoint for CountUnread {
    type Reply = Vec<UnreadCount>;
    const ROUTE: Route = get("/messages");
}

/// Unread messages from one user or group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnreadCount {
    /// Whether from a user or a group.
    pub entity_type: ReceiverType,
    /// Uid or guid.
    pub entity_id: String,
    /// How many.
    #[serde(deserialize_with = "wire::whole")]
    pub count: u32,
}
