//! The top of an app's list as last read.

use cometchat_api::AppId;
use cometchat_api::chat::conversations::Conversation;
use halley_store::ConversationRow as Kept;

use crate::console::Console;
use crate::conversations::list::PER_PAGE;
use crate::model::connection::AppRef;
use crate::transcript::text;

impl Console {
    /// Keeps the top of an app's list. What cannot be kept is only slower to show next time.
    pub(super) async fn keep_conversations(&self, app: &AppRef, top: &[Conversation]) {
        let whole = top.len() < PER_PAGE as usize;
        let rows: Vec<Kept> = top.iter().filter_map(row).collect();
        let id = AppId::from(app.app.as_str());
        let kept = self.stored(move |store| {
            // What stood among these and is not there any more was deleted.
            let lowest = rows.iter().map(|row| row.active_at).min().filter(|_| !whole);
            for old in store.conversations_list(&id, None, PER_PAGE * 2)? {
                let among = lowest.is_none_or(|lowest| old.active_at >= lowest);
                if among && rows.iter().all(|row| row.id != old.id) {
                    store.conversation_remove(&id, &old.id)?;
                }
            }
            store.conversations_save(&id, &rows)
        });
        if let Err(error) = kept.await {
            tracing::warn!(%error, "conversations were not kept");
        }
        self.0.freshness.read(&(app.clone(), String::new()), self.clock().now());
    }

    /// The top of an app's list as last read; nothing where none was.
    pub(super) async fn kept_conversations(&self, app: &AppRef) -> Option<Vec<Conversation>> {
        let id = AppId::from(app.app.as_str());
        let rows = self.stored(move |store| store.conversations_list(&id, None, PER_PAGE));
        let top: Vec<Conversation> = rows
            .await
            .ok()?
            .iter()
            .filter_map(|row| serde_json::from_str(&row.json).ok())
            .collect();
        (!top.is_empty()).then_some(top)
    }

    /// Tags of a conversation as last read.
    pub(super) async fn kept_tags(&self, app: &AppRef, id: &str) -> Vec<String> {
        let (app, id) = (AppId::from(app.app.as_str()), id.to_owned());
        let row = self.stored(move |store| store.conversation(&app, &id)).await.ok().flatten();
        let kept = row.and_then(|row| serde_json::from_str::<Conversation>(&row.json).ok());
        let tags = kept.map(|kept| kept.tags).unwrap_or_default();
        tags.iter().map(|tag| text::label(tag)).collect()
    }
}

fn row(conversation: &Conversation) -> Option<Kept> {
    let last = conversation.last_message.as_ref().and_then(|last| last.sent_at);
    Some(Kept {
        id: conversation.conversation_id.to_string(),
        active_at: last.or(conversation.updated_at).or(conversation.created_at).unwrap_or(0),
        json: serde_json::to_string(conversation).ok()?,
    })
}
