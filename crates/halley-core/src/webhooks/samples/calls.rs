//! Calls and meetings, their recordings and transcripts.

use serde_json::{Value, json};

use super::AT;
use super::people::{ada, bo};

const SESSION: &str = "v1.eu.exampleapp.1773324000a1b2c3d4e5f6";

pub(super) fn data(trigger: &str) -> Option<Value> {
    let what = trigger.strip_prefix("call_").or_else(|| trigger.strip_prefix("meeting_"));
    Some(match what.unwrap_or(trigger) {
        status @ ("initiated" | "busy" | "cancelled" | "rejected" | "unanswered") => {
            json!({ "call": call(status) })
        }
        "started" => json!({ "created_at": AT, "sessionId": SESSION }),
        "participant_joined" => {
            json!({ "occupant": occupant("Bo Example", None), "sessionId": SESSION })
        }
        "participant_left" => {
            json!({ "occupant": occupant("Bo Example", Some(AT + 300)), "sessionId": SESSION })
        }
        "ended" => json!({
            "all_occupants": [
                occupant("Ada Example", Some(AT + 301)),
                occupant("Bo Example", Some(AT + 300)),
            ],
            "created_at": AT,
            "destroyed_at": AT + 301,
            "sessionId": SESSION,
        }),
        "recording_generated" => json!({
            "recordingDate": "2026-03-12T14:05:01.000Z",
            "duration": "300.500000",
            "startTime": "21.433000",
            "sessionId": SESSION,
            "recording_url": "https://recordings.example.com/exampleapp/recording.mp4",
        }),
        "transcription_generated" => json!({
            "sessionId": SESSION,
            "tid": "0f1f4d7a-6c3b-4a2e-9d15-8a7c2b4e6f10",
            "transcriptDate": "2026-03-12T14:05:31.000Z",
            "transcript_url": "https://transcripts.example.com/exampleapp/transcript.json",
            "startTime": AT,
            "endTime": AT + 301,
        }),
        _ => return None,
    })
}

/// Whoever takes part, by name alone: the service gives no uid.
fn occupant(name: &str, left_at: Option<i64>) -> Value {
    let mut occupant = json!({ "joined_at": AT, "audio_call": "true", "name": name });
    if let Some(left_at) = left_at {
        occupant["left_at"] = json!(left_at);
    }
    occupant
}

/// A message of the category call.
fn call(status: &str) -> Value {
    let entity = json!({
        "sessionid": SESSION,
        "conversationId": "ada-example_user_bo-example",
        "sender": "ada-example",
        "receiver": "bo-example",
        "receiverType": "user",
        "status": status,
        "type": "audio",
        "initiatedAt": AT,
    });
    json!({
        "id": "4030",
        "conversationId": "ada-example_user_bo-example",
        "sender": "ada-example",
        "receiverType": "user",
        "receiver": "bo-example",
        "category": "call",
        "type": "audio",
        "data": {
            "action": status,
            "entities": {
                "by": { "entity": ada(), "entityType": "user" },
                "for": { "entity": bo(), "entityType": "user" },
                "on": { "entity": entity, "entityType": "call" },
            },
        },
        "sentAt": AT,
        "updatedAt": AT,
    })
}
