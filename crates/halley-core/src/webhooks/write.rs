//! Webhooks made and deleted.

use cometchat_api::Secret;
use cometchat_api::management::webhooks::{DeleteWebhook, ListWebhooks};
use serde_json::json;

use super::change::{Shift, shortfall};
use super::{draft, ids, named, object, row, rules, state};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done, rights};
use crate::model::activity::Outcome;
use crate::model::connection::{AppRef, ConnectionKind};
use crate::model::gate::{Act, Written};
use crate::model::webhook::{TriggerResult, WebhookDraft, WebhookRow, WebhookSaved};

impl Console {
    /// Makes a webhook and gives it its triggers; the answer says what became of each.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn webhook_create(
        &self,
        app: &AppRef,
        id: &str,
        webhook: &WebhookDraft,
        password: &Secret,
    ) -> Result<WebhookSaved, Error> {
        let local = self.takes_local(app);
        let create = rules::create(app, id, &webhook.fields, password, local)?;
        rights::check(self.profile().await?, Act::WebhookCreate, 1)?;
        self.room_for_webhook(app).await?;
        let id = create.id.to_string();
        let change = Change {
            act: Act::WebhookCreate,
            app: app.clone(),
            count: 1,
            object: Some(object(&id, &create.name)),
            sentence: format!("Created the webhook {}", create.name),
            before: None,
        };
        let shift = Shift::between(&[], &webhook.triggers);
        let (of, key) = (app.clone(), id.clone());
        let written = self.account_change(change, |writer| async move {
            let made = writer.send(create).await?.0;
            let results = shift.apply(&writer, &of, &key).await;
            let now = match state(writer.reader(), &of, &key).await {
                Ok((webhook, triggers)) => row(&webhook, Ok(triggers)),
                Err(error) => row(&made, Err(error)),
            };
            let after = json!({ "fields": now.fields, "triggers": now.triggers });
            let problem = shortfall(&results);
            let done = Done::wholly((now, results)).now(Some(after));
            let outcome = if problem.is_some() { Outcome::Partly } else { Outcome::Done };
            let done = done.undone_by(UndoStep::WebhookDelete { id: key });
            Ok(Done { outcome, problem, ..done })
        });
        let written = written.await.map_err(|error| match error.service_code.as_deref() {
            Some("ERR_WEBHOOK_ALREADY_EXISTS") => {
                let sentence = "This app has a webhook with this id already.";
                Error { fields: Vec::new(), code: Code::Conflict, ..error }.at("id", sentence)
            }
            _ => error,
        })?;
        Ok(saved(written))
    }

    /// Deletes a webhook; `typed` must be its id. It can be made again only where it has no
    /// password, since the service gives none out.
    ///
    /// # Errors
    /// When something else was typed; otherwise what the gate or the service says.
    pub async fn webhook_delete(
        &self,
        app: &AppRef,
        id: &str,
        typed: &str,
    ) -> Result<Written<()>, Error> {
        if typed.trim() != id {
            return Err(Error::invalid("typedId", format!("Type {id} to delete this webhook.")));
        }
        rights::check(self.profile().await?, Act::WebhookDelete, 1)?;
        let reader = self.account_reader(&app.connection).await?;
        let (webhook, triggers) = state(&reader, app, id).await?;
        let former = draft(&webhook, &triggers);
        let name = named(&webhook);
        let change = Change {
            act: Act::WebhookDelete,
            app: app.clone(),
            count: 1,
            object: Some(object(id, &name)),
            sentence: format!("Deleted the webhook {name}"),
            before: Some(json!({ "fields": former.fields, "triggers": former.triggers })),
        };
        let (app_id, webhook_id) = ids(app, id);
        let can_be_made_again = former.fields.basic_auth == Some(false);
        let step = UndoStep::WebhookRestore { id: id.to_owned(), webhook: Box::new(former) };
        let deleted = self.account_change(change, |writer| async move {
            writer.send(DeleteWebhook { app_id, webhook_id }).await?;
            let done = Done::wholly(());
            Ok(if can_be_made_again { done.undone_by(step) } else { done })
        });
        deleted.await
    }

    /// Makes a deleted webhook again.
    pub(crate) async fn webhook_restore(
        &self,
        app: &AppRef,
        id: &str,
        webhook: &WebhookDraft,
    ) -> Result<Written<()>, Error> {
        match self.webhook_create(app, id, webhook, &Secret::default()).await? {
            WebhookSaved::Saved { activity, undo, .. } => Ok(Written { value: (), activity, undo }),
            WebhookSaved::Conflict { .. } => {
                Err(Error::new(Code::Conflict, "This app has a webhook with this id again."))
            }
        }
    }

    /// Whether an app's service takes addresses of this computer: only a sandbox does.
    pub(super) fn takes_local(&self, app: &AppRef) -> bool {
        let entry = self.0.book.get(&app.connection);
        self.0.endpoints.is_some() || entry.is_ok_and(|entry| entry.kind == ConnectionKind::Demo)
    }

    async fn room_for_webhook(&self, app: &AppRef) -> Result<(), Error> {
        let reader = self.account_reader(&app.connection).await?;
        let app_id = ids(app, "").0;
        let list = ListWebhooks { app_id, per_page: Some(100), ..ListWebhooks::default() };
        if reader.send(list).await?.data.len() < rules::MOST {
            return Ok(());
        }
        Err(Error::new(Code::QuotaReached, "This app has 25 webhooks, the most.")
            .advise("Delete one that nothing uses any more."))
    }
}

/// A written change as the window is told of it.
pub(super) fn saved(written: Written<(WebhookRow, Vec<TriggerResult>)>) -> WebhookSaved {
    let Written { value: (now, triggers), activity, undo } = written;
    WebhookSaved::Saved { now, triggers, activity, undo }
}
