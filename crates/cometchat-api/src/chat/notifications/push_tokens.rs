use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::{ProviderId, Uid};
use crate::secret::{self, Secret};
use crate::wire;

/// A device that gets a user's push notifications.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PushToken {
    /// Whose.
    pub uid: Option<Uid>,
    /// Token of the login it belongs to.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub auth_token: Option<Secret>,
    /// Token of the device, up to 4,096 characters.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub push_token: Option<Secret>,
    /// `chat` or `voip`.
    pub push_token_type: Option<String>,
    /// Platform, such as `fcm_android`.
    pub platform: Option<String>,
    /// Provider.
    pub provider_id: Option<ProviderId>,
    /// When it was made, ISO 8601.
    pub created_at: Option<String>,
    /// When it was last changed, ISO 8601.
    pub updated_at: Option<String>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Devices as they are listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PushTokens {
    /// The devices.
    #[serde(default)]
    pub push_tokens: Vec<PushToken>,
}

/// Lists the devices of a login.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListPushTokens {
    /// Token of the login.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub auth_token: Secret,
    /// All of them; presumably of the user's other logins too.
    #[serde(default, deserialize_with = "wire::flag")]
    pub all: Option<bool>,
}

impl Endpoint for ListPushTokens {
    type Reply = PushTokens;
    const ROUTE: Route = get("/notifications/push/v1/tokens");
}

/// Registers a device for a login: one of the three device tokens is given, by platform.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterPushToken {
    /// Token of the login.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub auth_token: Option<Secret>,
    /// Platform, such as `fcm_android` or `apns_ios_voip`.
    pub platform: Option<String>,
    /// Provider.
    pub provider_id: Option<ProviderId>,
    /// Time zone, such as `Asia/Kolkata`.
    pub timezone: Option<String>,
    /// Token of a device through Google.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub fcm_token: Option<Secret>,
    /// Token of a device through Apple.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub device_token: Option<Secret>,
    /// Token for calls through Apple.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub voip_token: Option<Secret>,
}

impl Endpoint for RegisterPushToken {
    type Reply = Done;
    const ROUTE: Route = post("/notifications/push/v1/tokens").replayable();
}

/// Removes the devices of a login, or all of the user's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletePushTokens {
    /// Token of the login.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub auth_token: Secret,
    /// All of the user's.
    #[serde(default, deserialize_with = "wire::flag")]
    pub all: Option<bool>,
}

impl Endpoint for DeletePushTokens {
    type Reply = PushTokens;
    const ROUTE: Route = delete("/notifications/push/v1/tokens").query(&["all"]).replayable();
}

/// Removes one device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletePushToken {
    /// Token of the device.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub push_token: Secret,
    /// Token of the login.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub auth_token: Secret,
}

impl Endpoint for DeletePushToken {
    type Reply = PushTokens;
    const ROUTE: Route = delete("/notifications/push/v1/tokens/{pushToken}").replayable();
}
