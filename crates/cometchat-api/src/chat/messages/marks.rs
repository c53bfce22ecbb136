use serde::{Deserialize, Serialize};

use super::Message;
use crate::endpoint::{Endpoint, Route, delete, post};
use crate::id::{MessageId, Uid};

/// Pins a message in its conversation, for a user or for the app; at most 100 each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PinMessage {
    /// Which.
    pub id: MessageId,
    /// Whose pin; the app's where absent.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for PinMessage {
    type Reply = Message;
    const ROUTE: Route = post("/messages/{id}/pin").replayable();
}

/// Unpins a message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnpinMessage {
    /// Which.
    pub id: MessageId,
    /// Whose pin; the app's where absent.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for UnpinMessage {
    type Reply = Message;
    const ROUTE: Route = delete("/messages/{id}/pin").replayable();
}

/// Saves a message for a user; at most 100.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveMessage {
    /// Which.
    pub id: MessageId,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for SaveMessage {
    type Reply = Message;
    const ROUTE: Route = post("/messages/{id}/save").replayable();
}

/// Takes a message off a user's saved ones.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnsaveMessage {
    /// Which.
    pub id: MessageId,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for UnsaveMessage {
    type Reply = Message;
    const ROUTE: Route = delete("/messages/{id}/save").replayable();
}
