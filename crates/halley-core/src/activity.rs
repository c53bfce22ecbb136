//! The record of every change: begun before anything is sent, ended with what came of it.

use halley_store::{Activity, ActivityEnd, NewActivity};
use serde_json::Value;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::Change;
use crate::gate::undo::UndoStep;
use crate::model::activity::{ActivityEntry, ActivityFilter, ActivityObject, Outcome, Undo};
use crate::model::connection::AppRef;
use crate::rows::pretty;
use crate::stores::record::Names;

/// Entries that one call gives at most.
const AT_ONCE: u32 = 500;

/// What came of a change.
pub(crate) struct Ending {
    pub(crate) outcome: Outcome,
    pub(crate) after: Option<Value>,
    pub(crate) problem: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) undo: Option<UndoStep>,
}

impl Console {
    /// Lists what was done, the latest first.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn activity_list(
        &self,
        filter: &ActivityFilter,
    ) -> Result<Vec<ActivityEntry>, Error> {
        let (store, names) = self.store_with_names().await?;
        let filter = halley_store::ActivityFilter {
            app: filter.app.clone(),
            object_id: filter.object.clone(),
            search: filter.search.clone(),
            before_id: filter.before.as_deref().map(|name| number(&names, name)).transpose()?,
            limit: filter.limit.clamp(1, AT_ONCE),
            ..halley_store::ActivityFilter::default()
        };
        let entries = store.run(move |store| store.activity_list(&filter)).await?;
        Ok(entries.into_iter().map(|entry| shown(&names, entry)).collect())
    }

    /// Writes down that a change is about to be made; gives the entry's id.
    pub(crate) async fn activity_begin(&self, change: Change) -> Result<String, Error> {
        let profile = self.profile().await?;
        let app_name = match change.app.app.as_str() {
            "" => None,
            _ => self.app_get(&change.app).await.ok().map(|app| app.name),
        };
        let (kind, id, name) = match change.object {
            Some(ActivityObject { kind, id, name }) => (Some(kind), Some(id), name),
            None => (None, None, None),
        };
        let new = NewActivity {
            at: i64::from(self.now()),
            connection_name: self.connection_name(&change.app.connection),
            connection: change.app.connection,
            app: Some(change.app.app).filter(|app| !app.is_empty()),
            app_name,
            profile: text_of(&profile),
            act: text_of(&change.act),
            sentence: change.sentence,
            object_kind: kind,
            object_id: id,
            object_name: name,
            before: change.before.as_ref().map(Value::to_string),
            end: ActivityEnd::started(),
        };
        let (store, names) = self.store_with_names().await?;
        let id = store.run(move |store| store.activity_add(&new)).await?;
        self.emit(Event::ActivityChanged);
        Ok(names.name(id))
    }

    /// Writes down what came of a change.
    pub(crate) async fn activity_end(&self, id: &str, ending: Ending) -> Result<(), Error> {
        let (store, names) = self.store_with_names().await?;
        let id = number(&names, id)?;
        let end = ActivityEnd {
            outcome: match ending.outcome {
                Outcome::Done => halley_store::Outcome::Done,
                Outcome::Partly => halley_store::Outcome::Partly,
                Outcome::Failed => halley_store::Outcome::Failed,
                Outcome::Unknown => halley_store::Outcome::Started,
            },
            after: ending.after.as_ref().map(Value::to_string),
            problem: ending.problem,
            request_id: ending.request_id,
            undo: ending.undo.as_ref().and_then(|step| serde_json::to_string(step).ok()),
        };
        store.run(move |store| store.activity_end(id, &end)).await?;
        self.emit(Event::ActivityChanged);
        Ok(())
    }

    /// Whether an entry still waits for its end.
    pub(crate) async fn activity_is_open(&self, id: &str) -> Result<bool, Error> {
        let (store, names) = self.store_with_names().await?;
        let id = number(&names, id)?;
        let entry = store.run(move |store| store.activity(id)).await?;
        Ok(entry.is_some_and(|entry| entry.what.end.outcome == halley_store::Outcome::Started))
    }

    /// Whether an entry can be taken back and was not.
    pub(crate) async fn activity_can_be_undone(&self, id: &str) -> Result<bool, Error> {
        let (store, names) = self.store_with_names().await?;
        let id = number(&names, id)?;
        let entry = store.run(move |store| store.activity(id)).await?;
        Ok(entry.is_some_and(|entry| entry.undone_by.is_none() && entry.what.end.undo.is_some()))
    }

    /// How to take an entry back, where that can still be done.
    pub(crate) async fn undo_step(&self, id: &str) -> Result<(AppRef, UndoStep), Error> {
        let (store, names) = self.store_with_names().await?;
        let id = number(&names, id)?;
        let entry = store.run(move |store| store.activity(id)).await?;
        let entry = entry.ok_or_else(|| Error::new(Code::NotFound, "There is no such entry."))?;
        if entry.undone_by.is_some() {
            return Err(Error::new(Code::Conflict, "This was undone already."));
        }
        let step = entry.what.end.undo.as_deref().and_then(|step| serde_json::from_str(step).ok());
        match (step, entry.what.app) {
            (Some(step), Some(app)) => {
                Ok((AppRef { connection: entry.what.connection, app }, step))
            }
            _ => Err(Error::new(Code::Conflict, "CometChat offers no way to undo this.")),
        }
    }

    /// Writes down which entry took another one back.
    pub(crate) async fn activity_undone(&self, id: &str, by: &str) -> Result<(), Error> {
        let (store, names) = self.store_with_names().await?;
        let (id, by) = (number(&names, id)?, number(&names, by)?);
        store.run(move |store| store.activity_undone(id, by)).await?;
        self.emit(Event::ActivityChanged);
        Ok(())
    }
}

fn number(names: &Names, name: &str) -> Result<i64, Error> {
    names.id(name).ok_or_else(|| Error::new(Code::NotFound, "There is no such entry."))
}

/// The name of an act or profile as it crosses to the window.
fn text_of(name: &impl serde::Serialize) -> String {
    match serde_json::to_value(name) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

fn shown(names: &Names, entry: Activity) -> ActivityEntry {
    let Activity { id, what, undone_by } = entry;
    let (outcome, problem) = match what.end.outcome {
        halley_store::Outcome::Done => (Outcome::Done, what.end.problem),
        halley_store::Outcome::Partly => (Outcome::Partly, what.end.problem),
        halley_store::Outcome::Failed => (Outcome::Failed, what.end.problem),
        halley_store::Outcome::Started => (
            Outcome::Unknown,
            what.end.problem.or_else(|| {
                let words =
                    "Halley has no answer yet, or ended before one came. Look what was done.";
                Some(words.to_owned())
            }),
        ),
    };
    ActivityEntry {
        id: names.name(id),
        at: u32::try_from(what.at).unwrap_or(0),
        connection: what.connection,
        connection_name: what.connection_name,
        app: what.app,
        app_name: what.app_name,
        act: what.act,
        sentence: what.sentence,
        object: what.object_kind.zip(what.object_id).map(|(kind, id)| ActivityObject {
            kind,
            id,
            name: what.object_name,
        }),
        before: what.before.map(indented),
        after: what.end.after.map(indented),
        outcome,
        problem,
        request_id: what.end.request_id,
        undo: match (undone_by, &what.end.undo) {
            (Some(_), _) => Undo::Done,
            (None, Some(_)) => Undo::Possible,
            (None, None) => Undo::None,
        },
    }
}

fn indented(json: String) -> String {
    serde_json::from_str::<Value>(&json).map_or(json, |value| pretty(&value))
}
