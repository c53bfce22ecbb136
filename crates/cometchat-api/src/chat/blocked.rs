//! Users a user has blocked (`contract/chat/blocked-users.yaml`).

use serde::{Deserialize, Serialize};

use crate::batch::Results;
use crate::chat::users::User;
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::Uid;
use crate::page::Listing;
use crate::{paged, wire};

/// Lists the users that a user has blocked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListBlocked {
    /// Who blocked them.
    pub uid: Uid,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
}

impl Endpoint for ListBlocked {
    type Reply = Listing<User>;
    const ROUTE: Route = get("/users/{uid}/blockedusers").paged();
}
paged!(ListBlocked => User);

/// Blocks users for a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockUsers {
    /// Who blocks.
    pub uid: Uid,
    /// Whom.
    pub blocked_uids: Vec<Uid>,
}

impl Endpoint for BlockUsers {
    type Reply = Results<Uid>;
    const ROUTE: Route = post("/users/{uid}/blockedusers").replayable();
}

/// Lifts blocks of a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnblockUsers {
    /// Who had blocked.
    pub uid: Uid,
    /// Whom.
    pub blocked_uids: Vec<Uid>,
}

impl Endpoint for UnblockUsers {
    type Reply = Results<Uid>;
    const ROUTE: Route = delete("/users/{uid}/blockedusers").replayable();
}
