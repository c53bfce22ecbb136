//! The lists that can be written to a file. A new one costs a file of columns and pages here and a
//! line in [`of`].

mod activity;
mod api_keys;
mod banned;
mod conversations;
mod fleet;
mod groups;
mod members;
mod usage;
mod users;

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};

use super::Cell;
use super::columns::Column;
use super::sheet::Sheet;
use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::export::{ExportColumn, ExportList};

pub(super) use users::selected;

/// Rows of a list, some at a time.
type Pages<R> = BoxStream<'static, Result<Vec<R>, Error>>;

/// The list that is to be written.
pub(super) fn of(console: &Console, app: &AppRef, list: &ExportList) -> Box<dyn Listed> {
    let (console, app) = (console.clone(), app.clone());
    match list.clone() {
        ExportList::Activity { filter } => activity::list(console, filter),
        ExportList::ApiKeys => api_keys::list(console, app),
        ExportList::Banned { guid } => banned::list(console, app, guid),
        ExportList::Conversations { filter } => conversations::list(console, app, filter),
        ExportList::Fleet { apps } => fleet::list(console, app, apps),
        ExportList::Groups { filter } => groups::list(console, app, filter),
        ExportList::Members { guid, filter } => members::list(console, app, guid, filter),
        ExportList::Usage { days } => usage::list(console, app, days),
    }
}

/// A list that can be written to a file.
pub(super) trait Listed: Send {
    /// The columns there are.
    fn columns(&self) -> Vec<ExportColumn>;

    /// The rows with some of the columns, in their order.
    ///
    /// # Errors
    /// When there is no such column.
    fn choose(self: Box<Self>, columns: &[String]) -> Result<Written, Error>;
}

/// Some rows of a list on their way into a file.
pub(super) trait Rows: Send {
    /// How many.
    fn len(&self) -> usize;

    /// Writes them.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn write(&self, sheet: &mut Sheet) -> Result<(), Error>;
}

/// Rows with the columns that were chosen.
pub(super) struct Written {
    names: Vec<String>,
    rows: BoxStream<'static, Result<Box<dyn Rows>, Error>>,
}

impl Written {
    /// Heads of the columns.
    pub(super) fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// The next rows; nothing at the end.
    ///
    /// # Errors
    /// Those of reading the list.
    pub(super) async fn next(&mut self) -> Result<Option<Box<dyn Rows>>, Error> {
        self.rows.next().await.transpose()
    }
}

/// A list by its columns and its pages.
struct Table<R: 'static> {
    columns: &'static [Column<R>],
    pages: Pages<R>,
}

impl<R: Send + 'static> Listed for Table<R> {
    fn columns(&self) -> Vec<ExportColumn> {
        let column = |(id, label, _): &Column<R>| ExportColumn {
            id: (*id).to_owned(),
            label: (*label).to_owned(),
        };
        self.columns.iter().map(column).collect()
    }

    fn choose(self: Box<Self>, columns: &[String]) -> Result<Written, Error> {
        let find = |id: &String| self.columns.iter().find(|(known, ..)| known == id).copied();
        let chosen: Option<Arc<[Column<R>]>> = columns.iter().map(find).collect();
        let chosen = chosen.filter(|chosen| !chosen.is_empty()).ok_or_else(|| {
            Error::invalid("columns", "Choose at least one column that the list has.")
        })?;
        let names = chosen.iter().map(|(id, ..)| (*id).to_owned()).collect();
        let rows = self.pages.map(move |page| {
            let some: Box<dyn Rows> =
                Box::new(Chosen { rows: page?, columns: Arc::clone(&chosen) });
            Ok(some)
        });
        Ok(Written { names, rows: rows.boxed() })
    }
}

/// Some rows with the columns that were chosen.
struct Chosen<R: 'static> {
    rows: Vec<R>,
    columns: Arc<[Column<R>]>,
}

impl<R: Send> Rows for Chosen<R> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn write(&self, sheet: &mut Sheet) -> Result<(), Error> {
        self.rows.iter().try_for_each(|row| {
            let cells: Vec<Cell<'_>> = self.columns.iter().map(|(.., cell)| cell(row)).collect();
            sheet.row(&cells)
        })
    }
}

/// A list whose pages are read one after the other, by their numbers from 1; each says whether
/// another follows.
fn paged<R, F>(
    columns: &'static [Column<R>],
    mut page: impl FnMut(u32) -> F + Send + 'static,
) -> Box<dyn Listed>
where
    R: Send + 'static,
    F: Future<Output = Result<(Vec<R>, bool), Error>> + Send + 'static,
{
    let pages = stream::try_unfold(Some(1), move |number: Option<u32>| {
        let read = number.map(|number| (number, page(number)));
        async move {
            let Some((number, read)) = read else { return Ok(None) };
            let (rows, more) = read.await?;
            Ok(Some((rows, more.then_some(number + 1))))
        }
    });
    Box::new(Table { columns, pages: pages.boxed() })
}
