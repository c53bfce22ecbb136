//! The audit log: every change, before and after. It only grows.

mod list;

pub use crate::activity::list::ActivityFilter;
use crate::error::{Code, Error, Result};
use crate::fold::fold;
use crate::named::named;
use crate::store::Store;

/// How a change ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was begun; the program ended before it knew more, or no answer came.
    Started,
    /// All of it was done.
    Done,
    /// Part of it was done.
    Partly,
    /// None of it was done.
    Failed,
}

/// A change to put on record. JSON holds no secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewActivity {
    /// When, Unix seconds.
    pub at: i64,
    /// Through which connection.
    pub connection: String,
    /// Name of the connection then.
    pub connection_name: String,
    /// In which app.
    pub app: Option<String>,
    /// Name of the app then.
    pub app_name: Option<String>,
    /// What this installation was allowed then.
    pub profile: String,
    /// What was done, such as `userUpdate`.
    pub act: String,
    /// What was done, in a sentence.
    pub sentence: String,
    /// What kind of thing it was done to.
    pub object_kind: Option<String>,
    /// The thing's id.
    pub object_id: Option<String>,
    /// The thing's name.
    pub object_name: Option<String>,
    /// How it was, JSON.
    pub before: Option<String>,
    /// How it ended, `Started` where that is not known yet.
    pub end: ActivityEnd,
}

/// How a change ended, noted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityEnd {
    /// How it ended.
    pub outcome: Outcome,
    /// How the thing is now, JSON.
    pub after: Option<String>,
    /// Why it did not end well.
    pub problem: Option<String>,
    /// The service's name for the request.
    pub request_id: Option<String>,
    /// How to undo it, JSON; nothing where it cannot be undone.
    pub undo: Option<String>,
}

/// A change on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Id; later changes have greater ones.
    pub id: i64,
    /// What was done.
    pub what: NewActivity,
    /// The change that undid it.
    pub undone_by: Option<i64>,
}

impl ActivityEnd {
    /// Not known yet: the program is about to ask the service.
    pub fn started() -> Self {
        Self { outcome: Outcome::Started, after: None, problem: None, request_id: None, undo: None }
    }
}

impl Store {
    /// Puts a change on record, on disk before this returns; says its id.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn activity_add(&self, new: &NewActivity) -> Result<i64> {
        let words = [
            Some(&new.sentence),
            Some(&new.act),
            new.object_id.as_ref(),
            new.object_name.as_ref(),
            new.app_name.as_ref(),
            new.app.as_ref(),
            Some(&new.connection_name),
        ];
        let words: Vec<String> = words.into_iter().flatten().map(|word| fold(word)).collect();
        self.journal(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO activity (at, connection, connection_name, app, app_name,
                       profile, act, sentence, object_kind, object_id, object_name, before,
                       after, outcome, problem, request_id, undo, words)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
                       ?16, ?17, ?18)",
                )?
                .execute(rusqlite::params![
                    new.at,
                    new.connection,
                    new.connection_name,
                    new.app,
                    new.app_name,
                    new.profile,
                    new.act,
                    new.sentence,
                    new.object_kind,
                    new.object_id,
                    new.object_name,
                    new.before,
                    new.end.after,
                    new.end.outcome,
                    new.end.problem,
                    new.end.request_id,
                    new.end.undo,
                    words.join("\n"),
                ])?;
            // Rows that triggers add do not count for this.
            Ok(transaction.last_insert_rowid())
        })
    }

    /// Notes how a change ended that was on record as started.
    ///
    /// # Errors
    /// `Conflict` when there is none such; when the file cannot be written.
    pub fn activity_end(&self, id: i64, end: &ActivityEnd) -> Result<()> {
        self.journal(|transaction| {
            let n_changed = transaction
                .prepare_cached(
                    "UPDATE activity SET outcome = ?2, after = ?3, problem = ?4, request_id = ?5,
                       undo = ?6
                     WHERE id = ?1 AND outcome = 'started'",
                )?
                .execute((id, end.outcome, &end.after, &end.problem, &end.request_id, &end.undo))?;
            noted(n_changed, "no such change is waiting for its end")
        })
    }

    /// Notes which change undid another.
    ///
    /// # Errors
    /// `Conflict` when it is unknown, cannot be undone or was undone; when the file cannot be
    /// written.
    pub fn activity_undone(&self, id: i64, by: i64) -> Result<()> {
        self.journal(|transaction| {
            let n_changed = transaction
                .prepare_cached(
                    "UPDATE activity SET undone_by = ?2
                     WHERE id = ?1 AND undone_by IS NULL AND undo IS NOT NULL",
                )?
                .execute((id, by))?;
            noted(n_changed, "there is no such change to undo")
        })
    }
}

fn noted(n_changed: usize, otherwise: &str) -> Result<()> {
    if n_changed == 1 { Ok(()) } else { Err(Error::new(Code::Conflict, otherwise)) }
}

named!(Outcome { Started = "started", Done = "done", Partly = "partly", Failed = "failed" });
