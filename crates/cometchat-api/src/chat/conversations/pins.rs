use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::Conversation;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::{Guid, Uid};

/// Lists the conversations pinned for everybody; at most 5 an app.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListPinnedConversations {}

impl Endpoint for ListPinnedConversations {
    type Reply = Vec<Conversation>;
    const ROUTE: Route = get("/conversations/pinned");
}

/// One entry of the list pinned for everybody: a user or a group.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PinnedConversation {
    /// User.
    pub uid: Option<Uid>,
    /// Group.
    pub guid: Option<Guid>,
}

/// Replaces the list of conversations pinned for everybody.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplacePinnedConversations {
    /// The new list, in order.
    pub pinned_conversations: Vec<PinnedConversation>,
}

impl Endpoint for ReplacePinnedConversations {
    type Reply = Vec<Conversation>;
    const ROUTE: Route = put("/conversations/pinned").replayable();
}

/// Pins a user's conversation with a user, for him alone; at most 5.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PinUserConversation {
    /// With whom.
    pub uid: Uid,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for PinUserConversation {
    type Reply = Conversation;
    const ROUTE: Route = post("/users/{uid}/conversation/pin").replayable();
}

/// Unpins a user's conversation with a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnpinUserConversation {
    /// With whom.
    pub uid: Uid,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for UnpinUserConversation {
    type Reply = Conversation;
    const ROUTE: Route = delete("/users/{uid}/conversation/pin").replayable();
}

/// Pins a user's conversation with a group, for him alone; at most 5.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PinGroupConversation {
    /// Which group.
    pub guid: Guid,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for PinGroupConversation {
    type Reply = Conversation;
    const ROUTE: Route = post("/groups/{guid}/conversation/pin").replayable();
}

/// Unpins a user's conversation with a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnpinGroupConversation {
    /// Which group.
    pub guid: Guid,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for UnpinGroupConversation {
    type Reply = Conversation;
    const ROUTE: Route = delete("/groups/{guid}/conversation/pin").replayable();
}
