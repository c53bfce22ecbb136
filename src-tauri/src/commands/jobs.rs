//! Long work.

use halley_core::model::job::{JobItemRow, JobItemsQuery, JobPlan, JobRequest, JobRow};
use halley_core::{Console, Error};
use tauri::{State, WebviewWindow};

use crate::outside::place_for;

/// Says what a job would do.
#[tauri::command]
#[specta::specta]
pub async fn job_plan(console: State<'_, Console>, request: JobRequest) -> Result<JobPlan, Error> {
    console.job_plan(&request).await
}

/// Forgets a job that was planned.
#[tauri::command]
#[specta::specta]
pub async fn job_discard(console: State<'_, Console>, id: String) -> Result<(), Error> {
    console.job_discard(&id).await
}

/// Begins a job that was planned.
#[tauri::command]
#[specta::specta]
pub async fn job_begin(
    console: State<'_, Console>,
    id: String,
    typed: String,
) -> Result<JobRow, Error> {
    console.job_begin(&id, &typed, None).await
}

/// Asks where the file of an export goes and begins it; nothing where no place was chosen.
#[tauri::command]
#[specta::specta]
pub async fn job_export(
    console: State<'_, Console>,
    window: WebviewWindow,
    id: String,
) -> Result<Option<JobRow>, Error> {
    match place_for(&window, &console.job_file_name(&id).await?).await? {
        Some(place) => console.job_begin(&id, "", Some(&place)).await.map(Some),
        None => Ok(None),
    }
}

/// Lists jobs.
#[tauri::command]
#[specta::specta]
pub async fn jobs_list(console: State<'_, Console>) -> Result<Vec<JobRow>, Error> {
    console.jobs_list().await
}

/// Tells how a job stands.
#[tauri::command]
#[specta::specta]
pub async fn job_get(console: State<'_, Console>, id: String) -> Result<JobRow, Error> {
    console.job_get(&id).await
}

/// Lists what became of the items of a job.
#[tauri::command]
#[specta::specta]
pub async fn job_items(
    console: State<'_, Console>,
    query: JobItemsQuery,
) -> Result<Vec<JobItemRow>, Error> {
    console.job_items(&query).await
}

/// Holds a job.
#[tauri::command]
#[specta::specta]
pub async fn job_pause(console: State<'_, Console>, id: String) -> Result<JobRow, Error> {
    console.job_pause(&id).await
}

/// Goes on with a job.
#[tauri::command]
#[specta::specta]
pub async fn job_go_on(console: State<'_, Console>, id: String) -> Result<JobRow, Error> {
    console.job_go_on(&id).await
}

/// Gives a job up.
#[tauri::command]
#[specta::specta]
pub async fn job_stop(console: State<'_, Console>, id: String) -> Result<JobRow, Error> {
    console.job_stop(&id).await
}

/// Tries what failed in a job again.
#[tauri::command]
#[specta::specta]
pub async fn job_retry(console: State<'_, Console>, id: String) -> Result<JobRow, Error> {
    console.job_retry(&id).await
}

/// Removes a job that is over.
#[tauri::command]
#[specta::specta]
pub async fn job_remove(console: State<'_, Console>, id: String) -> Result<(), Error> {
    console.job_remove(&id).await
}

/// Asks where the file of what failed goes and writes it; nothing where no place was chosen.
#[tauri::command]
#[specta::specta]
pub async fn job_failures_save(
    console: State<'_, Console>,
    window: WebviewWindow,
    id: String,
) -> Result<Option<u32>, Error> {
    match place_for(&window, &console.job_failures_name(&id).await?).await? {
        Some(place) => console.job_failures_save(&id, &place).await.map(Some),
        None => Ok(None),
    }
}
