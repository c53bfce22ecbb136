//! The lists that can be written to a file. A new one costs a file of columns and pages here and a
//! line in [`of`].

mod activity;
mod api_keys;
mod banned;
mod conversations;
mod fleet;
mod groups;
mod members;
mod roles;
mod usage;
mod user;
mod users;

use std::sync::Arc;

use cometchat_api::Paged;
use cometchat_api::limits::PER_PAGE;
use cometchat_client::Priority;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use halley_store::{Part, Store};

use super::Cell;
use super::columns::Column;
use super::piece::{Piece, Shape};
use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::export::{ExportColumn, ExportFormat, ExportList};
use crate::pages::Ids;
use crate::rows::page;

pub(super) use users::selected;

/// Parts of a kept list that are on their way at the same time: being made, or waiting for their
/// turn.
const AT_ONCE: usize = 4;

/// The list that is to be written.
pub(super) fn of(console: &Console, app: &AppRef, list: &ExportList) -> Box<dyn Listed> {
    let (console, app) = (console.clone(), app.clone());
    match list.clone() {
        ExportList::Activity { filter } => activity::list(console, filter),
        ExportList::ApiKeys => api_keys::list(console, app),
        ExportList::Banned { guid } => banned::list(console, app, &guid),
        ExportList::Conversations { filter } => conversations::list(console, app, filter),
        ExportList::Fleet { apps } => fleet::list(console, app, apps),
        ExportList::Groups { filter } => groups::list(console, app, filter),
        ExportList::Members { guid, filter } => members::list(console, app, guid, filter),
        ExportList::Roles => roles::list(console, app),
        ExportList::Usage { days } => usage::list(console, app, days),
        ExportList::UserBlocked { uid } => user::blocked(console, app, &uid),
        ExportList::UserFriends { uid } => user::friends(console, app, &uid),
        ExportList::UserGroups { uid } => user::groups(console, app, &uid),
    }
}

/// A list that can be written to a file.
pub(super) trait Listed: Send {
    /// The columns there are.
    fn columns(&self) -> Vec<ExportColumn>;

    /// The rows with some of the columns, in their order, for a kind of file.
    ///
    /// # Errors
    /// When there is no such column.
    fn choose(self: Box<Self>, columns: &[String], format: ExportFormat) -> Result<Written, Error>;
}

/// Rows with the columns that were chosen.
pub(super) struct Written {
    shape: Shape,
    pieces: BoxStream<'static, Result<Piece, Error>>,
}

impl Written {
    /// How they lie in a file.
    pub(super) fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The next rows; nothing at the end.
    ///
    /// # Errors
    /// Those of reading the list.
    pub(super) async fn next(&mut self) -> Result<Option<Piece>, Error> {
        self.pieces.next().await.transpose()
    }
}

/// A list by its columns and its rows.
struct Table<R: 'static> {
    columns: &'static [Column<R>],
    source: Source<R>,
}

/// Where the rows of a list come from.
enum Source<R: 'static> {
    /// Page by page, as the service or the core gives them.
    Pages(BoxStream<'static, Result<Vec<R>, Error>>),
    /// In parts that are kept on this computer.
    Parts(Console, BoxStream<'static, Result<Part<R>, Error>>),
}

impl<R: Send + 'static> Listed for Table<R> {
    fn columns(&self) -> Vec<ExportColumn> {
        let column = |(id, label, _): &Column<R>| ExportColumn {
            id: (*id).to_owned(),
            label: (*label).to_owned(),
        };
        self.columns.iter().map(column).collect()
    }

    fn choose(self: Box<Self>, columns: &[String], format: ExportFormat) -> Result<Written, Error> {
        let chosen = chosen(self.columns, columns)?;
        let shape = Shape { format, names: columns.into() };
        let pieces = self.source.pieces(chosen, shape.clone());
        Ok(Written { shape, pieces })
    }
}

impl<R: Send + 'static> Source<R> {
    fn pieces(
        self,
        chosen: Arc<[Column<R>]>,
        shape: Shape,
    ) -> BoxStream<'static, Result<Piece, Error>> {
        match self {
            Self::Pages(pages) => {
                let piece = move |rows: Vec<R>| {
                    let mut piece = Piece::new(&shape);
                    rows.iter().for_each(|row| piece.row(cells(&chosen, row)));
                    piece
                };
                pages.map_ok(piece).boxed()
            }
            Self::Parts(console, parts) => {
                let piece = move |part: Result<Part<R>, Error>| {
                    let (console, chosen, shape) =
                        (console.clone(), Arc::clone(&chosen), shape.clone());
                    async move {
                        let part = part?;
                        let made = move |_: &Store| {
                            let mut piece = Piece::new(&shape);
                            part(&mut |row| piece.row(cells(&chosen, row)))?;
                            Ok(piece)
                        };
                        console.stored(made).await
                    }
                };
                parts.map(piece).buffered(AT_ONCE).boxed()
            }
        }
    }
}

/// The columns that were chosen.
fn chosen<R>(all: &[Column<R>], ids: &[String]) -> Result<Arc<[Column<R>]>, Error> {
    let find = |id: &String| all.iter().find(|(known, ..)| known == id).copied();
    let chosen: Option<Arc<[Column<R>]>> = ids.iter().map(find).collect();
    chosen
        .filter(|chosen| !chosen.is_empty())
        .ok_or_else(|| Error::invalid("columns", "Choose at least one column that the list has."))
}

fn cells<'a, R>(columns: &'a [Column<R>], row: &'a R) -> impl Iterator<Item = Cell<'a>> {
    columns.iter().map(move |(.., cell)| cell(row))
}

/// A list whose pages are read one after the other, by their numbers from 1; each comes with the
/// ids of what was read where another follows.
fn paged<R, F>(
    columns: &'static [Column<R>],
    mut page: impl FnMut(u32) -> F + Send + 'static,
) -> Box<dyn Listed>
where
    R: Send + 'static,
    F: Future<Output = Result<(Vec<R>, Option<Ids>), Error>> + Send + 'static,
{
    let pages = stream::try_unfold(Some((1, None)), move |at: Option<(u32, Option<Ids>)>| {
        let read = at.map(|(number, before)| (number, before, page(number)));
        async move {
            let Some((number, before, read)) = read else { return Ok(None) };
            let (rows, ids) = read.await?;
            if let Some(ids) = ids {
                ids.check(before, number)?;
            }
            Ok(Some((rows, ids.map(|ids| (number + 1, Some(ids))))))
        }
    });
    Box::new(Table { columns, source: Source::Pages(pages.boxed()) })
}

/// A list of the service as it gives it, page by page.
fn of_service<L: Paged + Send + Sync + 'static>(
    columns: &'static [Column<L::Item>],
    (console, app): (Console, AppRef),
    list: L,
    id: for<'a> fn(&'a L::Item) -> &'a str,
) -> Box<dyn Listed> {
    paged(columns, move |number| {
        let (console, app, list) = (console.clone(), app.clone(), list.clone());
        async move {
            let reader = console.reader(&app).await?.at(Priority::Job);
            let listing = reader.page(list, number, PER_PAGE).await?;
            let page = page(listing.data, &listing.meta, PER_PAGE);
            let ids = Ids::of(page.rows.iter().map(id));
            Ok((page.rows, page.more.then_some(ids)))
        }
    })
}
