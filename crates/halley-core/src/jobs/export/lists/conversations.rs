//! Conversations, the latest first.

use super::{Column, Listed, paged};
use crate::console::Console;
use crate::conversations::{ConversationFilter, ConversationRow, Peer};
use crate::jobs::export::Cell;
use crate::jobs::export::columns::{date, named, number, some, text, texts};
use crate::model::connection::AppRef;
use crate::pages::Ids;

const COLUMNS: &[Column<ConversationRow>] = &[
    ("id", "Id", |row| text(&row.id)),
    ("kind", "Kind", |row| named(&row.kind)),
    ("title", "With", |row| text(&row.title)),
    ("ids", "Uids or guid", |row| {
        Cell::Texts(
            row.peers.iter().map(|peer: &Peer| peer.id().to_owned()).collect::<Vec<_>>().into(),
        )
    }),
    ("lastMessage", "Last message", |row| text(&row.last_text)),
    ("lastSender", "Last sender", |row| some(row.last_sender.as_ref())),
    ("lastAt", "Last message at", |row| date(row.last_at)),
    ("unread", "Unread", |row| number(row.unread)),
    ("tags", "Tags", |row| texts(&row.tags)),
];

pub(super) fn list(console: Console, app: AppRef, filter: ConversationFilter) -> Box<dyn Listed> {
    paged(COLUMNS, move |number| {
        let (console, app, filter) = (console.clone(), app.clone(), filter.clone());
        async move {
            let page = console.conversations_now(&app, &filter, number).await?;
            let ids = Ids::of(page.rows.iter().map(|row| row.id.as_str()));
            Ok((page.rows, page.more.then_some(ids)))
        }
    })
}
