//! API keys of an app (`contract/chat/api-keys.yaml`).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::page::Listing;
use crate::secret::{self, Secret};
use crate::{open_enum, wire};

open_enum! {
    /// What a key may do (`semantics.md` section 1).
    KeyScope {
        /// Everything; the dashboard says *REST API Key*.
        FullAccess = "fullAccess",
        /// Only log users in; the dashboard says *Auth Key*.
        AuthOnly = "authOnly",
    }
}

/// A key of an app; at most 25 an app.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiKey {
    /// The key itself, 40 hexadecimal digits.
    #[serde(default, serialize_with = "secret::on_the_wire")]
    pub api_key: Secret,
    /// Name given by a person.
    #[serde(default)]
    pub name: String,
    /// What it may do.
    pub scope: KeyScope,
    /// Who made it; `app_system` for the first two.
    pub created_by: Option<String>,
    /// When it was made, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists the keys of the app, whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListApiKeys {
    /// Only keys of this scope.
    pub scope: Option<KeyScope>,
    /// Text to find in names.
    pub search_key: Option<String>,
}

impl Endpoint for ListApiKeys {
    type Reply = Listing<ApiKey>;
    const ROUTE: Route = get("/apikeys").whole();
}

/// Makes a key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateApiKey {
    /// Name, up to 100 characters.
    pub name: String,
    /// What it may do.
    pub scope: KeyScope,
}

impl Endpoint for CreateApiKey {
    type Reply = ApiKey;
    const ROUTE: Route = post("/apikeys");
}

/// Reads one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetApiKey {
    /// Which.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub api_key: Secret,
}

impl Endpoint for GetApiKey {
    type Reply = ApiKey;
    const ROUTE: Route = get("/apikeys/{apiKey}");
}

/// Changes a key; one may not change itself (`ERR_APIKEY_NO_SELF_ACTION`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateApiKey {
    /// Which.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub api_key: Secret,
    /// Name, up to 100 characters.
    pub name: Option<String>,
    /// What it may do.
    pub scope: Option<KeyScope>,
}

impl Endpoint for UpdateApiKey {
    type Reply = ApiKey;
    const ROUTE: Route = put("/apikeys/{apiKey}").replayable();
}

/// Deletes a key; one may not delete itself (`ERR_APIKEY_NO_SELF_ACTION`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteApiKey {
    /// Which.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub api_key: Secret,
}

impl Endpoint for DeleteApiKey {
    type Reply = Done;
    const ROUTE: Route = delete("/apikeys/{apiKey}").replayable();
}
