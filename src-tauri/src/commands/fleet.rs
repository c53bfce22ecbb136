//! The fleet.

use halley_core::model::connection::AppRef;
use halley_core::model::fleet::{AppLabel, AppNotes, Fleet, FleetApp, MadeApp, NewApp};
use halley_core::model::gate::Written;
use halley_core::{Console, Error};
use tauri::State;

/// Lists the apps of a connection, at once.
#[tauri::command]
#[specta::specta]
pub async fn fleet_list(console: State<'_, Console>, connection: String) -> Result<Fleet, Error> {
    console.fleet_list(&connection).await
}

/// Reads the apps of a connection anew.
#[tauri::command]
#[specta::specta]
pub async fn fleet_refresh(
    console: State<'_, Console>,
    connection: String,
    ticket: String,
) -> Result<Fleet, Error> {
    console.call(&ticket, console.fleet_refresh(&connection)).await
}

/// Gives one app of the fleet.
#[tauri::command]
#[specta::specta]
pub async fn app_get(console: State<'_, Console>, app: AppRef) -> Result<FleetApp, Error> {
    console.app_get(&app).await
}

/// Labels an app.
#[tauri::command]
#[specta::specta]
pub async fn app_label_set(
    console: State<'_, Console>,
    app: AppRef,
    label: AppLabel,
) -> Result<FleetApp, Error> {
    console.app_label_set(&app, &label).await.map(|written| written.value)
}

/// Keeps notes about an app and who answers for it.
#[tauri::command]
#[specta::specta]
pub async fn app_notes_set(
    console: State<'_, Console>,
    app: AppRef,
    notes: AppNotes,
) -> Result<Written<FleetApp>, Error> {
    console.app_notes_set(&app, &notes).await
}

/// Makes an app of an account; its keys come masked.
#[tauri::command]
#[specta::specta]
pub async fn app_create(
    console: State<'_, Console>,
    connection: String,
    app: NewApp,
) -> Result<Written<MadeApp>, Error> {
    console.app_create(&connection, &app).await
}

/// Deletes an app.
#[tauri::command]
#[specta::specta]
pub async fn app_delete(
    console: State<'_, Console>,
    app: AppRef,
    typed_id: String,
) -> Result<Written<FleetApp>, Error> {
    console.app_delete(&app, &typed_id).await
}

/// Asks for a usage report by e-mail.
#[tauri::command]
#[specta::specta]
pub async fn app_usage_report(
    console: State<'_, Console>,
    app: AppRef,
    previous_cycle: bool,
) -> Result<Written<String>, Error> {
    console.app_usage_report(&app, previous_cycle).await
}
