use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::ProviderId;
use crate::secret::{self, Secret};
use crate::wire;

/// Providers as they are listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PushProviders<T> {
    /// The providers.
    #[serde(
        bound(deserialize = "T: Deserialize<'de>"),
        deserialize_with = "wire::many",
        default = "Vec::new"
    )]
    pub push_providers: Vec<T>,
}

/// What kinds of event come as a notification rather than as data.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeviceKinds {
    /// Messages.
    #[serde(default, deserialize_with = "wire::flag")]
    pub chat: Option<bool>,
    /// Calls.
    #[serde(default, deserialize_with = "wire::flag")]
    pub call: Option<bool>,
}

/// The same by system.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Payloads {
    /// On iOS.
    pub ios: Option<DeviceKinds>,
    /// On Android.
    pub android: Option<DeviceKinds>,
    /// In browsers.
    pub web: Option<DeviceKinds>,
}

/// Account by which notifications are sent through Google.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ServiceAccount {
    /// Project.
    pub project_id: Option<String>,
    /// Account.
    pub client_email: Option<String>,
    /// Its key.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub private_key: Option<Secret>,
    /// Id of the key.
    pub private_key_id: Option<String>,
}

macro_rules! provider {
    ($(#[$doc:meta])* $entity:ident { $($fields:tt)* }
     add $add:ident, update $update:ident $update_doc:literal, add $add_doc:literal, at $path:literal,
     added $added:ty) => {
        $(#[$doc])*
        #[skip_serializing_none]
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $entity {
            $($fields)*
            /// What this version does not know, kept as it came.
            #[serde(flatten)]
            pub extra: Map<String, Value>,
        }

        #[doc = $add_doc]
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $add { $($fields)* }

        impl Endpoint for $add {
            type Reply = $added;
            const ROUTE: Route = post($path);
        }

        #[doc = $update_doc]
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $update {
            $($fields)*
            /// What this version does not know, sent back as it came.
            #[serde(flatten)]
            pub extra: Map<String, Value>,
        }

        impl Endpoint for $update {
            type Reply = Done;
            const ROUTE: Route = put($path).replayable();
        }
    };
}

provider! {
    /// A provider through Google.
    Fcm {
        /// Id, chosen at creation.
        pub provider_id: Option<ProviderId>,
        /// Name of the file that the account came in.
        pub service_account_filename: Option<String>,
        /// The account.
        pub service_account_creds: Option<ServiceAccount>,
        /// What comes as a notification.
        pub notification_in_payload: Option<Payloads>,
    }
    add AddFcm,
    update UpdateFcm "Changes a provider through Google.",
    add "Adds a provider through Google.",
    at "/notifications/push/v1/providers/fcm",
    added Done
}

provider! {
    /// A provider through Apple.
    Apns {
        /// Id, chosen at creation.
        pub provider_id: Option<ProviderId>,
        /// Id of the key.
        pub key_id: Option<String>,
        /// Team.
        pub team_id: Option<String>,
        /// Bundle.
        pub bundle_id: Option<String>,
        /// Name of the file that the key came in.
        #[serde(rename = "p8KeyFilename")]
        pub p8_key_filename: Option<String>,
        /// The key.
        #[serde(rename = "p8Key", default, serialize_with = "secret::on_the_wire_if_any")]
        pub p8_key: Option<Secret>,
        /// Whether a notification may wake the app.
        #[serde(default, deserialize_with = "wire::flag")]
        pub include_content_available: Option<bool>,
        /// Whether the app may change a notification.
        #[serde(default, deserialize_with = "wire::flag")]
        pub include_mutable_content: Option<bool>,
        /// Whether Apple's production service is used.
        #[serde(default, deserialize_with = "wire::flag")]
        pub production_mode: Option<bool>,
    }
    add AddApns,
    update UpdateApns "Changes a provider through Apple.",
    add "Adds a provider through Apple; answers the list.",
    at "/notifications/push/v1/providers/apns",
    added PushProviders<Apns>
}

macro_rules! provider_act {
    ($($(#[$doc:meta])* $name:ident = $route:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// Which.
            pub provider_id: ProviderId,
        }

        impl Endpoint for $name {
            type Reply = Done;
            const ROUTE: Route = $route.replayable();
        }
    )+};
}

provider_act! {
    /// Deletes a provider through Google.
    DeleteFcm = delete("/notifications/push/v1/providers/fcm/{providerId}");
    /// Makes a provider through Google the default.
    MakeFcmDefault = put("/notifications/push/v1/providers/fcm/default/{providerId}");
    /// Deletes a provider through Apple.
    DeleteApns = delete("/notifications/push/v1/providers/apns/{providerId}");
    /// Makes a provider through Apple the default.
    MakeApnsDefault = put("/notifications/push/v1/providers/apns/default/{providerId}");
}

/// Lists the providers through Google.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListFcm {}

impl Endpoint for ListFcm {
    type Reply = PushProviders<Fcm>;
    const ROUTE: Route = get("/notifications/push/v1/providers/fcm");
}

/// Lists the providers through Apple.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListApns {}

impl Endpoint for ListApns {
    type Reply = PushProviders<Apns>;
    const ROUTE: Route = get("/notifications/push/v1/providers/apns");
}
