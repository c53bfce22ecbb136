use serde::{Deserialize, Serialize};

use super::{Category, Message, MessageType, NewMessageData, ReceiverType, Receivers};
use crate::endpoint::{Endpoint, Route, get, post};
use crate::id::{MessageId, Uid};
use crate::page::{Affix, Listing};
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
