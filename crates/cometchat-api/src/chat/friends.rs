//! Friends of a user (`contract/chat/friends.yaml`).

use serde::{Deserialize, Serialize};

use crate::batch::{Done, Results};
use crate::chat::users::User;
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::Uid;
use crate::page::Listing;
use crate::{paged, wire};

/// Lists the friends of a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListFriends {
    /// Whose.
    pub uid: Uid,
    /// Text to find in uid or name.
    pub search_key: Option<String>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
}

impl Endpoint for ListFriends {
    type Reply = Listing<User>;
    const ROUTE: Route = get("/users/{uid}/friends").paged();
}
paged!(ListFriends => User);

/// Makes users friends of a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddFriends {
    /// Whose friends they become.
    pub uid: Uid,
    /// Who.
    pub accepted: Vec<Uid>,
    /// Whether a conversation with each is made.
    #[serde(default, deserialize_with = "wire::flag")]
    pub add_to_conversations: Option<bool>,
}

impl Endpoint for AddFriends {
    type Reply = AddedFriends;
    const ROUTE: Route = post("/users/{uid}/friends").replayable();
}

/// What became of each friendship.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddedFriends {
    /// By uid of the friend.
    #[serde(default, deserialize_with = "wire::map")]
    pub accepted: Results<Uid>,
}

/// Ends friendships of a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveFriends {
    /// Whose.
    pub uid: Uid,
    /// With whom.
    pub friends: Vec<Uid>,
}

impl Endpoint for RemoveFriends {
    type Reply = Done;
    const ROUTE: Route = delete("/users/{uid}/friends").replayable();
}
