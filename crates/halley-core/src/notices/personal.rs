//! What one user is told: by the app's settings, and by his own choices where these count.
//!
//! Only what is changed is sent: the service tells the app's settings and the user's choices as
//! one, and sending them back would make choices of what was never chosen.

use cometchat_api::Uid;
use cometchat_api::chat::notifications::{GetPreferences, ResetPreferences, UpdatePreferences};
use serde_json::{Map, Value, json};

use super::record::{changed_since, checked, conflicts, differences, recorded, reversed};
use super::rows::{days, section, sections};
use super::save::restored;
use super::value::{at, put};
use super::{unfit, whole};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::NoticeStep;
use crate::gate::{Change, Done, rights};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::notice::{
    NoticeChange, NoticeRow, NoticeSaved, NoticeSection, NoticeSettings, NoticeShape,
};
use crate::reach::Reader;
use crate::rows::pretty;

const PRIVATE: &str = "usePrivacyTemplate";

impl Console {
    /// Reads what a user is told.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_notices_get(&self, app: &AppRef, uid: &str) -> Result<NoticeSettings, Error> {
        let tree = read(&self.reader(app).await?, uid).await?;
        let preferences = chosen(&tree);
        Ok(NoticeSettings { preferences, templates: Vec::new(), raw: pretty(&tree) })
    }

    /// Changes what a user is told. Where somebody else changed one of it since, nothing is
    /// changed and the answer says which.
    ///
    /// # Errors
    /// All mistakes at the places of their settings before anything is sent; otherwise what the
    /// gate or the service says.
    pub async fn user_notices_save(
        &self,
        app: &AppRef,
        uid: &str,
        changes: &[NoticeChange],
    ) -> Result<NoticeSaved, Error> {
        rights::check(self.profile().await?, Act::UserNoticesUpdate, 1)?;
        let before = read(&self.reader(app).await?, uid).await?;
        let sections = chosen(&before);
        let values = checked(changes, &[&sections])?;
        let conflicts = conflicts(changes, &before);
        if !conflicts.is_empty() {
            return Ok(NoticeSaved { conflicts, ..NoticeSaved::default() });
        }
        let update = update(uid, &before, &values)?;
        let object = self.noticed(app, uid).await?;
        let who = object.name.clone().unwrap_or_else(|| uid.to_owned());
        let change = Change {
            act: Act::UserNoticesUpdate,
            app: app.clone(),
            count: 1,
            object: Some(object),
            sentence: format!("Changed what {who} is told by notifications"),
            before: Some(Value::Object(recorded(values.iter().map(|(path, _)| path), &before))),
        };
        // Which texts a user chose is not told, so that choice cannot be put back.
        let back = reversed(changes, &before);
        let (uid, now) = (uid.to_owned(), values.into_iter().collect::<Map<_, _>>());
        let work = self.change(change, |writer| async move {
            writer.send(update).await?;
            let done = Done::wholly(()).now(Some(Value::Object(now)));
            Ok(match back {
                Some(changes) => done.undone_by(NoticeStep::UserNotices { uid, changes }),
                None => done,
            })
        });
        let Written { activity, undo, .. } = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(NoticeSaved { conflicts: Vec::new(), activity: Some(activity), undo })
    }

    /// Sets what a user is told back to what the app says.
    ///
    /// # Errors
    /// What the gate or the service says.
    pub async fn user_notices_reset(&self, app: &AppRef, uid: &str) -> Result<Written<()>, Error> {
        rights::check(self.profile().await?, Act::UserNoticesReset, 1)?;
        let before = read(&self.reader(app).await?, uid).await?;
        let object = self.noticed(app, uid).await?;
        let who = object.name.clone().unwrap_or_else(|| uid.to_owned());
        let change = Change {
            act: Act::UserNoticesReset,
            app: app.clone(),
            count: 1,
            object: Some(object),
            sentence: format!("Set what {who} is told back to what the app says"),
            before: before.get("preferences").cloned(),
        };
        let id = uid.to_owned();
        let work = self.change(change, |writer| async move {
            writer.send(ResetPreferences { uid: Uid::from(id.as_str()) }).await?;
            let after = read(writer.reader(), &id).await?;
            let rows: Vec<NoticeRow> = chosen(&before)
                .into_iter()
                .flat_map(|section| section.rows)
                .map(|row| NoticeRow { right: None, ..row })
                .collect();
            let changes = differences(&rows, &after, &before);
            let done = Done::wholly(()).now(after.get("preferences").cloned());
            Ok(match changes.is_empty() {
                true => done,
                false => done.undone_by(NoticeStep::UserNotices { uid: id, changes }),
            })
        });
        let written = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }

    /// Gives a user's choices their former values, unless they were changed since.
    pub(crate) async fn user_notices_restore(
        &self,
        app: &AppRef,
        uid: &str,
        changes: &[NoticeChange],
    ) -> Result<Written<()>, Error> {
        let saved = self.user_notices_save(app, uid, changes).await?;
        changed_since(&saved.conflicts)?;
        restored(saved)
    }

    /// A user whose notifications are changed, as the activity names it.
    pub(super) async fn noticed(&self, app: &AppRef, uid: &str) -> Result<ActivityObject, Error> {
        let name = self.user_name(app, uid).await?;
        Ok(ActivityObject { kind: "user".to_owned(), id: uid.to_owned(), name })
    }
}

