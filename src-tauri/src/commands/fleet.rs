//! The fleet.

use halley_core::model::connection::AppRef;
use halley_core::model::fleet::{AppLabel, Fleet, FleetApp};
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
