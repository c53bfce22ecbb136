//! Lists of users and conversations, with what only one who is logged in can ask.

use cometchat_api::ApiError;
use cometchat_api::chat::conversations::Conversation;
use cometchat_api::chat::groups::SortOrder;
use cometchat_api::live::{ListMyConversations, ListPeople, PinnedBy};
use cometchat_api::page::Listing;

use crate::chat::{conversations, users};
use crate::scene::Read;
use crate::serve::Mount;
use crate::world::Person;

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default().read_written(people).read(mine)
}

fn people(r: Read<'_>, asked: ListPeople) -> Result<Vec<u8>, ApiError> {
    let me = r.by.needed_actor()?;
    let (hides, friends) =
        (asked.hide_blocked_users == Some(true), asked.friends_only == Some(true));
    let backward = asked.sort_order == Some(SortOrder::Descending);
    if !hides && !friends && asked.uids.is_empty() && !backward {
        return users::list(r, asked.of);
    }
    let relations = &r.app.relations;
    let wanted = |person: &Person| {
        let uid = &cometchat_api::Uid::new(&*person.uid);
        let blocked =
            || relations.blocked_at(me, uid).is_some() || relations.blocked_at(uid, me).is_some();
        (!hides || !blocked())
            && (!friends || relations.are_friends(me, uid))
            && (asked.uids.is_empty() || asked.uids.contains(uid))
    };
    users::list_of(r, &asked.of, &wanted, backward)
}

fn mine(r: Read<'_>, asked: ListMyConversations) -> Result<Listing<Conversation>, ApiError> {
    let me = r.by.needed_actor()?;
    let by_all = |it: &crate::world::Conversation| {
        r.app.conversations.pinned.iter().any(|(id, _)| *id == it.id)
    };
    conversations::list_of(r, asked.of, |it| {
        let by_me = it.sides.get(me).is_some_and(|side| side.pinned_at > 0);
        asked.pinned_by.is_empty()
            || asked.pinned_by.contains(&PinnedBy::Me) && by_me
            || asked.pinned_by.contains(&PinnedBy::System) && by_all(it)
    })
}
