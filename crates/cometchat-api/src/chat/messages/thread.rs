use serde::{Deserialize, Serialize};

use super::{Category, Message, MessageType, NewMessageData, ReceiverType, Receivers};
use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::{MessageId, Uid};
use crate::page::{Affix, Cursor, Cursored, Listing};
use crate::{cursored, wire};

/// Lists the answers in a message's thread.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListThread {
    /// The message that the thread hangs on.
    pub message_id: MessageId,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor.
    pub id: Option<MessageId>,
    /// Cursor by time, Unix seconds.
    #[serde(deserialize_with = "wire::number")]
    pub sent_at: Option<i64>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Lists what this user may see.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListThread {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/messages/{messageId}/thread").cursored();
}

cursored!(ListThread => Message);

/// Answers in a message's thread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendInThread {
    /// The message that the thread hangs on.
    pub message_id: MessageId,
    /// Uid or guid.
    pub receiver: Option<String>,
    /// Whether to a user or a group.
    pub receiver_type: Option<ReceiverType>,
    /// Several receivers instead of one.
    pub multiple_receivers: Option<Receivers>,
    /// Family.
    pub category: Option<Category>,
    /// Kind within the family.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
    /// Content.
    pub data: NewMessageData,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
    /// Who answers.
    pub on_behalf_of: Uid,
}

impl Endpoint for SendInThread {
    type Reply = Message;
    const ROUTE: Route = post("/messages/{messageId}/thread");
}

/// Lists threads: the messages they hang on, each with its last answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListThreads {
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor: Unix seconds of last change.
    #[serde(deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// Only threads the acting user took part in.
    #[serde(deserialize_with = "wire::flag")]
    pub participated_by_me: Option<bool>,
    /// Adds how many answers are unread.
    #[serde(deserialize_with = "wire::flag")]
    pub with_unread_reply_count: Option<bool>,
    /// Adds how many unread answers mention the acting user.
    #[serde(deserialize_with = "wire::flag")]
    pub with_mention_count: Option<bool>,
    /// Lists what this user may see.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListThreads {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/threads").cursored();
}

impl Cursored for ListThreads {
    type Item = Message;
    fn at_cursor(mut self, cursor: Cursor, limit: u32) -> Self {
        self.affix = cursor.affix;
        self.updated_at = cursor.updated_at;
        self.limit = Some(limit);
        self
    }
}

/// Lets a user follow a thread.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubscribeThread {
    /// The message that the thread hangs on.
    pub message_id: MessageId,
    /// Who follows.
    pub on_behalf_of: Uid,
}

impl Endpoint for SubscribeThread {
    type Reply = Done;
    const ROUTE: Route = post("/messages/{messageId}/thread/subscription").replayable();
}

/// Lets a user no longer follow a thread.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnsubscribeThread {
    /// The message that the thread hangs on.
    pub message_id: MessageId,
    /// Who followed.
    pub on_behalf_of: Uid,
}

impl Endpoint for UnsubscribeThread {
    type Reply = Done;
    const ROUTE: Route = delete("/messages/{messageId}/thread/subscription").replayable();
}
