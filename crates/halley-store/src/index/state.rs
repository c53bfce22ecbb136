//! How far an index is, so that a pass goes on where a kill stopped it.

use cometchat_api::AppId;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::{Code, Error, Result};
use crate::index::save::take_out;
use crate::index::{Kind, app_number, app_number_made, head, id_of, seq_of};
use crate::store::Store;

/// How far the index of an app's users or groups is. Times are Unix seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IndexState {
    /// Number of the full pass that runs or ran last; 0 before the first.
    pub generation: i64,
    /// Whether that pass is unfinished.
    pub running: bool,
    /// Page that it reads next, from 1.
    pub next_page: u32,
    /// Rows that it has read.
    pub done: u32,
    /// Rows in all, as far as the service says.
    pub total: Option<u32>,
    /// When it began.
    pub started_at: Option<i64>,
    /// When the last full pass ended.
    pub full_at: Option<i64>,
    /// Up to when changes were read.
    pub delta_at: Option<i64>,
}

/// How far a pass is with the page that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassPage {
    /// Number of the pass.
    pub generation: i64,
    /// Page that it reads next.
    pub next_page: u32,
    /// Rows that it has read, this page's included.
    pub done: u32,
    /// Rows in all, as far as the service says.
    pub total: Option<u32>,
}

const READ: &str = "SELECT generation, running, next_page, done, total, started_at, full_at, \
                    delta_at FROM index_state WHERE app = ?1 AND kind = ?2";

impl Store {
    /// How far an index is.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn index_state(&self, app: &AppId, kind: Kind) -> Result<IndexState> {
        self.read(|connection| {
            let Some(number) = app_number(connection, app)? else {
                return Ok(IndexState::default());
            };
            let state = connection
                .prepare_cached(READ)?
                .query_row((number, kind.name()), state)
                .optional()?;
            Ok(state.unwrap_or_default())
        })
    }

    /// Goes on with the pass that is unfinished, or begins a new one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn index_pass_begin(&self, app: &AppId, kind: Kind, now: i64) -> Result<IndexState> {
        let before = self.index_state(app, kind)?;
        if before.running { Ok(before) } else { self.index_pass_restart(app, kind, now) }
    }

    /// Begins a new pass, whatever became of the one before.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn index_pass_restart(&self, app: &AppId, kind: Kind, now: i64) -> Result<IndexState> {
        self.write(|transaction| {
            let number = app_number_made(transaction, app)?;
            transaction
                .prepare_cached(
                    "INSERT INTO index_state
                       (app, kind, generation, running, next_page, done, started_at)
                     VALUES (?1, ?2, 1, 1, 1, 0, ?3)
                     ON CONFLICT (app, kind) DO UPDATE SET
                       generation = generation + 1, running = 1, next_page = 1, done = 0,
                       started_at = ?3",
                )?
                .execute((number, kind.name(), now))?;
            Ok(transaction.prepare_cached(READ)?.query_row((number, kind.name()), state)?)
        })
    }

    /// Ends a pass: rows that it did not see are gone from the service and go here too. Changes
    /// are to be read from its beginning on. Returns how many rows went.
    ///
    /// # Errors
    /// `Conflict` when another pass has begun since; when the file cannot be written.
    pub fn index_pass_end(
        &self,
        app: &AppId,
        kind: Kind,
        generation: i64,
        now: i64,
    ) -> Result<u32> {
        let number = self.number_of(app)?;
        let unseen = format!(
            "DELETE FROM {} WHERE id BETWEEN ?1 AND ?2 AND generation < ?3 RETURNING id",
            kind.table()
        );
        let on_disk = || {
            self.write(|transaction| {
                let ended = transaction
                    .prepare_cached(
                        "UPDATE index_state SET running = 0, total = done, full_at = ?4,
                           delta_at = started_at
                         WHERE app = ?1 AND kind = ?2 AND generation = ?3",
                    )?
                    .execute((number, kind.name(), generation, now))?;
                if ended == 0 {
                    return Err(superseded());
                }
                head::forget(transaction, number, kind)?;
                let mut statement = transaction.prepare_cached(&unseen)?;
                let range = (id_of(number, 0), id_of(number + 1, 0) - 1, generation);
                let gone = statement.query_map(range, |row| row.get(0).map(seq_of))?;
                Ok(gone.collect::<rusqlite::Result<Vec<u32>>>()?)
            })
        };
        let gone = self.0.rosters.change(kind, number, on_disk, take_out)?;
        self.index_head_keep(kind, number);
        Ok(gone.len() as u32)
    }

    /// Notes up to when changes were read.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn index_delta_end(&self, app: &AppId, kind: Kind, up_to: i64) -> Result<()> {
        let number = self.number_of(app)?;
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "UPDATE index_state SET delta_at = max(coalesce(delta_at, 0), ?3)
                     WHERE app = ?1 AND kind = ?2",
                )?
                .execute((number, kind.name(), up_to))?;
            Ok(())
        })?;
        self.index_head_keep(kind, number);
        Ok(())
    }
}

/// Notes how far a pass is and says its number, if it is still the one that runs.
pub(super) fn progress(
    connection: &Connection,
    app: i64,
    kind: Kind,
    page: &PassPage,
) -> Result<i64> {
    let noted = connection
        .prepare_cached(
            "UPDATE index_state SET next_page = ?4, done = ?5, total = ?6
             WHERE app = ?1 AND kind = ?2 AND generation = ?3 AND running = 1",
        )?
        .execute((app, kind.name(), page.generation, page.next_page, page.done, page.total))?;
    if noted == 0 { Err(superseded()) } else { Ok(page.generation) }
}

/// The number of the pass that runs or ran last: rows written by other ways bear it too.
pub(super) fn generation(connection: &Connection, app: i64, kind: Kind) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT generation FROM index_state WHERE app = ?1 AND kind = ?2")?
        .query_row((app, kind.name()), |row| row.get(0))
        .optional()?
        .unwrap_or(0))
}

fn superseded() -> Error {
    Error::new(Code::Conflict, "another pass over the index has begun")
}

fn state(row: &Row<'_>) -> rusqlite::Result<IndexState> {
    Ok(IndexState {
        generation: row.get(0)?,
        running: row.get(1)?,
        next_page: row.get(2)?,
        done: row.get(3)?,
        total: row.get(4)?,
        started_at: row.get(5)?,
        full_at: row.get(6)?,
        delta_at: row.get(7)?,
    })
}
