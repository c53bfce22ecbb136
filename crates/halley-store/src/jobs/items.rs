//! The items of a job.

use rusqlite::{Row, Transaction};

use crate::error::{Code, Error, Result};
use crate::jobs::over;
use crate::named::named;
use crate::store::Store;

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemState {
    /// Nothing was done for it.
    Waiting,
    /// It was begun; after a kill nobody knows how far it came.
    Started,
    /// It is done.
    Done,
    /// It could not be done.
    Failed,
    /// It needed nothing.
    Skipped,
}

named!(ItemState {
    Waiting = "waiting",
    Started = "started",
    Done = "done",
    Failed = "failed",
    Skipped = "skipped",
});

/// An item to journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewItem {
    /// What it is about, such as a uid.
    pub key: String,
    /// All that is needed to do it, JSON without secrets.
    pub payload: String,
}

/// An item to journal of which it is known from the start what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedItem {
    /// What was to be done.
    pub what: NewItem,
    /// Where it stands; `Waiting` where it is to be done after all.
    pub state: ItemState,
    /// What came of it.
    pub result: Option<String>,
}

/// An item of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobItem {
    /// Place within the job, from 1.
    pub seq: i64,
    /// What is to be done.
    pub what: NewItem,
    /// Where it stands.
    pub state: ItemState,
    /// What came of it: why it failed or was skipped, or what was made.
    pub result: Option<String>,
}

/// What came of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemEnd {
    /// Place within the job.
    pub seq: i64,
    /// `Done`, `Failed` or `Skipped`; `Waiting` gives a started one back.
    pub state: ItemState,
    /// What came of it, in words or as JSON without secrets.
    pub result: Option<String>,
}

/// How many items stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobCounts {
    /// Nothing was done for them.
    pub waiting: u32,
    /// They were begun.
    pub started: u32,
    /// They are done.
    pub done: u32,
    /// They could not be done.
    pub failed: u32,
    /// They needed nothing.
    pub skipped: u32,
}

const COLUMNS: &str = "seq, key, payload, state, result";

impl Store {
    /// Adds items to a job that is not over.
    ///
    /// # Errors
    /// `Conflict` when it is unknown or over; when the file cannot be written.
    pub fn job_items_add(&self, job: &str, items: &[NewItem]) -> Result<()> {
        self.journal(|transaction| {
            must_be_open(transaction, job)?;
            add(transaction, job, items)
        })
    }

    /// Adds items to a job that is not over, some of them with what came of them already.
    ///
    /// # Errors
    /// `Conflict` when it is unknown or over; when the file cannot be written.
    pub fn job_items_put(&self, job: &str, items: &[EndedItem]) -> Result<()> {
        self.write(|transaction| {
            must_be_open(transaction, job)?;
            let items = items.iter().map(|item| (&item.what, item.state, item.result.as_deref()));
            put(transaction, job, items)
        })
    }

    /// Marks the next waiting items of a running job as started, on disk before this returns, and
    /// hands them out; nothing when none waits or the job does not run.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn job_items_claim(&self, job: &str, most: u32) -> Result<Vec<JobItem>> {
        self.journal(|transaction| claim(transaction, job, most))
    }

    /// Notes what came of started items.
    ///
    /// # Errors
    /// `Conflict`, and nothing is noted, when one of them was not started.
    pub fn job_items_end(&self, job: &str, ends: &[ItemEnd]) -> Result<()> {
        self.journal(|transaction| end(transaction, job, ends))
    }

    /// Does both at once, since the way to the disk is longer than either: notes what came of
    /// started items, then hands out the next.
    ///
    /// # Errors
    /// Those of [`Store::job_items_end`] and [`Store::job_items_claim`]; then neither is done.
    pub fn job_items_turn(&self, job: &str, ends: &[ItemEnd], most: u32) -> Result<Vec<JobItem>> {
        self.journal(|transaction| {
            end(transaction, job, ends)?;
            claim(transaction, job, most)
        })
    }

    /// Makes failed items wait again; returns how many.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn job_items_retry(&self, job: &str) -> Result<u32> {
        self.journal(|transaction| retry(transaction, job))
    }

    /// Lists items in their sequence, those in one state alone if given, from after a place on.
    /// Those in state `Started` at a start of the program are those that a kill left open.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn job_items(
        &self,
        job: &str,
        state: Option<ItemState>,
        after: i64,
        limit: u32,
    ) -> Result<Vec<JobItem>> {
        let condition = if state.is_some() { "state = ?2 AND" } else { "?2 IS NULL AND" };
        let sql = format!(
            "SELECT {COLUMNS} FROM job_items WHERE job = ?1 AND {condition} seq > ?3
             ORDER BY seq LIMIT ?4"
        );
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let found = statement.query_map((job, state, after, limit), item)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Counts the items of a job.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn job_counts(&self, job: &str) -> Result<JobCounts> {
        self.read(|connection| {
            let mut counts = JobCounts::default();
            let mut statement = connection.prepare_cached(
                "SELECT state, count(*) FROM job_items WHERE job = ?1 GROUP BY state",
            )?;
            let mut found = statement.query([job])?;
            while let Some(row) = found.next()? {
                let place = match row.get(0)? {
                    ItemState::Waiting => &mut counts.waiting,
                    ItemState::Started => &mut counts.started,
                    ItemState::Done => &mut counts.done,
                    ItemState::Failed => &mut counts.failed,
                    ItemState::Skipped => &mut counts.skipped,
                };
                *place = row.get(1)?;
            }
            Ok(counts)
        })
    }
}

