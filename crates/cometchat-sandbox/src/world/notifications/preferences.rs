//! What of the app's settings and a user's own choices counts for him.
//!
//! A user's choice is kept whatever the settings say; it counts where they let users choose.

use cometchat_api::chat::notifications::{
    ChangedPreferences, MutePreferences, NotificationSettings, Switch,
};
use serde_json::{Map, Value, json};

use super::{Own, overlay, setting};

/// Kinds of conversation in the settings, and how users' own keys for them begin.
pub(super) const GROUP: &str = "group";
/// Between two users.
pub(super) const ONE_ON_ONE: &str = "oneOnOne";
/// What only the app sets.
const OF_THE_APP: [&str; 2] = ["messageEditedSetting", "messageDeletedSetting"];

/// The settings of the app as a user sees them, with his own choices in their places.
pub(crate) fn shown(settings: &NotificationSettings, own: Option<&Own>) -> NotificationSettings {
    let mut whole = serde_json::to_value(settings).unwrap_or_default();
    overlay(&mut whole, choices(own));
    let kept = |name: &str| setting(&whole, &["preferences", name]).cloned().unwrap_or_default();
    let mut preferences = json!({
        GROUP: kept(GROUP), ONE_ON_ONE: kept(ONE_ON_ONE), "mute": kept("mute"),
    });
    for section in [GROUP, ONE_ON_ONE] {
        if let Some(switches) = preferences[section].as_object_mut() {
            switches.retain(|key, _| !OF_THE_APP.contains(&key.as_str()));
        }
    }
    let mut templates = whole["templates"].clone();
    if let Some(templates) = templates.as_object_mut() {
        templates.retain(|key, _| !key.starts_with("email") && !key.starts_with("sms"));
    }
    let shown =
        json!({ "preferences": preferences, "sound": whole["sound"], "templates": templates });
    serde_json::from_value(shown).unwrap_or_default()
}

/// A user's choices at the places of the settings.
fn choices(own: Option<&Own>) -> Value {
    let Some(own) = own else { return Value::Null };
    let changed = &own.changed;
    let mut preferences = Map::new();
    for (section, switches) in [
        (GROUP, changed.group_preferences.as_ref()),
        (ONE_ON_ONE, changed.one_on_one_preferences.as_ref()),
    ] {
        let switches = switches.into_iter().flatten();
        let switches = switches.map(|(key, switch)| (key_of(section, key), json!(switch)));
        preferences.insert(section.to_owned(), Value::Object(switches.collect()));
    }
    let mute = changed.mute_preferences.as_ref();
    let mute = json!({
        "dndPreferenceSetting": mute.and_then(|mute| mute.dnd),
        "schedulePreferenceSetting": mute.and_then(|mute| mute.schedule.as_ref()),
    });
    preferences.insert("mute".to_owned(), mute);
    json!({ "preferences": preferences })
}

/// `groupMessages` as `messagesSetting`.
fn key_of(section: &str, key: &str) -> String {
    let bare = key.strip_prefix(section).unwrap_or(key);
    let mut letters = bare.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}Setting", letters.as_str())
}

/// The app's settings in the shape in which users change them: what they have after a reset.
pub(crate) fn reset(settings: &NotificationSettings) -> ChangedPreferences {
    let preferences = settings.preferences.clone().unwrap_or_default();
    let switches = |section: &str, switches: Option<indexmap::IndexMap<String, Switch>>| {
        let levels = switches.unwrap_or_default().into_iter().filter_map(|(key, switch)| {
            let bare = key.strip_suffix("Setting").filter(|_| !OF_THE_APP.contains(&&*key))?;
            let mut letters = bare.chars();
            let first = letters.next()?.to_uppercase();
            Some((format!("{section}{first}{}", letters.as_str()), switch))
        });
        Some(levels.collect())
    };
    let mute = preferences.mute.unwrap_or_default();
    let dnd = mute.rest.get("dndPreferenceSetting").and_then(Value::as_u64);
    ChangedPreferences {
        group_preferences: switches(GROUP, preferences.group),
        one_on_one_preferences: switches(ONE_ON_ONE, preferences.one_on_one),
        mute_preferences: Some(MutePreferences {
            dnd: dnd.and_then(|dnd| u8::try_from(dnd).ok()),
            schedule: mute.schedule,
            ..MutePreferences::default()
        }),
        use_privacy_template: Some(true),
        ..ChangedPreferences::default()
    }
}

/// What counts for one user.
pub(super) struct Counting<'a> {
    settings: &'a Value,
    choices: Value,
}

impl<'a> Counting<'a> {
    pub(super) fn of(settings: &'a Value, own: Option<&Own>) -> Self {
        Self { settings, choices: choices(own) }
    }

    /// The level of a key such as `messages`; on where the settings do not know it.
    pub(super) fn level(&self, section: &str, key: &str) -> u64 {
        let level = self.value(section, &format!("{key}Setting"), &format!("{key}Override"));
        level.and_then(Value::as_u64).unwrap_or(2)
    }

    /// A value of the user's where the settings let him choose, or the app's.
    pub(super) fn value(&self, section: &str, key: &str, key_of_right: &str) -> Option<&Value> {
        let own = setting(&self.choices, &["preferences", section, key]);
        let own = own.filter(|value| !value.is_null() && self.may(section, key_of_right));
        own.or_else(|| setting(self.settings, &["preferences", section, key]))
    }

    /// Whether the settings let users choose.
    pub(super) fn may(&self, section: &str, key_of_right: &str) -> bool {
        let right = setting(self.settings, &["preferences", section, key_of_right]);
        right.and_then(Value::as_bool).unwrap_or(false)
    }
}
