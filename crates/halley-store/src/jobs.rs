//! The journal of long work: what is to be done, what was begun, what came of it.
//!
//! An item is marked as started, on disk, before anything is done for it, so that after a kill the
//! started ones are those of which nobody knows, and the waiting ones are surely undone.

mod items;

use rusqlite::{OptionalExtension, Row};

use crate::error::{Code, Error, Result};
pub use crate::jobs::items::{EndedItem, ItemEnd, ItemState, JobCounts, JobItem, NewItem};
use crate::named::named;
use crate::store::Store;

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JobState {
    /// Its items are being gathered, or it waits to be begun.
    Planned,
    /// It runs, or ran when the program was killed.
    Running,
    /// A person holds it.
    Paused,
    /// It went through its items.
    Done,
    /// It could not go on.
    Failed,
    /// A person gave it up.
    Cancelled,
}

named!(JobState {
    Planned = "planned",
    Running = "running",
    Paused = "paused",
    Done = "done",
    Failed = "failed",
    Cancelled = "cancelled",
});

impl JobState {
    /// Whether nothing will be done for the job any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// A job to journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewJob {
    /// Id, chosen by the caller.
    pub id: String,
    /// What kind of work.
    pub kind: String,
    /// Through which connection.
    pub connection: String,
    /// In which app.
    pub app: Option<String>,
    /// What it does, in a sentence.
    pub title: String,
    /// All that is needed to go on with it, JSON without secrets.
    pub plan: String,
}

/// A job of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What was planned.
    pub what: NewJob,
    /// Where it stands.
    pub state: JobState,
    /// Why it could not go on.
    pub problem: Option<String>,
    /// When it was planned, Unix seconds.
    pub created_at: i64,
    /// When its state last changed, Unix seconds.
    pub updated_at: i64,
}

const COLUMNS: &str = "id, kind, connection, app, title, plan, state, problem, created, updated";

impl Store {
    /// Journals a job as planned, with its first items.
    ///
    /// # Errors
    /// `Conflict` when there is one with this id; when the file cannot be written.
    pub fn job_add(&self, new: &NewJob, items: &[NewItem], now: i64) -> Result<()> {
        self.journal(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO jobs
                       (id, kind, connection, app, title, plan, state, created, updated)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
                )?
                .execute((
                    &new.id,
                    &new.kind,
                    &new.connection,
                    &new.app,
                    &new.title,
                    &new.plan,
                    JobState::Planned,
                    now,
                ))?;
            items::add(transaction, &new.id, items)
        })
    }

    /// Notes where a job stands. What is over stays over.
    ///
    /// # Errors
    /// `Conflict` when it is unknown or over; when the file cannot be written.
    pub fn job_set(
        &self,
        id: &str,
        state: JobState,
        problem: Option<&str>,
        now: i64,
    ) -> Result<()> {
        self.journal(|transaction| {
            let n_changed = transaction
                .prepare_cached(
                    "UPDATE jobs SET state = ?2, problem = ?3, updated = ?4
                     WHERE id = ?1 AND state IN ('planned', 'running', 'paused')",
                )?
                .execute((id, state, problem, now))?;
            if n_changed == 1 { Ok(()) } else { Err(over()) }
        })
    }

    /// Gives a job that is not over another title and plan.
    ///
    /// # Errors
    /// `Conflict` when it is unknown or over; when the file cannot be written.
    pub fn job_replan(&self, id: &str, title: &str, plan: &str, now: i64) -> Result<()> {
        self.journal(|transaction| {
            let n_changed = transaction
                .prepare_cached(
                    "UPDATE jobs SET title = ?2, plan = ?3, updated = ?4
                     WHERE id = ?1 AND state IN ('planned', 'running', 'paused')",
                )?
                .execute((id, title, plan, now))?;
            if n_changed == 1 { Ok(()) } else { Err(over()) }
        })
    }

    /// Opens a job again that went through its items: it is held, and its failed items wait.
    /// Returns how many wait.
    ///
    /// # Errors
    /// `Conflict` when it did not go through its items, or none failed; when the file cannot be
    /// written.
    pub fn job_reopen(&self, id: &str, now: i64) -> Result<u32> {
        self.journal(|transaction| {
            let n_open = transaction
                .prepare_cached(
                    "UPDATE jobs SET state = 'paused', problem = NULL, updated = ?2
                     WHERE id = ?1 AND state = 'done'",
                )?
                .execute((id, now))?;
            let n_waiting = items::retry(transaction, id)?;
            if n_open == 1 && n_waiting > 0 {
                return Ok(n_waiting);
            }
            Err(Error::new(Code::Conflict, "there is no item that failed in a job that is done"))
        })
    }

    /// Reads a job.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn job(&self, id: &str) -> Result<Option<Job>> {
        let sql = format!("SELECT {COLUMNS} FROM jobs WHERE id = ?1");
        self.read(|connection| {
            Ok(connection.prepare_cached(&sql)?.query_row([id], job).optional()?)
        })
    }

    /// Lists jobs, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn jobs_list(&self, limit: u32) -> Result<Vec<Job>> {
        self.jobs_where("true ORDER BY created DESC, id LIMIT ?1", limit)
    }

    /// Lists jobs that are not over, the oldest first: those to offer after a start.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn jobs_unfinished(&self) -> Result<Vec<Job>> {
        self.jobs_where(
            "state IN ('planned', 'running', 'paused') ORDER BY created, id LIMIT ?1",
            u32::MAX,
        )
    }

    /// Removes a job that is over, with its items.
    ///
    /// # Errors
    /// `Conflict` when it is unknown or not over; when the file cannot be written.
    pub fn job_remove(&self, id: &str) -> Result<()> {
        self.write(|transaction| {
            let n_gone = transaction
                .prepare_cached(
                    "DELETE FROM jobs WHERE id = ?1 AND state IN ('done', 'failed', 'cancelled')",
                )?
                .execute([id])?;
            if n_gone == 1 {
                return Ok(());
            }
            Err(Error::new(Code::Conflict, "only a job that is over can be removed"))
        })
    }

    fn jobs_where(&self, condition: &str, limit: u32) -> Result<Vec<Job>> {
        let sql = format!("SELECT {COLUMNS} FROM jobs WHERE {condition}");
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let found = statement.query_map([limit], job)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn over() -> Error {
    Error::new(Code::Conflict, "there is no such job, or it is over")
}

fn job(row: &Row<'_>) -> rusqlite::Result<Job> {
    Ok(Job {
        what: NewJob {
            id: row.get(0)?,
            kind: row.get(1)?,
            connection: row.get(2)?,
            app: row.get(3)?,
            title: row.get(4)?,
            plan: row.get(5)?,
        },
        state: row.get(6)?,
        problem: row.get(7)?,
        created_at: row.get(8)?,
        updated_at: row.get(9)?,
    })
}
