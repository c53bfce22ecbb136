//! Users, by the index.

use std::collections::HashSet;

use cometchat_api::AppId;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use halley_store::UserRow;

use super::{Column, Listed, Table, Written};
use crate::console::Console;
use crate::error::Error;
use crate::jobs::export::columns::{seconds, some, text, texts};
use crate::model::connection::AppRef;
use crate::model::gate::Selection;
use crate::people::user_filter;

const COLUMNS: &[Column<UserRow>] = &[
    ("uid", "UID", |user| text(&user.uid)),
    ("name", "Name", |user| text(&user.name)),
    ("role", "Role", |user| some(user.role.as_ref())),
    ("tags", "Tags", |user| texts(&user.tags)),
    ("status", "Status", |user| match user.online {
        Some(true) => text("online"),
        Some(false) => text("offline"),
        None => text(""),
    }),
    ("avatar", "Picture", |user| some(user.avatar.as_ref())),
    ("lastActiveAt", "Last active", |user| seconds(user.last_active_at)),
    ("createdAt", "Created", |user| seconds(user.created_at)),
    ("updatedAt", "Changed", |user| seconds(user.updated_at)),
    ("deactivatedAt", "Deactivated", |user| seconds(user.deactivated_at)),
];

/// Rows of the index that a blocking thread reads, chunk by chunk.
pub(super) type Chunks<R> = Box<dyn Iterator<Item = halley_store::Result<Vec<R>>> + Send>;

/// The users of a selection with some columns.
///
/// # Errors
/// When the store cannot be read, or there is no such column.
pub(in crate::jobs::export) async fn selected(
    console: &Console,
    app: &AppRef,
    selection: Option<Selection>,
    columns: &[String],
) -> Result<Written, Error> {
    let key = AppId::from(app.app.as_str());
    let rows: Chunks<UserRow> = match selection {
        Some(Selection::All { filter, except }) => {
            let except: HashSet<String> = except.into_iter().collect();
            let filter = user_filter(filter);
            let all = console.stored(move |store| store.users_all(&key, &filter)).await?;
            Box::new(all.map(move |chunk| {
                let mut rows = chunk?;
                rows.retain(|row| !except.contains(&row.uid));
                Ok(rows)
            }))
        }
        Some(Selection::Some { uids }) => {
            let store = console.store().await?;
            Box::new(
                uids.into_iter().map(move |uid| Ok(store.user(&key, &uid)?.into_iter().collect())),
            )
        }
        None => Box::new(std::iter::empty()),
    };
    let table = Table { columns: COLUMNS, pages: chunks(console.clone(), rows) };
    Box::new(table).choose(columns)
}

/// Chunks of the index as pages.
pub(super) fn chunks<R: Send + 'static>(
    console: Console,
    rows: Chunks<R>,
) -> BoxStream<'static, Result<Vec<R>, Error>> {
    let pages = stream::try_unfold(rows, move |mut rows| {
        let console = console.clone();
        async move {
            let read = console.stored(move |_| {
                let next = rows.next().transpose()?;
                Ok(next.map(|next| (next, rows)))
            });
            read.await
        }
    });
    pages.into_stream().boxed()
}
