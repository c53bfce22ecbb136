//! Conversations and their messages.

use halley_core::conversations::{ConversationFilter, ConversationRow, ConversationsPage};
use halley_core::messages::{Anchor, MessageDetail, MessagesPage};
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Written;
use halley_core::transcript::MessageView;
use halley_core::{Console, Error};
use tauri::State;

/// Lists a page of an app's conversations.
#[tauri::command]
#[specta::specta]
pub async fn conversations_list(
    console: State<'_, Console>,
    app: AppRef,
    filter: ConversationFilter,
    page: u32,
    ticket: String,
) -> Result<ConversationsPage, Error> {
    console.call(&ticket, console.conversations_list(&app, &filter, page)).await
}

/// Reads a conversation.
#[tauri::command]
#[specta::specta]
pub async fn conversation_get(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
    ticket: String,
) -> Result<ConversationRow, Error> {
    console.call(&ticket, console.conversation_get(&app, &id)).await
}

/// Reads a stretch of a conversation.
#[tauri::command]
#[specta::specta]
pub async fn messages_page(
    console: State<'_, Console>,
    app: AppRef,
    conversation: String,
    anchor: Anchor,
    limit: u32,
    ticket: String,
) -> Result<MessagesPage, Error> {
    console.call(&ticket, console.messages_page(&app, &conversation, &anchor, limit)).await
}

/// Finds messages of a conversation.
#[tauri::command]
#[specta::specta]
pub async fn messages_search(
    console: State<'_, Console>,
    app: AppRef,
    conversation: String,
    text: String,
    ticket: String,
) -> Result<Vec<MessageView>, Error> {
    console.call(&ticket, console.messages_search(&app, &conversation, &text)).await
}

/// Reads a stretch of a thread.
#[tauri::command]
#[specta::specta]
pub async fn thread_page(
    console: State<'_, Console>,
    app: AppRef,
    parent: String,
    anchor: Anchor,
    limit: u32,
    ticket: String,
) -> Result<MessagesPage, Error> {
    console.call(&ticket, console.thread_page(&app, &parent, &anchor, limit)).await
}

/// Reads a message with its receipts and reactions.
#[tauri::command]
#[specta::specta]
pub async fn message_get(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
    ticket: String,
) -> Result<MessageDetail, Error> {
    console.call(&ticket, console.message_get(&app, &id)).await
}

/// Reads the whole text of a message.
#[tauri::command]
#[specta::specta]
pub async fn message_text(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
    ticket: String,
) -> Result<String, Error> {
    console.call(&ticket, console.message_text(&app, &id)).await
}

/// Reads a message as JSON.
#[tauri::command]
#[specta::specta]
pub async fn message_raw(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
    ticket: String,
) -> Result<String, Error> {
    console.call(&ticket, console.message_raw(&app, &id)).await
}

/// Deletes a message, leaving a tombstone.
#[tauri::command]
#[specta::specta]
pub async fn message_delete(
    console: State<'_, Console>,
    app: AppRef,
    id: String,
) -> Result<Written<()>, Error> {
    console.message_delete(&app, &id).await
}
