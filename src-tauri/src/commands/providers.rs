//! Providers of notifications, and the files that their credentials come in.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::Written;
use halley_core::model::provider::{
    CredentialFile, ProviderForm, ProviderGroup, ProviderKind, ProviderSaved,
};
use halley_core::{Console, Error};
use tauri::{State, WebviewWindow};

use crate::outside::{CREDENTIALS, chosen_file};

/// Reads the providers of an app by kind.
#[tauri::command]
#[specta::specta]
pub async fn providers_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<ProviderGroup>, Error> {
    console.call(&ticket, console.providers_list(&app)).await
}

/// Sets a provider up, or changes one.
#[tauri::command]
#[specta::specta]
pub async fn provider_save(
    console: State<'_, Console>,
    app: AppRef,
    form: ProviderForm,
) -> Result<ProviderSaved, Error> {
    console.provider_save(&app, &form).await
}

/// Removes a provider with its credentials.
#[tauri::command]
#[specta::specta]
pub async fn provider_remove(
    console: State<'_, Console>,
    app: AppRef,
    kind: ProviderKind,
    id: String,
) -> Result<Written<()>, Error> {
    console.provider_remove(&app, kind, &id).await
}

/// Makes a provider the one that is used by itself.
#[tauri::command]
#[specta::specta]
pub async fn provider_default(
    console: State<'_, Console>,
    app: AppRef,
    kind: ProviderKind,
    id: String,
) -> Result<Written<()>, Error> {
    console.provider_default(&app, kind, &id).await
}

/// Asks for a credential file and looks it over; nothing where none was chosen.
#[tauri::command]
#[specta::specta]
pub async fn credential_choose(
    console: State<'_, Console>,
    window: WebviewWindow,
    kind: ProviderKind,
) -> Result<Option<CredentialFile>, Error> {
    match chosen_file(&window, CREDENTIALS).await? {
        Some(file) => console.credential_open(kind, &file).await.map(Some),
        None => Ok(None),
    }
}
