//! People who look after an app (`contract/management/team-management.yaml`).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Results;
use crate::endpoint::{Endpoint, Route, get, post};
use crate::id::AppId;
use crate::page::Listing;
use crate::{open_enum, wire};

open_enum! {
    /// What a collaborator may do in the vendor's dashboard.
    TeamRole {
        /// Everything, billing included.
        Owner = "owner",
        /// Everything but billing.
        Admin = "admin",
        /// Chats and moderation.
        Moderator = "moderator",
        /// Integration.
        Developer = "developer",
    }
}

/// A person who looks after an app; at most 25 an app.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Collaborator {
    /// Number, as text.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub id: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Address.
    #[serde(default)]
    pub email: String,
    /// What he may do.
    pub role: Option<TeamRole>,
    /// Since when, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists the collaborators, whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCollaborators {
    /// Of which app.
    pub app_id: AppId,
}

impl Endpoint for ListCollaborators {
    type Reply = Listing<Collaborator>;
    const ROUTE: Route = get("/apps/{appId}/collaborators").management().whole();
}

/// Adds and removes collaborators by their addresses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeCollaborators {
    /// Of which app.
    pub app_id: AppId,
    /// To be admins.
    pub admins: Option<Vec<String>>,
    /// To be moderators.
    pub moderators: Option<Vec<String>>,
    /// To go.
    pub collaborators_to_remove: Option<Vec<String>>,
}

impl Endpoint for ChangeCollaborators {
    type Reply = ChangedCollaborators;
    const ROUTE: Route = post("/apps/{appId}/collaborators").management().replayable();
}

/// What became of each address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChangedCollaborators {
    /// Of those to be admins.
    #[serde(deserialize_with = "wire::map")]
    pub admins: Results<String>,
    /// Of those to be moderators.
    #[serde(deserialize_with = "wire::map")]
    pub moderators: Results<String>,
    /// Of developers, though the request cannot name any.
    #[serde(deserialize_with = "wire::map", skip_serializing_if = "Results::is_empty")]
    pub developers: Results<String>,
    /// Of those to go.
    #[serde(deserialize_with = "wire::map")]
    pub collaborators_to_remove: Results<String>,
}
