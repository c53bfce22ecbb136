use serde::{Deserialize, Serialize};

use crate::batch::Done;
use crate::chat::members::AddedMembers;
use crate::chat::messages::Message;
use crate::endpoint::{Endpoint, Route, delete, patch, post, put};
use crate::id::{Guid, Uid};
use crate::secret::{self, Secret};

/// Joins a group as the user who is logged in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct JoinGroup {
    /// Which.
    pub guid: Guid,
    /// Password of a group that has one.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub password: Option<Secret>,
}

impl Endpoint for JoinGroup {
    type Reply = Message;
    const ROUTE: Route = post("/groups/{guid}/members").client().core();
}

/// Leaves a group as the user who is logged in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LeaveGroup {
    /// Which.
    pub guid: Guid,
}

impl Endpoint for LeaveGroup {
    type Reply = Message;
    const ROUTE: Route = delete("/groups/{guid}/members").client().core();
}

/// Adds members as one who may; the answer has all four lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddMembersAsMember {
    /// To which group.
    pub guid: Guid,
    /// As admins.
    pub admins: Option<Vec<Uid>>,
    /// As moderators.
    pub moderators: Option<Vec<Uid>>,
    /// As participants.
    pub participants: Option<Vec<Uid>>,
    /// To be banned instead.
    pub users_to_ban: Option<Vec<Uid>>,
}

impl Endpoint for AddMembersAsMember {
    type Reply = AddedMembers;
    const ROUTE: Route = put("/groups/{guid}/members").client().replayable();
}

/// Hands a group over, as its owner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TransferOwnership {
    /// Which group.
    pub guid: Guid,
    /// To whom, a member.
    pub owner: Uid,
}

impl Endpoint for TransferOwnership {
    type Reply = Done;
    const ROUTE: Route = patch("/groups/{guid}/owner").client().replayable();
}
