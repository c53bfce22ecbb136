//! Users, by the index.

use std::collections::HashSet;
use std::sync::Arc;

use cometchat_api::AppId;
use futures_util::{StreamExt, stream};
use halley_store::{Part, UserRow};

use super::{Column, Listed, Source, Table};
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

/// The users of a selection.
///
/// # Errors
/// When the store cannot be read.
pub(in crate::jobs::export) async fn selected(
    console: &Console,
    app: &AppRef,
    selection: Option<Selection>,
) -> Result<Box<dyn Listed>, Error> {
    let key = AppId::from(app.app.as_str());
    let parts: Vec<Part<UserRow>> = match selection {
        Some(Selection::All { filter, except }) => {
            let except: Arc<HashSet<String>> = Arc::new(except.into_iter().collect());
            let filter = user_filter(filter);
            let all = console.stored(move |store| store.users_all(&key, &filter)).await?;
            let without = |part: Part<UserRow>| -> Part<UserRow> {
                let except = Arc::clone(&except);
                Box::new(move |visit| {
                    part(&mut |row| {
                        if !except.contains(&row.uid) {
                            visit(row);
                        }
                    })
                })
            };
            all.into_iter().map(without).collect()
        }
        Some(Selection::Some { uids }) => {
            let store = console.store().await?;
            let part = |uids: &[String]| -> Part<UserRow> {
                let (store, key, uids) = (store.clone(), key.clone(), uids.to_vec());
                Box::new(move |visit| {
                    uids.iter().try_for_each(|uid| {
                        store.user(&key, uid)?.iter().for_each(&mut *visit);
                        Ok(())
                    })
                })
            };
            uids.chunks(LOOKED_UP).map(part).collect()
        }
        None => Vec::new(),
    };
    let parts = stream::iter(parts).map(Ok).boxed();
    Ok(Box::new(Table { columns: COLUMNS, source: Source::Parts(console.clone(), parts) }))
}
