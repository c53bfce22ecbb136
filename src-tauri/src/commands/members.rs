//! Members of groups.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::BatchReport;
use halley_core::model::group::{BannedRow, MemberFilter, MemberRow, MemberScope};
use halley_core::model::people::{Page, PageOf};
use halley_core::{Console, Error};
use tauri::State;

/// Reads a group's members.
#[tauri::command]
#[specta::specta]
pub async fn group_members(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    filter: MemberFilter,
    page: u32,
    ticket: String,
) -> Result<Page<MemberRow>, Error> {
    console.call(&ticket, console.group_members(&PageOf { app, id: guid, page }, &filter)).await
}

/// Reads the users banned from a group.
#[tauri::command]
#[specta::specta]
pub async fn group_banned(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    page: u32,
    ticket: String,
) -> Result<Page<BannedRow>, Error> {
    console.call(&ticket, console.group_banned(&PageOf { app, id: guid, page })).await
}

/// Adds users to a group.
#[tauri::command]
#[specta::specta]
pub async fn group_members_add(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    members: Vec<MemberScope>,
) -> Result<BatchReport, Error> {
    console.group_members_add(&app, &guid, &members).await
}

/// Gives members other scopes.
#[tauri::command]
#[specta::specta]
pub async fn group_members_scope(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    members: Vec<MemberScope>,
) -> Result<BatchReport, Error> {
    console.group_members_scope(&app, &guid, &members).await
}

/// Takes members out of a group.
#[tauri::command]
#[specta::specta]
pub async fn group_members_kick(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    uids: Vec<String>,
) -> Result<BatchReport, Error> {
    console.group_members_kick(&app, &guid, &uids).await
}

/// Bans users from a group.
#[tauri::command]
#[specta::specta]
pub async fn group_members_ban(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    uids: Vec<String>,
) -> Result<BatchReport, Error> {
    console.group_members_ban(&app, &guid, &uids).await
}

/// Lifts bans from a group.
#[tauri::command]
#[specta::specta]
pub async fn group_members_unban(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    uids: Vec<String>,
) -> Result<BatchReport, Error> {
    console.group_members_unban(&app, &guid, &uids).await
}
