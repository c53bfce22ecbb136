//! All settings set back at once; the service offers no way to set back some.

use cometchat_api::management::settings::{AppSettings, UnmapSettings};

use super::save::{back, conflicts};
use super::{read, recorded, switch};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done, rights};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::setting::{SettingChange, SettingSeen, SettingsSaved};

impl Console {
    /// Sets all settings of an app back to the service's defaults. Where one of them no longer
    /// holds what was seen, nothing is changed and the answer says which.
    ///
    /// # Errors
    /// What the gate or the service says.
    pub async fn settings_reset(
        &self,
        app: &AppRef,
        seen: &[SettingSeen],
    ) -> Result<SettingsSaved, Error> {
        rights::check(self.profile().await?, Act::SettingsReset, 1)?;
        let told = read(&self.account_reader(&app.connection).await?, app).await?;
        let conflicts = conflicts(&told, &[], seen);
        if !conflicts.is_empty() {
            return Ok(SettingsSaved { conflicts, ..SettingsSaved::default() });
        }
        let (object, name) = self.settings_object(app).await;
        let change = Change {
            act: Act::SettingsReset,
            app: app.clone(),
            count: u32::try_from(told.len()).unwrap_or(u32::MAX),
            object: Some(object),
            sentence: format!("Set all settings of {name} back"),
            before: Some(recorded(&told, told.keys().map(String::as_str))),
        };
        let (of, unmap) = (app.clone(), UnmapSettings { app_id: app.app.as_str().into() });
        let written = self.account_change(change, |writer| async move {
            let answer = writer.send(unmap).await?;
            if answer.success == Some(false) {
                let said = answer.message.unwrap_or_default();
                let message = format!("CometChat did not set the settings back. {said}");
                return Err(Error::new(Code::Conflict, message.trim_end()));
            }
            let now = read(writer.reader(), &of).await?;
            let saved = differences(&told, &now);
            let after = recorded(&now, now.keys().map(String::as_str));
            let back = back(&saved);
            let done = Done::wholly(saved).now(Some(after));
            Ok(if back.is_empty() {
                done
            } else {
                done.undone_by(UndoStep::Settings { changes: back })
            })
        });
        let Written { value: saved, activity, undo } = written.await?;
        self.emit(Event::SettingsChanged { app: app.clone() });
        Ok(SettingsSaved { saved, activity: Some(activity), undo, ..SettingsSaved::default() })
    }
}

/// The switches that hold something else now.
fn differences(before: &AppSettings, now: &AppSettings) -> Vec<SettingChange> {
    let one = |key: &String| {
        let (was, is) = (switch(before, key), switch(now, key)?);
        (was != Some(is)).then(|| SettingChange { key: key.clone(), before: was, after: is })
    };
    now.keys().filter_map(one).collect()
}
