//! Groups and roles.

use halley_core::model::connection::AppRef;
use halley_core::model::group::{
    GroupDetail, GroupFilter, GroupSort, GroupsPage, GroupsQuery, MemberRow, RoleRow,
};
use halley_core::model::people::{Page, PageOf};
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

/// Reads a group's members.
#[tauri::command]
#[specta::specta]
pub async fn group_members(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    page: u32,
    ticket: String,
) -> Result<Page<MemberRow>, Error> {
    console.call(&ticket, console.group_members(&PageOf { app, id: guid, page })).await
}

/// Reads the roles of an app.
#[tauri::command]
#[specta::specta]
pub async fn roles_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<RoleRow>, Error> {
    console.call(&ticket, console.roles_list(&app)).await
}
