//! Friends (`contract/chat/friends.yaml`).

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::chat::friends as api;
use cometchat_api::chat::users::User;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, Uid};

use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::Peers;

const MOST: usize = 1_000;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(add).write(remove)
}

fn list(r: Read<'_>, asked: api::ListFriends) -> Result<Listing<User>, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let key = asked.search_key.unwrap_or_default().to_lowercase();
    let mut friends: Vec<_> = r
        .app
        .relations
        .friends_of(&uid)
        .filter_map(|(friend, _)| r.app.people.get(friend.as_str()))
        .filter(|person| person.is_active())
        .filter(|person| person.name_starts(&key) || person.uid.starts_with(key.as_str()))
        .collect();
    friends.sort_unstable_by(|a, b| crate::world::in_order(a, b));
    let page = Page::of(asked.page, asked.per_page);
    Ok(page.cut(&friends, |person| {
        let user = User { tags: Vec::new(), ..r.app.person(person) };
        r.app.seen_by(user, Some(&uid))
    }))
}

fn add(w: &mut Write<'_>, asked: api::AddFriends) -> Result<api::AddedFriends, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    let mut accepted = Results::new();
    for friend in asked.accepted {
        let result = befriend(w, &uid, &friend, asked.add_to_conversations == Some(true));
        accepted.insert(friend, result);
    }
    Ok(api::AddedFriends { accepted })
}

fn befriend(w: &mut Write<'_>, uid: &Uid, friend: &Uid, with_conversation: bool) -> ItemResult {
    let friend = match w.app.known(friend) {
        Ok(friend) => friend,
        Err(error) => return ItemResult::refused(error),
    };
    if friend == *uid {
        return ItemResult::refused(refuse::with(
            "ERR_CANNOT_FORM_SELF_RELATION",
            "A user cannot be his own friend.",
        ));
    }
    if w.app.relations.are_friends(uid, &friend) {
        return ItemResult::refused(refuse::with(
            "ERR_ALREADY_FRIEND",
            format!("The users with UIDs {uid} and {friend} are friends already."),
        ));
    }
    if [uid, &friend].into_iter().any(|side| w.app.relations.n_friends(side) >= MOST) {
        return ItemResult::refused(refuse::over_quota("friends", MOST));
    }
    let now = w.now();
    w.app.relations.befriend(uid, &friend, now);
    if with_conversation {
        w.app.conversations.open(&Peers::pair(uid, &friend), now);
    }
    ItemResult::done("Created relationship with status accepted.")
}

fn remove(w: &mut Write<'_>, asked: api::RemoveFriends) -> Result<Done, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    for friend in asked.friends {
        w.app.relations.part(&uid, &Uid::new(friend.as_str().to_lowercase()));
    }
    Ok(Done::because("Deleted the friend relations successfully."))
}
