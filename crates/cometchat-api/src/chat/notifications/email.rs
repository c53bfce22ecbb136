use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::secret::{self, Secret};
use crate::wire;

/// Account by which e-mails are sent.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendGrid {
    /// Key of the account.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub send_grid_api_key: Option<Secret>,
    /// Template.
    #[serde(rename = "sendGridTemplateID")]
    pub template_id: Option<String>,
    /// Group by which people unsubscribe.
    #[serde(rename = "sendGridUnsubscribeGroupID")]
    pub unsubscribe_group_id: Option<String>,
    /// Name of the sender.
    pub sender_name: Option<String>,
    /// Address of the sender.
    pub sender_email: Option<String>,
    /// Whether people may answer by e-mail.
    #[serde(default, deserialize_with = "wire::flag")]
    pub allow_email_replies: Option<bool>,
    /// Address for answers.
    pub sender_email_for_replies: Option<String>,
    /// Whether it is used.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_enabled: Option<bool>,
    /// Address that answers are handed to; holds a token.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub replies_webhook: Option<Secret>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Reads the account by which e-mails are sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetSendGrid {}

impl Endpoint for GetSendGrid {
    type Reply = SendGrid;
    const ROUTE: Route = get("/notifications/email/v1/providers/sendgrid");
}

/// Sets the account by which e-mails are sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveSendGrid {
    /// Key of the account.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub send_grid_api_key: Secret,
    /// Template.
    #[serde(rename = "sendGridTemplateID")]
    pub template_id: String,
    /// Group by which people unsubscribe.
    #[serde(rename = "sendGridUnsubscribeGroupID")]
    pub unsubscribe_group_id: String,
    /// Name of the sender.
    pub sender_name: String,
    /// Address of the sender.
    pub sender_email: String,
    /// Whether people may answer by e-mail.
    #[serde(deserialize_with = "wire::truth")]
    pub allow_email_replies: bool,
    /// Address for answers.
    pub sender_email_for_replies: Option<String>,
    /// Whether it is used.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_enabled: Option<bool>,
}

impl Endpoint for SaveSendGrid {
    type Reply = SendGrid;
    const ROUTE: Route = post("/notifications/email/v1/providers/sendgrid").replayable();
}

/// Changes the account by which e-mails are sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateSendGrid {
    /// Key of the account.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub send_grid_api_key: Option<Secret>,
    /// Template.
    #[serde(rename = "sendGridTemplateID")]
    pub template_id: Option<String>,
    /// Group by which people unsubscribe.
    #[serde(rename = "sendGridUnsubscribeGroupID")]
    pub unsubscribe_group_id: Option<String>,
    /// Name of the sender.
    pub sender_name: Option<String>,
    /// Address of the sender.
    pub sender_email: Option<String>,
    /// Whether people may answer by e-mail.
    #[serde(default, deserialize_with = "wire::flag")]
    pub allow_email_replies: Option<bool>,
    /// Address for answers.
    pub sender_email_for_replies: Option<String>,
    /// Whether it is used.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_enabled: Option<bool>,
    /// What this version does not know, sent back as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Endpoint for UpdateSendGrid {
    type Reply = SendGrid;
    const ROUTE: Route = put("/notifications/email/v1/providers/sendgrid").replayable();
}

/// Removes the account by which e-mails are sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteSendGrid {}

impl Endpoint for DeleteSendGrid {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/email/v1/providers/sendgrid").replayable();
}

macro_rules! custom_email {
    ($($(#[$doc:meta])* $name:ident { $($more:tt)* })+) => {$(
        $(#[$doc])*
        #[skip_serializing_none]
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// Whether it is used.
            #[serde(default, deserialize_with = "wire::flag")]
            pub is_enabled: Option<bool>,
            /// Only for users whose address the service holds.
            #[serde(rename = "useStoredEmailID", default, deserialize_with = "wire::flag")]
            pub use_stored_email_id: Option<bool>,
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

custom_email! {
    /// The app's own server for e-mails.
    CustomEmail {
        /// What this version does not know, kept as it came.
        #[serde(flatten)]
        pub extra: Map<String, Value>,
    }
    /// Sets the app's own server for e-mails.
    SaveCustomEmail {}
    /// Changes the app's own server for e-mails.
    UpdateCustomEmail {
        /// What this version does not know, sent back as it came.
        #[serde(flatten)]
        pub extra: Map<String, Value>,
    }
}

impl Endpoint for SaveCustomEmail {
    type Reply = CustomEmail;
    const ROUTE: Route = post("/notifications/email/v1/providers/custom").replayable();
}

impl Endpoint for UpdateCustomEmail {
    type Reply = CustomEmail;
    const ROUTE: Route = put("/notifications/email/v1/providers/custom").replayable();
}

/// Reads the app's own server for e-mails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetCustomEmail {}

impl Endpoint for GetCustomEmail {
    type Reply = CustomEmail;
    const ROUTE: Route = get("/notifications/email/v1/providers/custom");
}

/// Removes the app's own server for e-mails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteCustomEmail {}

impl Endpoint for DeleteCustomEmail {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/email/v1/providers/custom").replayable();
}
