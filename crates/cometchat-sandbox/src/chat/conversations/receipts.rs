//! Delivered, read and unread marks.

use cometchat_api::chat::conversations as api;
use cometchat_api::{ApiError, Done, MessageId, Uid};

use super::{existing, group, pair, shown};
use crate::refuse;
use crate::scene::Write;
use crate::serve::Mount;
use crate::world::{CROWD, Peers};

/// Mounts the receipt operations.
pub(super) fn mounted() -> Mount {
    Mount::default()
        .write(user_delivered)
        .write(user_read)
        .write(user_unread)
        .write(group_delivered)
        .write(group_read)
        .write(group_unread)
}

fn user_delivered(w: &mut Write<'_>, asked: api::MarkUserDelivered) -> Result<Done, ApiError> {
    let (me, peers) = pair(w.read(), &asked.uid)?;
    mark(w, &me, &peers, asked.message_id.as_ref(), false)?;
    Ok(marked("user", asked.uid.as_str(), "delivered", &me))
}

fn user_read(w: &mut Write<'_>, asked: api::MarkUserRead) -> Result<Done, ApiError> {
    let (me, peers) = pair(w.read(), &asked.uid)?;
    mark(w, &me, &peers, asked.message_id.as_ref(), true)?;
    Ok(marked("user", asked.uid.as_str(), "read", &me))
}

fn user_unread(
    w: &mut Write<'_>,
    asked: api::MarkUserUnread,
) -> Result<api::MarkedUnread, ApiError> {
    let (me, peers) = pair(w.read(), &asked.uid)?;
    unread(w, &me, &peers, asked.message_id.as_ref())
}

fn group_delivered(w: &mut Write<'_>, asked: api::MarkGroupDelivered) -> Result<Done, ApiError> {
    let (me, peers) = group(w.read(), &asked.guid)?;
    mark(w, &me, &peers, asked.message_id.as_ref(), false)?;
    Ok(marked("group", asked.guid.as_str(), "delivered", &me))
}

fn group_read(w: &mut Write<'_>, asked: api::MarkGroupRead) -> Result<Done, ApiError> {
    let (me, peers) = group(w.read(), &asked.guid)?;
    mark(w, &me, &peers, asked.message_id.as_ref(), true)?;
    Ok(marked("group", asked.guid.as_str(), "read", &me))
}

fn group_unread(
    w: &mut Write<'_>,
    asked: api::MarkGroupUnread,
) -> Result<api::MarkedUnread, ApiError> {
    let (me, peers) = group(w.read(), &asked.guid)?;
    unread(w, &me, &peers, asked.message_id.as_ref())
}

fn marked(kind: &str, id: &str, word: &str, me: &Uid) -> Done {
    Done::because(format!(
        "All the messages from the {kind} {id} are marked as {word} for the user {me}."
    ))
}

/// Marks messages up to one, or all, as delivered or read by a user.
pub(crate) fn mark(
    w: &mut Write<'_>,
    me: &Uid,
    peers: &Peers,
    up_to: Option<&MessageId>,
    read: bool,
) -> Result<(), ApiError> {
    let conversation = existing(w.app, peers)?;
    let newest = conversation.numbers.last().copied().unwrap_or_default();
    let up_to = up_to.map_or(newest, |id| id.number().min(newest));
    let side = conversation.side(me);
    let (now, now_ms) = (w.now(), w.now_ms);
    let kept = match peers {
        Peers::Pair(..) => true,
        Peers::Group(guid) => w.app.groups.get(guid)?.members.len() <= CROWD,
    };
    let numbers: Vec<u64> = conversation
        .seen_by(Some(me))
        .iter()
        .copied()
        .filter(|n| *n <= up_to && *n > if read { side.read_to } else { side.delivered_to })
        .collect();
    let mut last = None;
    for number in numbers {
        let Some(stored) = w.app.messages.get_mut(number) else { continue };
        if stored.message.sender == *me || !stored.counts_as_unread() {
            continue;
        }
        last = Some((number, stored.message.sender.clone()));
        if kept {
            let receipt = stored.receipts.entry(me.clone()).or_default();
            if receipt.delivered_at == 0 {
                receipt.delivered_at = now;
                w.app.tally.count(now_ms, |counts| counts.delivered += 1);
            }
            if read && receipt.read_at == 0 {
                receipt.read_at = now;
                w.app.tally.count(now_ms, |counts| counts.read += 1);
            }
        }
    }
    if let Some(conversation) = w.app.conversations.get_mut(&peers.id()) {
        let side = conversation.side_mut(me);
        side.delivered_to = side.delivered_to.max(up_to);
        if read {
            side.read_to = side.read_to.max(up_to);
        }
    }
    if let Some((number, message_sender)) = last.filter(|_| kept) {
        let marked = (number, message_sender, read);
        w.app.tell_receipt(peers, me, marked, (now_ms, w.by.device.as_deref()));
    }
    Ok(())
}

/// Marks messages after one, or the newest, as unread by a user.
pub(crate) fn unread(
    w: &mut Write<'_>,
    me: &Uid,
    peers: &Peers,
    after: Option<&MessageId>,
) -> Result<api::MarkedUnread, ApiError> {
    let conversation = existing(w.app, peers)?;
    let seen = conversation.seen_by(Some(me));
    let before_newest = seen.len().checked_sub(2).map_or(0, |at| seen[at]);
    let read_to = match after {
        None => before_newest,
        Some(id) => {
            let stored = w.app.messages.find(id)?;
            if stored.peers != *peers {
                return Err(refuse::no_message(id.as_str()));
            }
            stored.number
        }
    };
    if let Some(conversation) = w.app.conversations.get_mut(&peers.id()) {
        conversation.side_mut(me).read_to = read_to;
    }
    let conversation = shown(w.app, existing(w.app, peers)?, Some(me));
    Ok(api::MarkedUnread {
        success: Some(true),
        message: Some(format!(
            "The messages after the message id {read_to} are marked as unread for the user {me}."
        )),
        conversation: Some(conversation),
        ..api::MarkedUnread::default()
    })
}
