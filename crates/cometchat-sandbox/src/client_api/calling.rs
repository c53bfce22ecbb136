//! Calls as their participants place, answer and end them. What became of a call is told by
//! messages of the category `call`, and known from them alone.

use cometchat_api::chat::messages::{
    Action, CallEntity, CallStatus, Category, Entities, Entity, Message, MessageData, MessageType,
    ReceiverType,
};
use cometchat_api::id::SessionId;
use cometchat_api::live::{ChangeCall, StartCall, SwitchCall};
use cometchat_api::{ApiError, Guid, Uid};
use serde_json::{Value, json};

use crate::chat::groups::may;
use crate::chat::rights;
use crate::chat::users::not_blocked;
use crate::refuse;
use crate::scene::Write;
use crate::serve::Mount;
use crate::world::{App, Draft, Peers, Stored, lower};

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default().write(start).write(change).write(switch)
}

/// What was told of a call, oldest first.
fn told<'a>(app: &'a App, id: &SessionId) -> Result<Vec<&'a Stored>, ApiError> {
    let numbers = app.messages.of_call(id).iter();
    let found: Vec<_> = numbers.filter_map(|number| app.messages.get(*number)).collect();
    if found.is_empty() {
        return Err(refuse::with(
            "ERR_CALL_SESSION_NOT_FOUND",
            format!("The call {id} does not exist."),
        ));
    }
    Ok(found)
}

fn start(w: &mut Write<'_>, asked: StartCall) -> Result<Message, ApiError> {
    let me = w.by.needed_actor()?.clone();
    let peers = match asked.receiver_type {
        ReceiverType::Group => {
            let guid = lower(&Guid::new(asked.receiver));
            may::talk(w.app.groups.get(&guid)?, Some(&me))?;
            Peers::Group(guid)
        }
        _ => Peers::pair(&me, &w.app.known(&Uid::new(asked.receiver))?),
    };
    if matches!(&peers, Peers::Pair(one, other) if one == other) {
        return Err(refuse::with("ERR_CALLING_SELF", "A user cannot call himself."));
    }
    not_blocked(w.read(), &peers, &me)?;
    rights::call(w.app, &peers, &me, asked.kind.as_str())?;
    let now = w.now();
    let call = CallEntity {
        session_id: SessionId::new(format!("{now}{}", w.app.dice.hex(24))),
        status: Some(CallStatus::Initiated),
        initiated_at: Some(now),
        joined_at: Some(0),
        left_at: Some(0),
        ..CallEntity::default()
    };
    let kind = MessageType::from(asked.kind.as_str());
    tell(w, &me, peers, kind, call, asked.metadata)
}

fn change(w: &mut Write<'_>, asked: ChangeCall) -> Result<Message, ApiError> {
    let me = w.by.needed_actor()?.clone();
    let told = told(w.app, &asked.session_id)?;
    let (first, last) = (told[0], told[told.len() - 1]);
    let (peers, kind) = (first.peers.clone(), last.message.kind.clone());
    let part = match &peers {
        Peers::Pair(one, other) => me == *one || me == *other,
        Peers::Group(guid) => w.app.groups.get(guid).is_ok_and(|it| it.member(&me).is_some()),
    };
    if !part {
        return Err(refuse::with(
            "ERR_CALL_NOT_A_PART",
            format!("The user with UID {me} is not a part of the call {}.", asked.session_id),
        ));
    }
    follows(&told, &peers, &me, &asked.status)?;
    let now = w.now();
    let old = last.call().cloned().unwrap_or_default();
    let joined = asked.joined_at.unwrap_or(now);
    let mut call = CallEntity { status: Some(asked.status.clone()), ..old };
    match asked.status {
        CallStatus::Ongoing => {
            call.joined_at = Some(joined);
            call.started_at = call.started_at.filter(|at| *at > 0).or(Some(joined));
        }
        _ => {
            call.left_at = Some(now);
            call.ended_at = Some(now);
            call.duration = call.started_at.map(|at| (now - at).max(0));
        }
    }
    let metadata = call.extra.get("data").map(|data| data["metadata"].clone());
    tell(w, &me, peers, kind.unwrap_or(MessageType::Audio), call, metadata)
}

