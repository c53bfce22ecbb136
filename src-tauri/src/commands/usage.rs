//! Usage of apps over days.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::Written;
use halley_core::model::usage::{AppUsage, FleetUsage, Measure};
use halley_core::{Console, Error};
use tauri::State;

/// Gives an app's usage, at once.
#[tauri::command]
#[specta::specta]
pub async fn usage_get(
    console: State<'_, Console>,
    app: AppRef,
    days: u32,
) -> Result<AppUsage, Error> {
    console.usage_get(&app, days).await
}

/// Gives one measure of all apps of a connection, at once.
#[tauri::command]
#[specta::specta]
pub async fn usage_fleet(
    console: State<'_, Console>,
    connection: String,
    measure: Measure,
    days: u32,
) -> Result<FleetUsage, Error> {
    console.usage_fleet(&connection, measure, days).await
}

/// Counts an app now.
#[tauri::command]
#[specta::specta]
pub async fn usage_count(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<(), Error> {
    console.call(&ticket, console.usage_count(&app)).await
}

/// Fills in missing days of an app, or of all apps of a connection where none is named.
#[tauri::command]
#[specta::specta]
pub async fn usage_fill(
    console: State<'_, Console>,
    connection: String,
    app: Option<String>,
    days: u32,
    ticket: String,
) -> Result<u32, Error> {
    console.call(&ticket, console.usage_fill(&connection, app.as_deref(), days)).await
}

/// Has a measure of an app warn above a value.
#[tauri::command]
#[specta::specta]
pub async fn usage_threshold_set(
    console: State<'_, Console>,
    app: AppRef,
    measure: Measure,
    most: Option<u32>,
) -> Result<Written<()>, Error> {
    console.usage_threshold_set(&app, measure, most).await
}
