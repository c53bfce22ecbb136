//! What the indexes of users and of groups share: rows on disk, a roster in memory, passes.

mod keys;
mod state;

use cometchat_api::AppId;
use rusqlite::{Connection, OptionalExtension, Row, Statement, Transaction};

use crate::error::{Code, Error, Result};
pub use crate::index::keys::KeyStream;
pub use crate::index::state::{IndexState, PassPage};
use crate::roster::{Entry, Filter, Roster, Sort};
use crate::store::Store;

/// Which index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Users.
    Users,
    /// Groups.
    Groups,
}

/// How often a value occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The value.
    pub value: String,
    /// Rows that have it.
    pub count: u32,
}

/// What saving rows came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// Rows that were not there before.
    pub added: u32,
    /// Rows that were there and are written anew, changed or not.
    pub renewed: u32,
}

/// A row of one of the indexes. The statements name the columns in one sequence: `id`, `app`,
/// key, then the row's own, then `generation`.
pub(crate) trait Indexed: Sized {
    const KIND: Kind;
    /// Inserts or updates; returns the id the row has then.
    const SAVE: &'static str;
    /// Reads what a roster takes, by range of ids.
    const LOAD: &'static str;
    /// Reads a row by id.
    const BY_ID: &'static str;
    /// Reads a row by app and key.
    const BY_KEY: &'static str;

    /// Binds the columns of its own from parameter 4 on, and says which parameter is free then.
    fn bind(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize>;
    /// Reads a row of [`Self::BY_ID`] and [`Self::BY_KEY`].
    fn read(row: &Row<'_>) -> Result<Self>;
    /// Reads a row of [`Self::LOAD`] into a roster.
    fn load(row: &Row<'_>, seq: u32, roster: &mut Roster) -> Result<()>;
    fn key(&self) -> &str;
    fn entry(&self, seq: u32) -> Entry<'_>;
}

/// Rows of one app lie between `number << SHIFT` and the next.
const SHIFT: u32 = 32;

impl Kind {
    /// The name in the `kind` column.
    fn name(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Groups => "groups",
        }
    }

    fn table(self) -> &'static str {
        self.name()
    }

    fn key_column(self) -> &'static str {
        match self {
            Self::Users => "uid",
            Self::Groups => "guid",
        }
    }
}

/// The number of an app, if it has one.
pub(crate) fn app_number(connection: &Connection, app: &AppId) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT number FROM app_numbers WHERE app = ?1")?
        .query_row([app.as_str()], |row| row.get(0))
        .optional()?)
}

/// The number of an app, given now if it has none.
pub(crate) fn app_number_made(transaction: &Transaction<'_>, app: &AppId) -> Result<i64> {
    if let Some(number) = app_number(transaction, app)? {
        return Ok(number);
    }
    transaction
        .prepare_cached("INSERT INTO app_numbers (app) VALUES (?1)")?
        .execute([app.as_str()])?;
    Ok(transaction.last_insert_rowid())
}

impl Store {
    /// The number of an app, made in a transaction of its own where there is none.
    pub(crate) fn number_of(&self, app: &AppId) -> Result<i64> {
        match self.read(|connection| app_number(connection, app))? {
            Some(number) => Ok(number),
            None => self.write(|transaction| app_number_made(transaction, app)),
        }
    }

    /// Writes rows, and with them how far a pass is.
    pub(crate) fn index_save<R: Indexed>(
        &self,
        app: &AppId,
        rows: &[R],
        page: Option<&PassPage>,
    ) -> Result<Saved> {
        let number = self.number_of(app)?;
        let on_disk = || {
            self.write(|transaction| {
                let generation = match page {
                    Some(page) => state::progress(transaction, number, R::KIND, page)?,
                    None => state::generation(transaction, number, R::KIND)?,
                };
                save(transaction, number, rows, generation)
            })
        };
        let in_memory = |roster: &mut Roster, (seqs, _): &(Vec<u32>, Saved)| {
            for (row, &seq) in rows.iter().zip(seqs) {
                roster.apply(&row.entry(seq));
            }
        };
        Ok(self.0.rosters.change(R::KIND, number, on_disk, in_memory)?.1)
    }

    /// Deletes rows by key; unknown ones are no error.
    pub(crate) fn index_remove(&self, kind: Kind, app: &AppId, keys: &[&str]) -> Result<u32> {
        let number = self.number_of(app)?;
        let sql = format!(
            "DELETE FROM {} WHERE app = ?1 AND {} = ?2 RETURNING id",
            kind.table(),
            kind.key_column()
        );
        let on_disk = || {
            self.write(|transaction| {
                let mut statement = transaction.prepare_cached(&sql)?;
                let mut gone = Vec::new();
                for key in keys {
                    let id = statement.query_row((number, key), |row| row.get(0)).optional()?;
                    gone.extend(id.map(seq_of));
                }
                Ok(gone)
            })
        };
        let gone = self.0.rosters.change(kind, number, on_disk, take_out)?;
        Ok(gone.len() as u32)
    }

