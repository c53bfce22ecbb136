//! Auth tokens of users.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::Written;
use halley_core::model::user::MaskedToken;
use halley_core::{Console, Error};
use tauri::State;

/// Lists the auth tokens of a user, masked.
#[tauri::command]
#[specta::specta]
pub async fn user_auth_tokens(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    ticket: String,
) -> Result<Vec<MaskedToken>, Error> {
    console.call(&ticket, console.user_auth_tokens(&app, &uid)).await
}

/// Makes an auth token.
#[tauri::command]
#[specta::specta]
pub async fn user_auth_token_create(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
) -> Result<Written<MaskedToken>, Error> {
    console.user_auth_token_create(&app, &uid).await
}

/// Copies an auth token to the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn user_auth_token_copy(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    id: String,
) -> Result<(), Error> {
    console.user_auth_token_copy(&app, &uid, &id).await
}

/// Deletes an auth token.
#[tauri::command]
#[specta::specta]
pub async fn user_auth_token_delete(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    id: String,
) -> Result<Written<()>, Error> {
    console.user_auth_token_delete(&app, &uid, &id).await
}

/// Deletes all auth tokens of a user.
#[tauri::command]
#[specta::specta]
pub async fn user_auth_tokens_flush(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
) -> Result<Written<()>, Error> {
    console.user_auth_tokens_flush(&app, &uid).await
}
