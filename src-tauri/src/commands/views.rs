//! Saved views of lists.

use halley_core::model::connection::AppRef;
use halley_core::model::view::SavedView;
use halley_core::{Console, Error};
use tauri::State;

/// Lists the saved views of a list.
#[tauri::command]
#[specta::specta]
pub async fn views_list(
    console: State<'_, Console>,
    app: AppRef,
    list: String,
) -> Result<Vec<SavedView>, Error> {
    console.views_list(&app, &list).await
}

/// Saves a view of a list.
#[tauri::command]
#[specta::specta]
pub async fn view_save(
    console: State<'_, Console>,
    app: AppRef,
    list: String,
    name: String,
    address: String,
) -> Result<SavedView, Error> {
    console.view_save(&app, &list, &name, &address).await
}

/// Changes a saved view.
#[tauri::command]
#[specta::specta]
pub async fn view_update(
    console: State<'_, Console>,
    app: AppRef,
    view: SavedView,
) -> Result<SavedView, Error> {
    console.view_update(&app, &view).await
}

/// Removes a saved view.
#[tauri::command]
#[specta::specta]
pub async fn view_remove(console: State<'_, Console>, app: AppRef, id: u32) -> Result<(), Error> {
    console.view_remove(&app, id).await
}
