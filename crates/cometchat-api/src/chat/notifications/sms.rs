use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::secret::{self, Secret};
use crate::wire;

/// Account by which texts are sent.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Twilio {
    /// Id of the account.
    #[serde(rename = "twilioAccountSID")]
    pub account_sid: Option<String>,
    /// Its token.
    #[serde(rename = "twilioAuthToken", default, serialize_with = "secret::on_the_wire_if_any")]
    pub auth_token: Option<Secret>,
    /// Number that texts come from.
    #[serde(rename = "twilioSenderPhoneNumber")]
    pub sender_phone_number: Option<String>,
    /// Whether it is used.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_enabled: Option<bool>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Reads the account by which texts are sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetTwilio {}

impl Endpoint for GetTwilio {
    type Reply = Twilio;
    const ROUTE: Route = get("/notifications/sms/v1/providers/twilio");
}

/// Sets the account by which texts are sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveTwilio {
    /// Id of the account.
    #[serde(rename = "twilioAccountSID")]
    pub account_sid: String,
    /// Its token.
    #[serde(rename = "twilioAuthToken", serialize_with = "secret::on_the_wire")]
    pub auth_token: Secret,
    /// Number that texts come from.
    #[serde(rename = "twilioSenderPhoneNumber")]
    pub sender_phone_number: String,
    /// Whether it is used.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_enabled: Option<bool>,
}

impl Endpoint for SaveTwilio {
    type Reply = Twilio;
    const ROUTE: Route = post("/notifications/sms/v1/providers/twilio").replayable();
}

/// Changes the account by which texts are sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateTwilio {
    /// Id of the account.
    #[serde(rename = "twilioAccountSID")]
    pub account_sid: Option<String>,
    /// Its token.
    #[serde(rename = "twilioAuthToken", default, serialize_with = "secret::on_the_wire_if_any")]
    pub auth_token: Option<Secret>,
    /// Number that texts come from.
    #[serde(rename = "twilioSenderPhoneNumber")]
    pub sender_phone_number: Option<String>,
    /// Whether it is used.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_enabled: Option<bool>,
    /// What this version does not know, sent back as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Endpoint for UpdateTwilio {
    type Reply = Twilio;
    const ROUTE: Route = put("/notifications/sms/v1/providers/twilio").replayable();
}

/// Removes the account by which texts are sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteTwilio {}

impl Endpoint for DeleteTwilio {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/sms/v1/providers/twilio").replayable();
}

macro_rules! custom_sms {
    ($($(#[$doc:meta])* $name:ident { $($more:tt)* })+) => {$(
        $(#[$doc])*
        #[skip_serializing_none]
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
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
            $($more)*
        }
    )+};
}

custom_sms! {
    /// The app's own server for texts.
    CustomSms {
        /// Only for users whose number the service holds.
        #[serde(default, deserialize_with = "wire::flag")]
        pub use_stored_ph_no: Option<bool>,
        /// What this version does not know, kept as it came.
        #[serde(flatten)]
        pub extra: Map<String, Value>,
    }
    /// Changes the app's own server for texts.
    UpdateCustomSms {
        /// Only for users whose number the service holds.
        #[serde(default, deserialize_with = "wire::flag")]
        pub use_stored_ph_no: Option<bool>,
        /// What this version does not know, sent back as it came.
        #[serde(flatten)]
        pub extra: Map<String, Value>,
    }
}

/// Sets the app's own server for texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveCustomSms {
    /// Whether it is used.
    #[serde(deserialize_with = "wire::truth")]
    pub is_enabled: bool,
    /// Only for users whose number the service holds.
    #[serde(deserialize_with = "wire::truth")]
    pub use_stored_ph_no: bool,
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

impl Endpoint for SaveCustomSms {
    type Reply = CustomSms;
    const ROUTE: Route = post("/notifications/sms/v1/providers/custom").replayable();
}

impl Endpoint for UpdateCustomSms {
    type Reply = CustomSms;
    const ROUTE: Route = put("/notifications/sms/v1/providers/custom").replayable();
}

/// Reads the app's own server for texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetCustomSms {}

impl Endpoint for GetCustomSms {
    type Reply = CustomSms;
    const ROUTE: Route = get("/notifications/sms/v1/providers/custom");
}

/// Removes the app's own server for texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteCustomSms {}

impl Endpoint for DeleteCustomSms {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/sms/v1/providers/custom").replayable();
}
