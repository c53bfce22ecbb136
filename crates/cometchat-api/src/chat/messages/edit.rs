use serde::{Deserialize, Serialize};

use super::{Message, NewMessageData};
use crate::endpoint::{Endpoint, Route, delete, get, put};
use crate::id::{MessageId, Uid};
use crate::wire;

/// Reads one message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetMessage {
    /// Which.
    pub id: MessageId,
    /// Sees the message as this user does.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for GetMessage {
    type Reply = Message;
    const ROUTE: Route = get("/messages/{id}");
}

/// Edits a message; the answer is an `edited` action whose [`Message::subject`] is the message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EditMessage {
    /// Which.
    pub id: MessageId,
    /// Content, replaced.
    pub data: Option<NewMessageData>,
    /// Tags, replaced as a whole.
    pub tags: Option<Vec<String>>,
    /// Edits it as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for EditMessage {
    type Reply = Message;
    const ROUTE: Route = put("/messages/{id}");
}

/// Deletes a message; the answer is a `deleted` action whose [`Message::subject`] is the message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteMessage {
    /// Which.
    pub id: MessageId,
    /// Whether for good; otherwise a tombstone stays.
    #[serde(default, deserialize_with = "wire::flag")]
    pub permanent: Option<bool>,
    /// Deletes it as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for DeleteMessage {
    type Reply = Message;
    const ROUTE: Route = delete("/messages/{id}");
}
