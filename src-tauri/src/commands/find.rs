//! Finding, and giving up.

use halley_core::model::connection::AppRef;
use halley_core::model::find::Hit;
use halley_core::{Console, Error};
use tauri::State;

/// Finds apps, people and pasted ids.
#[tauri::command]
#[specta::specta]
pub async fn find(
    console: State<'_, Console>,
    text: String,
    scope: Option<AppRef>,
    ticket: String,
) -> Result<Vec<Hit>, Error> {
    console.call(&ticket, console.find(&text, scope.as_ref())).await
}

/// Copies text to the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn text_copy(console: State<'_, Console>, text: String) -> Result<(), Error> {
    console.text_copy(&text)
}

/// Gives up a call by its ticket.
#[tauri::command]
#[specta::specta]
pub async fn call_cancel(console: State<'_, Console>, ticket: String) -> Result<(), Error> {
    console.call_cancel(&ticket);
    Ok(())
}
