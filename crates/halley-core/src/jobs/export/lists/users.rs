//! Users, by the index.

use std::collections::HashSet;
use std::sync::Arc;

use cometchat_api::AppId;
use futures_util::{StreamExt, stream};
use halley_store::{Part, UserRow};

use super::{Column, Listed, Pages, Table, Written};
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

/// Uids that are looked up together.
const LOOKED_UP: usize = 1_000;
/// Parts that are read at the same time; each waits for a processor more than for the disk.
const AT_ONCE: usize = 2;

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
    let parts: Vec<Part<UserRow>> = match selection {
        Some(Selection::All { filter, except }) => {
            let except: Arc<HashSet<String>> = Arc::new(except.into_iter().collect());
            let filter = user_filter(filter);
            let all = console.stored(move |store| store.users_all(&key, &filter)).await?;
            let without = |part: Part<UserRow>| -> Part<UserRow> {
                let except = Arc::clone(&except);
                Box::new(move || {
                    let mut rows = part()?;
                    rows.retain(|row| !except.contains(&row.uid));
                    Ok(rows)
                })
            };
            all.into_iter().map(without).collect()
        }
        Some(Selection::Some { uids }) => {
            let store = console.store().await?;
            let part = |uids: &[String]| -> Part<UserRow> {
                let (store, key, uids) = (store.clone(), key.clone(), uids.to_vec());
                Box::new(move || {
                    uids.iter().filter_map(|uid| store.user(&key, uid).transpose()).collect()
                })
            };
            uids.chunks(LOOKED_UP).map(part).collect()
        }
        None => Vec::new(),
    };
    let table = Table { columns: COLUMNS, pages: pages(console.clone(), parts) };
    Box::new(table).choose(columns)
}

/// Parts of the index as pages, in their sequence.
pub(super) fn pages<R: Send + 'static>(console: Console, parts: Vec<Part<R>>) -> Pages<R> {
    let read = move |part: Part<R>| {
        let console = console.clone();
        async move { console.stored(move |_| part()).await }
    };
    stream::iter(parts).map(read).buffered(AT_ONCE).boxed()
}
