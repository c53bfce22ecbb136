//! Settings of an app: read anew whenever they are looked at, changed through the gate. The service
//! takes yes and no alone; whatever else it tells is shown and left as it is.

mod catalogue;
mod reset;
mod save;

use cometchat_api::management::settings::{AppSettings, GetSettings};
use serde_json::{Map, Value};

use crate::console::Console;
use crate::error::Error;
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::setting::{AppSetting, SettingSection, SettingValue};
use crate::reach::AccountReader;
use crate::rows::pretty;
use catalogue::KNOWN;

impl Console {
    /// Reads the settings of an app: those that are known in a sensible order, then all others that
    /// the service tells.
    ///
    /// # Errors
    /// When the connection leads to one app alone, or the service cannot be reached or refuses.
    pub async fn settings_list(&self, app: &AppRef) -> Result<Vec<AppSetting>, Error> {
        let told = read(&self.account_reader(&app.connection).await?, app).await?;
        Ok(shown(&told))
    }

    /// An app's settings as the activity names them.
    pub(crate) async fn settings_object(&self, app: &AppRef) -> (ActivityObject, String) {
        let known = self.app_known(app).await;
        let name = known.map_or_else(|| app.app.clone(), |known| known.name);
        let object = ActivityObject {
            kind: "settings".to_owned(),
            id: app.app.clone(),
            name: Some(format!("Settings of {name}")),
        };
        (object, name)
    }
}

/// Reads the settings of an app as they are now.
async fn read(reader: &AccountReader, app: &AppRef) -> Result<AppSettings, Error> {
    reader.send(GetSettings { app_id: app.app.as_str().into() }).await
}

/// What a setting holds where it is yes or no.
fn switch(told: &AppSettings, key: &str) -> Option<bool> {
    told.get(key).and_then(Value::as_bool)
}

/// The values of some settings, for the record.
fn recorded<'a>(told: &AppSettings, keys: impl Iterator<Item = &'a str>) -> Value {
    let one = |key: &str| (key.to_owned(), told.get(key).cloned().unwrap_or(Value::Null));
    Value::Object(keys.map(one).collect::<Map<_, _>>())
}

fn shown(told: &AppSettings) -> Vec<AppSetting> {
    let known = KNOWN.iter().filter(|known| known.always || told.contains_key(known.key));
    let known = known.map(|known| AppSetting {
        key: known.key.to_owned(),
        title: known.title.to_owned(),
        help: known.help.to_owned(),
        section: known.section,
        value: told.get(known.key).map(value),
        default: known.default,
        changed: known
            .default
            .is_some_and(|default| switch(told, known.key).is_some_and(|now| now != default)),
    });
    let is_unknown = |key: &&String| KNOWN.iter().all(|known| known.key != key.as_str());
    let mut unknown: Vec<_> = told.keys().filter(is_unknown).collect();
    unknown.sort();
    let unknown = unknown.into_iter().map(|key| AppSetting {
        key: key.clone(),
        title: key.clone(),
        help: "CometChat tells this setting, and this version of Halley does not know what it is \
               for."
            .to_owned(),
        section: SettingSection::Unknown,
        value: told.get(key).map(value),
        default: None,
        changed: false,
    });
    known.chain(unknown).collect()
}

fn value(told: &Value) -> SettingValue {
    match told {
        Value::Bool(on) => SettingValue::Switch { on: *on },
        Value::Array(items) => {
            let texts: Option<Vec<String>> =
                items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
            texts.map_or_else(
                || SettingValue::Other { json: pretty(told) },
                |texts| SettingValue::Texts { texts },
            )
        }
        other => SettingValue::Other { json: pretty(other) },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn known_settings_come_first_and_unknown_ones_are_kept_with_whatever_they_hold() {
        let told: AppSettings = serde_json::from_value(json!({
            "zeta.new": { "deep": 1 },
            "core.conversations.updateOnReplies": false,
            "alpha.new": true,
            "core.notifications.push.advanced.included": ["templates"],
        }))
        .unwrap();
        let all = shown(&told);
        let find = |key: &str| all.iter().find(|one| one.key == key).unwrap();
        assert!(find("core.conversations.updateOnReplies").changed);
        let texts = SettingValue::Texts { texts: vec!["templates".to_owned()] };
        assert_eq!(find("core.notifications.push.advanced.included").value, Some(texts));
        assert_eq!(find("core.conversations.updateOnGroupActions").value, None);
        let unknown: Vec<_> = all.iter().rev().take(2).map(|one| one.key.as_str()).collect();
        assert_eq!(unknown, ["zeta.new", "alpha.new"]);
        assert!(matches!(find("zeta.new").value, Some(SettingValue::Other { .. })));
        assert_eq!(find("alpha.new").value, Some(SettingValue::Switch { on: true }));
    }
}
