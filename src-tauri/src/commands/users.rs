//! Users.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::{BatchReport, Selection, Written};
use halley_core::model::people::{Facets, IndexState, Page, PageOf};
use halley_core::model::user::{
    BlockedRow, NamedUser, NewUser, UserChanges, UserDetail, UserFilter, UserGroupRow, UserRow,
    UserSort, UsersPage, UsersQuery,
};
use halley_core::{Console, Error};
use tauri::State;

/// Lists users from the index.
#[tauri::command]
#[specta::specta]
pub async fn users_list(
    console: State<'_, Console>,
    app: AppRef,
    filter: UserFilter,
    sort: UserSort,
    offset: u32,
    limit: u32,
) -> Result<UsersPage, Error> {
    console.users_list(&app, UsersQuery { filter, sort, offset, limit }).await
}

/// Counts roles and tags of an app's users.
#[tauri::command]
#[specta::specta]
pub async fn users_facets(console: State<'_, Console>, app: AppRef) -> Result<Facets, Error> {
    console.users_facets(&app).await
}

/// Says of each uid whether it is a user of the app.
#[tauri::command]
#[specta::specta]
pub async fn users_named(
    console: State<'_, Console>,
    app: AppRef,
    uids: Vec<String>,
) -> Result<Vec<NamedUser>, Error> {
    console.users_named(&app, uids).await
}

/// Starts to read an app's people anew.
#[tauri::command]
#[specta::specta]
pub async fn users_refresh(console: State<'_, Console>, app: AppRef) -> Result<IndexState, Error> {
    console.users_refresh(&app).await
}

/// Reads a user.
#[tauri::command]
#[specta::specta]
pub async fn user_get(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    ticket: String,
) -> Result<UserDetail, Error> {
    console.call(&ticket, console.user_get(&app, &uid)).await
}

/// Reads a user as JSON.
#[tauri::command]
#[specta::specta]
pub async fn user_raw(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    ticket: String,
) -> Result<String, Error> {
    console.call(&ticket, console.user_raw(&app, &uid)).await
}

/// Reads a user's friends.
#[tauri::command]
#[specta::specta]
pub async fn user_friends(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    page: u32,
    ticket: String,
) -> Result<Page<UserRow>, Error> {
    console.call(&ticket, console.user_friends(&PageOf { app, id: uid, page })).await
}

/// Reads a user's groups.
#[tauri::command]
#[specta::specta]
pub async fn user_groups(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    page: u32,
    ticket: String,
) -> Result<Page<UserGroupRow>, Error> {
    console.call(&ticket, console.user_groups(&PageOf { app, id: uid, page })).await
}

/// Reads whom a user has blocked.
#[tauri::command]
#[specta::specta]
pub async fn user_blocked(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    page: u32,
    ticket: String,
) -> Result<Page<BlockedRow>, Error> {
    console.call(&ticket, console.user_blocked(&PageOf { app, id: uid, page })).await
}

/// Creates a user.
#[tauri::command]
#[specta::specta]
pub async fn user_create(
    console: State<'_, Console>,
    app: AppRef,
    user: NewUser,
) -> Result<Written<UserDetail>, Error> {
    console.user_create(&app, &user).await
}

/// Changes a user.
#[tauri::command]
#[specta::specta]
pub async fn user_update(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    changes: UserChanges,
) -> Result<Written<UserDetail>, Error> {
    console.user_update(&app, &uid, &changes).await
}

/// Deactivates users.
#[tauri::command]
#[specta::specta]
pub async fn users_deactivate(
    console: State<'_, Console>,
    app: AppRef,
    selection: Selection,
) -> Result<BatchReport, Error> {
    console.users_deactivate(&app, &selection).await
}

/// Reactivates users.
#[tauri::command]
#[specta::specta]
pub async fn users_reactivate(
    console: State<'_, Console>,
    app: AppRef,
    selection: Selection,
) -> Result<BatchReport, Error> {
    console.users_reactivate(&app, &selection).await
}

/// Deletes a user for good.
#[tauri::command]
#[specta::specta]
pub async fn user_delete_for_good(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    typed_uid: String,
) -> Result<Written<()>, Error> {
    console.user_delete_for_good(&app, &uid, &typed_uid).await
}
