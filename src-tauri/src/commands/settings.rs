//! Settings of an app.

use halley_core::model::connection::AppRef;
use halley_core::model::setting::{AppSetting, SettingSeen, SettingWanted, SettingsSaved};
use halley_core::{Console, Error};
use tauri::State;

/// Reads the settings of an app.
#[tauri::command]
#[specta::specta]
pub async fn settings_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<AppSetting>, Error> {
    console.call(&ticket, console.settings_list(&app)).await
}

/// Changes settings of an app.
#[tauri::command]
#[specta::specta]
pub async fn settings_save(
    console: State<'_, Console>,
    app: AppRef,
    wanted: Vec<SettingWanted>,
    seen: Vec<SettingSeen>,
) -> Result<SettingsSaved, Error> {
    console.settings_save(&app, &wanted, &seen).await
}

/// Sets all settings of an app back to their defaults.
#[tauri::command]
#[specta::specta]
pub async fn settings_reset(
    console: State<'_, Console>,
    app: AppRef,
    seen: Vec<SettingSeen>,
) -> Result<SettingsSaved, Error> {
    console.settings_reset(&app, &seen).await
}
