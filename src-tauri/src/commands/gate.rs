//! What may be done, and what was.

use halley_core::model::activity::{ActivityEntry, ActivityFilter};
use halley_core::model::gate::{Plan, PlanRequest, Profile, ProfileState, Written};
use halley_core::{Console, Error};
use tauri::State;

/// Says what an act would do.
#[tauri::command]
#[specta::specta]
pub async fn gate_plan(console: State<'_, Console>, request: PlanRequest) -> Result<Plan, Error> {
    console.gate_plan(&request).await
}

/// Says what this installation may do.
#[tauri::command]
#[specta::specta]
pub async fn profile_get(console: State<'_, Console>) -> Result<ProfileState, Error> {
    console.profile_get().await
}

/// Sets what this installation may do.
#[tauri::command]
#[specta::specta]
pub async fn profile_set(
    console: State<'_, Console>,
    profile: Profile,
) -> Result<ProfileState, Error> {
    console.profile_set(profile).await
}

/// Lists what was done.
#[tauri::command]
#[specta::specta]
pub async fn activity_list(
    console: State<'_, Console>,
    filter: ActivityFilter,
) -> Result<Vec<ActivityEntry>, Error> {
    console.activity_list(&filter).await
}

/// Takes a change back.
#[tauri::command]
#[specta::specta]
pub async fn activity_undo(console: State<'_, Console>, id: String) -> Result<Written<()>, Error> {
    console.activity_undo(&id).await
}
