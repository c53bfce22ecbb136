//! Changes of an app's API keys.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::Written;
use halley_core::model::overview::MaskedKey;
use halley_core::{Console, Error};
use tauri::State;

/// Makes an API key; it comes masked.
#[tauri::command]
#[specta::specta]
pub async fn api_key_create(
    console: State<'_, Console>,
    app: AppRef,
    name: String,
    scope: String,
) -> Result<Written<MaskedKey>, Error> {
    console.api_key_create(&app, &name, &scope).await
}

/// Gives an API key another name.
#[tauri::command]
#[specta::specta]
pub async fn api_key_rename(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
    name: String,
) -> Result<Written<MaskedKey>, Error> {
    console.api_key_rename(&app, &id, &name).await
}

/// Deletes an API key.
#[tauri::command]
#[specta::specta]
pub async fn api_key_delete(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
    typed_name: String,
) -> Result<Written<()>, Error> {
    console.api_key_delete(&app, &id, &typed_name).await
}

/// Has Halley use another API key of the app.
#[tauri::command]
#[specta::specta]
pub async fn api_key_use(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
) -> Result<Written<MaskedKey>, Error> {
    console.api_key_use(&app, &id).await
}
