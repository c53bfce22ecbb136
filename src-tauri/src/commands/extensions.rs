//! Extensions of an app, and their settings as forms.

use halley_core::model::connection::AppRef;
use halley_core::model::extension::{
    ExtensionForm, ExtensionRow, ExtensionSetUp, ExtensionSwitched, ExtensionSwitches,
    PushCertificates, PushFile, WidgetRow,
};
use halley_core::model::form::{FormChanges, FormSaved};
use halley_core::model::gate::Written;
use halley_core::{Console, Error};
use tauri::{State, WebviewWindow};

use crate::outside::{PUSH_FILES, chosen_file};

/// Reads the extensions of an app.
#[tauri::command]
#[specta::specta]
pub async fn extensions_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<ExtensionRow>, Error> {
    console.call(&ticket, console.extensions_list(&app)).await
}

/// Says of each extension that is on whether it has what it takes to work.
#[tauri::command]
#[specta::specta]
pub async fn extension_set_ups(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<ExtensionSetUp>, Error> {
    console.call(&ticket, console.extension_set_ups(&app)).await
}

/// Switches extensions on and off.
#[tauri::command]
#[specta::specta]
pub async fn extensions_switch(
    console: State<'_, Console>,
    app: AppRef,
    switches: ExtensionSwitches,
) -> Result<Written<Vec<ExtensionSwitched>>, Error> {
    console.extensions_switch(&app, &switches).await
}

/// Reads the settings of an extension as a form.
#[tauri::command]
#[specta::specta]
pub async fn extension_form(
    console: State<'_, Console>,
    app: AppRef,
    extension: String,
    widget: Option<String>,
    ticket: String,
) -> Result<ExtensionForm, Error> {
    let form = console.extension_form(&app, &extension, widget.as_deref());
    console.call(&ticket, form).await
}

/// Saves what was changed in the settings of an extension.
#[tauri::command]
#[specta::specta]
pub async fn extension_settings_save(
    console: State<'_, Console>,
    app: AppRef,
    extension: String,
    widget: Option<String>,
    changes: FormChanges,
) -> Result<FormSaved, Error> {
    console.extension_settings_save(&app, &extension, widget.as_deref(), &changes).await
}

/// Deletes the settings of an extension.
#[tauri::command]
#[specta::specta]
pub async fn extension_settings_delete(
    console: State<'_, Console>,
    app: AppRef,
    extension: String,
) -> Result<Written<()>, Error> {
    console.extension_settings_delete(&app, &extension).await
}

/// Copies the address at which an extension takes answers.
#[tauri::command]
#[specta::specta]
pub async fn extension_address_copy(
    console: State<'_, Console>,
    app: AppRef,
    extension: String,
) -> Result<(), Error> {
    console.extension_address_copy(&app, &extension).await
}

/// Lists the widgets of an app.
#[tauri::command]
#[specta::specta]
pub async fn widgets_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<WidgetRow>, Error> {
    console.call(&ticket, console.widgets_list(&app)).await
}

/// Asks for a file for push notifications and looks it over; nothing where none was chosen.
#[tauri::command]
#[specta::specta]
pub async fn push_file_choose(
    console: State<'_, Console>,
    window: WebviewWindow,
) -> Result<Option<PushFile>, Error> {
    match chosen_file(&window, PUSH_FILES).await? {
        Some(file) => console.push_file_open(&file).await.map(Some),
        None => Ok(None),
    }
}

/// Asks which of Apple's certificates the service has.
#[tauri::command]
#[specta::specta]
pub async fn push_certificates(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<PushCertificates, Error> {
    console.call(&ticket, console.push_certificates(&app)).await
}

/// Uploads a chosen key or certificate.
#[tauri::command]
#[specta::specta]
pub async fn push_certificate_upload(
    console: State<'_, Console>,
    app: AppRef,
    file: String,
) -> Result<Written<PushCertificates>, Error> {
    console.push_certificate_upload(&app, &file).await
}
