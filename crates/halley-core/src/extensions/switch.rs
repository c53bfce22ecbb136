//! Extensions switched on and off, several in one request, each with its result.

use cometchat_api::AppId;
use cometchat_api::batch::Results;
use cometchat_api::id::ExtensionId;
use cometchat_api::management::extensions::SwitchExtensions;
use serde_json::{Map, Value, json};

use super::{listed, named, object};
use crate::console::Console;
use crate::error::{Code, Error, refused};
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::words::counted;
use crate::gate::{Change, Done, rights};
use crate::model::activity::Outcome;
use crate::model::connection::AppRef;
use crate::model::extension::{ExtensionSwitched, ExtensionSwitches};
use crate::model::gate::{Act, Written};

impl Console {
    /// Switches extensions on and off and says what came of each. What somebody else switched so
    /// already is left alone.
    ///
    /// # Errors
    /// When nothing is to be switched; otherwise what the gate or the service says.
    pub async fn extensions_switch(
        &self,
        app: &AppRef,
        switches: &ExtensionSwitches,
    ) -> Result<Written<Vec<ExtensionSwitched>>, Error> {
        let wanted = wanted(switches)?;
        let count = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        rights::check(self.profile().await?, Act::ExtensionsSwitch, count)?;
        let on = listed(&self.account_reader(&app.connection).await?, app).await?;
        let is_on =
            |id: &str| on.iter().any(|one| one.id.as_str() == id && one.is_active == Some(true));
        let (open, as_wanted): (Vec<_>, Vec<_>) =
            wanted.into_iter().partition(|(id, on)| is_on(id) != *on);
        let so_already = |(id, on): (String, bool)| result(&id, on, true, None);
        let mut results: Vec<_> = as_wanted.into_iter().map(so_already).collect();
        let change = Change {
            act: Act::ExtensionsSwitch,
            app: app.clone(),
            count,
            object: match open.as_slice() {
                [(one, _)] => Some(object(one)),
                _ => None,
            },
            sentence: sentence(&open),
            before: Some(record(open.iter().map(|(id, on)| (id.as_str(), !on)))),
        };
        let ids = |which: bool| -> Vec<ExtensionId> {
            let those = open.iter().filter(|(_, on)| *on == which);
            those.map(|(id, _)| ExtensionId::from(id.as_str())).collect()
        };
        let some = |ids: Vec<ExtensionId>| (!ids.is_empty()).then_some(ids);
        let switch = SwitchExtensions {
            app_id: AppId::from(app.app.as_str()),
            enabled: some(ids(true)),
            disabled: some(ids(false)),
        };
        let written = self.account_change(change, |writer| async move {
            if !open.is_empty() {
                let answer = writer.send(switch).await?;
                results.extend(open.iter().map(|(id, on)| {
                    let of = if *on { &answer.enabled } else { &answer.disabled };
                    result(id, *on, false, problem(of, id))
                }));
            }
            Ok(ended(results))
        });
        let written = written.await;
        self.emit(Event::ExtensionsChanged { app: app.clone() });
        written
    }

    /// Switches extensions back; all of them must be.
    pub(crate) async fn extensions_restore(
        &self,
        app: &AppRef,
        switches: &ExtensionSwitches,
    ) -> Result<Written<()>, Error> {
        let Written { value, activity, undo } = self.extensions_switch(app, switches).await?;
        match value.into_iter().find_map(|one| one.problem.map(|why| (one.name, why))) {
            Some((name, why)) => {
                Err(Error::new(Code::Conflict, format!("{name} was not switched back. {why}")))
            }
            None => Ok(Written { value: (), activity, undo }),
        }
    }
}

/// Each extension once, with whether it is to be on.
fn wanted(switches: &ExtensionSwitches) -> Result<Vec<(String, bool)>, Error> {
    if switches.on.is_empty() && switches.off.is_empty() {
        return Err(Error::new(Code::Invalid, "No extension is switched yet."));
    }
    let on = switches.on.iter().map(|id| (id.clone(), true));
    let off = switches.off.iter().map(|id| (id.clone(), false));
    let mut wanted: Vec<(String, bool)> = on.chain(off).collect();
    let n_wanted = wanted.len();
    wanted.sort();
    wanted.dedup_by(|one, other| one.0 == other.0);
    if wanted.len() < n_wanted {
        return Err(Error::new(Code::Invalid, "An extension is to be both on and off."));
    }
    Ok(wanted)
}

fn result(id: &str, on: bool, unchanged: bool, problem: Option<String>) -> ExtensionSwitched {
    ExtensionSwitched { id: id.to_owned(), name: named(id).to_owned(), on, unchanged, problem }
}

/// Why one was not switched; an answer that does not name it tells nothing of it.
fn problem(results: &Results<ExtensionId>, id: &str) -> Option<String> {
    let told = results.iter().find(|(known, _)| known.as_str() == id).map(|(_, told)| told);
    match told {
        Some(told) if told.is_done() => None,
        Some(told) => Some(told.error.as_ref().map_or_else(
            || "CometChat did not switch it and did not say why.".to_owned(),
            |error| refused(error, 200).message,
        )),
        None => Some("CometChat did not say what became of it. Look whether it is so.".to_owned()),
    }
}

fn ended(results: Vec<ExtensionSwitched>) -> Done<Vec<ExtensionSwitched>> {
    let changed = |on: bool| {
        let those = results.iter().filter(move |one| !one.unchanged && one.problem.is_none());
        those.filter(move |one| one.on == on)
    };
    let ids = |on: bool| changed(on).map(|one| one.id.clone()).collect::<Vec<_>>();
    let back = ExtensionSwitches { on: ids(false), off: ids(true) };
    let n_changed = back.on.len() + back.off.len();
    let failed: Vec<&ExtensionSwitched> =
        results.iter().filter(|one| one.problem.is_some()).collect();
    let after = record(
        results
            .iter()
            .filter(|one| !one.unchanged)
            .map(|one| (one.id.as_str(), one.on == one.problem.is_none())),
    );
    let outcome = match (failed.len(), n_changed) {
        (0, _) => Outcome::Done,
        (_, 0) => Outcome::Failed,
        _ => Outcome::Partly,
    };
    let problem = failed
        .first()
        .map(|first| format!("{}: {}", first.name, first.problem.as_deref().unwrap_or_default()));
    let undo = (n_changed > 0).then_some(UndoStep::ExtensionsSwitch { switches: back });
    Done { value: results, after: Some(after), undo, outcome, problem }
}

fn record<'a>(states: impl Iterator<Item = (&'a str, bool)>) -> Value {
    let word = |on: bool| json!(if on { "on" } else { "off" });
    Value::Object(states.map(|(id, on)| (named(id).to_owned(), word(on))).collect::<Map<_, _>>())
}

fn sentence(open: &[(String, bool)]) -> String {
    let word = |on: bool| if on { "on" } else { "off" };
    match open {
        [] => "Left the extensions as they were".to_owned(),
        [(id, on)] => format!("Switched {} {}", named(id), word(*on)),
        many => {
            let of = |which: bool| many.iter().filter(|(_, on)| *on == which).count();
            let part = |which: bool| match u32::try_from(of(which)).unwrap_or(u32::MAX) {
                0 => None,
                n => Some(format!("{} {}", counted(n, "extension"), word(which))),
            };
            let parts: Vec<String> = [part(true), part(false)].into_iter().flatten().collect();
            format!("Switched {}", parts.join(" and "))
        }
    }
}
