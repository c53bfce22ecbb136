//! What a job keeps of itself in the journal.

use halley_store::{Job, JobItem};
use serde::{Deserialize, Serialize};

use super::import::Former;
use super::members;
use crate::error::{Code, Error};
use crate::gate::words::counted;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Selection};
use crate::model::import::ImportKind;
use crate::model::job::{ImportSource, JobTally, JobTask};

/// All that is needed to go on with a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Blueprint {
    /// What it does.
    pub(super) task: JobTask,
    /// To how many users.
    pub(super) count: u32,
    /// How many of them it would make or change, where the rest is known not to be sent.
    #[serde(default)]
    pub(super) to_send: Option<u32>,
    /// How many rows of an import could be taken back.
    #[serde(default)]
    pub(super) reversible: u32,
    /// Which users, where they are not the items.
    #[serde(default)]
    pub(super) selection: Option<Selection>,
    /// Entry of the activity, from its beginning on.
    #[serde(default)]
    pub(super) activity: Option<String>,
    /// File that it writes.
    #[serde(default)]
    pub(super) file: Option<String>,
    /// Entry of the activity that it takes back.
    #[serde(default)]
    pub(super) undoes: Option<String>,
    /// Job that was given up, of which it tries what failed again.
    #[serde(default)]
    pub(super) again: Option<String>,
    /// How far it came, once it is over.
    #[serde(default)]
    pub(super) tally: Option<JobTally>,
}

/// What an item keeps: how its user was when the job was planned, and what is done to this one
/// alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Payload {
    /// Whether the task would change it, as far as that was known when the job was planned: what
    /// needed nothing is never taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) needs: Option<bool>,
    /// Former role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<String>,
    /// Former tags.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) tags: Option<Vec<String>>,
    /// Former scope in the group, of a row of an import too; of one who is to be added, the scope
    /// to give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) scope: Option<String>,
    /// Why it is not sent at all, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) refused: Option<String>,
    /// Task of this item, where it is another than the job's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) task: Option<JobTask>,
    /// Fields that a row of an import changes, as they were before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) former: Option<Former>,
    /// Row of the file that an import is made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) row: Option<KeptRow>,
}

/// A row of a file as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptRow {
    /// Its place in the file.
    pub(super) line: u32,
    /// Its cells; of columns that are not imported, none that may be secret.
    pub(super) cells: Vec<String>,
    /// What is to be done with it.
    pub(super) what: RowAct,
}

/// What is to be done with a row of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum RowAct {
    /// It is new.
    Make,
    /// It is there, and changed.
    Change,
    /// It was refused when the job was planned: looked at anew when it is tried again.
    Look,
}

impl Blueprint {
    pub(super) fn new(task: JobTask) -> Self {
        Self {
            task,
            count: 0,
            to_send: None,
            reversible: 0,
            selection: None,
            activity: None,
            file: None,
            undoes: None,
            again: None,
            tally: None,
        }
    }

    /// Reads what a job of the journal keeps of itself.
    pub(super) fn of(job: &Job) -> Result<(AppRef, Self), Error> {
        let blueprint = serde_json::from_str(&job.what.plan).map_err(|_| unreadable())?;
        let app = job.what.app.clone().ok_or_else(unreadable)?;
        Ok((AppRef { connection: job.what.connection.clone(), app }, blueprint))
    }

    /// To how many it does something, as far as is known.
    pub(super) fn about(&self) -> u32 {
        self.to_send.unwrap_or(self.count)
    }

    pub(super) fn text(&self) -> String {
        text(self)
    }
}

impl Payload {
    /// Reads what an item keeps; what an older version wrote otherwise counts as nothing.
    pub(super) fn of(item: &JobItem) -> Self {
        serde_json::from_str(&item.what.payload).unwrap_or_default()
    }

    pub(super) fn text(&self) -> String {
        text(self)
    }
}

impl JobTask {
    /// The act that the gate is asked about.
    pub(super) fn act(&self) -> Act {
        match self {
            Self::UsersRole { .. } => Act::UsersRole,
            Self::UsersTag { .. } => Act::UsersTag,
            Self::UsersUntag { .. } => Act::UsersUntag,
            Self::UsersDeactivate => Act::UsersDeactivate,
            Self::UsersReactivate => Act::UsersReactivate,
            Self::UsersDelete => Act::UsersDelete,
            Self::UsersJoin { .. } => Act::UsersJoin,
            Self::UsersLeave { .. } => Act::UsersLeave,
            Self::Members { change, .. } => members::act(change),
            Self::UsersFlush => Act::UsersFlush,
            Self::UsersExport { .. } => Act::UsersExport,
            Self::ListExport { .. } => Act::ListExport,
            Self::Import { source } => imports(source.rows),
            Self::ImportBack { rows, .. } => imports(*rows),
        }
    }

    /// What it is about, as the activity calls it, and one of it in words.
    pub(super) fn nouns(&self) -> (&'static str, &'static str) {
        match self {
            Self::Import { source: ImportSource { rows, .. } } | Self::ImportBack { rows, .. } => {
                match rows {
                    ImportKind::Users => ("users", "user"),
                    ImportKind::Groups => ("groups", "group"),
                    ImportKind::Members => ("members", "member"),
                }
            }
            Self::ListExport { .. } => ("rows", "row"),
            _ => ("users", "user"),
        }
    }

    /// A count of what it is about, in words.
    pub(super) fn counted(&self, count: u32) -> String {
        counted(count, self.nouns().1)
    }

    /// Its name in the journal.
    pub(super) fn kind(&self) -> String {
        match serde_json::to_value(self) {
            Ok(value) => value["kind"].as_str().unwrap_or_default().to_owned(),
            Err(_) => String::new(),
        }
    }

    /// Whether the job sends nothing.
    pub(super) fn is_export(&self) -> bool {
        matches!(self, Self::UsersExport { .. } | Self::ListExport { .. })
    }
}

fn imports(rows: ImportKind) -> Act {
    match rows {
        ImportKind::Users => Act::UsersImport,
        ImportKind::Groups => Act::GroupsImport,
        ImportKind::Members => Act::MembersImport,
    }
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn unreadable() -> Error {
    Error::new(Code::StoreFailed, "What this job was to do cannot be read.")
        .advise("Remove it and plan it again. It may come from a newer version of Halley.")
}
