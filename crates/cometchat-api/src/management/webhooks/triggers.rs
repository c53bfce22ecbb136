use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::VERSION;
use crate::batch::{Done, Results};
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::{AppId, TriggerId, WebhookId};
use crate::page::Listing;

/// An event that a webhook is told.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trigger {
    /// Which.
    pub id: TriggerId,
    /// Sentence for people.
    pub description: Option<String>,
}

/// Lists the events that a webhook is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListTriggers {
    /// Of which app.
    pub app_id: AppId,
    /// Of which webhook.
    pub webhook_id: WebhookId,
}

impl Endpoint for ListTriggers {
    type Reply = Listing<Trigger>;
    const ROUTE: Route =
        get("/apps/{appId}/webhooks/{webhookId}/triggers").management().headers(VERSION).whole();
}

/// Adds events that a webhook is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddTriggers {
    /// Of which app.
    pub app_id: AppId,
    /// To which webhook.
    pub webhook_id: WebhookId,
    /// Which events.
    pub trigger_ids: Option<Vec<TriggerId>>,
}

impl Endpoint for AddTriggers {
    type Reply = Results<TriggerId>;
    const ROUTE: Route = post("/apps/{appId}/webhooks/{webhookId}/triggers")
        .management()
        .headers(VERSION)
        .replayable();
}

/// Takes events from a webhook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveTriggers {
    /// Of which app.
    pub app_id: AppId,
    /// From which webhook.
    pub webhook_id: WebhookId,
    /// Which events.
    pub trigger_ids: Option<Vec<TriggerId>>,
}

impl Endpoint for RemoveTriggers {
    type Reply = Done;
    const ROUTE: Route = delete("/apps/{appId}/webhooks/{webhookId}/triggers")
        .management()
        .headers(VERSION)
        .replayable();
}
