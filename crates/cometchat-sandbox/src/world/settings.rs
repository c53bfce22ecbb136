//! Settings of an app (`semantics.md` section 16).

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Whether a change of a group's members moves its conversation up.
pub(crate) const ON_GROUP_ACTIONS: &str = "core.conversations.updateOnGroupActions";
/// Whether an answer in a thread moves its conversation up.
pub(crate) const ON_REPLIES: &str = "core.conversations.updateOnReplies";
/// Whether an edit or deletion moves its conversation up.
pub(crate) const ON_MESSAGE_ACTIONS: &str = "core.conversations.updateOnMessageActions";
/// Whether a call moves its conversation up.
pub(crate) const ON_CALL_ACTIVITY: &str = "core.conversations.updateOnCallActivity";
/// Whether a custom message moves its conversation up.
pub(crate) const ON_CUSTOM_MESSAGE: &str = "core.conversations.updateOnCustomMessage";
/// Whether an edit or deletion of an answer moves its thread up.
pub(crate) const THREADS_ON_MESSAGE_ACTIONS: &str = "core.threads.updateOnMessageActions";

/// Keys with their defaults; those of the last four rows are of the sample list alone, which shows
/// values and names no defaults.
const SWITCHES: [(&str, bool); 9] = [
    (ON_GROUP_ACTIONS, true),
    (ON_REPLIES, true),
    (THREADS_ON_MESSAGE_ACTIONS, false),
    (ON_CALL_ACTIVITY, false),
    (ON_MESSAGE_ACTIONS, false),
    (ON_CUSTOM_MESSAGE, true),
    ("core.notifications.push.accessible", true),
    ("core.notifications.push.enabled", false),
    ("core.notifications.push.advanced.enabled", false),
];

/// Settings that were changed; the others have their defaults.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Settings(IndexMap<String, bool>);

impl Settings {
    /// All settings, the defaults first, in their order.
    pub(crate) fn all(&self) -> IndexMap<String, Value> {
        let defaults = SWITCHES.iter().map(|(key, on)| ((*key).to_owned(), json!(on)));
        let mut all: IndexMap<String, Value> = defaults.collect();
        let included = json!(["preferences", "templates", "providers.multiple"]);
        all.insert("core.notifications.push.advanced.included".to_owned(), included);
        all.extend(self.0.iter().map(|(key, on)| (key.clone(), json!(on))));
        all
    }

    /// Whether a setting is on; an unknown one that nobody set is off.
    pub(crate) fn is_on(&self, key: &str) -> bool {
        let default = || SWITCHES.iter().any(|(known, on)| *known == key && *on);
        self.0.get(key).copied().unwrap_or_else(default)
    }

    /// Changes a setting.
    pub(crate) fn set(&mut self, key: String, on: bool) {
        self.0.insert(key, on);
    }

    /// Sets all back to their defaults.
    pub(crate) fn reset(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_lasts_until_all_is_reset() {
        let mut settings = Settings::default();
        settings.set(ON_REPLIES.to_owned(), false);
        assert!(!settings.is_on(ON_REPLIES) && settings.is_on(ON_GROUP_ACTIONS));
        settings.reset();
        assert!(settings.is_on(ON_REPLIES));
    }
}
