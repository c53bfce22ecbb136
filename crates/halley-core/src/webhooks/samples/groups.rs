//! Groups and their members.

use serde_json::{Value, json};

use super::AT;
use super::people::{ada, bo};

pub(super) fn group() -> Value {
    json!({
        "guid": "support-example",
        "name": "Support room",
        "type": "public",
        "description": "Questions and answers.",
        "owner": "ada-example",
        "membersCount": 12,
        "conversationId": "group_support-example",
        "createdAt": AT - 864_000,
    })
}

pub(super) fn data(trigger: &str) -> Option<Value> {
    if let Some(what) = trigger.strip_prefix("group_member_") {
        return Some(of_members(what));
    }
    Some(match trigger {
        "group_created" => json!({ "group": group(), "members": { "ada-example": ada() } }),
        "group_updated" | "group_deleted" => {
            let mut group = group();
            group["updatedAt"] = json!(AT);
            group["updatedBy"] = json!("ada-example");
            group["onlineMembersCount"] = json!(3);
            json!({ "group": group })
        }
        "group_owner_transferred" => {
            let mut group = group();
            group["owner"] = json!("bo-example");
            group["oldOwner"] = json!("ada-example");
            json!({ "group": group })
        }
        _ => return None,
    })
}

fn of_members(what: &str) -> Value {
    let mut member = bo();
    if what == "scope_changed" {
        member["scope"] = json!("moderator");
        member["oldScope"] = json!("participant");
    }
    let mut data = json!({ "group": group(), "members": { "bo-example": member } });
    if !matches!(what, "joined" | "left") {
        data["by"] = ada();
    }
    data
}
