//! Lists of the chat API as the user who is logged in asks for them, with what only he can ask
//! (`contract/realtime.md` section 6.1).

use serde::{Deserialize, Serialize};

use crate::chat::conversations::{Conversation, ListConversations};
use crate::chat::groups::SortOrder;
use crate::chat::users::{ListUsers, User};
use crate::endpoint::{Endpoint, Route, get};
use crate::id::Uid;
use crate::page::Listing;
use crate::{open_enum, wire};

/// Lists users.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListPeople {
    /// Leaves out users who are blocked, either way.
    #[serde(default, deserialize_with = "wire::flag", skip_serializing_if = "Option::is_none")]
    pub hide_blocked_users: Option<bool>,
    /// Only friends.
    #[serde(default, deserialize_with = "wire::flag", skip_serializing_if = "Option::is_none")]
    pub friends_only: Option<bool>,
    /// Only these.
    #[serde(default, deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub uids: Vec<Uid>,
    /// By name, whatever the contract's `sortBy` says: it names no values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort_by: Option<String>,
    /// Which way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<SortOrder>,
    /// Which users, and from where.
    #[serde(flatten)]
    pub of: ListUsers,
}

impl Endpoint for ListPeople {
    type Reply = Listing<User>;
    const ROUTE: Route = get("/users").client().paged();
}

open_enum! {
    /// Who pinned a conversation.
    PinnedBy {
        /// The user.
        Me = "me",
        /// The app, for all.
        System = "system",
    }
}

/// Lists the user's conversations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListMyConversations {
    /// Only those pinned by one of these.
    #[serde(default, deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub pinned_by: Vec<PinnedBy>,
    /// Which conversations, and from where.
    #[serde(flatten)]
    pub of: ListConversations,
}

impl Endpoint for ListMyConversations {
    type Reply = Listing<Conversation>;
    const ROUTE: Route = get("/conversations").client().paged();
}
