//! Webhooks of an app, samples sent to them, and a receiver for their deliveries.

use std::sync::Arc;

use halley_core::model::connection::AppRef;
use halley_core::model::gate::Written;
use halley_core::model::webhook::{
    Delivery, ListenRequest, Listening, SampleAnswer, SampleRequest, TriggerFamily, WebhookDraft,
    WebhookEdit, WebhookPassword, WebhookRow, WebhookSaved,
};
use halley_core::{Console, Error};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::events::Listener;
use crate::streams::{self, Stream};

/// Lists the events that webhooks can be told.
#[tauri::command]
#[specta::specta]
pub async fn trigger_families(console: State<'_, Console>) -> Result<Vec<TriggerFamily>, Error> {
    Ok(console.trigger_families())
}

/// Gives a payload of a trigger as this app would send it.
#[tauri::command]
#[specta::specta]
pub async fn trigger_sample(
    console: State<'_, Console>,
    app: AppRef,
    webhook: String,
    trigger: String,
) -> Result<String, Error> {
    console.trigger_sample(&app, &webhook, &trigger).await
}

/// Reads the webhooks of an app with their triggers.
#[tauri::command]
#[specta::specta]
pub async fn webhooks_list(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<Vec<WebhookRow>, Error> {
    console.call(&ticket, console.webhooks_list(&app)).await
}

/// Reads one webhook as it is now.
#[tauri::command]
#[specta::specta]
pub async fn webhook_get(
    console: State<'_, Console>,
    app: AppRef,
    webhook: String,
    ticket: String,
) -> Result<WebhookRow, Error> {
    console.call(&ticket, console.webhook_get(&app, &webhook)).await
}

/// Makes a webhook.
#[tauri::command]
#[specta::specta]
pub async fn webhook_create(
    console: State<'_, Console>,
    app: AppRef,
    webhook: String,
    draft: WebhookDraft,
    password: WebhookPassword,
) -> Result<WebhookSaved, Error> {
    console.webhook_create(&app, &webhook, &draft, &password.0).await
}

/// Changes a webhook and what it is told.
#[tauri::command]
#[specta::specta]
pub async fn webhook_update(
    console: State<'_, Console>,
    app: AppRef,
    webhook: String,
    edit: WebhookEdit,
    password: WebhookPassword,
) -> Result<WebhookSaved, Error> {
    console.webhook_update(&app, &webhook, &edit, &password.0).await
}

/// Deletes a webhook.
#[tauri::command]
#[specta::specta]
pub async fn webhook_delete(
    console: State<'_, Console>,
    app: AppRef,
    webhook: String,
    typed_id: String,
) -> Result<Written<()>, Error> {
    console.webhook_delete(&app, &webhook, &typed_id).await
}

/// Posts a sample to an address and tells what it answered.
#[tauri::command]
#[specta::specta]
pub async fn webhook_sample(
    console: State<'_, Console>,
    app: AppRef,
    request: SampleRequest,
    password: WebhookPassword,
) -> Result<SampleAnswer, Error> {
    console.webhook_sample(&app, &request, &password.0).await
}

/// Receives deliveries on this computer.
#[tauri::command]
#[specta::specta]
pub async fn listen_open(
    console: State<'_, Console>,
    window: WebviewWindow,
    request: ListenRequest,
    password: WebhookPassword,
    deliveries: Channel<Vec<Delivery>>,
) -> Result<Listening, Error> {
    let listener = Arc::new(Listener(deliveries));
    let listening = console.listen_open(&request, &password.0, listener).await?;
    streams::opened(&window, Stream::Listener(listening.id.clone())).await;
    Ok(listening)
}

/// Stops receiving.
#[tauri::command]
#[specta::specta]
pub async fn listen_close(window: WebviewWindow, listener: String) -> Result<(), Error> {
    streams::closed(&window, Stream::Listener(listener)).await;
    Ok(())
}
