//! Pins, saved messages, interactions and followed threads.

use cometchat_api::chat::messages::{
    Category, MarkInteracted, Message, PinMessage, SaveMessage, SubscribeThread, UnpinMessage,
    UnsaveMessage, UnsubscribeThread,
};
use cometchat_api::{ApiError, Done, MessageId, Uid};
use serde_json::{Value, json};

use super::visible;
use crate::refuse;
use crate::scene::Write;
use crate::serve::Mount;
use crate::world::{Stored, What};

const MOST_PINNED: usize = 100;
const MOST_SAVED: usize = 100;

/// Mounts the marks.
pub(super) fn mounted() -> Mount {
    Mount::default()
        .write(pin)
        .write(unpin)
        .write(save)
        .write(unsave)
        .write(interacted)
        .write(subscribe)
        .write(unsubscribe)
}

fn seen<'a>(w: &'a Write<'_>, id: &MessageId) -> Result<&'a Stored, ApiError> {
    let stored = w.app.messages.find(id)?;
    visible(w.app, stored, w.actor())?;
    Ok(stored)
}

pub(crate) fn pin(w: &mut Write<'_>, asked: PinMessage) -> Result<Message, ApiError> {
    let stored = seen(w, &asked.id)?;
    let number = stored.number;
    if stored.is_deleted() || *stored.category() == Category::Action {
        return Err(refuse::with(
            "ERR_MESSAGE_ACTION_NOT_ALLOWED",
            "Deleted messages and actions cannot be pinned.",
        ));
    }
    let id = stored.peers.id();
    let numbers = w.app.conversations.get(&id).map_or(&[][..], |it| &it.numbers);
    let pinned = |n: &&u64| w.app.messages.get(**n).is_some_and(|m| m.message.pinned_at.is_some());
    // Pins of users and of the app share one limit (`semantics.md` section 19).
    if stored.message.pinned_at.is_none() && numbers.iter().filter(pinned).count() >= MOST_PINNED {
        return Err(refuse::with(
            "ERR_PINNED_MESSAGES_LIMIT_EXCEEDED",
            format!(
                "The number of pinned messages for the conversation with id {id} has reached the \
                 allowed limit of {MOST_PINNED}."
            ),
        ));
    }
    let (now, by) = (w.now(), w.actor_or_system());
    if let Some(stored) = w.app.messages.get_mut(number) {
        stored.message.pinned_at.get_or_insert(now);
        stored.message.pinned_by.get_or_insert(by);
    }
    tell_pin(w, number, true);
    shown(w, number)
}

pub(crate) fn unpin(w: &mut Write<'_>, asked: UnpinMessage) -> Result<Message, ApiError> {
    let number = seen(w, &asked.id)?.number;
    let was_pinned = w.app.messages.get_mut(number).is_some_and(|stored| {
        stored.message.pinned_by = None;
        stored.message.pinned_at.take().is_some()
    });
    if was_pinned {
        tell_pin(w, number, false);
    }
    shown(w, number)
}

fn tell_pin(w: &mut Write<'_>, number: u64, pinned: bool) {
    let Some(stored) = w.app.messages.get(number) else { return };
    let peers = Some(stored.peers.clone());
    let message = Box::new(w.app.message(stored, None));
    w.app.tell(w.now_ms, w.by.device.as_deref(), peers, What::Pinned { message, pinned });
}

pub(crate) fn save(w: &mut Write<'_>, asked: SaveMessage) -> Result<Message, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let number = seen(w, &asked.id)?.number;
    let n_saved = w.app.messages.all().filter(|stored| stored.saved.contains_key(&uid)).count();
    let now = w.now();
    if let Some(stored) = w.app.messages.get_mut(number)
        && !stored.saved.contains_key(&uid)
    {
        if n_saved >= MOST_SAVED {
            return Err(refuse::with(
                "ERR_SAVED_MESSAGES_LIMIT_EXCEEDED",
                format!(
                    "The number of saved messages for the user with uid {uid} has reached the \
                     allowed limit of {MOST_SAVED}."
                ),
            ));
        }
        stored.saved.insert(uid.clone(), now);
        tell_saved(w, number, uid, true);
    }
    shown(w, number)
}

