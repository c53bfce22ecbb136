//! History by the cursor rules of `contract/realtime.md` section 6.2: pages are oldest first in both
//! directions, and a cursor is there only where more messages lie that way.

use cometchat_api::chat::messages::{
    ListGroupMessages, ListMessages, ListThread, ListUserMessages, Message,
};
use cometchat_api::live::History;
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};
use cometchat_api::{ApiError, MessageId};
use serde_json::Value;

use crate::chat::messages as chat;
use crate::scene::Read;
use crate::serve::Mount;

/// Messages a page where nothing is said, and at most.
const PER_PAGE: u32 = 30;
const MOST: u32 = 100;

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default()
        .read_either(chat::count_unread, mine)
        .read(with_user)
        .read(of_group)
        .read(of_thread)
}

/// The place and direction of a list, which walking it moves.
trait Place: Clone {
    fn affix(&mut self) -> &mut Option<Affix>;
    fn id(&mut self) -> &mut Option<MessageId>;
    fn limit(&mut self) -> &mut Option<u32>;
}

macro_rules! places {
    ($($list:ty),+) => {$(
        impl Place for $list {
            fn affix(&mut self) -> &mut Option<Affix> {
                &mut self.affix
            }
            fn id(&mut self) -> &mut Option<MessageId> {
                &mut self.id
            }
            fn limit(&mut self) -> &mut Option<u32> {
                &mut self.limit
            }
        }
    )+};
}
places!(ListMessages, ListUserMessages, ListGroupMessages, ListThread);

fn mine(r: Read<'_>, asked: History<ListMessages>) -> Result<Listing<Message>, ApiError> {
    read(r, asked, chat::list_all)
}

fn with_user(r: Read<'_>, asked: History<ListUserMessages>) -> Result<Listing<Message>, ApiError> {
    read(r, asked, chat::list_of_user)
}

fn of_group(r: Read<'_>, asked: History<ListGroupMessages>) -> Result<Listing<Message>, ApiError> {
    read(r, asked, chat::list_of_group)
}

fn of_thread(r: Read<'_>, asked: History<ListThread>) -> Result<Listing<Message>, ApiError> {
    read(r, asked, chat::list_thread)
}

fn read<E: Place>(
    r: Read<'_>,
    mut history: History<E>,
    list: fn(Read<'_>, E) -> Result<Listing<Message>, ApiError>,
) -> Result<Listing<Message>, ApiError> {
    let (updates, since) = (history.only_updates == Some(true), history.updated_at);
    let asked = &mut history.of;
    let most = asked.limit().unwrap_or(PER_PAGE).clamp(1, MOST);
    let affix = *asked.affix().get_or_insert(Affix::Prepend);
    *asked.limit() = Some(most + 1);
    let walk = Walk { affix, most };
    let mut found: Vec<Message> = Vec::new();
    loop {
        let page = list(r, history.of.clone())?.data;
        let ends = page.len() <= most as usize;
        let edge = if affix == Affix::Prepend { page.first() } else { page.last() };
        *history.of.id() = edge.map(|message| message.id.clone());
        let mut page: Vec<Message> = page.into_iter().filter(|it| shows(&history, it)).collect();
        if affix == Affix::Prepend {
            page.append(&mut found);
            found = page;
        } else {
            found.append(&mut page);
        }
        if updates && ends {
            return Ok(walk.changes(found, since));
        }
        if !updates && (ends || found.len() > most as usize) {
            return Ok(walk.page(found));
        }
    }
}

/// Whether a message is one of those that only a client can ask for.
fn shows<E>(asked: &History<E>, message: &Message) -> bool {
    let wants = |flag: Option<bool>| flag == Some(true);
    (!wants(asked.pinned) || message.pinned_at.is_some())
        && (!wants(asked.saved) || message.saved_at.is_some())
        && (!wants(asked.hide_deleted) || message.deleted_at.is_none())
        && (!wants(asked.only_interaction_goal_completed) || reached(message))
        && (!wants(asked.only_updates) || changed_at(message).is_some())
}

/// When a message was changed, Unix seconds, if it was since it was sent.
fn changed_at(message: &Message) -> Option<i64> {
    let last = message.updated_at.max(message.edited_at).max(message.deleted_at);
    last.filter(|at| Some(*at) > message.sent_at)
}

/// Whether the elements that the reader used are those that the message asks for.
fn reached(message: &Message) -> bool {
    let Some(goal) = &message.data.interaction_goal else { return false };
    let used: Vec<&str> = message
        .data
        .interactions
        .as_ref()
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|used| used["elementId"].as_str())
        .collect();
    let needed = goal.element_ids.as_deref().unwrap_or_default();
    match goal.kind.as_deref() {
        Some("anyAction") => !used.is_empty(),
        Some("anyOf" | "oneOf") => needed.iter().any(|id| used.contains(&id.as_str())),
        Some("allOf") => !needed.is_empty() && needed.iter().all(|id| used.contains(&id.as_str())),
        _ => false,
    }
}

/// A page that was read with one message too many, which tells whether more lie that way.
#[derive(Clone, Copy)]
struct Walk {
    affix: Affix,
    most: u32,
}

impl Walk {
    /// A page of changes, in their order, after or before one that is known.
    fn changes(self, mut found: Vec<Message>, since: Option<i64>) -> Listing<Message> {
        let at = |message: &Message| changed_at(message).unwrap_or_default();
        found.retain(|message| match (since, self.affix) {
            (None, _) => true,
            (Some(since), Affix::Append) => at(message) > since,
            (Some(since), Affix::Prepend) => at(message) < since,
        });
        found.sort_by_key(at);
        let mut listing = self.page(found);
        if let Some(cursor) = &mut listing.meta.cursor {
            let edge = match self.affix {
                Affix::Prepend => listing.data.first(),
                Affix::Append => listing.data.last(),
            };
            (cursor.id, cursor.updated_at) = (None, edge.map(at));
        }
        listing
    }

    fn page(self, mut data: Vec<Message>) -> Listing<Message> {
        let most = self.most as usize;
        let n_over = data.len().saturating_sub(most);
        let edge = match self.affix {
            Affix::Prepend => {
                data.drain(..n_over);
                data.first()
            }
            Affix::Append => {
                data.truncate(most);
                data.last()
            }
        };
        let cursor = edge.filter(|_| n_over > 0).map(|message| Cursor {
            affix: Some(self.affix),
            id: Some(message.id.clone()),
            ..Cursor::default()
        });
        let count = u32::try_from(data.len()).ok();
        let current = Some(Current { limit: Some(self.most), count });
        Listing { data, meta: Meta { cursor, current, ..Meta::default() } }
    }
}
