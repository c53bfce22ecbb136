//! Calls of an app.

use halley_core::model::call::{CallDetail, CallFilter, CallRow, CallTranscript};
use halley_core::model::connection::AppRef;
use halley_core::model::people::Page;
use halley_core::{Console, Error};
use tauri::State;

/// Reads a page of the calls that match.
#[tauri::command]
#[specta::specta]
pub async fn calls_list(
    console: State<'_, Console>,
    app: AppRef,
    filter: CallFilter,
    page: u32,
    ticket: String,
) -> Result<Page<CallRow>, Error> {
    console.call(&ticket, console.calls_list(&app, &filter, page)).await
}

/// Reads one call.
#[tauri::command]
#[specta::specta]
pub async fn call_get(
    console: State<'_, Console>,
    app: AppRef,
    session: String,
    ticket: String,
) -> Result<CallDetail, Error> {
    console.call(&ticket, console.call_get(&app, &session)).await
}

/// Reads a page of the transcripts of a call.
#[tauri::command]
#[specta::specta]
pub async fn call_transcripts(
    console: State<'_, Console>,
    app: AppRef,
    session: String,
    page: u32,
    ticket: String,
) -> Result<Page<CallTranscript>, Error> {
    console.call(&ticket, console.call_transcripts(&app, &session, page)).await
}
