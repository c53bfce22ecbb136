//! What webhooks are told of calls (`semantics.md` section 14).

use cometchat_api::Uid;
use cometchat_api::chat::messages::{CallStatus, Message};
use serde_json::{Value, json};

use crate::world::{App, Participant, Session};

/// Trigger and data of each thing that a call message is to webhooks.
pub(super) fn of(app: &App, message: &Message) -> Vec<(&'static str, Value)> {
    let Some(told) = app.messages.get(message.id.number()) else { return Vec::new() };
    let Some(call) = told.call() else { return Vec::new() };
    let Some(session) = app.call(&call.session_id) else { return Vec::new() };
    let whole = json!({ "call": message });
    match call.status.as_ref().unwrap_or(&CallStatus::Initiated) {
        CallStatus::Initiated => vec![("call_initiated", whole)],
        CallStatus::Busy => vec![("call_busy", whole)],
        CallStatus::Cancelled => vec![("call_cancelled", whole)],
        CallStatus::Rejected => vec![("call_rejected", whole)],
        CallStatus::Unanswered => vec![("call_unanswered", whole)],
        CallStatus::Ongoing => joined(app, &session, told.number),
        CallStatus::Ended => left(app, &session, message),
        CallStatus::Other(_) => Vec::new(),
    }
}

/// The first answer starts the call, for whoever rang too.
fn joined(app: &App, session: &Session, number: u64) -> Vec<(&'static str, Value)> {
    let is_answer = |number: &&u64| {
        let told = app.messages.get(**number).and_then(|stored| stored.call());
        told.is_some_and(|call| call.status == Some(CallStatus::Ongoing))
    };
    let starts = app.messages.of_call(&session.id).iter().find(is_answer) == Some(&number);
    let at = app.messages.get(number).map_or(0, |stored| stored.sent_at());
    let mut told = Vec::new();
    if starts {
        let data = json!({ "created_at": session.started_at, "sessionId": session.id });
        told.push(("call_started", data));
    }
    let now_in = session.participants.iter().filter(|(_, it)| it.joined_at > 0);
    let came = now_in.filter(|(_, it)| starts || it.joined_at == at);
    told.extend(came.map(|(uid, it)| {
        let data = json!({ "occupant": occupant(app, session, uid, it), "sessionId": session.id });
        ("call_participant_joined", data)
    }));
    told
}

fn left(app: &App, session: &Session, message: &Message) -> Vec<(&'static str, Value)> {
    let at = message.sent_at.unwrap_or_default();
    let gone = session.participants.iter().filter(|(_, it)| it.left_at > 0);
    let mut told: Vec<_> = gone
        .clone()
        .filter(|(_, it)| it.left_at >= at)
        .map(|(uid, it)| {
            let occupant = occupant(app, session, uid, it);
            let data = json!({ "occupant": occupant, "sessionId": session.id });
            ("call_participant_left", data)
        })
        .collect();
    if session.status == CallStatus::Ended {
        let all: Vec<_> = gone.map(|(uid, it)| occupant(app, session, uid, it)).collect();
        let data = json!({
            "all_occupants": all,
            "created_at": session.started_at,
            "destroyed_at": session.ended_at,
            "sessionId": session.id,
        });
        told.push(("call_ended", data));
    }
    told
}

/// Whoever takes part, by name alone.
fn occupant(app: &App, session: &Session, uid: &Uid, participant: &Participant) -> Value {
    let mut occupant = json!({
        "joined_at": participant.joined_at,
        "audio_call": if session.is_video { "false" } else { "true" },
        "name": app.user(uid).name,
    });
    if participant.left_at > 0 {
        occupant["left_at"] = json!(participant.left_at);
    }
    occupant
}
