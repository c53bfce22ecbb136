//! Preferences.

use halley_core::Error;
use halley_core::model::preferences::Preferences;
use tauri::AppHandle;

use crate::outside;

/// Reads the preferences.
#[tauri::command]
#[specta::specta]
pub async fn preferences_get(app: AppHandle) -> Result<Preferences, Error> {
    outside::preferences(&app)
}

/// Keeps the preferences.
#[tauri::command]
#[specta::specta]
pub async fn preferences_set(
    app: AppHandle,
    preferences: Preferences,
) -> Result<Preferences, Error> {
    outside::prefer(&app, preferences)
}
