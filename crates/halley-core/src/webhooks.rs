//! Webhooks of an app, with what they are truly told: the service keeps the triggers apart from
//! the webhook, so they are read for each. Only a connection of the account reaches them.

mod change;
mod edit;
mod listen;
mod rules;
mod sample;
mod samples;
mod triggers;
mod write;

pub use listen::ListenSink;
pub(crate) use listen::Listeners;

use cometchat_api::id::{AppId, WebhookId};
use cometchat_api::management::webhooks::{GetWebhook, ListTriggers, ListWebhooks, Webhook};
use futures_util::future::join_all;
use serde_json::Value;

use crate::console::Console;
use crate::error::Error;
use crate::masks::masked;
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::webhook::{WebhookDraft, WebhookFields, WebhookRow};
use crate::reach::AccountReader;
use crate::rows::{ROWS, pretty, time};

impl Console {
    /// Reads the webhooks of an app, each with its triggers. Where the triggers of one cannot be
    /// read, its row says why.
    ///
    /// # Errors
    /// When the connection is not one of an account, or the list cannot be read.
    pub async fn webhooks_list(&self, app: &AppRef) -> Result<Vec<WebhookRow>, Error> {
        let reader = self.account_reader(&app.connection).await?;
        let list = ListWebhooks {
            app_id: AppId::from(app.app.as_str()),
            per_page: Some(ROWS),
            ..ListWebhooks::default()
        };
        let webhooks = reader.send(list).await?.data;
        let rows = webhooks.into_iter().map(|webhook| {
            let reader = &reader;
            async move {
                let triggers = triggers(reader, app, webhook.id.as_str()).await;
                row(&webhook, triggers)
            }
        });
        Ok(join_all(rows).await)
    }

    /// Reads one webhook as it is now.
    ///
    /// # Errors
    /// When there is none, or it or its triggers cannot be read.
    pub async fn webhook_get(&self, app: &AppRef, id: &str) -> Result<WebhookRow, Error> {
        let reader = self.account_reader(&app.connection).await?;
        let (webhook, triggers) = state(&reader, app, id).await?;
        Ok(row(&webhook, Ok(triggers)))
    }

    /// Name of a webhook, or its id where it has none.
    pub(crate) async fn webhook_name(&self, app: &AppRef, id: &str) -> Result<String, Error> {
        let reader = self.account_reader(&app.connection).await?;
        Ok(named(&webhook(&reader, app, id).await?))
    }
}

/// A webhook with its triggers.
async fn state(
    reader: &AccountReader,
    app: &AppRef,
    id: &str,
) -> Result<(Webhook, Vec<String>), Error> {
    let webhook = webhook(reader, app, id).await?;
    Ok((webhook, triggers(reader, app, id).await?))
}

async fn webhook(reader: &AccountReader, app: &AppRef, id: &str) -> Result<Webhook, Error> {
    let (app_id, webhook_id) = ids(app, id);
    Ok(reader.send(GetWebhook { app_id, webhook_id }).await?.0)
}

async fn triggers(reader: &AccountReader, app: &AppRef, id: &str) -> Result<Vec<String>, Error> {
    let (app_id, webhook_id) = ids(app, id);
    let told = reader.send(ListTriggers { app_id, webhook_id }).await?.data;
    Ok(told.into_iter().map(|trigger| trigger.id.to_string()).collect())
}

fn ids(app: &AppRef, id: &str) -> (AppId, WebhookId) {
    (AppId::from(app.app.as_str()), WebhookId::from(id))
}

fn row(webhook: &Webhook, triggers: Result<Vec<String>, Error>) -> WebhookRow {
    let (triggers, problem) = match triggers {
        Ok(triggers) => (Some(triggers), None),
        Err(error) => (None, Some(error.message)),
    };
    let extra = Some(&webhook.extra).filter(|extra| !extra.is_empty());
    WebhookRow {
        id: webhook.id.to_string(),
        fields: fields(webhook),
        triggers,
        problem,
        created_at: time(webhook.created_at),
        updated_at: time(webhook.updated_at),
        extra: extra.map(|extra| pretty(&masked(Value::Object(extra.clone())))),
    }
}

fn fields(webhook: &Webhook) -> WebhookFields {
    WebhookFields {
        name: webhook.name.clone(),
        url: webhook.webhook_url.clone().unwrap_or_default(),
        enabled: webhook.enabled,
        retry: webhook.retry_on_failure,
        basic_auth: webhook.use_basic_auth,
        username: webhook.username.clone().unwrap_or_default(),
    }
}

fn draft(webhook: &Webhook, triggers: &[String]) -> WebhookDraft {
    WebhookDraft { fields: fields(webhook), triggers: triggers.to_vec() }
}

fn named(webhook: &Webhook) -> String {
    let name = webhook.name.trim();
    if name.is_empty() { webhook.id.to_string() } else { name.to_owned() }
}

/// A webhook as the activity names it.
fn object(id: &str, name: &str) -> ActivityObject {
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    ActivityObject { kind: "webhook".to_owned(), id: id.to_owned(), name }
}
