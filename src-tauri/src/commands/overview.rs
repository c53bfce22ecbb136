//! What an app's overview shows.

use halley_core::model::connection::AppRef;
use halley_core::model::overview::{AppStats, MaskedKey, MessageMetrics, RateLimit, RevealedKey};
use halley_core::{Console, Error};
use tauri::State;

/// Lists the API keys of an app, masked.
#[tauri::command]
#[specta::specta]
pub async fn api_keys_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<MaskedKey>, Error> {
    console.call(&ticket, console.api_keys_list(&app)).await
}

/// Copies an API key to the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn api_key_copy(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
) -> Result<(), Error> {
    console.api_key_copy(&app, &id).await
}

/// Gives an API key in the clear.
#[tauri::command]
#[specta::specta]
pub async fn api_key_reveal(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
) -> Result<RevealedKey, Error> {
    console.api_key_reveal(&app, &id).await
}

/// Reads what the service counted of an app.
#[tauri::command]
#[specta::specta]
pub async fn app_stats(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<AppStats, Error> {
    console.call(&ticket, console.app_stats(&app)).await
}

/// Reads messages and receipts of the last hour.
#[tauri::command]
#[specta::specta]
pub async fn message_metrics(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<MessageMetrics, Error> {
    console.call(&ticket, console.message_metrics(&app)).await
}

/// Says how an app's allowances stand.
#[tauri::command]
#[specta::specta]
pub async fn rate_limits(
    console: State<'_, Console>,
    app: AppRef,
) -> Result<Vec<RateLimit>, Error> {
    console.rate_limits(&app).await
}
