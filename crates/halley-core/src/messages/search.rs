//! Finding what was said in a conversation.

use cometchat_api::ConversationId;
use cometchat_api::chat::messages::ListMessages;
use cometchat_api::page::Affix;

use crate::console::Console;
use crate::error::Error;
use crate::messages::page::{ordered, read};
use crate::model::connection::AppRef;
use crate::transcript::fold::is_change;
use crate::transcript::{MessageView, view};

/// Messages that are found at most.
const FOUND: u32 = 100;
/// Characters of what is searched for.
const MAX_CHARS: usize = 200;

impl Console {
    /// Finds messages of a conversation that hold a text, the newest first, at most 100; what the
    /// service searches beside texts depends on the app's plan (`semantics.md` section 6).
    ///
    /// # Errors
    /// Those of the service.
    pub async fn messages_search(
        &self,
        app: &AppRef,
        conversation: &str,
        text: &str,
    ) -> Result<Vec<MessageView>, Error> {
        let text: String = text.trim().chars().take(MAX_CHARS).collect();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let reader = self.reader(app).await?;
        let list = ListMessages {
            conversation_id: Some(ConversationId::from(conversation)),
            search_key: Some(text),
            with_tags: Some(true),
            affix: Some(Affix::Prepend),
            limit: Some(FOUND),
            ..ListMessages::default()
        };
        let found = ordered(read(&reader, list).await?);
        let pictures = self.pictures(app);
        let shown = found.iter().rev().filter(|message| !is_change(message));
        Ok(shown.map(|message| view::of(message, &pictures)).collect())
    }
}
