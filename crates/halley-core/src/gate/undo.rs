//! How a change is taken back.

use serde::{Deserialize, Serialize};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::fleet::AppLabel;
use crate::model::gate::{BatchReport, Selection, Written};
use crate::model::user::UserChanges;

/// The change that takes another one back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum UndoStep {
    /// Deactivates users.
    Deactivate {
        /// Whom.
        uids: Vec<String>,
    },
    /// Reactivates users.
    Reactivate {
        /// Whom.
        uids: Vec<String>,
    },
    /// Gives a user's fields their former values.
    Update {
        /// Whom.
        uid: String,
        /// The former values.
        changes: UserChanges,
    },
    /// Takes back what a job did, by another job.
    Job {
        /// Which job.
        job: String,
    },
    /// Gives an app its former label.
    Label {
        /// The former label.
        label: AppLabel,
    },
}

impl Console {
    /// Takes a change back, which is a change of its own and on record as such.
    ///
    /// # Errors
    /// When it was taken back already, cannot be, or the change back fails.
    pub async fn activity_undo(&self, id: &str) -> Result<Written<()>, Error> {
        let (app, step) = self.undo_step(id).await?;
        if let UndoStep::Job { job } = &step {
            // The job notes by itself what it takes back, as soon as it is on record.
            return self.job_undo(id, job).await;
        }
        let written = self.undo_by(&app, step).await?;
        self.activity_undone(id, &written.activity).await?;
        Ok(written)
    }

    async fn undo_by(&self, app: &AppRef, step: UndoStep) -> Result<Written<()>, Error> {
        match step {
            UndoStep::Deactivate { uids } => {
                all_done(self.users_deactivate(app, &Selection::Some { uids }).await?)
            }
            UndoStep::Reactivate { uids } => {
                all_done(self.users_reactivate(app, &Selection::Some { uids }).await?)
            }
            UndoStep::Update { uid, changes } => {
                self.user_update(app, &uid, &changes).await.map(Written::forget)
            }
            UndoStep::Job { job } => self.job_undo("", &job).await,
            UndoStep::Label { label } => self.app_label_set(app, &label).await.map(Written::forget),
        }
    }
}

impl<T> Written<T> {
    fn forget(self) -> Written<()> {
        Written { value: (), activity: self.activity, undo: self.undo }
    }
}

/// Taking back must be whole; what was not taken back is said.
fn all_done(report: BatchReport) -> Result<Written<()>, Error> {
    match report.failed.first() {
        None => Ok(Written {
            value: (),
            activity: report.activity.unwrap_or_default(),
            undo: report.undo,
        }),
        Some(first) => Err(Error::new(
            Code::Conflict,
            format!("{} of them could not be taken back. {}", report.failed.len(), first.message),
        )
        .advise("Look at the last entry of the activity for each of them.")),
    }
}