async fn read(reader: &Reader, uid: &str) -> Result<Value, Error> {
    whole(&reader.send(GetPreferences { uid: Uid::from(uid) }).await?)
}

/// The settings that a user has a choice in.
fn chosen(tree: &Value) -> Vec<NoticeSection> {
    let mut kept: Vec<NoticeSection> = sections(tree)
        .into_iter()
        .filter(|section| matches!(section.id.as_str(), "group" | "oneOnOne"))
        .collect();
    for section in &mut kept {
        section.rows.retain(|row| row.known && wire_of(&row.path).is_some());
    }
    let dnd = sections(tree)
        .into_iter()
        .filter(|section| section.id == "mute")
        .flat_map(|section| section.rows)
        .filter(|row| row.path.ends_with("dndPreferenceSetting"));
    let quiet = dnd.chain(days(tree, "preferences.mute")).collect();
    kept.push(section("mute", "Quiet times", "When this user is not to be disturbed.", quiet));
    kept.push(section(
        "privacy",
        "Texts",
        "In which words this user is told.",
        vec![private(tree)],
    ));
    kept
}

/// Whether texts leave out what was written; what the user chose is not always told.
fn private(tree: &Value) -> NoticeRow {
    let may = at(tree, "templates.usePrivacyTemplate").and_then(Value::as_u64) == Some(3);
    NoticeRow {
        path: PRIVATE.to_owned(),
        title: "Private texts, which do not say what was written".to_owned(),
        help: "CometChat does not tell what this user chose.".to_owned(),
        shape: NoticeShape::Flag,
        value: at(tree, PRIVATE).map(super::value::shown),
        usual: None,
        right: Some("templates.usePrivacyTemplate".to_owned()),
        may: Some(may),
        known: true,
    }
}

/// Where a user's own choice is written: `groupPreferences.groupMessages`.
fn wire_of(path: &str) -> Option<String> {
    if path == PRIVATE {
        return Some(PRIVATE.to_owned());
    }
    let below = path.strip_prefix("preferences.")?;
    if below == "mute.dndPreferenceSetting" {
        return Some("mutePreferences.dnd".to_owned());
    }
    if let Some(day) = below.strip_prefix("mute.schedulePreferenceSetting.") {
        return Some(format!("mutePreferences.schedule.{day}"));
    }
    let (section, key) = below.split_once('.')?;
    let bare = key.strip_suffix("Setting")?;
    if !matches!(section, "group" | "oneOnOne")
        || matches!(bare, "messageEdited" | "messageDeleted")
    {
        return None;
    }
    let mut letters = bare.chars();
    let first = letters.next()?.to_uppercase();
    Some(format!("{section}Preferences.{section}{first}{}", letters.as_str()))
}

fn update(
    uid: &str,
    before: &Value,
    values: &[(String, Value)],
) -> Result<UpdatePreferences, Error> {
    let mut body = json!({ "uid": uid });
    if values.iter().any(|(path, _)| path.contains("schedulePreferenceSetting")) {
        // The week goes whole, or the days left out might be forgotten.
        let week = at(before, "preferences.mute.schedulePreferenceSetting");
        put(&mut body, "mutePreferences.schedule", week.cloned().unwrap_or_default());
    }
    for (path, value) in values {
        let wire = wire_of(path).ok_or_else(|| {
            Error::new(Code::Invalid, "This is for the app to say, not for one user.")
        })?;
        put(&mut body, &wire, value.clone());
    }
    serde_json::from_value(body).map_err(|error| unfit(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_written_where_the_service_takes_them() {
        for (path, wire) in [
            ("preferences.group.messagesSetting", Some("groupPreferences.groupMessages")),
            ("preferences.oneOnOne.repliesSetting", Some("oneOnOnePreferences.oneOnOneReplies")),
            ("preferences.mute.dndPreferenceSetting", Some("mutePreferences.dnd")),
            ("preferences.group.messageEditedSetting", None),
            ("preferences.group.messagesOverride", None),
        ] {
            assert_eq!(wire_of(path).as_deref(), wire, "{path}");
        }
    }

    #[test]
    fn only_what_is_changed_is_sent_and_the_week_goes_whole() {
        let before = json!({ "preferences": {
            "group": { "messagesSetting": 2, "repliesSetting": 2 },
            "mute": { "schedulePreferenceSetting": {
                "monday": { "from": 0, "to": 2359 }, "sunday": { "from": 0, "to": 2359 },
            } },
        } });
        let values = [
            ("preferences.group.messagesSetting".to_owned(), json!(3)),
            (
                "preferences.mute.schedulePreferenceSetting.monday".to_owned(),
                json!({ "from": 900, "to": 1700, "dnd": false }),
            ),
        ];
        let sent = serde_json::to_value(update("ann", &before, &values).unwrap()).unwrap();
        assert_eq!(sent["groupPreferences"], json!({ "groupMessages": 3 }));
        assert_eq!(sent["mutePreferences"]["schedule"]["monday"]["from"], 900);
        assert_eq!(sent["mutePreferences"]["schedule"]["sunday"]["to"], 2359);
        assert!(sent["oneOnOnePreferences"].is_null());
    }
}
