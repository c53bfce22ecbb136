//! The ends of conversations as last read.

use cometchat_api::AppId;
use cometchat_api::chat::messages::Message;
use halley_store::MessageRow as Kept;

use crate::console::Console;
use crate::messages::page::Stretch;
use crate::model::connection::AppRef;

/// Messages from which on a conversation is taken to be longer than what is kept of it.
const LIKELY_LONGER: usize = 30;

impl Console {
    /// Keeps the end of a conversation. What cannot be kept is only slower to show next time.
    pub(super) async fn keep_end(&self, app: &AppRef, conversation: &str, end: &Stretch) {
        let rows: Vec<Kept> = end.messages.iter().filter_map(row).collect();
        let (id, conversation) = (AppId::from(app.app.as_str()), conversation.to_owned());
        let now = i64::from(self.now());
        let kept = self.stored(move |store| store.messages_replace(&id, &conversation, &rows, now));
        if let Err(error) = kept.await {
            tracing::warn!(%error, "messages were not kept");
        }
    }

    /// The end of a conversation as last read; nothing where none was.
    pub(super) async fn kept_end(
        &self,
        app: &AppRef,
        conversation: &str,
        limit: u32,
    ) -> Option<Stretch> {
        let (id, conversation) = (AppId::from(app.app.as_str()), conversation.to_owned());
        let end = self.stored(move |store| store.messages_list(&id, &conversation, None, limit));
        let messages: Vec<Message> =
            end.await.ok()?.iter().filter_map(|row| serde_json::from_str(&row.json).ok()).collect();
        let older = messages.len() >= LIKELY_LONGER.min(limit as usize);
        (!messages.is_empty()).then_some(Stretch { messages, older, newer: false })
    }
}

fn row(message: &Message) -> Option<Kept> {
    Some(Kept {
        id: message.id.number(),
        parent: message.parent_id.as_ref().map(|parent| parent.number()),
        sent_at: message.sent_at.unwrap_or(0),
        json: serde_json::to_string(message).ok()?,
    })
}
