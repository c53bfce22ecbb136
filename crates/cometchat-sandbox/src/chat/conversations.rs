//! Conversations (`contract/chat/conversations.yaml`).

use cometchat_api::chat::conversations::{self as api, Peer};
use cometchat_api::chat::messages::{Category, MessageType};
use cometchat_api::{ApiError, Guid, Uid};

use crate::refuse;
use crate::scene::Read;
use crate::serve::Mount;
use crate::world::{App, Conversation, Peers, Stored, lower, message_id};

mod list;
mod peer;
mod pins;
pub(crate) mod receipts;

pub(crate) use list::list_of;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    list::mounted().and(peer::mounted()).and(receipts::mounted()).and(pins::mounted())
}

/// Conversations of a user: with users, and of his groups.
pub(crate) fn of_user<'a>(app: &'a App, uid: &'a Uid) -> impl Iterator<Item = &'a Conversation> {
    let groups =
        app.groups.all().filter(move |group| group.member(uid).is_some()).filter_map(|group| {
            app.conversations.get(&Peers::Group(group.about.guid.clone()).id())
        });
    app.conversations.pairs_of(uid).chain(groups)
}

/// Unread messages of a user, and those of them that mention him.
pub(crate) fn unread_in(app: &App, conversation: &Conversation, uid: &Uid) -> (u32, u32) {
    if let Peers::Group(guid) = &conversation.peers
        && app.groups.get(guid).is_ok_and(|group| group.members.len() > crate::world::CROWD)
    {
        return (0, 0);
    }
    let read_to = conversation.sides.get(uid).map_or(0, |side| side.read_to);
    let mut counts = (0, 0);
    for number in conversation.seen_by(Some(uid)).iter().rev().take_while(|n| **n > read_to) {
        let Some(stored) = app.messages.get(*number) else { continue };
        if stored.message.sender == *uid || !stored.counts_as_unread() {
            continue;
        }
        counts.0 += 1;
        let mentions = stored.message.data.mentions.as_ref();
        counts.1 += u32::from(mentions.is_some_and(|mentions| mentions.contains_key(uid)));
    }
    counts
}

/// The message a list shows: the newest of those that the settings count, or a call.
fn last<'a>(app: &'a App, conversation: &Conversation, viewer: Option<&Uid>) -> Option<&'a Stored> {
    conversation.seen_by(viewer).iter().rev().filter_map(|n| app.messages.get(*n)).find(|stored| {
        let message = &stored.message;
        let counts = *stored.category() == Category::Call
            || app.moves_up(
                stored.category(),
                message.kind.as_ref().unwrap_or(&MessageType::Text),
                message.parent_id.is_some(),
            );
        let kept_back =
            stored.withheld && viewer.is_some_and(|viewer| *viewer != stored.message.sender);
        counts && !kept_back
    })
}

/// A conversation as a viewer sees it; without one, as the first of its users does.
pub(crate) fn shown(
    app: &App,
    conversation: &Conversation,
    viewer: Option<&Uid>,
) -> api::Conversation {
    let (unread, mentions) = match viewer {
        Some(viewer) => unread_in(app, conversation, viewer),
        None => (0, 0),
    };
    let side = viewer.map(|viewer| conversation.side(viewer)).unwrap_or_default();
    let last = last(app, conversation, viewer);
    let with = match (&conversation.peers, viewer) {
        (Peers::Group(guid), _) => match app.groups.get(guid) {
            Ok(group) => {
                let mut group = app.group(group, viewer);
                group.tags.clear();
                Peer::Group(Box::new(group))
            }
            Err(_) => Peer::Group(Box::new(app.plain_group(guid))),
        },
        (pair @ Peers::Pair(_, second), _) => {
            let other = viewer.and_then(|viewer| pair.other(viewer)).unwrap_or(second);
            Peer::User(Box::new(app.seen_by(app.plain_user(other), viewer)))
        }
    };
    let pinned_by_all = app.conversations.pinned.iter().find(|(id, _)| *id == conversation.id);
    let (pinned_at, pinned_by) = match (pinned_by_all, side.pinned_at) {
        (Some((_, at)), _) => (Some(*at), Some(crate::world::system())),
        (None, 0) => (None, None),
        (None, at) => (Some(at), viewer.cloned()),
    };
    api::Conversation {
        conversation_id: conversation.id.clone(),
        conversation_type: Some(conversation.peers.kind()),
        unread_message_count: Some(unread),
        unread_mentions_count: viewer.map(|_| mentions),
        last_read_message_id: (side.read_to > 0).then(|| message_id(side.read_to)),
        latest_message_id: last.map(|stored| stored.message.id.clone()),
        created_at: Some(conversation.created_at),
        updated_at: Some(conversation.updated_at),
        last_message: last.map(|stored| app.message(stored, viewer)),
        conversation_with: Some(with),
        tags: side.tags,
        pinned_at,
        pinned_by,
        ..api::Conversation::default()
    }
}

/// Whom the acting user means: a user, also one he has not written to yet.
pub(crate) fn pair(r: Read<'_>, uid: &Uid) -> Result<(Uid, Peers), ApiError> {
    let me = r.by.needed_actor()?.clone();
    let other = r.app.known(uid)?;
    let peers = Peers::pair(&me, &other);
    Ok((me, peers))
}

/// Which group the acting user means; he must belong to it.
pub(crate) fn group(r: Read<'_>, guid: &Guid) -> Result<(Uid, Peers), ApiError> {
    let me = r.by.needed_actor()?.clone();
    let guid = lower(guid);
    super::groups::may::talk(r.app.groups.get(&guid)?, Some(&me))?;
    Ok((me, Peers::Group(guid)))
}

/// The conversation of some; without a message there is none for users.
pub(crate) fn existing<'a>(app: &'a App, peers: &Peers) -> Result<&'a Conversation, ApiError> {
    app.conversations.get(&peers.id()).ok_or_else(|| no_conversation(peers))
}

fn no_conversation(peers: &Peers) -> ApiError {
    refuse::with(
        "ERR_CONVERSATION_NOT_ACCESSIBLE",
        format!(
            "The conversation {} is not accessible: it is not yours or has no message.",
            peers.id()
        ),
    )
}
