use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::PushProviders;
use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::secret::{self, Secret};
use crate::wire;

/// The app's own server for push notifications.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomPush {
    /// Whether it is used.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_enabled: Option<bool>,
    /// Its address.
    #[serde(rename = "webhookURL")]
    pub webhook_url: Option<String>,
    /// Whether it asks for a name and password.
    #[serde(default, deserialize_with = "wire::flag")]
    pub use_basic_auth: Option<bool>,
    /// Name for it.
    pub basic_auth_username: Option<String>,
    /// Password for it.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub basic_auth_password: Option<Secret>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Reads the app's own server for push notifications.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetCustomPush {}

impl Endpoint for GetCustomPush {
    type Reply = PushProviders<CustomPush>;
    const ROUTE: Route = get("/notifications/push/v1/providers/custom");
}

/// Sets the app's own server for push notifications.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveCustomPush {
    /// Whether it is used.
    #[serde(deserialize_with = "wire::truth")]
    pub is_enabled: bool,
    /// Its address.
    #[serde(rename = "webhookURL")]
    pub webhook_url: String,
    /// Whether it asks for a name and password.
    #[serde(deserialize_with = "wire::truth")]
    pub use_basic_auth: bool,
    /// Name for it.
    pub basic_auth_username: String,
    /// Password for it.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub basic_auth_password: Secret,
}

impl Endpoint for SaveCustomPush {
    type Reply = PushProviders<CustomPush>;
    const ROUTE: Route = post("/notifications/push/v1/providers/custom").replayable();
}

/// Changes the app's own server for push notifications.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateCustomPush {
    /// Whether it is used.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_enabled: Option<bool>,
    /// Its address.
    #[serde(rename = "webhookURL")]
    pub webhook_url: Option<String>,
    /// Whether it asks for a name and password.
    #[serde(default, deserialize_with = "wire::flag")]
    pub use_basic_auth: Option<bool>,
    /// Name for it.
    pub basic_auth_username: Option<String>,
    /// Password for it.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub basic_auth_password: Option<Secret>,
    /// What this version does not know, sent back as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Endpoint for UpdateCustomPush {
    type Reply = PushProviders<CustomPush>;
    const ROUTE: Route = put("/notifications/push/v1/providers/custom").replayable();
}

/// Removes the app's own server for push notifications.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteCustomPush {}

impl Endpoint for DeleteCustomPush {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/push/v1/providers/custom").replayable();
}
