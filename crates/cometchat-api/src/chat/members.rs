//! Members of groups and users banned from them (`contract/chat/group-members.yaml`,
//! `contract/chat/banned-users.yaml`).

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::batch::{Done, Results};
use crate::chat::groups::Scope;
use crate::chat::messages::Message;
use crate::chat::users::{Presence, User};
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::{Guid, Uid};
use crate::page::Listing;
use crate::{paged, wire};

/// A user as a member of a group, or as one banned from it. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// What he may do in the group; of a banned user: what he might.
    pub scope: Option<Scope>,
    /// When he joined.
    #[serde(default, deserialize_with = "wire::number")]
    pub joined_at: Option<i64>,
    /// When he was banned.
    #[serde(default, deserialize_with = "wire::number")]
    pub banned_at: Option<i64>,
    /// Who he is.
    #[serde(flatten)]
    pub user: User,
}

/// Lists the members of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListMembers {
    /// Whose.
    pub guid: Guid,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
    /// Only members in this state.
    pub status: Option<Presence>,
    /// Only members of these scopes.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<Scope>,
}

impl Endpoint for ListMembers {
    type Reply = Listing<Member>;
    const ROUTE: Route = get("/groups/{guid}/members").paged();
}

/// Adds members, and bans users, at most 25 in all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddMembers {
    /// To which group.
    pub guid: Guid,
    /// To be admins.
    pub admins: Option<Vec<Uid>>,
    /// To be moderators.
    pub moderators: Option<Vec<Uid>>,
    /// To be participants.
    pub participants: Option<Vec<Uid>>,
    /// To be kept out.
    pub users_to_ban: Option<Vec<Uid>>,
    /// Adds them as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for AddMembers {
    type Reply = AddedMembers;
    const ROUTE: Route = post("/groups/{guid}/members");
}

/// What became of each user, by list; what was done carries its action message.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddedMembers {
    /// Of those to be admins.
    pub admins: Option<Results<Uid, Message>>,
    /// Of those to be moderators.
    pub moderators: Option<Results<Uid, Message>>,
    /// Of those to be participants.
    pub participants: Option<Results<Uid, Message>>,
    /// Of those to be banned.
    pub users_to_ban: Option<Results<Uid, Message>>,
}

/// Changes what a member may do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeScope {
    /// In which group.
    pub guid: Guid,
    /// Whose.
    pub uid: Uid,
    /// To what.
    pub scope: Scope,
    /// Changes it as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ChangeScope {
    type Reply = Membership;
    const ROUTE: Route = put("/groups/{guid}/members/{uid}").replayable();
}

/// That a user belongs to a group.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    /// Which group.
    pub guid: Guid,
    /// Who.
    pub uid: Uid,
    /// What he may do.
    pub scope: Option<Scope>,
    /// When he joined, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub joined_at: Option<i64>,
}

/// Takes a member out; he may join again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KickMember {
    /// Out of which group.
    pub guid: Guid,
    /// Whom.
    pub uid: Uid,
    /// Kicks as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for KickMember {
    type Reply = Done;
    const ROUTE: Route = delete("/groups/{guid}/members/{uid}").replayable();
}

/// Lists the users banned from a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListBanned {
    /// Whose.
    pub guid: Guid,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
}

impl Endpoint for ListBanned {
    type Reply = Listing<Member>;
    const ROUTE: Route = get("/groups/{guid}/bannedusers").paged();
}
paged!(ListMembers => Member, ListBanned => Member);

/// Bans a user from a group until the ban is lifted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BanUser {
    /// From which group.
    pub guid: Guid,
    /// Whom.
    pub uid: Uid,
    /// Bans as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for BanUser {
    type Reply = Done;
    const ROUTE: Route = post("/groups/{guid}/bannedusers/{uid}").replayable();
}

/// Lifts a ban.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnbanUser {
    /// From which group.
    pub guid: Guid,
    /// Whom.
    pub uid: Uid,
    /// Lifts it as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for UnbanUser {
    type Reply = Done;
    const ROUTE: Route = delete("/groups/{guid}/bannedusers/{uid}").replayable();
}
