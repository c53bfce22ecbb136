use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::Conversation;
use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, post};
use crate::id::{Guid, MessageId, Uid};
use crate::wire;

/// That messages count as unread again; the client API answers the conversation as well.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MarkedUnread {
    /// Whether it was done.
    #[serde(default, deserialize_with = "wire::flag")]
    pub success: Option<bool>,
    /// Sentence for a person, in English.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub message: Option<String>,
    /// The conversation with its new count.
    #[serde(default, deserialize_with = "wire::one")]
    pub conversation: Option<Conversation>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Marks a user's conversation with a user as delivered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkUserDelivered {
    /// With whom.
    pub uid: Uid,
    /// Up to which message; all where absent.
    pub message_id: Option<MessageId>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for MarkUserDelivered {
    type Reply = Done;
    const ROUTE: Route = post("/users/{uid}/conversation/delivered").replayable();
}

/// Marks a user's conversation with a user as read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkUserRead {
    /// With whom.
    pub uid: Uid,
    /// Up to which message; all where absent.
    pub message_id: Option<MessageId>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for MarkUserRead {
    type Reply = Done;
    const ROUTE: Route = post("/users/{uid}/conversation/read").replayable();
}

/// Marks messages of a user's conversation with a user as unread; 5 a minute.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkUserUnread {
    /// With whom.
    pub uid: Uid,
    /// After which message.
    pub message_id: Option<MessageId>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for MarkUserUnread {
    type Reply = MarkedUnread;
    const ROUTE: Route = delete("/users/{uid}/conversation/read").replayable();
}

/// Marks a user's conversation with a group as delivered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkGroupDelivered {
    /// Which group.
    pub guid: Guid,
    /// Up to which message; all where absent.
    pub message_id: Option<MessageId>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for MarkGroupDelivered {
    type Reply = Done;
    const ROUTE: Route = post("/groups/{guid}/conversation/delivered").replayable();
}

/// Marks a user's conversation with a group as read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkGroupRead {
    /// Which group.
    pub guid: Guid,
    /// Up to which message; all where absent.
    pub message_id: Option<MessageId>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for MarkGroupRead {
    type Reply = Done;
    const ROUTE: Route = post("/groups/{guid}/conversation/read").replayable();
}

/// Marks messages of a user's conversation with a group as unread; 5 a minute.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkGroupUnread {
    /// Which group.
    pub guid: Guid,
    /// After which message.
    pub message_id: Option<MessageId>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for MarkGroupUnread {
    type Reply = MarkedUnread;
    const ROUTE: Route = delete("/groups/{guid}/conversation/read").replayable();
}
