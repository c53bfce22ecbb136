use serde::{Deserialize, Serialize};

use super::{AttachmentType, Category, Message, MessageType};
use crate::endpoint::{Endpoint, Route, get};
use crate::id::{Guid, MessageId, Uid};
use crate::page::{Affix, Cursor, Cursored, Listing};
use crate::wire;

/// Lists the messages that a user sent and got.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListUserMessages {
    /// Whose.
    pub uid: Uid,
    /// Text to find.
    pub search_key: Option<String>,
    /// Only messages with attachments.
    #[serde(deserialize_with = "wire::flag")]
    pub has_attachments: Option<bool>,
    /// Only messages with attachments of this kind.
    pub attachment_types: Option<AttachmentType>,
    /// Only messages with mentions.
    #[serde(deserialize_with = "wire::flag")]
    pub has_mentions: Option<bool>,
    /// Only messages with links.
    #[serde(deserialize_with = "wire::flag")]
    pub has_links: Option<bool>,
    /// Only messages that mention one of these; typed boolean in the documents by mistake.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub mentioned_uids: Vec<Uid>,
    /// Only messages not read.
    #[serde(deserialize_with = "wire::flag")]
    pub unread: Option<bool>,
    /// Only messages not delivered.
    #[serde(deserialize_with = "wire::flag")]
    pub undelivered: Option<bool>,
    /// Asks for counts instead of messages.
    #[serde(deserialize_with = "wire::flag")]
    pub count: Option<bool>,
    /// Leaves out answers in threads.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_replies: Option<bool>,
    /// Leaves out the quoted messages.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_quoted_messages: Option<bool>,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor.
    pub id: Option<MessageId>,
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
    /// Only messages that mention the acting user.
    #[serde(deserialize_with = "wire::flag")]
    pub my_mentions_only: Option<bool>,
    /// Only messages that `sender` reacted to.
    #[serde(deserialize_with = "wire::flag")]
    pub has_reactions: Option<bool>,
    /// Only messages of this user.
    pub sender: Option<Uid>,
    /// Adds to mentioned users whether they are blocked.
    #[serde(deserialize_with = "wire::flag")]
    pub mentions_with_blocked_info: Option<bool>,
    /// Adds to mentioned users their tags.
    #[serde(deserialize_with = "wire::flag")]
    pub mentions_with_tag_info: Option<bool>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Items a page when acting on behalf of a user, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Start of a window, Unix seconds.
    #[serde(deserialize_with = "wire::number")]
    pub from_timestamp: Option<i64>,
    /// End of a window, Unix seconds.
    #[serde(deserialize_with = "wire::number")]
    pub to_timestamp: Option<i64>,
    /// Adds each message's tags.
    #[serde(deserialize_with = "wire::flag")]
    pub with_tags: Option<bool>,
    /// Only messages with one of these tags.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Lists what this user may see.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListUserMessages {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/users/{uid}/messages").cursored();
}

impl Cursored for ListUserMessages {
    type Item = Message;
    fn at_cursor(mut self, cursor: Cursor, limit: u32) -> Self {
        self.affix = cursor.affix;
        self.id = cursor.id;
        self.limit = Some(limit);
        self.per_page = Some(limit);
        self
    }
}

/// Lists the messages of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListGroupMessages {
    /// Whose.
    pub guid: Guid,
    /// Leaves out messages of users the acting user has blocked.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_messages_from_blocked_users: Option<bool>,
    /// Text to find.
    pub search_key: Option<String>,
    /// Only messages with attachments.
    #[serde(deserialize_with = "wire::flag")]
    pub has_attachments: Option<bool>,
    /// Only messages with attachments of this kind.
    pub attachment_types: Option<AttachmentType>,
    /// Only messages with mentions.
    #[serde(deserialize_with = "wire::flag")]
    pub has_mentions: Option<bool>,
    /// Only messages with links.
    #[serde(deserialize_with = "wire::flag")]
    pub has_links: Option<bool>,
    /// Only messages that mention one of these; typed boolean in the documents by mistake.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub mentioned_uids: Vec<Uid>,
    /// Only messages not read.
    #[serde(deserialize_with = "wire::flag")]
    pub unread: Option<bool>,
    /// Only messages not delivered.
    #[serde(deserialize_with = "wire::flag")]
    pub undelivered: Option<bool>,
    /// Asks for counts instead of messages.
    #[serde(deserialize_with = "wire::flag")]
    pub count: Option<bool>,
    /// Leaves out answers in threads.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_replies: Option<bool>,
    /// Leaves out the quoted messages.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_quoted_messages: Option<bool>,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor.
    pub id: Option<MessageId>,
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
    /// Only messages that mention the acting user.
    #[serde(deserialize_with = "wire::flag")]
    pub my_mentions_only: Option<bool>,
    /// Only messages that `sender` reacted to.
    #[serde(deserialize_with = "wire::flag")]
    pub has_reactions: Option<bool>,
    /// Only messages of this user.
    pub sender: Option<Uid>,
    /// Adds to mentioned users whether they are blocked.
    #[serde(deserialize_with = "wire::flag")]
    pub mentions_with_blocked_info: Option<bool>,
    /// Adds to mentioned users their tags.
    #[serde(deserialize_with = "wire::flag")]
    pub mentions_with_tag_info: Option<bool>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Start of a window, Unix seconds.
    #[serde(deserialize_with = "wire::number")]
    pub from_timestamp: Option<i64>,
    /// End of a window, Unix seconds.
    #[serde(deserialize_with = "wire::number")]
    pub to_timestamp: Option<i64>,
    /// Adds each message's tags.
    #[serde(deserialize_with = "wire::flag")]
    pub with_tags: Option<bool>,
    /// Only messages with one of these tags.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Lists what this user may see.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListGroupMessages {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/groups/{guid}/messages").cursored();
}

impl Cursored for ListGroupMessages {
    type Item = Message;
    fn at_cursor(mut self, cursor: Cursor, limit: u32) -> Self {
        self.affix = cursor.affix;
        self.id = cursor.id;
        self.limit = Some(limit);
        self
    }
}
