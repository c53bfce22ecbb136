//! Users and what they do to each other.

use serde_json::{Value, json};

use super::AT;

/// A user as payloads show one.
pub(super) fn user(uid: &str, name: &str) -> Value {
    json!({
        "uid": uid,
        "name": name,
        "avatar": format!("https://example.com/avatars/{uid}.png"),
        "role": "default",
        "status": "available",
        "lastActiveAt": AT - 300,
        "createdAt": AT - 7_776_000,
    })
}

/// Ada, who does most things.
pub(super) fn ada() -> Value {
    user("ada-example", "Ada Example")
}

/// Bo, to whom they are done.
pub(super) fn bo() -> Value {
    user("bo-example", "Bo Example")
}

pub(super) fn data(trigger: &str) -> Option<Value> {
    Some(match trigger {
        "user_blocked" | "user_unblocked" => {
            json!({ "users": { "bo-example": bo() }, "by": ada() })
        }
        "user_connection_status_changed" => json!({
            "timestamp": AT * 1_000,
            "user": ada(),
            "status": "online",
            "currentConnection": {
                "action": "connected",
                "platform": "javascript",
                "connectedAt": AT * 1_000,
            },
            "userPresenceChanged": true,
        }),
        _ => return None,
    })
}
