//! Messages, and what is done to them.

use serde_json::{Value, json};

use super::AT;
use super::people::{ada, bo};

/// A message of Ada to Bo.
pub(super) fn message() -> Value {
    json!({
        "id": "4021",
        "conversationId": "ada-example_user_bo-example",
        "sender": "ada-example",
        "receiverType": "user",
        "receiver": "bo-example",
        "category": "message",
        "type": "text",
        "data": {
            "text": "Is the parcel on its way?",
            "entities": {
                "sender": { "entity": ada(), "entityType": "user" },
                "receiver": { "entity": bo(), "entityType": "user" },
            },
        },
        "sentAt": AT,
        "updatedAt": AT,
    })
}

/// The action message that tells what became of a message.
fn action(action: &str, target: &Value) -> Value {
    json!({
        "id": "4022",
        "conversationId": "ada-example_user_bo-example",
        "sender": "ada-example",
        "receiverType": "user",
        "receiver": "bo-example",
        "category": "action",
        "type": "message",
        "data": {
            "action": action,
            "entities": {
                "by": { "entity": ada(), "entityType": "user" },
                "for": { "entity": bo(), "entityType": "user" },
                "on": { "entity": target, "entityType": "message" },
            },
        },
        "sentAt": AT + 60,
        "updatedAt": AT + 60,
    })
}

pub(super) fn data(trigger: &str) -> Option<Value> {
    Some(match trigger {
        "message_sent" => json!({ "message": message() }),
        "user_mentioned" => {
            let mut message = message();
            message["data"]["text"] = json!("<@uid:bo-example> is the parcel on its way?");
            message["data"]["mentions"] = json!({ "bo-example": bo() });
            json!({ "message": message })
        }
        "message_edited" => {
            let mut target = message();
            target["data"]["text"] = json!("Is the parcel 40-2291 on its way?");
            target["editedAt"] = json!(AT + 60);
            target["editedBy"] = json!("ada-example");
            json!({ "message": action("edited", &target) })
        }
        "message_deleted" => {
            let target = json!({
                "id": "4021",
                "conversationId": "ada-example_user_bo-example",
                "deletedAt": AT + 60,
                "deletedBy": "ada-example",
            });
            json!({ "message": action("deleted", &target) })
        }
        "message_reaction_added" | "message_reaction_removed" => json!({ "reaction": {
            "id": "r-4021-1",
            "messageId": "4021",
            "reaction": "👍",
            "uid": "bo-example",
            "reactedAt": AT + 30,
            "reactedBy": bo(),
        } }),
        "message_delivery_receipt" => receipt("delivered"),
        "message_read_receipt" => receipt("read"),
        // No shape of the next is documented; they are told as their nearest kin is.
        "message_delivered_to_all" => receipt("deliveredToAll"),
        "message_read_by_all" => receipt("readByAll"),
        "message_pinned" | "message_unpinned" => json!({ "message": message() }),
        "conversation_pinned" | "conversation_unpinned" => json!({ "conversation": {
            "conversationId": "ada-example_user_bo-example",
            "conversationType": "user",
            "lastMessage": message(),
            "conversationWith": bo(),
        } }),
        _ => return None,
    })
}

fn receipt(action: &str) -> Value {
    json!({
        "receiver": "ada-example",
        "receiverType": "user",
        "type": "receipts",
        "sender": "bo-example",
        "messageSender": "ada-example",
        "body": { "action": action, "messageId": "4021", "user": bo(), "timestamp": AT + 5 },
    })
}
