//! A stretch of a conversation.

use cometchat_api::chat::messages::{ListMessages, Message};
use cometchat_api::page::Affix;
use cometchat_api::{ConversationId, MessageId};

use crate::console::Console;
use crate::conversations::has_no_message;
use crate::error::Error;
use crate::event::Event;
use crate::freshness::{Begun, Key, Turn};
use crate::messages::{Anchor, MessagesPage};
use crate::model::connection::AppRef;
use crate::reach::Reader;
use crate::transcript::fold::{folded, is_change};
use crate::transcript::view;

/// Most messages of a page.
pub(super) const MAX_LIMIT: u32 = 200;
/// Pages read to find one that is not all edits and deletions.
const MAX_PAGES: u32 = 10;

/// Messages as they came, with whether there are more on either side.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    pub(super) messages: Vec<Message>,
    pub(super) older: bool,
    pub(super) newer: bool,
}

impl Console {
    /// Reads a stretch of a conversation without the answers in threads. Its end comes at once
    /// where it is kept, and is read anew behind; who asks again gets what was read, and
    /// [`Event::ConversationsChanged`] follows.
    ///
    /// # Errors
    /// Those of the service, where nothing is kept; [`crate::Code::Invalid`] for an anchor that is
    /// no message id.
    pub async fn messages_page(
        &self,
        app: &AppRef,
        conversation: &str,
        anchor: &Anchor,
        limit: u32,
    ) -> Result<MessagesPage, Error> {
        let limit = limit.clamp(1, MAX_LIMIT);
        if *anchor != Anchor::Newest {
            let reader = self.reader(app).await?;
            let stretch = stretch(&reader, conversation, anchor, limit).await?;
            return Ok(self.shown(app, stretch, false));
        }
        let key = (app.clone(), conversation.to_owned());
        // Asked first: a reading that ends in between would pass what was kept before it for new.
        let is_fresh = self.0.freshness.is_fresh(&key, self.clock().now());
        let Some(kept) = self.kept_end(app, conversation, limit).await else {
            let stretch = self.read_end(app, conversation, limit).await?;
            return Ok(self.shown(app, stretch, false));
        };
        if is_fresh {
            return Ok(self.shown(app, kept, false));
        }
        match self.0.freshness.begin(&key, self.clock().now()) {
            Begun::Turn(turn) => {
                self.refresh_end(key, limit, turn);
                return Ok(self.shown(app, kept, true));
            }
            // Who asks again while it is read anew has what is kept and wants the truth.
            Begun::Running => self.0.freshness.until_ended(&key).await,
            // It was read anew while what is kept was looked up.
            Begun::Fresh => {}
        }
        let stretch = if self.0.freshness.is_fresh(&key, self.clock().now()) {
            self.kept_end(app, conversation, limit).await.unwrap_or(kept)
        } else {
            self.read_end(app, conversation, limit).await?
        };
        Ok(self.shown(app, stretch, false))
    }

    /// Reads the end of a conversation and keeps it.
    async fn read_end(
        &self,
        app: &AppRef,
        conversation: &str,
        limit: u32,
    ) -> Result<Stretch, Error> {
        let reader = self.reader(app).await?;
        let stretch = stretch(&reader, conversation, &Anchor::Newest, limit).await?;
        self.keep_end(app, conversation, &stretch).await;
        let key = (app.clone(), conversation.to_owned());
        self.0.freshness.read(&key, self.clock().now());
        Ok(stretch)
    }

    /// Reads the end of a conversation anew behind what is shown.
    fn refresh_end(&self, key: Key, limit: u32, turn: Turn) {
        let console = self.clone();
        tokio::spawn(async move {
            let _turn = turn;
            let (app, conversation) = &key;
            match console.read_end(app, conversation, limit).await {
                Ok(_) => console.emit(Event::ConversationsChanged { app: app.clone() }),
                Err(error) => tracing::debug!(code = ?error.code, "messages were not read anew"),
            }
        });
    }

    /// A stretch as the window shows it.
    pub(super) fn shown(&self, app: &AppRef, stretch: Stretch, from_cache: bool) -> MessagesPage {
        let Stretch { messages, older, newer } = stretch;
        let pictures = self.pictures(app);
        let messages = folded(messages).iter().map(|one| view::of(one, &pictures)).collect();
        MessagesPage { messages, older, newer, from_cache }
    }
}