/// Whether a state may follow what was told.
fn follows(told: &[&Stored], peers: &Peers, me: &Uid, new: &CallStatus) -> Result<(), ApiError> {
    let states: Vec<(&Uid, &CallStatus)> = told
        .iter()
        .filter_map(|stored| Some((&stored.message.sender, stored.call()?.status.as_ref()?)))
        .collect();
    let answered = states.iter().any(|(_, state)| **state == CallStatus::Ongoing);
    let mine = states.iter().rev().find(|(who, _)| *who == me).map(|(_, state)| *state);
    let alone = matches!(peers, Peers::Pair(..));
    let over = |state: &CallStatus| !matches!(state, CallStatus::Initiated | CallStatus::Ongoing);
    let last = states.last().map(|(_, state)| *state);
    let refused = |code: &str, why: &str| Err(refuse::with(code, why.to_owned()));
    if alone && last.is_some_and(over) {
        return refused("ERR_CALL_TERMINATED", "The call is over.");
    }
    match new {
        CallStatus::Ongoing if mine == Some(&CallStatus::Ongoing) => {
            refused("ERR_CALL_USER_ALREADY_JOINED", "The user has joined the call already.")
        }
        CallStatus::Ended if !answered => {
            refused("ERR_CALL_NOT_STARTED", "A call that nobody answered cannot be ended.")
        }
        CallStatus::Ongoing | CallStatus::Ended => Ok(()),
        CallStatus::Initiated | CallStatus::Other(_) => {
            refused("ERR_CALL_INVALID_INIT", "A call cannot get this status.")
        }
        _ if alone && answered => {
            refused("ERR_CALL_ONGOING_TO_INVALID", "A call that goes on can only be ended.")
        }
        _ => Ok(()),
    }
}

fn switch(w: &mut Write<'_>, asked: SwitchCall) -> Result<Message, ApiError> {
    let me = w.by.needed_actor()?.clone();
    let told = told(w.app, &asked.session_id)?;
    let number = told[told.len() - 1].number;
    crate::chat::messages::visible(w.app, told[0], Some(&me))?;
    if let Some(stored) = w.app.messages.get_mut(number) {
        stored.message.kind = Some(MessageType::from(asked.kind.as_str()));
    }
    w.app
        .message_by_number(number, Some(&me))
        .ok_or_else(|| refuse::no_message(&number.to_string()))
}

/// Sends the message that tells of a call's state.
fn tell(
    w: &mut Write<'_>,
    me: &Uid,
    peers: Peers,
    kind: MessageType,
    mut call: CallEntity,
    metadata: Option<Value>,
) -> Result<Message, ApiError> {
    let status = call.status.clone().unwrap_or(CallStatus::Initiated);
    let metadata = metadata.filter(|it| !it.is_null()).unwrap_or_else(|| json!({}));
    let draft = Draft::new(me, peers, kind, MessageData::default());
    let target = w.app.receiver(&draft.peers, &draft.receiver, Some(me));
    let sender: Entity = w.app.plain_user(me).into();
    let about =
        json!({ "metadata": metadata, "entities": { "sender": sender, "receiver": target } });
    call.extra.insert("data".to_owned(), about);
    let entities = Entities {
        by: Some(sender),
        target: Some(target),
        on: Some(Entity::from(call)),
        ..Entities::default()
    };
    let data = MessageData {
        action: Some(Action::from(status.as_str())),
        entities: Some(entities),
        metadata: Some(metadata),
        ..MessageData::default()
    };
    let device = w.by.device.clone();
    let number = w.app.post(Draft { category: Category::Call, data, device, ..draft }, w.now_ms);
    w.app.message_by_number(number, Some(me)).ok_or_else(|| refuse::no_message(&number.to_string()))
}
