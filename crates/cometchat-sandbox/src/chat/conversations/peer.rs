use cometchat_api::chat::conversations as api;
use cometchat_api::wire::Single;
use cometchat_api::{ApiError, Done, Uid};

use super::{existing, group, pair, shown};
use crate::check::Check;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::Peers;

/// Mounts the operations by the other side's id.
pub(super) fn mounted() -> Mount {
    Mount::default()
        .read(get_with_user)
        .write(tag_with_user)
        .write(delete_with_user)
        .read(get_of_group)
        .write(tag_of_group)
        .write(delete_of_group)
}

fn get_with_user(
    r: Read<'_>,
    asked: api::GetUserConversation,
) -> Result<Single<api::Conversation>, ApiError> {
    let (me, peers) = pair(r, &asked.uid)?;
    Ok(Single(shown(r.app, existing(r.app, &peers)?, Some(&me))))
}

fn get_of_group(
    r: Read<'_>,
    asked: api::GetGroupConversation,
) -> Result<Single<api::Conversation>, ApiError> {
    let (me, peers) = group(r, &asked.guid)?;
    Ok(Single(shown(r.app, existing(r.app, &peers)?, Some(&me))))
}

fn tag_with_user(
    w: &mut Write<'_>,
    asked: api::TagUserConversation,
) -> Result<Single<api::Conversation>, ApiError> {
    let (me, peers) = pair(w.read(), &asked.uid)?;
    tag(w, &me, &peers, asked.tags)
}

fn tag_of_group(
    w: &mut Write<'_>,
    asked: api::TagGroupConversation,
) -> Result<Single<api::Conversation>, ApiError> {
    let (me, peers) = group(w.read(), &asked.guid)?;
    tag(w, &me, &peers, asked.tags)
}

fn tag(
    w: &mut Write<'_>,
    me: &Uid,
    peers: &Peers,
    tags: Vec<String>,
) -> Result<Single<api::Conversation>, ApiError> {
    Check::default().tags(&tags).done()?;
    existing(w.app, peers)?;
    if let Some(conversation) = w.app.conversations.get_mut(&peers.id()) {
        conversation.side_mut(me).tags = tags;
    }
    Ok(Single(shown(w.app, existing(w.app, peers)?, Some(me))))
}

fn delete_with_user(
    w: &mut Write<'_>,
    asked: api::DeleteUserConversation,
) -> Result<Done, ApiError> {
    let (me, peers) = pair(w.read(), &asked.uid)?;
    let done = reset(w, &me, &peers)?;
    if asked.delete_messages_permanently == Some(true) {
        let numbers = existing(w.app, &peers)?.numbers.clone();
        for number in numbers {
            crate::chat::messages::remove(w.app, number);
        }
    }
    Ok(done)
}

fn delete_of_group(
    w: &mut Write<'_>,
    asked: api::DeleteGroupConversation,
) -> Result<Done, ApiError> {
    let (me, peers) = group(w.read(), &asked.guid)?;
    reset(w, &me, &peers)
}

fn reset(w: &mut Write<'_>, me: &Uid, peers: &Peers) -> Result<Done, ApiError> {
    let id = existing(w.app, peers)?.id.clone();
    if let Some(conversation) = w.app.conversations.get_mut(&id) {
        let newest = conversation.numbers.last().copied().unwrap_or_default();
        let side = conversation.side_mut(me);
        side.cleared_to = newest;
        side.read_to = side.read_to.max(newest);
        side.pinned_at = 0;
    }
    Ok(Done::because(format!("The conversation {id} has been deleted successfully for UID {me}.")))
}
