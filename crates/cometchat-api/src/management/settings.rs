//! Settings of an app (`contract/management/settings.yaml`, `semantics.md` section 16).

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::batch::{Done, Results};
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::AppId;

/// Settings by dotted key; most are yes or no, some a list of texts.
pub type AppSettings = IndexMap<String, Value>;

/// Reads the settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetSettings {
    /// Whose.
    pub app_id: AppId,
}

impl Endpoint for GetSettings {
    type Reply = AppSettings;
    const ROUTE: Route = get("/apps/{appId}/settings").management();
}

/// Changes settings; those not named stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MapSettings {
    /// Whose.
    pub app_id: AppId,
    /// The new values.
    pub settings: Option<IndexMap<String, bool>>,
}

impl Endpoint for MapSettings {
    type Reply = Results<String>;
    const ROUTE: Route = post("/apps/{appId}/settings").management().replayable();
}

/// Sets settings back to their defaults; which ones cannot be said, since the body is not
/// documented.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnmapSettings {
    /// Whose.
    pub app_id: AppId,
}

impl Endpoint for UnmapSettings {
    type Reply = Done;
    const ROUTE: Route = delete("/apps/{appId}/settings").management().replayable();
}
