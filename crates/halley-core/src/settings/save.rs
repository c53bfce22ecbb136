//! Settings changed: read anew first, so that nobody's change is written over unseen.

use cometchat_api::batch::Results;
use cometchat_api::management::settings::{AppSettings, MapSettings};

use super::{read, recorded, switch};
use crate::console::Console;
use crate::error::{Code, Error, refused};
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::words::counted;
use crate::gate::{Change, Done, rights};
use crate::model::activity::Outcome;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::setting::{
    SettingChange, SettingConflict, SettingFailure, SettingSeen, SettingWanted, SettingsSaved,
};

impl Console {
    /// Changes settings of an app. Where one no longer holds what was seen, nothing is changed and
    /// the answer says which; what is wanted anyhow surprises nobody.
    ///
    /// # Errors
    /// When nothing is to be changed, what the gate says, or the settings cannot be read; what the
    /// service refuses of single settings is in the answer.
    pub async fn settings_save(
        &self,
        app: &AppRef,
        wanted: &[SettingWanted],
        seen: &[SettingSeen],
    ) -> Result<SettingsSaved, Error> {
        if wanted.is_empty() {
            return Err(Error::new(Code::Invalid, "No setting is changed yet."));
        }
        let count = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        rights::check(self.profile().await?, Act::SettingsSet, count)?;
        let told = read(&self.account_reader(&app.connection).await?, app).await?;
        let conflicts = conflicts(&told, wanted, seen);
        if !conflicts.is_empty() {
            return Ok(SettingsSaved { conflicts, ..SettingsSaved::default() });
        }
        let change = |wanted: &SettingWanted| SettingChange {
            key: wanted.key.clone(),
            before: switch(&told, &wanted.key),
            after: wanted.on,
        };
        let changes = wanted.iter().map(change).collect();
        let written = self.settings_write(app, changes, &told).await?;
        self.emit(Event::SettingsChanged { app: app.clone() });
        let Written { value, activity, undo } = written;
        Ok(SettingsSaved { activity: Some(activity), undo, ..value })
    }

    /// Gives settings their former values, unless somebody changed them since.
    pub(crate) async fn settings_restore(
        &self,
        app: &AppRef,
        changes: &[SettingChange],
    ) -> Result<Written<()>, Error> {
        let wanted: Vec<_> = changes
            .iter()
            .map(|one| SettingWanted { key: one.key.clone(), on: one.after })
            .collect();
        let seen: Vec<_> = changes
            .iter()
            .map(|one| SettingSeen { key: one.key.clone(), on: one.before })
            .collect();
        let saved = self.settings_save(app, &wanted, &seen).await?;
        if let Some(SettingConflict { key, .. }) = saved.conflicts.first() {
            let message = format!("{key} was changed again since, so all was left as it is.");
            return Err(Error::new(Code::Conflict, message)
                .advise("Look at the settings and change them there."));
        }
        if let Some(SettingFailure { message, .. }) = saved.failed.first() {
            return Err(Error::new(Code::Conflict, message.clone()));
        }
        Ok(Written { value: (), activity: saved.activity.unwrap_or_default(), undo: saved.undo })
    }

    async fn settings_write(
        &self,
        app: &AppRef,
        changes: Vec<SettingChange>,
        told: &AppSettings,
    ) -> Result<Written<SettingsSaved>, Error> {
        let (object, name) = self.settings_object(app).await;
        let many = match changes.as_slice() {
            [only] => only.key.clone(),
            several => counted(u32::try_from(several.len()).unwrap_or(u32::MAX), "setting"),
        };
        let change = Change {
            act: Act::SettingsSet,
            app: app.clone(),
            count: u32::try_from(changes.len()).unwrap_or(u32::MAX),
            object: Some(object),
            sentence: format!("Changed {many} of {name}"),
            before: Some(recorded(told, changes.iter().map(|one| one.key.as_str()))),
        };
        let settings = changes.iter().map(|one| (one.key.clone(), one.after)).collect();
        let map = MapSettings { app_id: app.app.as_str().into(), settings: Some(settings) };
        let work = self.account_change(change, |writer| async move {
            let results = writer.send(map).await?;
            Ok(ended(changes, &results))
        });
        work.await
    }
}

/// What came of a save, setting by setting. One that the answer does not name counts as changed:
/// the service documents an entry for each, and a refusal is never silent.
fn ended(changes: Vec<SettingChange>, results: &Results<String>) -> Done<SettingsSaved> {
    let mut saved = SettingsSaved::default();
    for change in changes {
        match results.get(&change.key).filter(|result| !result.is_done()) {
            None => saved.saved.push(change),
            Some(result) => {
                let message = match (&result.error, &result.message) {
                    (Some(error), _) => refused(error, 200).message,
                    (None, Some(said)) => format!("CometChat refused this. {said}"),
                    (None, None) => "CometChat refused this and did not say why.".to_owned(),
                };
                saved.failed.push(SettingFailure { key: change.key, message });
            }
        }
    }
    let outcome = match (saved.saved.len(), saved.failed.len()) {
        (_, 0) => Outcome::Done,
        (0, _) => Outcome::Failed,
        _ => Outcome::Partly,
    };
    let problem = saved.failed.first().map(|first| format!("{}: {}", first.key, first.message));
    let after = saved.saved.iter().map(|one| (one.key.clone(), one.after.into())).collect();
    let back = back(&saved.saved);
    let done = Done::wholly(saved).now(Some(serde_json::Value::Object(after)));
    let done =
        if back.is_empty() { done } else { done.undone_by(UndoStep::Settings { changes: back }) };
    Done { outcome, problem, ..done }
}

/// The way back of each change that has one: what held no value before cannot lose it again.
pub(super) fn back(changes: &[SettingChange]) -> Vec<SettingChange> {
    let one = |change: &SettingChange| {
        let after = change.before?;
        Some(SettingChange { key: change.key.clone(), before: Some(change.after), after })
    };
    changes.iter().filter_map(one).collect()
}

/// Settings that no longer hold what was seen.
pub(super) fn conflicts(
    told: &AppSettings,
    wanted: &[SettingWanted],
    seen: &[SettingSeen],
) -> Vec<SettingConflict> {
    let is_wanted = |key: &str, now: Option<bool>| {
        wanted.iter().any(|one| one.key == key && Some(one.on) == now)
    };
    let one = |seen: &SettingSeen| {
        let now = switch(told, &seen.key);
        (now != seen.on && !is_wanted(&seen.key, now)).then(|| SettingConflict {
            key: seen.key.clone(),
            before: seen.on,
            now,
        })
    };
    seen.iter().filter_map(one).collect()
}
