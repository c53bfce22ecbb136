//! Lists written to files.

use halley_core::model::export::{ExportColumn, ExportList, ExportRequest};
use halley_core::model::job::JobRow;
use halley_core::{Console, Error};
use tauri::{State, WebviewWindow};

use crate::outside::place_for;

/// Names the columns that a list can have in a file.
#[tauri::command]
#[specta::specta]
pub async fn export_columns(
    console: State<'_, Console>,
    list: ExportList,
) -> Result<Vec<ExportColumn>, Error> {
    Ok(console.export_columns(&list))
}

/// Asks where the file goes and begins to write a list into it; nothing where no place was chosen.
#[tauri::command]
#[specta::specta]
pub async fn list_export(
    console: State<'_, Console>,
    window: WebviewWindow,
    request: ExportRequest,
) -> Result<Option<JobRow>, Error> {
    let id = console.export_plan(&request).await?;
    match place_for(&window, &console.job_file_name(&id).await?).await? {
        Some(place) => console.job_begin(&id, "", Some(&place)).await.map(Some),
        None => console.job_discard(&id).await.map(|()| None),
    }
}
