//! Settings of an app.

use serde::{Deserialize, Serialize};

/// What a setting holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SettingValue {
    /// Yes or no; the only kind that the service lets be changed.
    Switch {
        /// Which of the two.
        on: bool,
    },
    /// Several texts.
    Texts {
        /// The texts.
        texts: Vec<String>,
    },
    /// Anything else.
    Other {
        /// Indented JSON.
        json: String,
    },
}

/// What a setting is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SettingSection {
    /// The order of conversations.
    Conversations,
    /// The order of threads.
    Threads,
    /// Push notifications.
    Push,
    /// Files in messages.
    Files,
    /// What this version of Halley does not know.
    Unknown,
}

/// A setting of an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AppSetting {
    /// The service's name for it, such as `core.conversations.updateOnReplies`.
    pub key: String,
    /// Name for people; the key where none is known.
    pub title: String,
    /// What it does, in a sentence.
    pub help: String,
    /// What it is about.
    pub section: SettingSection,
    /// What it holds; nothing where the service tells no value.
    pub value: Option<SettingValue>,
    /// What it holds until somebody changes it, where that is documented.
    pub default: Option<bool>,
    /// Whether it differs from its documented default.
    pub changed: bool,
}

/// A setting that is to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SettingWanted {
    /// Which.
    pub key: String,
    /// What it is to hold.
    pub on: bool,
}

/// A setting that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SettingChange {
    /// Which.
    pub key: String,
    /// What it held; nothing where no value was told.
    pub before: Option<bool>,
    /// What it holds.
    pub after: bool,
}

/// A setting as somebody saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SettingSeen {
    /// Which.
    pub key: String,
    /// What it held.
    pub on: Option<bool>,
}

/// A setting that somebody else changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SettingConflict {
    /// Which.
    pub key: String,
    /// What it held when the change was thought of.
    pub before: Option<bool>,
    /// What it holds now.
    pub now: Option<bool>,
}

/// A setting that could not be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SettingFailure {
    /// Which.
    pub key: String,
    /// Why, in a sentence.
    pub message: String,
}

/// What came of a save of settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SettingsSaved {
    /// Those that were changed.
    pub saved: Vec<SettingChange>,
    /// Those that somebody else changed meanwhile; then nothing was saved.
    pub conflicts: Vec<SettingConflict>,
    /// Those that the service refused.
    pub failed: Vec<SettingFailure>,
    /// Entry of the activity.
    pub activity: Option<String>,
    /// Id for undoing it, where that is possible.
    pub undo: Option<String>,
}
