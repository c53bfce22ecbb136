//! What people are told and how: settings of an app, choices of a user, logs.

use serde::{Deserialize, Serialize};

/// A value of a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(untagged)]
pub enum NoticeValue {
    /// Yes or no.
    Flag(bool),
    /// A level or a number.
    Number(u32),
    /// Text; for days and data of the app's own: JSON.
    Text(String),
}

/// What a setting can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum NoticeShape {
    /// One of a few.
    Choice {
        /// Which.
        choices: Vec<NoticeChoice>,
    },
    /// Yes or no.
    Flag,
    /// A number between two, both allowed.
    Number {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
        /// What is counted: `seconds`.
        unit: String,
    },
    /// One line of text.
    Text,
    /// Text with `{{places}}`.
    Template,
    /// Hours of a day, as JSON with `from`, `to` (hours times 100 plus minutes) and `dnd`.
    Day,
    /// Data of the app's own, as JSON.
    Json,
}

/// One of the values that a setting can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoticeChoice {
    /// The value.
    pub value: NoticeValue,
    /// What it means, in a few words.
    pub title: String,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoticeRow {
    /// Where it stands at the service: `preferences.group.messagesSetting`.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// What it does, in a sentence; may be empty.
    pub help: String,
    /// What it can be.
    pub shape: NoticeShape,
    /// What it is now; nothing where the service does not tell.
    pub value: Option<NoticeValue>,
    /// What it is in a new app, where that is documented.
    pub usual: Option<NoticeValue>,
    /// Where it stands whether users may choose for themselves.
    pub right: Option<String>,
    /// Whether users may choose for themselves.
    pub may: Option<bool>,
    /// Whether this version of Halley knows the setting.
    pub known: bool,
}

/// Settings that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoticeSection {
    /// Name of the section for the window.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is about, in a sentence.
    pub help: String,
    /// The settings.
    pub rows: Vec<NoticeRow>,
}

/// The notification settings of an app, or what of them counts for a user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoticeSettings {
    /// What is told to whom.
    pub preferences: Vec<NoticeSection>,
    /// In which words, and the sounds.
    pub templates: Vec<NoticeSection>,
    /// All of it as the service says it, indented JSON.
    pub raw: String,
}

/// A setting to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoticeChange {
    /// Which, by its place.
    pub path: String,
    /// What it was when the change was thought of.
    pub before: Option<NoticeValue>,
    /// What it is to be.
    pub after: NoticeValue,
}

/// A setting that somebody else changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoticeConflict {
    /// The change that was not made.
    pub change: NoticeChange,
    /// What it is now.
    pub now: Option<NoticeValue>,
}

/// What came of saving settings; with conflicts, nothing was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NoticeSaved {
    /// What somebody else changed meanwhile.
    pub conflicts: Vec<NoticeConflict>,
    /// Entry of the activity.
    pub activity: Option<String>,
    /// Id for undoing it, where the service can.
    pub undo: Option<String>,
}

/// A conversation of which a user hears nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MuteRow {
    /// Uid or guid.
    pub id: String,
    /// Name of the user or group, where it is known.
    pub name: Option<String>,
    /// `oneOnOne` or `group`.
    pub kind: String,
    /// Until when, Unix seconds; nothing for ever.
    pub until: Option<u32>,
}

/// A conversation to be muted or unmuted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MuteRequest {
    /// Uid or guid.
    pub id: String,
    /// `oneOnOne` or `group`.
    pub kind: String,
    /// Until when, Unix seconds; nothing for ever.
    pub until: Option<u32>,
}

/// Where a user gets e-mails and texts; empty text is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UserContact {
    /// E-mail address.
    pub email: String,
    /// Phone number with country code.
    pub phone: String,
}

/// A device that gets a user's push notifications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DeviceRow {
    /// Name by which the window can speak of it.
    pub id: String,
    /// Its token, masked.
    pub masked: String,
    /// Platform, such as `fcm_android`.
    pub platform: Option<String>,
    /// Whether it rings for calls alone.
    pub voip: bool,
    /// Provider that it names.
    pub provider: Option<String>,
    /// When it registered, Unix seconds.
    pub created_at: Option<u32>,
    /// When it last registered, Unix seconds.
    pub updated_at: Option<u32>,
}

/// Devices of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UserDevices {
    /// The devices.
    pub devices: Vec<DeviceRow>,
    /// Whether the user is signed in anywhere: without that the service tells of no devices.
    pub signed_in: bool,
}
