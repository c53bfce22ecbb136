//! Changes of an app's notification settings.

use cometchat_api::chat::notifications::{ResetNotificationSettings, UpdateNotificationSettings};
use serde_json::{Map, Value};

use super::record::{
    changed_since, checked, conflicts, differences, in_words, object, recorded, reversed,
};
use super::value::put;
use super::{rows, settings, templates, unfit};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::NoticeStep;
use crate::gate::{Change, Done, rights};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::notice::{NoticeChange, NoticeSaved};

/// Parts of the settings that a change may name.
const PARTS: [&str; 3] = ["preferences", "sound", "templates"];

impl Console {
    /// Changes notification settings of an app. Where somebody else changed one of them since,
    /// nothing is changed and the answer says which.
    ///
    /// # Errors
    /// All mistakes at the places of their settings before anything is sent; otherwise what the
    /// gate or the service says.
    pub async fn notices_save(
        &self,
        app: &AppRef,
        changes: &[NoticeChange],
    ) -> Result<NoticeSaved, Error> {
        rights::check(self.profile().await?, Act::NoticesUpdate, 1)?;
        let before = settings(&self.reader(app).await?).await?;
        let (known, texts) = (rows::sections(&before), templates::sections(&before));
        let sections = [known.as_slice(), texts.as_slice()];
        let values = checked(changes, &sections)?;
        let conflicts = conflicts(changes, &before);
        if !conflicts.is_empty() {
            return Ok(NoticeSaved { conflicts, ..NoticeSaved::default() });
        }
        let update = update(&before, &values)?;
        let change = Change {
            act: Act::NoticesUpdate,
            app: app.clone(),
            count: 1,
            object: Some(object()),
            sentence: format!("Changed {}", in_words(changes, &sections)),
            before: Some(Value::Object(recorded(values.iter().map(|(path, _)| path), &before))),
        };
        let back = reversed(changes, &before);
        let now: Map<String, Value> = values.into_iter().collect();
        let work = self.change(change, |writer| async move {
            writer.send(update).await?;
            let mut done = Done::wholly(()).now(Some(Value::Object(now)));
            if let Some(changes) = back {
                done = done.undone_by(NoticeStep::Notices { changes });
            }
            Ok(done)
        });
        let Written { activity, undo, .. } = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(NoticeSaved { conflicts: Vec::new(), activity: Some(activity), undo })
    }

    /// Sets all notification settings of an app back to the service's defaults.
    ///
    /// # Errors
    /// What the gate or the service says.
    pub async fn notices_reset(&self, app: &AppRef) -> Result<Written<()>, Error> {
        rights::check(self.profile().await?, Act::NoticesReset, 1)?;
        let before = settings(&self.reader(app).await?).await?;
        let change = Change {
            act: Act::NoticesReset,
            app: app.clone(),
            count: 1,
            object: Some(object()),
            sentence: "Set the notification settings back to CometChat's defaults".to_owned(),
            before: Some(before.clone()),
        };
        let work = self.change(change, |writer| async move {
            writer.send(ResetNotificationSettings {}).await?;
            let after = settings(writer.reader()).await?;
            let all = rows::sections(&before).into_iter().chain(templates::sections(&before));
            let rows: Vec<_> = all.flat_map(|section| section.rows).collect();
            let changes = differences(&rows, &after, &before);
            let done = Done::wholly(()).now(Some(after));
            Ok(match changes.is_empty() {
                true => done,
                false => done.undone_by(NoticeStep::Notices { changes }),
            })
        });
        let written = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }

    /// Gives notification settings their former values, unless somebody changed them since.
    pub(crate) async fn notices_restore(
        &self,
        app: &AppRef,
        changes: &[NoticeChange],
    ) -> Result<Written<()>, Error> {
        let saved = self.notices_save(app, changes).await?;
        changed_since(&saved.conflicts)?;
        restored(saved)
    }
}

/// What an undo gives of what was saved.
pub(super) fn restored(saved: NoticeSaved) -> Result<Written<()>, Error> {
    let activity = saved
        .activity
        .ok_or_else(|| Error::new(Code::Conflict, "There was nothing to put back."))?;
    Ok(Written { value: (), activity, undo: saved.undo })
}

/// What is sent: each part that is touched goes whole, as it was read but for the changes, so that
/// what this version does not know is written back.
fn update(before: &Value, values: &[(String, Value)]) -> Result<UpdateNotificationSettings, Error> {
    let mut parts = Map::new();
    for (path, value) in values {
        let part = path.split('.').next().unwrap_or_default();
        if !PARTS.contains(&part) {
            return Err(Error::new(
                Code::Invalid,
                "CometChat tells this setting but takes no change of it.",
            ));
        }
        let whole =
            parts.entry(part).or_insert_with(|| before.get(part).cloned().unwrap_or_default());
        match path.split_once('.') {
            Some((_, below)) => put(whole, below, value.clone()),
            None => *whole = value.clone(),
        }
    }
    serde_json::from_value(Value::Object(parts)).map_err(|error| unfit(&error))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_known_is_written_back_and_untouched_parts_stay_away() {
        let before = json!({
            "preferences": {
                "group": { "messagesSetting": 2, "messagesOverride": true, "newSetting": 1 },
                "later": { "kept": [1, 2] },
            },
            "sound": { "chat": "default" },
        });
        let values = [("preferences.group.messagesSetting".to_owned(), json!(3))];
        let sent = serde_json::to_value(update(&before, &values).unwrap()).unwrap();
        assert_eq!(sent["preferences"]["group"]["messagesSetting"], 3);
        assert_eq!(sent["preferences"]["group"]["newSetting"], 1);
        assert_eq!(sent["preferences"]["later"], json!({ "kept": [1, 2] }));
        assert!(sent["sound"].is_null());
    }
}
