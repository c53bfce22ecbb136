//! One webhook changed: read anew first, so that nobody's change is written over unseen.

use cometchat_api::Secret;
use serde_json::{Map, Value, json};

use super::change::{Shift, shortfall};
use super::write::saved;
use super::{draft, named, object, row, rules, state};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::undo::UndoStep;
use crate::gate::words::counted;
use crate::gate::{Change, Done, rights};
use crate::model::activity::Outcome;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::webhook::{WebhookDraft, WebhookEdit, WebhookFields, WebhookSaved};

impl Console {
    /// Changes a webhook and what it is told; an empty password stays as it is. Where somebody
    /// else changed the webhook since it was read, nothing is changed and the answer says how it
    /// is now.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; when nothing is to be changed;
    /// otherwise what the gate or the service says.
    pub async fn webhook_update(
        &self,
        app: &AppRef,
        id: &str,
        edit: &WebhookEdit,
        password: &Secret,
    ) -> Result<WebhookSaved, Error> {
        let WebhookEdit { seen, wanted } = edit;
        let both = (&seen.fields, &wanted.fields);
        let update = rules::update(app, id, both, password, self.takes_local(app))?;
        let shift = Shift::between(&seen.triggers, &wanted.triggers);
        if update.is_none() && shift.is_empty() {
            return Err(Error::new(Code::Invalid, "Nothing is changed yet."));
        }
        rights::check(self.profile().await?, Act::WebhookUpdate, 1)?;
        let reader = self.account_reader(&app.connection).await?;
        let (webhook, triggers) = state(&reader, app, id).await?;
        let before = draft(&webhook, &triggers);
        if !same(&before, seen) {
            return Ok(WebhookSaved::Conflict { now: row(&webhook, Ok(triggers)) });
        }
        let name = named(&webhook);
        let touched = touched(both, !password.is_empty(), &shift);
        let change = Change {
            act: Act::WebhookUpdate,
            app: app.clone(),
            count: 1,
            object: Some(object(id, &name)),
            sentence: format!("Changed {} of the webhook {name}", in_words(&touched, &shift)),
            before: Some(record(&before, &touched)),
        };
        // A former password is known to nobody, so what replaced it cannot be taken back.
        let loses_password = !password.is_empty()
            || (before.fields.basic_auth == Some(true) && wanted.fields.basic_auth == Some(false));
        let (of, key) = (app.clone(), id.to_owned());
        let written = self.account_change(change, |writer| async move {
            if let Some(update) = update {
                writer.send(update).await?;
            }
            let results = shift.apply(&writer, &of, &key).await;
            let (webhook, triggers) = match state(writer.reader(), &of, &key).await {
                Ok((webhook, triggers)) => (webhook, Ok(triggers)),
                Err(error) => (webhook, Err(error)),
            };
            let after = triggers.as_ref().ok().map(|triggers| draft(&webhook, triggers));
            let problem = shortfall(&results);
            let outcome = if problem.is_some() { Outcome::Partly } else { Outcome::Done };
            let recorded = after.as_ref().map(|after| record(after, &touched));
            let undo = after.filter(|_| !loses_password).map(|seen| UndoStep::WebhookUpdate {
                id: key,
                edit: Box::new(WebhookEdit { seen, wanted: before }),
            });
            let done = Done::wholly((row(&webhook, triggers), results)).now(recorded);
            Ok(Done { undo, outcome, problem, ..done })
        });
        Ok(saved(written.await?))
    }

    /// Gives a webhook back its former fields and triggers, unless somebody changed it since.
    pub(crate) async fn webhook_revert(
        &self,
        app: &AppRef,
        id: &str,
        edit: &WebhookEdit,
    ) -> Result<Written<()>, Error> {
        match self.webhook_update(app, id, edit, &Secret::default()).await? {
            WebhookSaved::Saved { activity, undo, .. } => Ok(Written { value: (), activity, undo }),
            WebhookSaved::Conflict { .. } => {
                let message = "This webhook was changed again since, so it was left as it is.";
                Err(Error::new(Code::Conflict, message)
                    .advise("Look at the webhook and change it there."))
            }
        }
    }
}

/// Whether two readings of a webhook say the same; the order of triggers means nothing.
fn same(one: &WebhookDraft, other: &WebhookDraft) -> bool {
    one.fields == other.fields && Shift::between(&one.triggers, &other.triggers).is_empty()
}

/// Names of what a change touches, as the record has them.
fn touched(
    (seen, wanted): (&WebhookFields, &WebhookFields),
    password: bool,
    shift: &Shift,
) -> Vec<&'static str> {
    let names = [
        ("name", seen.name != wanted.name),
        ("url", seen.url != wanted.url),
        ("enabled", seen.enabled != wanted.enabled),
        ("retry", seen.retry != wanted.retry),
        ("basicAuth", seen.basic_auth != wanted.basic_auth),
        ("username", seen.username != wanted.username),
        ("password", password),
        ("triggers", !shift.is_empty()),
    ];
    names.into_iter().filter_map(|(name, is_touched)| is_touched.then_some(name)).collect()
}

fn record(webhook: &WebhookDraft, touched: &[&str]) -> Value {
    let whole = json!(webhook.fields);
    let kept = touched.iter().filter(|name| **name != "password").map(|name| {
        let value = match *name {
            "triggers" => json!(webhook.triggers),
            name => whole[name].clone(),
        };
        ((*name).to_owned(), value)
    });
    Value::Object(kept.collect::<Map<_, _>>())
}

fn in_words(touched: &[&str], shift: &Shift) -> String {
    let words: Vec<String> = touched
        .iter()
        .map(|name| match *name {
            "name" => "the name".to_owned(),
            "url" => "the address".to_owned(),
            "enabled" => "whether it is on".to_owned(),
            "retry" => "the retries".to_owned(),
            "basicAuth" => "the authentication".to_owned(),
            "username" => "the user name".to_owned(),
            "password" => "the password".to_owned(),
            _ => counted(shift.count(), "trigger"),
        })
        .collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
