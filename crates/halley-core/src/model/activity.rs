//! The record of every change.

use serde::{Deserialize, Serialize};

use crate::model::connection::ConnectionId;

/// How a change ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// All of it was done.
    Done,
    /// Part of it was done.
    Partly,
    /// None of it was done.
    Failed,
    /// It may have been done: its answer never came.
    Unknown,
}

/// Whether a change can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Undo {
    /// It can.
    Possible,
    /// It was.
    Done,
    /// It cannot.
    None,
}

/// What a change was about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ActivityObject {
    /// `user`, `group`, `role`, `message`, `authToken`, `apiKey`, `app`, `users`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its name, where it has one.
    pub name: Option<String>,
}

/// One change on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ActivityEntry {
    /// Id; later entries have greater ones.
    pub id: String,
    /// When, Unix seconds.
    pub at: u32,
    /// Through which connection.
    pub connection: ConnectionId,
    /// Name of the connection then.
    pub connection_name: String,
    /// In which app.
    pub app: Option<String>,
    /// Name of the app then.
    pub app_name: Option<String>,
    /// What was done, such as `userUpdate`.
    pub act: String,
    /// What was done, in a sentence.
    pub sentence: String,
    /// To what.
    pub object: Option<ActivityObject>,
    /// How it was, indented JSON without secrets.
    pub before: Option<String>,
    /// How it is, indented JSON without secrets.
    pub after: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it did not end well.
    pub problem: Option<String>,
    /// The service's name for the request.
    pub request_id: Option<String>,
    /// Whether it can be undone.
    pub undo: Undo,
}

/// Which entries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ActivityFilter {
    /// Of this app.
    pub app: Option<String>,
    /// About this object.
    pub object: Option<String>,
    /// With this text.
    pub search: String,
    /// Older than this entry.
    pub before: Option<String>,
    /// Entries at most.
    pub limit: u32,
}
