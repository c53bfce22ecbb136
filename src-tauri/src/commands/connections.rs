//! Connections.

use halley_core::model::connection::{
    CheckReport, ConnectAccount, ConnectApp, Connection, Passphrase, VaultState,
};
use halley_core::model::preferences::Health;
use halley_core::{Console, Error};
use tauri::State;

/// Lists the connections.
#[tauri::command]
#[specta::specta]
pub async fn connections_list(console: State<'_, Console>) -> Result<Vec<Connection>, Error> {
    console.connections_list()
}

/// Says where secrets can be kept.
#[tauri::command]
#[specta::specta]
pub async fn vault_state(console: State<'_, Console>) -> Result<VaultState, Error> {
    console.vault_state().await
}

/// Opens the passphrase file, or makes it.
#[tauri::command]
#[specta::specta]
pub async fn vault_file_open(
    console: State<'_, Console>,
    passphrase: Passphrase,
) -> Result<VaultState, Error> {
    console.vault_file_open(passphrase).await
}

/// Connects an account.
#[tauri::command]
#[specta::specta]
pub async fn connect_account(
    console: State<'_, Console>,
    request: ConnectAccount,
    ticket: String,
) -> Result<Connection, Error> {
    console.call(&ticket, console.connect_account(request)).await
}

/// Connects one app.
#[tauri::command]
#[specta::specta]
pub async fn connect_app(
    console: State<'_, Console>,
    request: ConnectApp,
    ticket: String,
) -> Result<Connection, Error> {
    console.call(&ticket, console.connect_app(request)).await
}

/// Starts the demo.
#[tauri::command]
#[specta::specta]
pub async fn demo_start(console: State<'_, Console>) -> Result<Connection, Error> {
    console.demo_start().await
}

/// Closes a connection.
#[tauri::command]
#[specta::specta]
pub async fn connection_close(console: State<'_, Console>, id: String) -> Result<(), Error> {
    console.connection_close(&id).await
}

/// Gives a connection another name.
#[tauri::command]
#[specta::specta]
pub async fn connection_rename(
    console: State<'_, Console>,
    id: String,
    name: String,
) -> Result<Connection, Error> {
    console.connection_rename(&id, &name)
}

/// Tries a connection.
#[tauri::command]
#[specta::specta]
pub async fn connection_check(
    console: State<'_, Console>,
    id: String,
    ticket: String,
) -> Result<CheckReport, Error> {
    console.call(&ticket, console.connection_check(&id)).await
}

/// Removes a connection.
#[tauri::command]
#[specta::specta]
pub async fn connection_remove(console: State<'_, Console>, id: String) -> Result<(), Error> {
    console.connection_remove(&id).await
}

/// Says how a connection does.
#[tauri::command]
#[specta::specta]
pub async fn health_get(console: State<'_, Console>, connection: String) -> Result<Health, Error> {
    console.health_get(&connection)
}
