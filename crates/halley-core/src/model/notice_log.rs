//! What became of notifications.

use serde::{Deserialize, Serialize};

/// To whom notifications went: a receiver is never asked for without its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum LogReceiver {
    /// To a user.
    User {
        /// Whom; nothing for any user.
        uid: Option<String>,
    },
    /// To members of a group.
    Group {
        /// Which group; nothing for any.
        guid: Option<String>,
        /// Only to this member.
        member: Option<String>,
    },
}

/// The way notifications went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "channel", rename_all = "camelCase")]
pub enum LogWay {
    /// By push.
    Push {
        /// Through `fcm`, `apns` or `custom`; nothing for any.
        provider: Option<String>,
    },
    /// By e-mail.
    Email {
        /// Through `sendgrid` or `custom`; nothing for any.
        provider: Option<String>,
    },
    /// By text message.
    Sms {
        /// Through `twilio` or `custom`; nothing for any.
        provider: Option<String>,
    },
}

/// How notifications ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum LogOutcome {
    /// The provider took it.
    Sent,
    /// The provider refused it.
    Refused,
    /// It was held back.
    HeldBack {
        /// For which reason, such as `MUTE_PREFERENCE`; nothing for any.
        reason: Option<String>,
    },
}

/// Which entries of the log to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogFilter {
    /// Only of this message.
    pub message: String,
    /// Only of messages sent from then on, Unix seconds.
    pub from: Option<u32>,
    /// Only of messages sent until then, Unix seconds.
    pub to: Option<u32>,
    /// Only of this event, such as `after_message`.
    pub trigger: Option<String>,
    /// Only of messages of this user.
    pub sender: String,
    /// Only to these.
    pub receiver: Option<LogReceiver>,
    /// Only this way.
    pub way: Option<LogWay>,
    /// Only with this end.
    pub outcome: Option<LogOutcome>,
}

/// How one notification ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LogEnd {
    /// The provider took it.
    Sent,
    /// The provider refused it.
    Refused,
    /// It was held back.
    HeldBack,
    /// The service does not tell.
    Unknown,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LogRow {
    /// Id of the entry.
    pub id: String,
    /// When work on it began, Unix seconds.
    pub at: Option<u32>,
    /// How long that took, milliseconds.
    pub took_ms: Option<u32>,
    /// `push`, `email` or `sms`.
    pub channel: Option<String>,
    /// Who carried it.
    pub provider: Option<String>,
    /// Which of the providers.
    pub provider_id: Option<String>,
    /// Message it is about.
    pub message: Option<String>,
    /// Event, such as `after_message`.
    pub trigger: Option<String>,
    /// The event in words.
    pub trigger_words: String,
    /// Who sent the message.
    pub sender: Option<String>,
    /// Uid or guid it went to.
    pub receiver: Option<String>,
    /// `user` or `group`.
    pub receiver_type: Option<String>,
    /// Member of the group who was told.
    pub member: Option<String>,
    /// How it ended.
    pub end: LogEnd,
    /// Why it was held back, such as `MUTE_PREFERENCE`.
    pub reason: Option<String>,
    /// Why it was held back, in a sentence.
    pub reason_words: Option<String>,
    /// What was handed to the provider, indented JSON.
    pub payload: Option<String>,
    /// What the provider said, indented JSON.
    pub answer: Option<String>,
    /// The whole entry, indented JSON.
    pub raw: String,
}

/// Part of the log, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogPage {
    /// The entries.
    pub rows: Vec<LogRow>,
    /// What names the next part; nothing after the last.
    pub next: Option<String>,
}

/// A word of the log with what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogWord {
    /// The service's word.
    pub code: String,
    /// What it means.
    pub words: String,
}

/// What can be filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogWords {
    /// Events.
    pub triggers: Vec<LogWord>,
    /// Reasons for holding a notification back.
    pub reasons: Vec<LogWord>,
}