    /// Looks at the roster of an app.
    pub(crate) fn roster<R: Indexed, T>(
        &self,
        app: &AppId,
        look: impl FnOnce(&mut Roster) -> T,
    ) -> Result<T> {
        let number = self.number_of(app)?;
        let load = || self.read(|connection| load::<R>(connection, number));
        self.0.rosters.with(R::KIND, number, load, look)
    }

    /// Reads a window of rows and the count of all that match.
    pub(crate) fn index_window<R: Indexed>(
        &self,
        app: &AppId,
        filter: &Filter,
        order: (Sort, bool),
        (offset, limit): (u32, u32),
    ) -> Result<(Vec<R>, u32)> {
        let number = self.number_of(app)?;
        let window = self.roster::<R, _>(app, |roster| {
            roster.window(filter, order, offset as usize, limit as usize)
        })?;
        let rows = self.read(|connection| {
            let mut statement = connection.prepare_cached(R::BY_ID)?;
            let mut rows = Vec::with_capacity(window.seqs.len());
            for &seq in &window.seqs {
                let mut found = statement.query([id_of(number, seq)])?;
                // A row that went since the roster was asked is left out.
                if let Some(row) = found.next()? {
                    rows.push(R::read(row)?);
                }
            }
            Ok(rows)
        })?;
        Ok((rows, window.total as u32))
    }

    /// Reads one row.
    pub(crate) fn index_row<R: Indexed>(&self, app: &AppId, key: &str) -> Result<Option<R>> {
        self.read(|connection| {
            let Some(number) = app_number(connection, app)? else { return Ok(None) };
            let mut statement = connection.prepare_cached(R::BY_KEY)?;
            let mut found = statement.query((number, key))?;
            found.next()?.map(R::read).transpose()
        })
    }
}

/// Takes rows out of a roster.
fn take_out(roster: &mut Roster, seqs: &Vec<u32>) {
    for &seq in seqs {
        roster.remove(seq);
    }
}

fn save<R: Indexed>(
    transaction: &Transaction<'_>,
    app: i64,
    rows: &[R],
    generation: i64,
) -> Result<(Vec<u32>, Saved)> {
    let made = format!("{}_made", R::KIND.name());
    let before: i64 = transaction
        .prepare_cached(&format!("SELECT {made} FROM app_numbers WHERE number = ?1"))?
        .query_row([app], |row| row.get(0))?;
    let mut n_made = before;
    let mut statement = transaction.prepare_cached(R::SAVE)?;
    let mut seqs = Vec::with_capacity(rows.len());
    let mut saved = Saved::default();
    for row in rows {
        let fresh = (app << SHIFT) + n_made + 1;
        statement.raw_bind_parameter(1, fresh)?;
        statement.raw_bind_parameter(2, app)?;
        statement.raw_bind_parameter(3, row.key())?;
        let free = row.bind(&mut statement)?;
        statement.raw_bind_parameter(free, generation)?;
        let mut returned = statement.raw_query();
        let id: i64 = match returned.next()? {
            Some(row) => row.get(0)?,
            None => return Err(Error::new(Code::Internal, "the store did not say what it saved")),
        };
        // A statement that is not run to its end has not done its work.
        while returned.next()?.is_some() {}
        if id == fresh {
            n_made += 1;
            saved.added += 1;
        } else {
            saved.renewed += 1;
        }
        seqs.push(seq_of(id));
    }
    if n_made > before {
        transaction
            .prepare_cached(&format!("UPDATE app_numbers SET {made} = ?2 WHERE number = ?1"))?
            .execute((app, n_made))?;
    }
    Ok((seqs, saved))
}

fn load<R: Indexed>(connection: &Connection, app: i64) -> Result<Roster> {
    let mut roster = Roster::default();
    let mut statement = connection.prepare_cached(R::LOAD)?;
    let mut rows = statement.query((id_of(app, 0), id_of(app + 1, 0)))?;
    while let Some(row) = rows.next()? {
        R::load(row, seq_of(row.get(0)?), &mut roster)?;
    }
    Ok(roster)
}

fn id_of(app: i64, seq: u32) -> i64 {
    (app << SHIFT) + i64::from(seq)
}

/// The lower half of an id.
fn seq_of(id: i64) -> u32 {
    (id & 0xffff_ffff) as u32
}

/// Tags as kept: a JSON list, nothing where empty.
pub(crate) fn tags_json(tags: &[String]) -> Option<String> {
    // A list of texts always has a JSON form.
    if tags.is_empty() { None } else { serde_json::to_string(tags).ok() }
}

/// Tags as they were given.
pub(crate) fn tags_read(json: Option<&str>) -> Result<Vec<String>> {
    Ok(json.map(serde_json::from_str).transpose()?.unwrap_or_default())
}

/// A time or count for a roster: 0 for none, and for what does not fit.
pub(crate) fn number(value: Option<i64>) -> u32 {
    value.and_then(|value| u32::try_from(value).ok()).unwrap_or(0)
}

pub(crate) fn facets(counts: Vec<(String, u32)>) -> Vec<Facet> {
    counts.into_iter().map(|(value, count)| Facet { value, count }).collect()
}
