use serde::{Deserialize, Serialize};

use crate::batch::Results;
use crate::chat::users::User;
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::Uid;
use crate::page::Listing;
use crate::{open_enum, paged, wire};

open_enum! {
    /// Which way a block goes.
    BlockDirection {
        /// Either way.
        Both = "both",
        /// They blocked the user.
        HasBlockedMe = "hasBlockedMe",
        /// The user blocked them.
        BlockedByMe = "blockedByMe",
    }
}

/// Lists whom the user who is logged in has blocked, or who blocked him.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListMyBlocked {
    /// Which way; either where absent.
    pub direction: Option<BlockDirection>,
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
}

impl Endpoint for ListMyBlocked {
    type Reply = Listing<User>;
    const ROUTE: Route = get("/blockedusers").client().paged();
}

paged!(ListMyBlocked => User);

/// Blocks users for the one who is logged in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockAsUser {
    /// Whom.
    pub blocked_uids: Vec<Uid>,
}

impl Endpoint for BlockAsUser {
    type Reply = Results<Uid>;
    const ROUTE: Route = post("/blockedusers").client().replayable();
}

/// Lifts blocks of the user who is logged in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnblockAsUser {
    /// Of whom.
    pub blocked_uids: Vec<Uid>,
}

impl Endpoint for UnblockAsUser {
    type Reply = Results<Uid>;
    const ROUTE: Route = delete("/blockedusers").client().replayable();
}
