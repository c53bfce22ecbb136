//! Files of users, groups and members on their way in.

use halley_core::model::connection::AppRef;
use halley_core::model::import::{ImportFile, ImportKind, ImportMapping, ImportPreview};
use halley_core::model::job::JobPlan;
use halley_core::{Console, Error};
use tauri::{State, WebviewWindow};

use crate::drops::Drops;
use crate::outside::{TABLES, chosen_file};

/// Asks which file to read and opens it; nothing where none was chosen.
#[tauri::command]
#[specta::specta]
pub async fn import_choose(
    console: State<'_, Console>,
    window: WebviewWindow,
    kind: ImportKind,
) -> Result<Option<ImportFile>, Error> {
    match chosen_file(&window, TABLES).await? {
        Some(file) => console.import_open(kind, &file).await.map(Some),
        None => Ok(None),
    }
}

/// Opens a file that was dropped on the window.
#[tauri::command]
#[specta::specta]
pub async fn import_dropped(
    console: State<'_, Console>,
    drops: State<'_, Drops>,
    kind: ImportKind,
    drop: String,
) -> Result<ImportFile, Error> {
    console.import_open(kind, &drops.take(&drop)?).await
}

/// Looks over every row of a file.
#[tauri::command]
#[specta::specta]
pub async fn import_preview(
    console: State<'_, Console>,
    id: String,
    mapping: ImportMapping,
) -> Result<ImportPreview, Error> {
    console.import_preview(&id, &mapping).await
}

/// Looks up every row of a file in the app and says what importing it would do.
#[tauri::command]
#[specta::specta]
pub async fn import_plan(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
    mapping: ImportMapping,
) -> Result<JobPlan, Error> {
    console.import_plan(&app, &id, &mapping).await
}
