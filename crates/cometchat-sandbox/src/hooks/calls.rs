//! What webhooks are told of calls (`semantics.md` section 14).

use cometchat_api::Uid;
use cometchat_api::chat::messages::{CallEntity, CallStatus, Message};
use cometchat_api::id::SessionId;
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
        CallStatus::Ended => {
            let mut told = left(app, &session, message);
            told.extend(kept_of(call, &session.id));
            told
        }
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

/// Recordings and transcriptions that a message names.
fn kept_of(call: &CallEntity, session: &SessionId) -> Vec<(&'static str, Value)> {
    let named = |name: &str| call.extra.get(name).and_then(Value::as_array).cloned();
    let day = |kept: &Value| {
        let start = match &kept["startTime"] {
            Value::String(text) => text.split('.').next().and_then(|secs| secs.parse().ok()),
            number => number.as_i64(),
        };
        start.and_then(|secs| jiff::Timestamp::from_second(secs).ok()).map(|at| at.to_string())
    };
    let recordings = named("recordings").unwrap_or_default().into_iter().map(|kept| {
        let data = json!({
            "sessionId": session,
            "recordingDate": day(&kept),
            "recording_url": kept["recording_url"],
            "duration": kept["duration"],
            "startTime": kept["startTime"],
        });
        ("recording_generated", data)
    });
    let transcriptions = named("transcriptions").unwrap_or_default().into_iter().map(|kept| {
        let data = json!({
            "sessionId": session,
            "tid": kept["tid"],
            "transcriptDate": day(&kept),
            "transcript_url": kept["transcriptUrl"],
            "startTime": kept["startTime"],
            "endTime": kept["endTime"],
        });
        ("transcription_generated", data)
    });
    recordings.chain(transcriptions).collect()
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_recording_and_a_transcription_are_told_in_their_documented_shapes() {
        let kept = json!({
            "recordings": [{
                "rid": "rec-1",
                "recording_url": "https://example.com/1.mp4",
                "duration": "14.000000",
                "startTime": "1692368127.000000",
            }],
            "transcriptions": [{
                "tid": "tra-1",
                "transcriptUrl": "https://example.com/1.json",
                "startTime": 1_692_368_127,
                "endTime": 1_692_368_146,
            }],
        });
        let extra = kept.as_object().unwrap().clone();
        let call = CallEntity { extra, ..CallEntity::default() };
        let told = kept_of(&call, &SessionId::from("v1.us.1"));
        let expected = [
            (
                "recording_generated",
                json!({
                    "sessionId": "v1.us.1",
                    "recordingDate": "2023-08-18T14:15:27Z",
                    "recording_url": "https://example.com/1.mp4",
                    "duration": "14.000000",
                    "startTime": "1692368127.000000",
                }),
            ),
            (
                "transcription_generated",
                json!({
                    "sessionId": "v1.us.1",
                    "tid": "tra-1",
                    "transcriptDate": "2023-08-18T14:15:27Z",
                    "transcript_url": "https://example.com/1.json",
                    "startTime": 1_692_368_127,
                    "endTime": 1_692_368_146,
                }),
            ),
        ];
        assert_eq!(told, expected);
    }
}
