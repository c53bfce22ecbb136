//! Roles of an app (`contract/chat/roles.yaml`).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::RoleId;
use crate::page::Listing;
use crate::{open_enum, paged, wire};

open_enum! {
    /// Whom a role reaches.
    Reach {
        /// Everybody.
        All = "all",
        /// Friends only.
        FriendsOnly = "friendsOnly",
    }
}

/// Whom users of a role reach.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleSettings {
    /// Whom they may list.
    pub list_users: Option<Reach>,
    /// Whom they may write to.
    pub send_messages_to: Option<Reach>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A role; each user has one. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    /// Id; `default` is always there and cannot be deleted.
    pub role: RoleId,
    /// Display name, up to 100 characters.
    #[serde(default)]
    pub name: String,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// The app's own data.
    pub metadata: Option<Value>,
    /// Whom its users reach.
    #[serde(default, deserialize_with = "wire::one")]
    pub settings: Option<RoleSettings>,
    /// When it was made.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists the roles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListRoles {
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
}

impl Endpoint for ListRoles {
    type Reply = Listing<Role>;
    const ROUTE: Route = get("/roles").paged();
}
paged!(ListRoles => Role);

/// Creates a role; at most 25 an app.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRole {
    /// Id, never changed afterwards.
    pub role: RoleId,
    /// Display name.
    pub name: String,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// The app's own data.
    pub metadata: Option<Value>,
    /// Whom its users reach.
    pub settings: Option<RoleSettings>,
}

impl Endpoint for CreateRole {
    type Reply = Role;
    const ROUTE: Route = post("/roles");
}

/// Reads one role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetRole {
    /// Which.
    pub role: RoleId,
}

impl Endpoint for GetRole {
    type Reply = Role;
    const ROUTE: Route = get("/roles/{role}");
}

open_enum! {
    /// What [`UpdateRole::unset`] clears.
    RoleField {
        /// The settings.
        Settings = "settings",
        /// The description.
        Description = "description",
        /// The metadata.
        Metadata = "metadata",
    }
}

/// Changes a role; absent fields stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRole {
    /// Which.
    pub role: RoleId,
    /// Display name.
    pub name: Option<String>,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// The app's own data, replaced as a whole.
    pub metadata: Option<Value>,
    /// Whom its users reach.
    pub settings: Option<RoleSettings>,
    /// Fields to clear.
    pub unset: Option<Vec<RoleField>>,
}

impl Endpoint for UpdateRole {
    type Reply = Role;
    const ROUTE: Route = put("/roles/{role}").replayable();
}

/// Deletes a role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRole {
    /// Which.
    pub role: RoleId,
}

impl Endpoint for DeleteRole {
    type Reply = Done;
    const ROUTE: Route = delete("/roles/{role}").replayable();
}
