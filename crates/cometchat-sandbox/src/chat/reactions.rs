//! Reactions to messages (`contract/chat/messages.yaml`).

use cometchat_api::chat::messages::{Category, Message};
use cometchat_api::chat::reactions as api;
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};
use cometchat_api::{ApiError, MessageId, Uid, limits};
use serde_json::Map;

use super::messages::visible;
use super::rights;
use crate::meta::PER_PAGE;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Peers, Reacted, Stored, What};

/// Characters of a reaction: an emoji with its modifiers, or a name.
const MOST_CHARS: usize = 100;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).read(list_of).write(add).write(remove)
}

pub(crate) fn list(
    r: Read<'_>,
    asked: api::ListReactions,
) -> Result<Listing<api::Reaction>, ApiError> {
    page(r, &asked.message_id, None, asked.affix, asked.id, asked.limit)
}

pub(crate) fn list_of(
    r: Read<'_>,
    asked: api::ListReactionsOf,
) -> Result<Listing<api::Reaction>, ApiError> {
    page(r, &asked.message_id, Some(&asked.reaction), asked.affix, asked.id, asked.limit)
}

fn page(
    r: Read<'_>,
    message: &MessageId,
    only: Option<&str>,
    affix: Option<Affix>,
    cursor: Option<MessageId>,
    limit: Option<u32>,
) -> Result<Listing<api::Reaction>, ApiError> {
    let stored = r.app.messages.find(message)?;
    visible(r.app, stored, r.actor())?;
    let scopes = match &stored.peers {
        Peers::Group(guid) => rights::reactions(r.app, guid, r.actor())?,
        Peers::Pair(..) => &[],
    };
    let by_scope = |uid: &Uid| scopes.is_empty() || has_scope(r, stored, uid, scopes);
    let most = limit.unwrap_or(PER_PAGE).clamp(1, limits::PER_PAGE);
    let mut all: Vec<_> = stored
        .reactions
        .iter()
        .filter(|(reaction, _)| only.is_none_or(|only| only == *reaction))
        .flat_map(|(reaction, users)| users.iter().map(move |(uid, at)| (reaction, uid, *at)))
        .filter(|(_, uid, _)| by_scope(uid))
        .collect();
    all.sort_unstable_by_key(|(_, _, reacted)| reacted.id);
    let cursor = cursor.map(|id| id.number());
    let backward = affix == Some(Affix::Prepend);
    all.retain(|(_, _, reacted)| {
        cursor.is_none_or(|at| if backward { reacted.id < at } else { reacted.id > at })
    });
    if backward {
        all.drain(..all.len().saturating_sub(most as usize));
    } else {
        all.truncate(most as usize);
    }
    let shown: Vec<_> = all
        .into_iter()
        .map(|(reaction, uid, reacted)| shown(r, stored, reaction, uid, reacted))
        .collect();
    let at = |item: Option<&api::Reaction>, affix| {
        item.map(|item| Cursor {
            affix: Some(affix),
            id: Some(MessageId::new(item.id.as_str())),
            ..Cursor::default()
        })
    };
    let (next, previous) = if backward {
        (at(shown.first(), Affix::Prepend), at(shown.last(), Affix::Append))
    } else {
        (at(shown.last(), Affix::Append), at(shown.first(), Affix::Prepend))
    };
    let current = Current { limit: Some(most), count: u32::try_from(shown.len()).ok() };
    let meta = Meta { current: Some(current), next, previous, ..Meta::default() };
    Ok(Listing { data: shown, meta })
}

fn has_scope(r: Read<'_>, stored: &Stored, uid: &Uid, scopes: &[String]) -> bool {
    let Peers::Group(guid) = &stored.peers else { return true };
    let group = r.app.groups.get(guid).ok();
    group
        .and_then(|group| group.scope_of(uid))
        .is_some_and(|own| scopes.iter().any(|scope| scope == own.as_str()))
}

fn shown(r: Read<'_>, stored: &Stored, text: &str, uid: &Uid, reacted: Reacted) -> api::Reaction {
    api::Reaction {
        id: reacted.id.to_string(),
        message_id: stored.message.id.clone(),
        reaction: text.to_owned(),
        uid: uid.clone(),
        reacted_at: Some(reacted.at),
        reacted_by: Some(r.app.seen_by(r.app.plain_user(uid), r.actor())),
        extra: Map::new(),
    }
}

pub(crate) fn add(w: &mut Write<'_>, asked: api::AddReaction) -> Result<Message, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let stored = reactable(w, &asked.message_id)?;
    rights::react(w.app, stored, w.actor())?;
    if asked.reaction.is_empty() || asked.reaction.chars().count() > MOST_CHARS {
        return Err(refuse::field("reaction", "The reaction is invalid."));
    }
    let number = stored.number;
    let had = stored.reactions.get(&asked.reaction).is_some_and(|users| users.contains_key(&uid));
    if !had {
        let reacted = Reacted { id: w.app.messages.next_reaction(), at: w.now() };
        if let Some(stored) = w.app.messages.get_mut(number) {
            stored
                .reactions
                .entry(asked.reaction.clone())
                .or_default()
                .insert(uid.clone(), reacted);
        }
        tell(w, number, &asked.reaction, &uid, reacted, true);
    }
    answer(w, number)
}

pub(crate) fn remove(w: &mut Write<'_>, asked: api::RemoveReaction) -> Result<Message, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let number = reactable(w, &asked.message_id)?.number;
    let removed = w.app.messages.get_mut(number).and_then(|stored| {
        let users = stored.reactions.get_mut(&asked.reaction)?;
        let removed = users.shift_remove(&uid);
        if users.is_empty() {
            stored.reactions.shift_remove(&asked.reaction);
        }
        removed
    });
    let Some(reacted) = removed else {
        return Err(refuse::with(
            "ERR_REACTION_NOT_FOUND",
            format!("The user with UID {uid} has not given this reaction."),
        ));
    };
    tell(w, number, &asked.reaction, &uid, reacted, false);
    answer(w, number)
}

fn reactable<'a>(w: &'a Write<'_>, id: &MessageId) -> Result<&'a Stored, ApiError> {
    let stored = w.app.messages.find(id)?;
    visible(w.app, stored, w.actor())?;
    if stored.is_deleted() || *stored.category() == Category::Action {
        return Err(refuse::with(
            "ERR_MESSAGE_ACTION_NOT_ALLOWED",
            "Deleted messages and actions take no reactions.",
        ));
    }
    Ok(stored)
}

fn answer(w: &Write<'_>, number: u64) -> Result<Message, ApiError> {
    w.app
        .message_by_number(number, w.actor())
        .ok_or_else(|| refuse::no_message(&number.to_string()))
}

fn tell(w: &mut Write<'_>, number: u64, text: &str, uid: &Uid, reacted: Reacted, added: bool) {
    let Some(stored) = w.app.messages.get(number) else { return };
    let what = What::Reacted {
        added,
        reaction: shown(w.read(), stored, text, uid, reacted),
        message: Box::new(w.app.message(stored, None)),
    };
    let peers = Some(stored.peers.clone());
    w.app.tell(w.now_ms, w.by.device.as_deref(), peers, what);
}