fn claim(transaction: &Transaction<'_>, job: &str, most: u32) -> Result<Vec<JobItem>> {
    let sql = format!(
        "UPDATE job_items SET state = 'started'
         WHERE job = ?1 AND EXISTS (SELECT 1 FROM jobs WHERE id = ?1 AND state = 'running')
           AND seq IN (SELECT seq FROM job_items WHERE job = ?1 AND state = 'waiting'
                       ORDER BY seq LIMIT ?2)
         RETURNING {COLUMNS}"
    );
    let mut statement = transaction.prepare_cached(&sql)?;
    let claimed = statement.query_map((job, most), item)?;
    let mut claimed = claimed.collect::<rusqlite::Result<Vec<_>>>()?;
    claimed.sort_unstable_by_key(|item| item.seq);
    Ok(claimed)
}

fn end(transaction: &Transaction<'_>, job: &str, ends: &[ItemEnd]) -> Result<()> {
    let mut statement = transaction.prepare_cached(
        "UPDATE job_items SET state = ?4, result = ?5
         WHERE job = ?1 AND seq BETWEEN ?2 AND ?3 AND state = 'started'",
    )?;
    // Neighbours that ended alike are noted together.
    for alike in ends.chunk_by(|one, next| {
        one.seq + 1 == next.seq && one.state == next.state && one.result == next.result
    }) {
        let [first, ..] = alike else { continue };
        let last = first.seq + alike.len() as i64 - 1;
        let noted = (job, first.seq, last, first.state, &first.result);
        if statement.execute(noted)? != alike.len() {
            return Err(Error::new(Code::Conflict, "an item ended that was not started"));
        }
    }
    Ok(())
}

/// Makes failed items wait again; returns how many.
pub(super) fn retry(transaction: &Transaction<'_>, job: &str) -> Result<u32> {
    let n_waiting = transaction
        .prepare_cached(
            "UPDATE job_items SET state = 'waiting', result = NULL
             WHERE job = ?1 AND state = 'failed'",
        )?
        .execute([job])?;
    Ok(n_waiting as u32)
}

/// Adds items after those that are there.
pub(super) fn add(transaction: &Transaction<'_>, job: &str, items: &[NewItem]) -> Result<()> {
    put(transaction, job, items.iter().map(|item| (item, ItemState::Waiting, None)))
}

fn must_be_open(transaction: &Transaction<'_>, job: &str) -> Result<()> {
    let open: bool = transaction
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM jobs
               WHERE id = ?1 AND state IN ('planned', 'running', 'paused'))",
        )?
        .query_row([job], |row| row.get(0))?;
    if open { Ok(()) } else { Err(over()) }
}

fn put<'a>(
    transaction: &Transaction<'_>,
    job: &str,
    items: impl Iterator<Item = (&'a NewItem, ItemState, Option<&'a str>)>,
) -> Result<()> {
    let last: i64 = transaction
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM job_items WHERE job = ?1")?
        .query_row([job], |row| row.get(0))?;
    let mut statement = transaction.prepare_cached(
        "INSERT INTO job_items (job, seq, key, payload, state, result)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (seq, (item, state, result)) in (last + 1..).zip(items) {
        statement.execute((job, seq, &item.key, &item.payload, state, result))?;
    }
    Ok(())
}

fn item(row: &Row<'_>) -> rusqlite::Result<JobItem> {
    Ok(JobItem {
        seq: row.get(0)?,
        what: NewItem { key: row.get(1)?, payload: row.get(2)? },
        state: row.get(3)?,
        result: row.get(4)?,
    })
}
