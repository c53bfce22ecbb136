use serde::{Deserialize, Serialize};

use crate::chat::messages::{
    ListGroupMessages, ListMessages, ListThread, ListUserMessages, Message,
};
use crate::endpoint::{Endpoint, Route, get};
use crate::page::Listing;
use crate::wire;

/// History as the user who is logged in reads it: a list of the chat API, perhaps only what is
/// marked in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct History<E> {
    /// Only pinned messages.
    #[serde(default, deserialize_with = "wire::flag", skip_serializing_if = "Option::is_none")]
    pub pinned: Option<bool>,
    /// Only messages the user saved.
    #[serde(default, deserialize_with = "wire::flag", skip_serializing_if = "Option::is_none")]
    pub saved: Option<bool>,
    /// Leaves out tombstones.
    #[serde(default, deserialize_with = "wire::flag", skip_serializing_if = "Option::is_none")]
    pub hide_deleted: Option<bool>,
    /// Only interactive messages whose goal the user reached.
    #[serde(default, deserialize_with = "wire::flag", skip_serializing_if = "Option::is_none")]
    pub only_interaction_goal_completed: Option<bool>,
    /// Only messages that were changed since they were sent, in the order of their changes.
    #[serde(default, deserialize_with = "wire::flag", skip_serializing_if = "Option::is_none")]
    pub only_updates: Option<bool>,
    /// Cursor of those: Unix seconds of the last change.
    #[serde(default, deserialize_with = "wire::number", skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<i64>,
    /// Which messages, and from where.
    #[serde(flatten)]
    pub of: E,
}

impl Endpoint for History<ListMessages> {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/messages").client().cursored();
}

impl Endpoint for History<ListUserMessages> {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/users/{uid}/messages").client().cursored();
}

impl Endpoint for History<ListGroupMessages> {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/groups/{guid}/messages").client().cursored();
}

impl Endpoint for History<ListThread> {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/messages/{messageId}/thread").client().cursored();
}
