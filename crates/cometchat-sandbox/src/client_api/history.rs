//! History by the cursor rules of `contract/realtime.md` section 6.2: pages are oldest first in both
//! directions, and a cursor is there only where more messages lie that way.

use cometchat_api::ApiError;
use cometchat_api::chat::messages::{
    ListGroupMessages, ListMessages, ListThread, ListUserMessages, Message,
};
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};

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

fn mine(r: Read<'_>, mut asked: ListMessages) -> Result<Listing<Message>, ApiError> {
    let walk = Walk::of(&mut asked.affix, &mut asked.limit);
    Ok(walk.page(chat::list_all(r, asked)?))
}

fn with_user(r: Read<'_>, mut asked: ListUserMessages) -> Result<Listing<Message>, ApiError> {
    let walk = Walk::of(&mut asked.affix, &mut asked.limit);
    Ok(walk.page(chat::list_of_user(r, asked)?))
}

fn of_group(r: Read<'_>, mut asked: ListGroupMessages) -> Result<Listing<Message>, ApiError> {
    let walk = Walk::of(&mut asked.affix, &mut asked.limit);
    Ok(walk.page(chat::list_of_group(r, asked)?))
}

fn of_thread(r: Read<'_>, mut asked: ListThread) -> Result<Listing<Message>, ApiError> {
    let walk = Walk::of(&mut asked.affix, &mut asked.limit);
    Ok(walk.page(chat::list_thread(r, asked)?))
}

/// A page that is read with one message too many, which tells whether more lie that way.
struct Walk {
    affix: Affix,
    most: u32,
}

impl Walk {
    fn of(affix: &mut Option<Affix>, limit: &mut Option<u32>) -> Self {
        let most = limit.unwrap_or(PER_PAGE).clamp(1, MOST);
        *limit = Some(most + 1);
        Self { affix: *affix.get_or_insert(Affix::Prepend), most }
    }

    fn page(self, listing: Listing<Message>) -> Listing<Message> {
        let (mut data, most) = (listing.data, self.most as usize);
        let n_over = data.len().saturating_sub(most);
        let edge = match self.affix {
            Affix::Prepend => data.drain(..n_over).count().min(1).checked_sub(1),
            Affix::Append => {
                data.truncate(most);
                (n_over > 0).then(|| data.len() - 1)
            }
        };
        let cursor = edge.and_then(|at| data.get(at)).map(|message| Cursor {
            affix: Some(self.affix),
            id: Some(message.id.clone()),
            ..Cursor::default()
        });
        let count = u32::try_from(data.len()).ok();
        let current = Some(Current { limit: Some(self.most), count });
        Listing { data, meta: Meta { cursor, current, ..Meta::default() } }
    }
}
