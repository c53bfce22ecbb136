//! Users of an app (`contract/chat/users.yaml`).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::endpoint::{Endpoint, Route, get};
use crate::id::{RoleId, Uid};
use crate::page::Listing;
use crate::{open_enum, paged, wire};

open_enum! {
    /// Whether a user is connected.
    Presence {
        /// Connected; receipts and frames also say `online`.
        Available = "available" | "online",
        /// Not connected.
        Offline = "offline",
    }
}

/// A user. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// Id, chosen at creation and never changed.
    pub uid: Uid,
    /// Display name, up to 100 characters; need not be unique.
    #[serde(default)]
    pub name: String,
    /// Address of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
    /// Address of a profile page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Role; `default` where none was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleId>,
    /// The app's own data, any JSON object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Value>,
    /// Up to 25 tags.
    #[serde(default, deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What the user says of himself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
    /// Whether the user is connected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Presence>,
    /// When the user was last connected.
    #[serde(default, deserialize_with = "wire::number", skip_serializing_if = "Option::is_none")]
    pub last_active_at: Option<i64>,
    /// When the user was made.
    #[serde(default, deserialize_with = "wire::number", skip_serializing_if = "Option::is_none")]
    pub created_at: Option<i64>,
    /// When the user was last changed.
    #[serde(default, deserialize_with = "wire::number", skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<i64>,
    /// When the user was deactivated; absent or 0 while active.
    #[serde(default, deserialize_with = "wire::number", skip_serializing_if = "Option::is_none")]
    pub deactivated_at: Option<i64>,
}

/// Lists users; `search_key` is a prefix match on uid and name (`semantics.md` section 6).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListUsers {
    /// Start of a uid or name.
    pub search_key: Option<String>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
    /// Also lists deactivated users.
    #[serde(deserialize_with = "wire::flag")]
    pub with_deactivated: Option<bool>,
    /// Lists deactivated users alone.
    #[serde(deserialize_with = "wire::flag")]
    pub only_deactivated: Option<bool>,
    /// Only users changed at or after this time, Unix seconds.
    #[serde(rename = "updatedAt[from]", deserialize_with = "wire::number")]
    pub updated_from: Option<i64>,
}

impl Endpoint for ListUsers {
    type Reply = Listing<User>;
    const ROUTE: Route = get("/users").paged();
}
paged!(ListUsers => User);

/// Reads one user; a deactivated one answers `ERR_UID_NOT_FOUND` (`semantics.md` section 8).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetUser {
    /// Whom.
    pub uid: Uid,
}

impl Endpoint for GetUser {
    type Reply = User;
    const ROUTE: Route = get("/users/{uid}");
}
