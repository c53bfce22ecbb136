//! Long work as the window asks for it and sees it.

use serde::{Deserialize, Serialize};

use crate::model::connection::AppRef;
use crate::model::export::{ExportFormat, ExportList, UserColumn};
use crate::model::gate::Selection;
use crate::model::group::MemberScope;
use crate::model::import::{ImportKind, ImportMapping};

/// What a job does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum JobTask {
    /// Gives users a role.
    UsersRole {
        /// Which.
        role: String,
    },
    /// Adds tags to users.
    UsersTag {
        /// Which.
        tags: Vec<String>,
    },
    /// Takes tags away from users.
    UsersUntag {
        /// Which.
        tags: Vec<String>,
    },
    /// Deactivates users.
    UsersDeactivate,
    /// Reactivates users.
    UsersReactivate,
    /// Deletes users for good.
    UsersDelete,
    /// Adds users to a group, as participants.
    UsersJoin {
        /// Which group.
        guid: String,
    },
    /// Takes users out of a group.
    UsersLeave {
        /// Which group.
        guid: String,
    },
    /// Changes who is in a group, and as what.
    Members {
        /// Which group.
        guid: String,
        /// What is done.
        change: MembersChange,
    },
    /// Deletes all auth tokens of users.
    UsersFlush,
    /// Writes users to a file.
    UsersExport {
        /// What kind of file.
        format: ExportFormat,
        /// Which columns, in this order.
        columns: Vec<UserColumn>,
    },
    /// Writes another list to a file. Planned by its own call, never asked for as a job.
    ListExport {
        /// Which list.
        list: ExportList,
        /// What kind of file.
        format: ExportFormat,
        /// Ids of its columns, in this order.
        columns: Vec<String>,
    },
    /// Brings in users, groups or members of a file. Planned with the file, never asked for.
    Import {
        /// How its rows are read.
        source: ImportSource,
    },
    /// Takes back what an import did, row by row as their items say. Made by undo, never asked
    /// for.
    ImportBack {
        /// What its rows are.
        rows: ImportKind,
        /// Name of the file that was imported.
        file: String,
    },
}

/// How the rows of an import are read; the rows themselves are its items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportSource {
    /// What the rows are.
    pub rows: ImportKind,
    /// Name of the file.
    pub name: String,
    /// What kind of file it is.
    pub format: ExportFormat,
    /// Heads of its columns.
    pub heads: Vec<String>,
    /// What its columns hold.
    pub mapping: ImportMapping,
}

/// What is done to many members of a group, or to those who are to be members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum MembersChange {
    /// Adds them; as participants, where nothing else is said of one.
    Add {
        /// Who gets which scope; goes into the items when the job is planned.
        scopes: Vec<MemberScope>,
    },
    /// Gives them another scope.
    Scope {
        /// Which.
        scope: String,
    },
    /// Takes them out; they may join again.
    Kick,
    /// Takes them out and keeps them out.
    Ban,
    /// Lifts their bans, and adds those who were members.
    Unban,
}

/// Long work that somebody thinks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct JobRequest {
    /// In which app.
    pub app: AppRef,
    /// What to do.
    pub task: JobTask,
    /// With which users.
    pub selection: Selection,
}

/// What a job would do: nothing was sent for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JobPlan {
    /// Id of the job, to begin or discard it by.
    pub id: String,
    /// Whether the profile allows it.
    pub allowed: bool,
    /// Why not, in a sentence.
    pub reason: Option<String>,
    /// How many users it is about.
    pub count: u32,
    /// What will happen to how many, line by line.
    pub outlook: Vec<OutlookLine>,
    /// How long it takes at least at the app's rate, seconds; nothing where no request is sent.
    pub seconds: Option<u32>,
    /// When what is foreseen was read, Unix seconds.
    pub as_of: Option<u32>,
    /// Whether it can be undone.
    pub reversible: bool,
    /// Title of the confirmation.
    pub title: String,
    /// What follows from it.
    pub text: String,
    /// Word on the button.
    pub button: String,
    /// What must be typed first.
    pub must_type: Option<String>,
    /// Whether the app is labelled production.
    pub production: bool,
}

/// What will happen to some of the users of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OutlookLine {
    /// To how many.
    pub count: u32,
    /// What, in words that follow the count.
    pub text: String,
    /// Whether it changes them, leaves them as they are, or will be refused.
    pub kind: OutlookKind,
}

/// Kinds of what will happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum OutlookKind {
    /// They are changed.
    Change,
    /// They stay as they are.
    Same,
    /// CometChat will refuse them.
    Refused,
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum JobStage {
    /// It runs.
    Running,
    /// A person holds it, or something that must be put right first does.
    Paused,
    /// Halley ended while it ran; it waits to be gone on with.
    Interrupted,
    /// It went through everything.
    Done,
    /// It could not go on.
    Failed,
    /// A person gave it up.
    Stopped,
}

/// How many of a job stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct JobTally {
    /// All.
    pub total: u32,
    /// They are done.
    pub done: u32,
    /// They needed nothing.
    pub unchanged: u32,
    /// They could not be done.
    pub failed: u32,
    /// Of those nobody knows: they were begun when Halley ended or the network broke.
    pub open: u32,
}

/// A job of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JobRow {
    /// Id.
    pub id: String,
    /// What it does, in a sentence.
    pub title: String,
    /// In which app.
    pub app: AppRef,
    /// Name of the app.
    pub app_name: String,
    /// Where it stands.
    pub stage: JobStage,
    /// Why it does not go on, or what its first failure was.
    pub problem: Option<String>,
    /// How far it is.
    pub tally: JobTally,
    /// How long it still takes, seconds, as far as that can be told.
    pub seconds_left: Option<u32>,
    /// When it was begun, Unix seconds.
    pub started_at: u32,
    /// When it last changed, Unix seconds.
    pub updated_at: u32,
    /// File that it writes.
    pub file: Option<String>,
    /// Entry of the activity.
    pub activity: Option<String>,
    /// Whether its failed ones can be tried again.
    pub can_retry: bool,
    /// Id for undoing it, where the service can.
    pub undo: Option<String>,
}

/// What became of one item of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum JobItemState {
    /// Nothing was done for it.
    Waiting,
    /// It was begun; how far it came is not known.
    Open,
    /// It is done.
    Done,
    /// It needed nothing.
    Unchanged,
    /// It could not be done.
    Failed,
}

/// One item of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct JobItemRow {
    /// Place within the job, from 1.
    pub seq: u32,
    /// What it is about, such as a uid.
    pub key: String,
    /// Its name, where it is known.
    pub name: Option<String>,
    /// What became of it.
    pub state: JobItemState,
    /// Why, in a sentence.
    pub message: Option<String>,
}

/// Which items of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct JobItemsQuery {
    /// Of which job.
    pub id: String,
    /// Those in this state alone.
    pub state: Option<JobItemState>,
    /// Those after this place.
    pub after: u32,
    /// Items at most.
    pub limit: u32,
}
