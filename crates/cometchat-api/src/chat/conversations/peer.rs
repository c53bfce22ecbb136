use serde::{Deserialize, Serialize};

use super::Conversation;
use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, put};
use crate::id::{Guid, Uid};
use crate::wire::{self, Single};

/// Reads a user's conversation with a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetUserConversation {
    /// With whom.
    pub uid: Uid,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for GetUserConversation {
    type Reply = Single<Conversation>;
    const ROUTE: Route = get("/users/{uid}/conversation");
}

/// Sets the tags of a user's conversation with a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagUserConversation {
    /// With whom.
    pub uid: Uid,
    /// Tags, replaced as a whole.
    pub tags: Vec<String>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for TagUserConversation {
    type Reply = Single<Conversation>;
    const ROUTE: Route = put("/users/{uid}/conversation").replayable();
}

/// Empties a user's conversation with a user, for him alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteUserConversation {
    /// With whom.
    pub uid: Uid,
    /// Whether the messages go for good too.
    #[serde(default, deserialize_with = "wire::flag")]
    pub delete_messages_permanently: Option<bool>,
    /// Whether its place in the list stays when it comes back.
    #[serde(default, deserialize_with = "wire::flag")]
    pub preserve_order: Option<bool>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for DeleteUserConversation {
    type Reply = Done;
    const ROUTE: Route = delete("/users/{uid}/conversation").replayable();
}

/// Reads a user's conversation with a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetGroupConversation {
    /// Which group.
    pub guid: Guid,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for GetGroupConversation {
    type Reply = Single<Conversation>;
    const ROUTE: Route = get("/groups/{guid}/conversation");
}

/// Sets the tags of a user's conversation with a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagGroupConversation {
    /// Which group.
    pub guid: Guid,
    /// Tags, replaced as a whole.
    pub tags: Vec<String>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for TagGroupConversation {
    type Reply = Single<Conversation>;
    const ROUTE: Route = put("/groups/{guid}/conversation").replayable();
}

/// Empties a user's conversation with a group, for him alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteGroupConversation {
    /// Which group.
    pub guid: Guid,
    /// Whether its place in the list stays when it comes back.
    #[serde(default, deserialize_with = "wire::flag")]
    pub preserve_order: Option<bool>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for DeleteGroupConversation {
    type Reply = Done;
    const ROUTE: Route = delete("/groups/{guid}/conversation").replayable();
}
