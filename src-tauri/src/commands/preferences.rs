//! Preferences.

use halley_core::Error;
use halley_core::model::preferences::{Preference, Preferences};
use tauri::AppHandle;

use crate::outside;

/// Reads the preferences.
#[tauri::command]
#[specta::specta]
pub async fn preferences_get(app: AppHandle) -> Result<Preferences, Error> {
    outside::preferences(&app)
}

/// Changes preferences; those not named stay.
#[tauri::command]
#[specta::specta]
pub async fn preferences_set(
    app: AppHandle,
    changes: Vec<Preference>,
) -> Result<Preferences, Error> {
    outside::prefer(&app, changes)
}
