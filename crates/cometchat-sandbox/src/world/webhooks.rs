//! Webhooks of an app.

use cometchat_api::ApiError;
use cometchat_api::id::{TriggerId, WebhookId};
use cometchat_api::management::webhooks::Webhook;
use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Serialize};

use crate::refuse;

/// A webhook with what it is told.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Hook {
    /// Address and account, as the management API shows them.
    pub(crate) about: Webhook,
    /// Events it is told.
    pub(crate) triggers: IndexSet<TriggerId>,
}

/// Webhooks by id, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Hooks {
    /// The webhooks.
    pub(crate) by_id: IndexMap<WebhookId, Hook>,
    /// Whether a task delivers for this app already.
    #[serde(skip)]
    pub(crate) delivered: bool,
}

impl Hooks {
    /// A webhook.
    ///
    /// # Errors
    /// `ERR_WEBHOOK_NOT_FOUND` (our code; the service documents none).
    pub(crate) fn get(&self, id: &WebhookId) -> Result<&Hook, ApiError> {
        self.by_id.get(id).ok_or_else(|| none(id))
    }

    /// A webhook to change.
    ///
    /// # Errors
    /// `ERR_WEBHOOK_NOT_FOUND`.
    pub(crate) fn get_mut(&mut self, id: &WebhookId) -> Result<&mut Hook, ApiError> {
        self.by_id.get_mut(id).ok_or_else(|| none(id))
    }

    /// Webhooks that are told of an event.
    pub(crate) fn told(&self, trigger: &str) -> impl Iterator<Item = &Hook> {
        let trigger = TriggerId::new(trigger);
        self.by_id.values().filter(move |hook| {
            hook.about.enabled != Some(false) && hook.triggers.contains(&trigger)
        })
    }
}

fn none(id: &WebhookId) -> ApiError {
    refuse::with("ERR_WEBHOOK_NOT_FOUND", format!("The webhook {id} does not exist."))
}
