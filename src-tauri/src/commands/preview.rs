//! Conversations watched as they go on.

use std::sync::Arc;

use halley_core::model::connection::AppRef;
use halley_core::preview::{PreviewEvent, PreviewKind, PreviewRequest};
use halley_core::{Console, Error};
use tauri::State;
use tauri::ipc::Channel;

use crate::events::Watcher;

/// Watches a conversation.
#[tauri::command]
#[specta::specta]
pub async fn preview_open(
    console: State<'_, Console>,
    app: AppRef,
    conversation: String,
    kind: PreviewKind,
    last_id: Option<String>,
    events: Channel<Vec<PreviewEvent>>,
) -> Result<String, Error> {
    let request = PreviewRequest { app, conversation, kind, last_id };
    console.preview_open(request, Arc::new(Watcher(events))).await
}

/// Stops watching.
#[tauri::command]
#[specta::specta]
pub async fn preview_close(console: State<'_, Console>, preview: String) -> Result<(), Error> {
    console.preview_close(&preview).await;
    Ok(())
}
