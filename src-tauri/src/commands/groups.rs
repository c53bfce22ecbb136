//! Groups.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::Written;
use halley_core::model::group::{
    GroupChanges, GroupDetail, GroupFacets, GroupFilter, GroupMade, GroupPassword, GroupSort,
    GroupsPage, GroupsQuery, NewGroup,
};
use halley_core::{Console, Error};
use tauri::State;

/// Lists groups from the index.
#[tauri::command]
#[specta::specta]
pub async fn groups_list(
    console: State<'_, Console>,
    app: AppRef,
    filter: GroupFilter,
    sort: GroupSort,
    offset: u32,
    limit: u32,
) -> Result<GroupsPage, Error> {
    console.groups_list(&app, GroupsQuery { filter, sort, offset, limit }).await
}

/// Reads a group.
#[tauri::command]
#[specta::specta]
pub async fn group_get(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    ticket: String,
) -> Result<GroupDetail, Error> {
    console.call(&ticket, console.group_get(&app, &guid)).await
}

/// Reads a group as JSON.
#[tauri::command]
#[specta::specta]
pub async fn group_raw(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    ticket: String,
) -> Result<String, Error> {
    console.call(&ticket, console.group_raw(&app, &guid)).await
}

/// Counts types and tags of an app's groups.
#[tauri::command]
#[specta::specta]
pub async fn groups_facets(console: State<'_, Console>, app: AppRef) -> Result<GroupFacets, Error> {
    console.groups_facets(&app).await
}

/// Makes a group with its first members.
#[tauri::command]
#[specta::specta]
pub async fn group_create(
    console: State<'_, Console>,
    app: AppRef,
    group: NewGroup,
) -> Result<Written<GroupMade>, Error> {
    console.group_create(&app, &group).await
}

/// Changes a group.
#[tauri::command]
#[specta::specta]
pub async fn group_update(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    changes: GroupChanges,
    password: Option<GroupPassword>,
) -> Result<Written<GroupDetail>, Error> {
    console.group_update(&app, &guid, &changes, password.as_ref()).await
}

/// Gives a group another owner.
#[tauri::command]
#[specta::specta]
pub async fn group_transfer(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    owner: String,
) -> Result<Written<GroupDetail>, Error> {
    console.group_transfer(&app, &guid, &owner).await
}

/// Deletes a group with its messages.
#[tauri::command]
#[specta::specta]
pub async fn group_delete(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    typed_guid: String,
) -> Result<Written<()>, Error> {
    console.group_delete(&app, &guid, &typed_guid).await
}
