//! History by the cursor rules of `contract/realtime.md` section 6.2: pages are oldest first in both
//! directions, and a cursor is there only where more messages lie that way.

use cometchat_api::chat::messages::{
    ListGroupMessages, ListMessages, ListThread, ListUserMessages, Message,
};
use cometchat_api::live::History;
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};
use cometchat_api::{ApiError, MessageId};

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
    History { pinned, saved, of: mut asked }: History<E>,
    list: fn(Read<'_>, E) -> Result<Listing<Message>, ApiError>,
) -> Result<Listing<Message>, ApiError> {
    let most = asked.limit().unwrap_or(PER_PAGE).clamp(1, MOST);
    let affix = *asked.affix().get_or_insert(Affix::Prepend);
    *asked.limit() = Some(most + 1);
    let walk = Walk { affix, most };
    let marked = |message: &Message| {
        (pinned != Some(true) || message.pinned_at.is_some())
            && (saved != Some(true) || message.saved_at.is_some())
    };
    let mut found: Vec<Message> = Vec::new();
    loop {
        let page = list(r, asked.clone())?.data;
        let ends = page.len() <= most as usize;
        let edge = if affix == Affix::Prepend { page.first() } else { page.last() };
        *asked.id() = edge.map(|message| message.id.clone());
        let mut page: Vec<Message> = page.into_iter().filter(marked).collect();
        if affix == Affix::Prepend {
            page.append(&mut found);
            found = page;
        } else {
            found.append(&mut page);
        }
        if ends || found.len() > most as usize {
            return Ok(walk.page(found));
        }
    }
}

/// A page that was read with one message too many, which tells whether more lie that way.
struct Walk {
    affix: Affix,
    most: u32,
}

impl Walk {
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
