//! Webhooks of an app (`contract/management/webhooks.yaml`, `semantics.md` section 14). Every
//! request says version 2, since without it the legacy webhooks are meant.

mod triggers;

pub use triggers::{AddTriggers, ListTriggers, RemoveTriggers, Trigger};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::{AppId, WebhookId};
use crate::page::Listing;
use crate::secret::{self, Secret};
use crate::wire::{self, Wrapped};

/// Header that selects the new webhooks.
const VERSION: &[(&str, &str)] = &[("X-Webhook-Version", "2")];

/// An address that is told of events; at most 25 an app. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// Id, up to 50 letters and digits.
    pub id: WebhookId,
    /// Display name, up to 50 characters.
    #[serde(default)]
    pub name: String,
    /// Address, HTTPS, up to 255 characters.
    #[serde(rename = "webhookURL")]
    pub webhook_url: Option<String>,
    /// Whether it asks for a name and password.
    #[serde(default, deserialize_with = "wire::flag")]
    pub use_basic_auth: Option<bool>,
    /// Name for it, up to 50 letters and digits.
    pub username: Option<String>,
    /// Password for it, up to 100 letters and digits.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub password: Option<Secret>,
    /// Whether it is told.
    #[serde(default, deserialize_with = "wire::flag")]
    pub enabled: Option<bool>,
    /// Whether it is told again, after 10 s and 30 s, when it does not answer within 2 s.
    #[serde(default, deserialize_with = "wire::flag")]
    pub retry_on_failure: Option<bool>,
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

/// Lists the webhooks; there is no page parameter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListWebhooks {
    /// Of which app.
    pub app_id: AppId,
    /// Items a page, up to 1,000.
    #[serde(default, deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Text to find in names.
    pub search_key: Option<String>,
}

impl Endpoint for ListWebhooks {
    type Reply = Listing<Webhook>;
    const ROUTE: Route = get("/apps/{appId}/webhooks").management().limited().headers(VERSION);
}

/// Creates a webhook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhook {
    /// Of which app.
    pub app_id: AppId,
    /// Id, up to 50 letters and digits.
    pub id: WebhookId,
    /// Display name, up to 50 characters.
    pub name: String,
    /// Address, HTTPS, up to 255 characters.
    #[serde(rename = "webhookURL")]
    pub webhook_url: String,
    /// Whether it asks for a name and password.
    #[serde(default, deserialize_with = "wire::flag")]
    pub use_basic_auth: Option<bool>,
    /// Name for it.
    pub username: Option<String>,
    /// Password for it.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub password: Option<Secret>,
    /// Whether it is told.
    #[serde(default, deserialize_with = "wire::flag")]
    pub enabled: Option<bool>,
    /// Whether it is told again when it does not answer.
    #[serde(default, deserialize_with = "wire::flag")]
    pub retry_on_failure: Option<bool>,
}

impl Endpoint for CreateWebhook {
    type Reply = Wrapped<Webhook>;
    const ROUTE: Route = post("/apps/{appId}/webhooks").management().headers(VERSION).whole();
}

/// Reads one webhook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetWebhook {
    /// Of which app.
    pub app_id: AppId,
    /// Which.
    pub webhook_id: WebhookId,
}

impl Endpoint for GetWebhook {
    type Reply = Wrapped<Webhook>;
    const ROUTE: Route =
        get("/apps/{appId}/webhooks/{webhookId}").management().headers(VERSION).whole();
}

/// Changes a webhook; absent fields stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateWebhook {
    /// Of which app.
    pub app_id: AppId,
    /// Which.
    pub webhook_id: WebhookId,
    /// Display name, up to 50 characters.
    pub name: Option<String>,
    /// Address, HTTPS, up to 255 characters.
    #[serde(rename = "webhookURL")]
    pub webhook_url: Option<String>,
    /// Whether it asks for a name and password.
    #[serde(default, deserialize_with = "wire::flag")]
    pub use_basic_auth: Option<bool>,
    /// Name for it.
    pub username: Option<String>,
    /// Password for it.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub password: Option<Secret>,
    /// Whether it is told.
    #[serde(default, deserialize_with = "wire::flag")]
    pub enabled: Option<bool>,
    /// Whether it is told again when it does not answer.
    #[serde(default, deserialize_with = "wire::flag")]
    pub retry_on_failure: Option<bool>,
}

impl Endpoint for UpdateWebhook {
    type Reply = Wrapped<Webhook>;
    const ROUTE: Route = put("/apps/{appId}/webhooks/{webhookId}")
        .management()
        .headers(VERSION)
        .replayable()
        .whole();
}

/// Deletes a webhook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWebhook {
    /// Of which app.
    pub app_id: AppId,
    /// Which.
    pub webhook_id: WebhookId,
}

impl Endpoint for DeleteWebhook {
    type Reply = Done;
    const ROUTE: Route =
        delete("/apps/{appId}/webhooks/{webhookId}").management().headers(VERSION).replayable();
}
