//! Teams: who looks after which apps.

use halley_core::model::connection::AppRef;
use halley_core::model::team::{Team, TeamChange, TeamChanged, TeamsOfAccount};
use halley_core::{Console, Error};
use tauri::State;

/// Reads the team of an app.
#[tauri::command]
#[specta::specta]
pub async fn team_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Team, Error> {
    console.call(&ticket, console.team_list(&app)).await
}

/// Adds people to a team, changes their roles or takes them out.
#[tauri::command]
#[specta::specta]
pub async fn team_change(
    console: State<'_, Console>,
    app: AppRef,
    change: TeamChange,
) -> Result<TeamChanged, Error> {
    console.team_change(&app, &change).await
}

/// Says who has access to which apps, as far as it is read.
#[tauri::command]
#[specta::specta]
pub async fn teams_get(
    console: State<'_, Console>,
    connection: String,
) -> Result<TeamsOfAccount, Error> {
    console.teams_get(&connection).await
}

/// Begins to read the teams of all apps of an account.
#[tauri::command]
#[specta::specta]
pub async fn teams_read(
    console: State<'_, Console>,
    connection: String,
) -> Result<TeamsOfAccount, Error> {
    console.teams_read(&connection).await
}

/// Stops reading the teams of an account.
#[tauri::command]
#[specta::specta]
pub async fn teams_stop(
    console: State<'_, Console>,
    connection: String,
) -> Result<TeamsOfAccount, Error> {
    console.teams_stop(&connection).await
}

/// Changes the teams of several apps.
#[tauri::command]
#[specta::specta]
pub async fn team_change_everywhere(
    console: State<'_, Console>,
    connection: String,
    apps: Vec<String>,
    change: TeamChange,
) -> Result<TeamChanged, Error> {
    console.team_change_everywhere(&connection, &apps, &change).await
}
