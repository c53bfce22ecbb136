//! Conversations watched as they go on.

use std::sync::Arc;

use halley_core::model::connection::AppRef;
use halley_core::preview::{PreviewEvent, PreviewKind, PreviewRequest};
use halley_core::{Console, Error};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::events::Watcher;
use crate::streams::{self, Stream};

/// Watches a conversation.
#[tauri::command]
#[specta::specta]
pub async fn preview_open(
    console: State<'_, Console>,
    window: WebviewWindow,
    app: AppRef,
    conversation: String,
    kind: PreviewKind,
    last_id: Option<String>,
    events: Channel<Vec<PreviewEvent>>,
) -> Result<String, Error> {
    let request = PreviewRequest { app, conversation, kind, last_id };
    let preview = console.preview_open(request, Arc::new(Watcher(events))).await?;
    streams::opened(&window, Stream::Preview(preview.clone())).await;
    Ok(preview)
}

/// Stops watching.
#[tauri::command]
#[specta::specta]
pub async fn preview_close(window: WebviewWindow, preview: String) -> Result<(), Error> {
    streams::closed(&window, Stream::Preview(preview)).await;
    Ok(())
}
