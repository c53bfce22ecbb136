//! Friendships and blocks of users.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::BatchReport;
use halley_core::model::user::Blocks;
use halley_core::{Console, Error};
use tauri::State;

/// Makes users friends of a user.
#[tauri::command]
#[specta::specta]
pub async fn user_friends_add(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    friends: Vec<String>,
) -> Result<BatchReport, Error> {
    console.user_friends_add(&app, &uid, &friends).await
}

/// Ends friendships of a user.
#[tauri::command]
#[specta::specta]
pub async fn user_friends_remove(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    friends: Vec<String>,
) -> Result<BatchReport, Error> {
    console.user_friends_remove(&app, &uid, &friends).await
}

/// Blocks users for a user.
#[tauri::command]
#[specta::specta]
pub async fn user_block(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    whom: Vec<String>,
) -> Result<BatchReport, Error> {
    console.user_block(&app, &uid, &whom).await
}

/// Lifts blocks of a user.
#[tauri::command]
#[specta::specta]
pub async fn user_unblock(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    whom: Vec<String>,
) -> Result<BatchReport, Error> {
    console.user_unblock(&app, &uid, &whom).await
}

/// Reads who of two users blocks the other.
#[tauri::command]
#[specta::specta]
pub async fn user_blocks(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    other: String,
    ticket: String,
) -> Result<Blocks, Error> {
    console.call(&ticket, console.user_blocks(&app, &uid, &other)).await
}
