//! What the indexes of users and of groups share: rows on disk, a roster in memory, passes.

mod head;
mod keys;
mod rows;
mod save;
mod state;

use std::sync::PoisonError;

use cometchat_api::AppId;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, Statement, Transaction};

use crate::error::Result;
pub use crate::index::keys::KeyStream;
pub use crate::index::rows::Part;
pub(crate) use crate::index::rows::parts;
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
pub(crate) trait Indexed: Default {
    const KIND: Kind;
    /// Inserts or updates; returns the id the row has then.
    const SAVE: &'static str;
    /// Reads what a roster takes, by range of ids.
    const LOAD: &'static str;
    /// Reads a row by id.
    const BY_ID: &'static str;
    /// Reads rows by range of ids, with the columns of [`Self::BY_ID`] and the id after them.
    const BY_IDS: &'static str;
    /// Reads a row by app and key.
    const BY_KEY: &'static str;

    /// Binds the columns of its own from parameter 4 on, and says which parameter is free then.
    fn bind(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize>;
    /// Reads a row of [`Self::BY_ID`], [`Self::BY_IDS`] and [`Self::BY_KEY`] into this one, whose
    /// room is used again.
    fn read(&mut self, row: &Row<'_>) -> Result<()>;
    /// Reads a row of [`Self::LOAD`] into a roster.
    fn load(row: &Row<'_>, seq: u32, roster: &mut Roster) -> Result<()>;
    fn key(&self) -> &str;
    fn entry(&self, seq: u32) -> Entry<'_>;

    /// A row of its own.
    fn of(row: &Row<'_>) -> Result<Self> {
        let mut new = Self::default();
        new.read(row)?;
        Ok(new)
    }
}

/// The order in which a list is first shown.
const FIRST_ORDER: (Sort, bool) = (Sort::Name, false);

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

    /// The rows that a list first shows.
    fn first_filter(self) -> Filter {
        let deactivated = if self == Self::Users { Some(false) } else { None };
        Filter { deactivated, ..Filter::default() }
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
        let numbers = || self.0.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&number) = numbers().get(app.as_str()) {
            return Ok(number);
        }
        let number = match self.read(|connection| app_number(connection, app))? {
            Some(number) => number,
            None => self.write(|transaction| app_number_made(transaction, app))?,
        };
        numbers().insert(app.as_str().to_owned(), number);
        Ok(number)
    }

    /// Looks at the roster of an app.
    pub(crate) fn roster<R: Indexed, T>(
        &self,
        app: i64,
        look: impl FnOnce(&mut Roster) -> T,
    ) -> Result<T> {
        let mut is_new = false;
        let load = || {
            is_new = true;
            self.read(|connection| load::<R>(connection, app))
        };
        let result = self.0.rosters.with(R::KIND, app, load, look)?;
        if is_new {
            self.index_head_keep(R::KIND, app);
        }
        Ok(result)
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
        let (offset, limit) = (offset as usize, limit as usize);
        let is_first = *filter == R::KIND.first_filter() && order == FIRST_ORDER;
        let head = if is_first { self.index_head::<R>(number, offset, limit)? } else { None };
        let window = match head {
            Some(window) => window,
            None => {
                self.roster::<R, _>(number, |roster| roster.window(filter, order, offset, limit))?
            }
        };
        let rows = self.read(|connection| {
            let mut statement = connection.prepare_cached(R::BY_ID)?;
            let mut rows = Vec::with_capacity(window.seqs.len());
            for &seq in &window.seqs {
                let mut found = statement.query([id_of(number, seq)])?;
                // A row that went since the roster was asked is left out.
                if let Some(row) = found.next()? {
                    rows.push(R::of(row)?);
                }
            }
            Ok(rows)
        })?;
        Ok((rows, window.total as u32))
    }

    /// Reads one row.
    pub(crate) fn index_row<R: Indexed>(&self, app: &AppId, key: &str) -> Result<Option<R>> {
        let number = self.number_of(app)?;
        self.read(|connection| {
            let mut statement = connection.prepare_cached(R::BY_KEY)?;
            let mut found = statement.query((number, key))?;
            found.next()?.map(R::of).transpose()
        })
    }
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

/// Reads tags as they were given into a list.
pub(crate) fn tags_into(tags: &mut Vec<String>, value: ValueRef<'_>) -> Result<()> {
    match value.as_str_or_null().map_err(rusqlite::Error::from)? {
        Some(json) => *tags = serde_json::from_str(json)?,
        None => tags.clear(),
    }
    Ok(())
}

/// Reads a text into another.
pub(crate) fn text_into(text: &mut String, value: ValueRef<'_>) -> Result<()> {
    text.clear();
    text.push_str(value.as_str().map_err(rusqlite::Error::from)?);
    Ok(())
}

/// Reads a text that may be missing into another.
pub(crate) fn some_into(text: &mut Option<String>, value: ValueRef<'_>) -> Result<()> {
    match value.as_str_or_null().map_err(rusqlite::Error::from)? {
        Some(_) => text_into(text.get_or_insert_default(), value)?,
        None => *text = None,
    }
    Ok(())
}

/// A time or count for a roster: 0 for none, and for what does not fit.
pub(crate) fn number(value: Option<i64>) -> u32 {
    value.and_then(|value| u32::try_from(value).ok()).unwrap_or(0)
}

/// A stretch of time, both ends included, Unix seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    /// From when on; nothing for any time.
    pub from: Option<u32>,
    /// Until when; nothing for any time.
    pub until: Option<u32>,
}

impl Between {
    /// What a roster looks for: rows without a time match no stretch.
    pub(crate) fn range(self) -> Option<(u32, u32)> {
        let is_any = self.from.is_none() && self.until.is_none();
        (!is_any).then(|| (self.from.unwrap_or(1).max(1), self.until.unwrap_or(u32::MAX)))
    }
}

/// How many there may be, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// The least; nothing for any.
    pub least: Option<u32>,
    /// The most; nothing for any.
    pub most: Option<u32>,
}

impl Amount {
    /// What a roster looks for.
    pub(crate) fn range(self) -> Option<(u32, u32)> {
        let is_any = self.least.is_none() && self.most.is_none();
        (!is_any).then(|| (self.least.unwrap_or(0), self.most.unwrap_or(u32::MAX)))
    }
}

pub(crate) fn facets(counts: Vec<(String, u32)>) -> Vec<Facet> {
    counts.into_iter().map(|(value, count)| Facet { value, count }).collect()
}
