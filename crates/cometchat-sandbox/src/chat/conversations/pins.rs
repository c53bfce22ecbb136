use cometchat_api::chat::conversations as api;
use cometchat_api::{ApiError, Uid};

use super::{existing, group, of_user, pair, shown};
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Peers, What, lower};

const MOST_FOR_A_USER: usize = 5;
const MOST_FOR_ALL: usize = 5;

/// Mounts the pins.
pub(super) fn mounted() -> Mount {
    Mount::default()
        .read(list)
        .write(replace)
        .write(pin_user)
        .write(unpin_user)
        .write(pin_group)
        .write(unpin_group)
}

fn list(r: Read<'_>, _: api::ListPinnedConversations) -> Result<Vec<api::Conversation>, ApiError> {
    Ok(pinned(r))
}

fn pinned(r: Read<'_>) -> Vec<api::Conversation> {
    let found = r.app.conversations.pinned.iter();
    found
        .filter_map(|(id, _)| r.app.conversations.get(id))
        .map(|conversation| shown(r.app, conversation, None))
        .collect()
}

fn replace(
    w: &mut Write<'_>,
    asked: api::ReplacePinnedConversations,
) -> Result<Vec<api::Conversation>, ApiError> {
    if asked.pinned_conversations.len() > MOST_FOR_ALL {
        return Err(refuse::with(
            "ERR_SYSTEM_PINNED_CONVERSATIONS_LIMIT_EXCEEDED",
            format!("At most {MOST_FOR_ALL} conversations can be pinned for everybody."),
        ));
    }
    let now = w.now();
    let mut new = Vec::new();
    for entry in asked.pinned_conversations {
        let peers = match (entry.uid, entry.guid) {
            // Pinned for everybody: with whom, not whose.
            (Some(uid), None) => Peers::pair(&crate::world::system(), &w.app.known(&uid)?),
            (None, Some(guid)) => Peers::Group(w.app.groups.get(&guid)?.about.guid.clone()),
            _ => {
                return Err(refuse::field(
                    "pinnedConversations",
                    "Each entry needs either a uid or a guid.",
                ));
            }
        };
        let id = w.app.conversations.open(&peers, now).id.clone();
        new.push((id, now));
    }
    w.app.conversations.pinned = new;
    Ok(pinned(w.read()))
}

fn pin_user(
    w: &mut Write<'_>,
    asked: api::PinUserConversation,
) -> Result<api::Conversation, ApiError> {
    let (me, peers) = pair(w.read(), &asked.uid)?;
    pin(w, &me, &peers)
}

fn pin_group(
    w: &mut Write<'_>,
    asked: api::PinGroupConversation,
) -> Result<api::Conversation, ApiError> {
    let (me, peers) = group(w.read(), &lower(&asked.guid))?;
    pin(w, &me, &peers)
}

fn pin(w: &mut Write<'_>, me: &Uid, peers: &Peers) -> Result<api::Conversation, ApiError> {
    let conversation = existing(w.app, peers)?;
    not_pinned_for_all(w, peers)?;
    let had = conversation.side(me).pinned_at > 0;
    let n_pinned = of_user(w.app, me).filter(|other| other.side(me).pinned_at > 0).count();
    if !had && n_pinned >= MOST_FOR_A_USER {
        return Err(refuse::with(
            "ERR_PINNED_CONVERSATIONS_LIMIT_EXCEEDED",
            format!("At most {MOST_FOR_A_USER} conversations can be pinned."),
        ));
    }
    let now = w.now();
    set(w, me, peers, now)
}

fn unpin_user(
    w: &mut Write<'_>,
    asked: api::UnpinUserConversation,
) -> Result<api::Conversation, ApiError> {
    let (me, peers) = pair(w.read(), &asked.uid)?;
    not_pinned_for_all(w, &peers)?;
    set(w, &me, &peers, 0)
}

fn unpin_group(
    w: &mut Write<'_>,
    asked: api::UnpinGroupConversation,
) -> Result<api::Conversation, ApiError> {
    let (me, peers) = group(w.read(), &lower(&asked.guid))?;
    not_pinned_for_all(w, &peers)?;
    set(w, &me, &peers, 0)
}

fn not_pinned_for_all(w: &Write<'_>, peers: &Peers) -> Result<(), ApiError> {
    let id = peers.id();
    if w.app.conversations.pinned.iter().any(|(pinned, _)| *pinned == id) {
        return Err(refuse::with(
            "ERR_SYSTEM_PINNED_CONVERSATION",
            "The conversation is pinned for everybody by the app.",
        ));
    }
    Ok(())
}

fn set(w: &mut Write<'_>, me: &Uid, peers: &Peers, at: i64) -> Result<api::Conversation, ApiError> {
    existing(w.app, peers)?;
    if let Some(conversation) = w.app.conversations.get_mut(&peers.id()) {
        conversation.side_mut(me).pinned_at = at;
    }
    let conversation = shown(w.app, existing(w.app, peers)?, Some(me));
    let told = Box::new(conversation.clone());
    let what = What::ConversationPinned { uid: me.clone(), conversation: told, pinned: at > 0 };
    w.app.tell(w.now_ms, w.by.device.as_deref(), Some(peers.clone()), what);
    Ok(conversation)
}
