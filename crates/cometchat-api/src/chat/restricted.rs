//! Features taken from roles (`contract/chat/restrict-features.yaml`); deprecated by the service
//! in favour of permissions. Keys carry a `u.` prefix on the wire though tables leave it out
//! (`semantics.md` section 8).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::{Done, Results};
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::RoleId;
use crate::page::Listing;
use crate::wire;

/// A feature that a role does not have.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RestrictedFeature {
    /// Key, such as `u.listUsers`.
    pub key: String,
    /// Name for people.
    pub title: Option<String>,
    /// Sentence for people.
    pub description: Option<String>,
    /// Path of the operation.
    pub path: Option<String>,
    /// When it was taken, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl RestrictedFeature {
    /// The key without its prefix, for comparing.
    pub fn bare_key(&self) -> &str {
        self.key.strip_prefix("u.").unwrap_or(&self.key)
    }
}

/// Lists the features that a role does not have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListRestrictedFeatures {
    /// Which role.
    pub role: RoleId,
}

impl Endpoint for ListRestrictedFeatures {
    type Reply = Listing<RestrictedFeature>;
    const ROUTE: Route = get("/roles/{role}/restrictedfeatures").whole();
}

/// Takes features from a role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RestrictFeatures {
    /// Which role.
    pub role: RoleId,
    /// Keys with prefix.
    pub features_to_restrict: Vec<String>,
}

impl Endpoint for RestrictFeatures {
    type Reply = Results<String>;
    const ROUTE: Route = post("/roles/{role}/restrictedfeatures").replayable();
}

/// Gives features back to a role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AllowFeatures {
    /// Which role.
    pub role: RoleId,
    /// Keys with prefix.
    pub features_to_allow: Option<Vec<String>>,
    /// All of them.
    #[serde(default, deserialize_with = "wire::flag")]
    pub allow_all: Option<bool>,
}

impl Endpoint for AllowFeatures {
    type Reply = Done;
    const ROUTE: Route = delete("/roles/{role}/restrictedfeatures").replayable();
}