pub(crate) fn unsave(w: &mut Write<'_>, asked: UnsaveMessage) -> Result<Message, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let number = seen(w, &asked.id)?.number;
    let was_saved = w.app.messages.get_mut(number).and_then(|it| it.saved.shift_remove(&uid));
    if was_saved.is_some() {
        tell_saved(w, number, uid, false);
    }
    shown(w, number)
}

fn tell_saved(w: &mut Write<'_>, number: u64, uid: Uid, saved: bool) {
    let Some(message) = w.app.message_by_number(number, Some(&uid)) else { return };
    let what = What::Saved { uid, message: Box::new(message), saved };
    w.app.tell(w.now_ms, w.by.device.as_deref(), None, what);
}

/// Records used elements; those the message does not declare are refused.
pub(crate) fn interacted(w: &mut Write<'_>, asked: MarkInteracted) -> Result<Done, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let stored = seen(w, &asked.id)?;
    if *stored.category() != Category::Interactive {
        return Err(refuse::with(
            "ERR_INVALID_MESSAGE_CATEGORY",
            "Only interactive messages can be interacted with.",
        ));
    }
    let declared = stored.message.data.interactive_data.as_ref();
    for element in &asked.interactions {
        if !declared.is_some_and(|data| declares(data, element)) {
            return Err(refuse::field(
                "interactions",
                format!("The message has no element {element} to interact with."),
            ));
        }
    }
    let (number, now) = (stored.number, w.now());
    if let Some(stored) = w.app.messages.get_mut(number) {
        let used = stored.interactions.entry(uid.clone()).or_default();
        for element in asked.interactions {
            used.entry(element).or_insert(now);
        }
        let interactions = used
            .iter()
            .map(|(element, at)| json!({ "elementId": element, "interactedAt": at }))
            .collect();
        let (peers, message_sender) = (stored.peers.clone(), stored.message.sender.clone());
        let by = Box::new(w.app.plain_user(&uid));
        let what =
            What::Interacted { by, message_id: asked.id.clone(), message_sender, interactions };
        w.app.tell(w.now_ms, w.by.device.as_deref(), Some(peers), what);
    }
    Ok(Done::because(format!(
        "The message id {number} has been marked as interacted for the user {uid}."
    )))
}

/// Whether somewhere in the data stands an element of this id.
fn declares(data: &Value, element: &str) -> bool {
    match data {
        Value::Object(fields) => {
            let is_it = ["elementId", "id"]
                .iter()
                .any(|name| fields.get(*name).and_then(Value::as_str) == Some(element));
            is_it || fields.values().any(|value| declares(value, element))
        }
        Value::Array(items) => items.iter().any(|item| declares(item, element)),
        _ => false,
    }
}

pub(crate) fn subscribe(w: &mut Write<'_>, asked: SubscribeThread) -> Result<Done, ApiError> {
    follow(w, &asked.message_id, true)
}

pub(crate) fn unsubscribe(w: &mut Write<'_>, asked: UnsubscribeThread) -> Result<Done, ApiError> {
    follow(w, &asked.message_id, false)
}

fn follow(w: &mut Write<'_>, id: &MessageId, follows: bool) -> Result<Done, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let number = seen(w, id)?.number;
    if let Some(stored) = w.app.messages.get_mut(number) {
        if follows {
            stored.followers.insert(uid);
        } else {
            stored.followers.shift_remove(&uid);
        }
    }
    Ok(Done { success: Some(true), message: None })
}

fn shown(w: &Write<'_>, number: u64) -> Result<Message, ApiError> {
    w.app
        .message_by_number(number, w.actor())
        .ok_or_else(|| refuse::no_message(&number.to_string()))
}
