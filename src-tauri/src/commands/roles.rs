//! Roles, what they and group scopes may do, and older restrictions.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::{BatchReport, Written};
use halley_core::model::permission::{PermissionChange, PermissionMatrix, PermissionsSaved};
use halley_core::model::restriction::RoleRestrictions;
use halley_core::model::role::{Abilities, NewRole, RoleChanges, RoleRow};
use halley_core::{Console, Error};
use tauri::State;

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

/// Makes a role.
#[tauri::command]
#[specta::specta]
pub async fn role_create(
    console: State<'_, Console>,
    app: AppRef,
    role: NewRole,
) -> Result<Written<RoleRow>, Error> {
    console.role_create(&app, &role).await
}

/// Changes a role.
#[tauri::command]
#[specta::specta]
pub async fn role_update(
    console: State<'_, Console>,
    app: AppRef,
    role: String,
    changes: RoleChanges,
) -> Result<Written<RoleRow>, Error> {
    console.role_update(&app, &role, &changes).await
}

/// Deletes a role.
#[tauri::command]
#[specta::specta]
pub async fn role_delete(
    console: State<'_, Console>,
    app: AppRef,
    role: String,
    typed_role: String,
) -> Result<Written<()>, Error> {
    console.role_delete(&app, &role, &typed_role).await
}

/// Reads the permissions of every role.
#[tauri::command]
#[specta::specta]
pub async fn role_permissions(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<PermissionMatrix, Error> {
    console.call(&ticket, console.role_permissions(&app)).await
}

/// Reads the permissions of the scopes of a group.
#[tauri::command]
#[specta::specta]
pub async fn scope_permissions(
    console: State<'_, Console>,
    app: AppRef,
    guid: String,
    ticket: String,
) -> Result<PermissionMatrix, Error> {
    console.call(&ticket, console.scope_permissions(&app, &guid)).await
}

/// Sets permissions of roles and scopes.
#[tauri::command]
#[specta::specta]
pub async fn permissions_save(
    console: State<'_, Console>,
    app: AppRef,
    changes: Vec<PermissionChange>,
) -> Result<PermissionsSaved, Error> {
    console.permissions_save(&app, &changes).await
}

/// Reads the older restrictions of every role.
#[tauri::command]
#[specta::specta]
pub async fn restrictions_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<RoleRestrictions>, Error> {
    console.call(&ticket, console.restrictions_list(&app)).await
}

/// Lifts older restrictions of a role.
#[tauri::command]
#[specta::specta]
pub async fn restrictions_lift(
    console: State<'_, Console>,
    app: AppRef,
    role: String,
    keys: Vec<String>,
) -> Result<BatchReport, Error> {
    console.restrictions_lift(&app, &role, &keys).await
}

/// Moves older restrictions of a role to permissions.
#[tauri::command]
#[specta::specta]
pub async fn restrictions_move(
    console: State<'_, Console>,
    app: AppRef,
    role: String,
    keys: Vec<String>,
) -> Result<BatchReport, Error> {
    console.restrictions_move(&app, &role, &keys).await
}

/// Says what users of a role can and cannot do.
#[tauri::command]
#[specta::specta]
pub async fn role_abilities(
    console: State<'_, Console>,
    app: AppRef,
    role: String,
    guid: Option<String>,
    scope: Option<String>,
    ticket: String,
) -> Result<Abilities, Error> {
    let told = console.role_abilities(&app, &role, guid.as_deref(), scope.as_deref());
    console.call(&ticket, told).await
}
