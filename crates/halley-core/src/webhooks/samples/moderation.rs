//! What rules and moderators decide.

use serde_json::{Value, json};

use super::AT;
use super::messages::message;

pub(super) fn data(trigger: &str) -> Option<Value> {
    Some(match trigger {
        "moderation_engine_approved" => json!({ "message": judged("approved") }),
        "moderation_engine_blocked" => json!({ "message": judged("disapproved") }),
        "moderation_manual_approved" => json!({
            "message": judged("approved"),
            "moderation": [{
                "condition": {
                    "id": "word-filter",
                    "similarityValue": 0.92,
                    "disallowedSentences": ["an unkind sentence"],
                    "weight": 1,
                },
                "rule": {
                    "id": "unkind-words",
                    "name": "Unkind words",
                    "revisionId": "unkind-words-3",
                    "action": ["blockMessage"],
                    "blockedAt": AT,
                },
            }],
            "reviewed": true,
        }),
        "moderation_engine_failed" => json!({
            "resource": {
                "id": "4021",
                "conversationId": "ada-example_user_bo-example",
                "sender": "ada-example",
                "receiver": "bo-example",
                "receiverType": "user",
                "category": "message",
                "type": "text",
                "sentAt": AT,
            },
            "contentType": "text",
            "outcome": "approved",
            "completedAt": AT + 6,
            "failures": [{
                "timeoutMs": 5_000,
                "failedAt": AT + 5,
                "category": "timeout",
                "httpStatus": 504,
                "errorMessage": "The moderation service did not answer in time.",
                "responseBody": "",
                "responseBodyTruncated": false,
                "context": {
                    "engine": "custom-api",
                    "setting": "onFailure",
                    "rule": "unkind-words",
                    "condition": "custom-check",
                    "request": { "method": "POST", "url": "https://moderation.example.com" },
                },
            }],
        }),
        _ => return None,
    })
}

fn judged(status: &str) -> Value {
    let mut message = message();
    message["data"]["moderation"] = json!({ "status": status });
    message
}
