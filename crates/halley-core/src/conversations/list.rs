//! The list of an app's conversations.

use std::collections::HashMap;

use cometchat_api::Uid;
use cometchat_api::chat::conversations::{Conversation, ListConversations};
use cometchat_api::chat::messages::ReceiverType;
use cometchat_client::Priority;

use crate::console::Console;
use crate::conversations::row::{self, Known};
use crate::conversations::{
    ConversationFilter, ConversationKind, ConversationRow, ConversationsPage, Peer,
};
use crate::error::{Code, Error};
use crate::event::Event;
use crate::freshness::Begun;
use crate::model::connection::AppRef;

/// Conversations of a page.
pub(super) const PER_PAGE: u32 = 100;

impl Console {
    /// Lists a page, from 1, of an app's conversations, the latest first. The first page comes at
    /// once where it is kept, and is read anew behind; [`Event::ConversationsChanged`] follows.
    ///
    /// # Errors
    /// Those of the service, where nothing is kept.
    pub async fn conversations_list(
        &self,
        app: &AppRef,
        filter: &ConversationFilter,
        page: u32,
    ) -> Result<ConversationsPage, Error> {
        let page = page.max(1);
        let is_plain = page == 1 && *filter == ConversationFilter::default();
        // Asked first: a reading that ends in between would pass what was kept before it for new.
        let fresh = self.0.freshness.is_fresh(&(app.clone(), String::new()), self.clock().now());
        if is_plain && let Some(kept) = self.kept_conversations(app).await {
            if !fresh {
                self.refresh_conversations(app);
            }
            return Ok(self.conversations_page(app, &kept, page, !fresh).await);
        }
        match self.read_conversations(app, filter, (page, Priority::Person)).await {
            Ok(conversations) => {
                if is_plain {
                    self.keep_conversations(app, &conversations).await;
                }
                Ok(self.conversations_page(app, &conversations, page, false).await)
            }
            Err(error) if page == 1 && filter.of.is_none() && is_away(&error) => {
                let Some(kept) = self.kept_conversations(app).await else { return Err(error) };
                let mut found = self.conversations_page(app, &kept, 1, true).await;
                found.rows.retain(|row| matches(row, filter));
                found.more = false;
                Ok(found)
            }
            Err(error) => Err(error),
        }
    }

    /// Reads a page, from 1, as it is now, for a file that is being written.
    ///
    /// # Errors
    /// Those of the service.
    pub(crate) async fn conversations_now(
        &self,
        app: &AppRef,
        filter: &ConversationFilter,
        page: u32,
    ) -> Result<ConversationsPage, Error> {
        let read = self.read_conversations(app, filter, (page, Priority::Job)).await?;
        Ok(self.conversations_page(app, &read, page, false).await)
    }

    async fn read_conversations(
        &self,
        app: &AppRef,
        filter: &ConversationFilter,
        (page, priority): (u32, Priority),
    ) -> Result<Vec<Conversation>, Error> {
        let reader = self.reader(app).await?.at(priority);
        let search = filter.search.trim();
        let list = ListConversations {
            search_key: (!search.is_empty()).then(|| search.to_owned()),
            conversation_type: filter.kind.map(|kind| match kind {
                ConversationKind::User => ReceiverType::User,
                ConversationKind::Group => ReceiverType::Group,
            }),
            with_tags: Some(true),
            tags: filter.tags.clone(),
            include_blocked_users: Some(true),
            per_page: Some(PER_PAGE),
            page: Some(page),
            // The service takes one or the other.
            unique: filter.of.is_none().then_some(1),
            on_behalf_of: filter.of.as_deref().map(Uid::from),
            ..ListConversations::default()
        };
        match reader.send(list.clone()).await {
            // "Super-admin only", says the contract, without saying which keys are: a key that
            // may not ask for each conversation once gets one for each side, and `once_each` helps.
            Err(error) if matches!(error.code, Code::PermissionDenied | Code::Invalid) => {
                Ok(reader.send(ListConversations { unique: None, ..list }).await?.data)
            }
            answer => Ok(answer?.data),
        }
    }

    async fn conversations_page(
        &self,
        app: &AppRef,
        conversations: &[Conversation],
        page: u32,
        from_cache: bool,
    ) -> ConversationsPage {
        let more = conversations.len() >= PER_PAGE as usize;
        let mut known = Known::default();
        for conversation in conversations {
            known.learn(conversation);
        }
        self.learn_names(app, &known.nameless(conversations), &mut known).await;
        let pictures = self.pictures(app);
        let rows = conversations.iter().filter_map(|one| row::of(one, &known, &pictures));
        ConversationsPage { rows: once_each(rows), page, more, from_cache }
    }

    /// Reads the first page anew behind what is shown.
    fn refresh_conversations(&self, app: &AppRef) {
        let key = (app.clone(), String::new());
        let Begun::Turn(turn) = self.0.freshness.begin(&key, self.clock().now()) else { return };
        let (console, app) = (self.clone(), app.clone());
        tokio::spawn(async move {
            let first = (1, Priority::Background);
            let read =
                console.read_conversations(&app, &ConversationFilter::default(), first).await;
            if let Ok(conversations) = &read {
                console.keep_conversations(&app, conversations).await;
            }
            drop(turn);
            if read.is_ok() {
                console.emit(Event::ConversationsChanged { app });
            }
        });
    }
}

/// Whether a failure says nothing about what was asked, so that what is kept may stand in.
pub(super) fn is_away(error: &Error) -> bool {
    matches!(
        error.code,
        Code::Offline
            | Code::Timeout
            | Code::ServiceFailed
            | Code::ProxyAnswered
            | Code::RateLimited
    )
}

/// Without an acting user the service may list a conversation once for each side.
fn once_each(rows: impl Iterator<Item = ConversationRow>) -> Vec<ConversationRow> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut once: Vec<ConversationRow> = Vec::new();
    for row in rows {
        match places.get(&row.id) {
            None => {
                places.insert(row.id.clone(), once.len());
                once.push(row);
            }
            Some(place) => {
                let first = &mut once[*place];
                if first.last_id.is_none() {
                    *first = row;
                }
            }
        }
    }
    once
}

/// The same filter on rows that are kept.
fn matches(row: &ConversationRow, filter: &ConversationFilter) -> bool {
    let search = filter.search.trim().to_lowercase();
    let named = row.peers.iter().any(|peer| match peer {
        Peer::User { uid: id, name, .. } | Peer::Group { guid: id, name, .. } => {
            name.to_lowercase().contains(&search) || id.contains(&search)
        }
    });
    named
        && filter.kind.is_none_or(|kind| kind == row.kind)
        && (filter.tags.is_empty() || filter.tags.iter().any(|tag| row.tags.contains(tag)))
}