/// Reads a stretch of a conversation, in order, each message once.
pub(super) async fn stretch(
    reader: &Reader,
    conversation: &str,
    anchor: &Anchor,
    limit: u32,
) -> Result<Stretch, Error> {
    let list = ListMessages {
        conversation_id: Some(ConversationId::from(conversation)),
        hide_replies: Some(true),
        with_tags: Some(true),
        ..ListMessages::default()
    };
    match anchor {
        Anchor::Newest => back(reader, list, None, limit).await,
        Anchor::Before { id } => {
            let mut before = back(reader, list, Some(checked(id)?), limit).await?;
            before.newer = true;
            Ok(before)
        }
        Anchor::After { id } => on(reader, list, checked(id)?, limit).await,
        Anchor::Around { id } => {
            let id = checked(id)?;
            let half = limit.div_ceil(2);
            // The message itself belongs to the older half.
            let (before, after) = tokio::try_join!(
                back(reader, list.clone(), Some(id + 1), half + 1),
                on(reader, list.clone(), id, half),
            )?;
            let (older, newer) = (before.older, after.newer);
            let messages = before.messages.into_iter().chain(after.messages).collect();
            Ok(Stretch { messages: ordered(messages), older, newer })
        }
        Anchor::Date { at } => {
            let from = ListMessages {
                affix: Some(Affix::Append),
                from_timestamp: Some(i64::from(*at)),
                limit: Some(limit),
                ..list.clone()
            };
            let messages = ordered(read(reader, from).await?);
            if messages.is_empty() {
                return back(reader, list, None, limit).await;
            }
            let newer = messages.len() >= limit as usize;
            Ok(Stretch { messages, older: true, newer })
        }
    }
}

/// Reads backwards from a message, or from the end, until something is there to be shown.
async fn back(
    reader: &Reader,
    list: ListMessages,
    mut before: Option<u64>,
    limit: u32,
) -> Result<Stretch, Error> {
    let mut found = Stretch::default();
    for _ in 0..MAX_PAGES {
        let page = ListMessages {
            affix: Some(Affix::Prepend),
            id: before.map(MessageId::from),
            limit: Some(limit),
            ..list.clone()
        };
        let mut page = read(reader, page).await?;
        found.older = page.len() >= limit as usize;
        let oldest = page.iter().map(|message| message.id.number()).min();
        page.append(&mut found.messages);
        found.messages = ordered(page);
        let moves_on = oldest.is_some_and(|oldest| before.is_none_or(|before| oldest < before));
        if !found.older || !moves_on || found.messages.iter().any(|message| !is_change(message)) {
            break;
        }
        before = oldest;
    }
    Ok(found)
}

/// Reads on from a message until something is there to be shown.
async fn on(
    reader: &Reader,
    list: ListMessages,
    mut after: u64,
    limit: u32,
) -> Result<Stretch, Error> {
    let mut found = Stretch { older: true, ..Stretch::default() };
    for _ in 0..MAX_PAGES {
        let page = ListMessages {
            affix: Some(Affix::Append),
            id: Some(MessageId::from(after)),
            limit: Some(limit),
            ..list.clone()
        };
        let page = read(reader, page).await?;
        found.newer = page.len() >= limit as usize;
        let newest = page.iter().map(|message| message.id.number()).max();
        found.messages.extend(page);
        found.messages = ordered(found.messages);
        let Some(newest) = newest.filter(|newest| *newest > after) else { break };
        if !found.newer || found.messages.iter().any(|message| !is_change(message)) {
            break;
        }
        after = newest;
    }
    Ok(found)
}

pub(super) async fn read(reader: &Reader, list: ListMessages) -> Result<Vec<Message>, Error> {
    match reader.send(list).await {
        Ok(listing) => Ok(listing.data),
        Err(error) if has_no_message(&error) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// In the order of their ids, each once: the service's order is nowhere promised.
pub(super) fn ordered(mut messages: Vec<Message>) -> Vec<Message> {
    messages.retain(|message| message.id.number() > 0);
    messages.sort_by(|a, b| a.id.cmp(&b.id));
    messages.dedup_by(|a, b| a.id == b.id);
    messages
}

/// The number of a message id.
pub(crate) fn checked(id: &str) -> Result<u64, Error> {
    let plain = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    let number = plain.then(|| id.parse().ok()).flatten().filter(|n| (1..u64::MAX).contains(n));
    number.ok_or_else(|| Error::invalid("id", "A message id is a number."))
}
