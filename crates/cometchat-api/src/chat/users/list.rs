use serde::{Deserialize, Serialize};

use super::{Presence, User};
use crate::endpoint::{Endpoint, Route, get};
use crate::id::{RoleId, Uid};
use crate::page::Listing;
use crate::{open_enum, paged, wire};

open_enum! {
    /// Where a search in users looks.
    SearchUsersIn {
        /// In names.
        Name = "name",
        /// In uids.
        Uid = "uid",
    }
}

/// Lists users; `search_key` is a prefix match on uid and name (`semantics.md` section 6).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListUsers {
    /// Start of a uid or name.
    pub search_key: Option<String>,
    /// Where to search; both where empty.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub search_in: Vec<SearchUsersIn>,
    /// Only users in one of these states.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<Presence>,
    /// Asks for the count of users.
    #[serde(deserialize_with = "wire::flag")]
    pub count: Option<bool>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
    /// Only users of this role.
    pub role: Option<RoleId>,
    /// Only users of one of these roles.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleId>,
    /// Adds each user's tags.
    #[serde(deserialize_with = "wire::flag")]
    pub with_tags: Option<bool>,
    /// Only users with one of these tags.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Also lists deactivated users.
    #[serde(deserialize_with = "wire::flag")]
    pub with_deactivated: Option<bool>,
    /// Lists deactivated users alone.
    #[serde(deserialize_with = "wire::flag")]
    pub only_deactivated: Option<bool>,
    /// Only users made at or after this time, Unix seconds.
    #[serde(rename = "createdAt[from]", deserialize_with = "wire::number")]
    pub created_from: Option<i64>,
    /// Only users made at or before this time, Unix seconds.
    #[serde(rename = "createdAt[to]", deserialize_with = "wire::number")]
    pub created_to: Option<i64>,
    /// Only users changed at or after this time, Unix seconds.
    #[serde(rename = "updatedAt[from]", deserialize_with = "wire::number")]
    pub updated_from: Option<i64>,
    /// Only users changed at or before this time, Unix seconds.
    #[serde(rename = "updatedAt[to]", deserialize_with = "wire::number")]
    pub updated_to: Option<i64>,
}

impl Endpoint for ListUsers {
    type Reply = Listing<User>;
    const ROUTE: Route = get("/users").paged();
}
paged!(ListUsers => User);

/// Reads one user; a deactivated one answers `ERR_UID_NOT_FOUND` (`semantics.md` section 8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetUser {
    /// Whom.
    pub uid: Uid,
    /// Sees the user as this one does.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for GetUser {
    type Reply = User;
    const ROUTE: Route = get("/users/{uid}");
}
