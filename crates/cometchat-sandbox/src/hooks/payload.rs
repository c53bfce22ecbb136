//! What webhooks are told of an event: trigger and `data` (`semantics.md` section 14).

use cometchat_api::Uid;
use cometchat_api::chat::groups::{Group, Scope};
use cometchat_api::chat::messages::{Category, Message, ModerationStatus};
use cometchat_api::chat::users::User;
use cometchat_api::live::ReceiptAction;
use serde_json::{Map, Value, json};

use super::{calls, campaigns};
use crate::world::{App, Event, Judge, MemberChange, Peers, What};

/// Trigger and data of each thing that an event is to webhooks.
pub(super) fn of(app: &App, event: &Event) -> Vec<(&'static str, Value)> {
    match &event.what {
        What::Sent(message) if message.category == Some(Category::Call) => calls::of(app, message),
        What::Sent(message) => sent(message),
        What::Edited(action) => vec![("message_edited", json!({ "message": action }))],
        What::Deleted(action) => vec![("message_deleted", json!({ "message": action }))],
        What::Reacted { added, reaction, .. } => {
            let trigger =
                if *added { "message_reaction_added" } else { "message_reaction_removed" };
            vec![(trigger, json!({ "reaction": reaction }))]
        }
        What::Receipt { action, by, message_id, message_sender, at } => {
            let trigger = match action {
                ReceiptAction::Read => "message_read_receipt",
                ReceiptAction::ReadByAll => "message_read_by_all",
                ReceiptAction::DeliveredToAll => "message_delivered_to_all",
                _ => "message_delivery_receipt",
            };
            let (receiver, kind) = receiver(event, &by.uid);
            let data = json!({
                "receiver": receiver,
                "receiverType": kind,
                "type": "receipts",
                "sender": by.uid,
                "messageSender": message_sender,
                "body": { "action": action, "messageId": message_id, "user": by, "timestamp": at },
            });
            vec![(trigger, data)]
        }
        What::Presence { user, online } => vec![presence(event, user, *online)],
        What::GroupCreated(group, members) => {
            vec![("group_created", json!({ "group": group, "members": by_uid(members) }))]
        }
        What::GroupUpdated(group) => {
            vec![("group_updated", json!({ "group": with_online(app, group) }))]
        }
        What::GroupDeleted(group) => {
            vec![("group_deleted", json!({ "group": with_online(app, group) }))]
        }
        What::OwnerTransferred(group, old) => {
            let mut shown = json!(with_online(app, group));
            shown["oldOwner"] = json!(old);
            vec![("group_owner_transferred", json!({ "group": shown }))]
        }
        What::Members { change, group, by, members } => {
            vec![of_members(change, group, by, members)]
        }
        What::Blocked { by, whom, blocked } => {
            let trigger = if *blocked { "user_blocked" } else { "user_unblocked" };
            let users = by_uid(std::slice::from_ref(&**whom));
            vec![(trigger, json!({ "users": users, "by": by }))]
        }
        What::Pinned { message, pinned } => {
            let trigger = if *pinned { "message_pinned" } else { "message_unpinned" };
            vec![(trigger, json!({ "message": message }))]
        }
        What::Moderated { message, by } => judged(message, by),
        What::ConversationPinned { uid, conversation, pinned } => {
            let trigger = if *pinned { "conversation_pinned" } else { "conversation_unpinned" };
            vec![(trigger, json!({ "conversation": conversation, "by": uid }))]
        }
        What::Noticed(notice) => vec![campaigns::of(notice, event.at_ms / 1_000)],
        What::Typing { .. }
        | What::Streamed { .. }
        | What::Transient { .. }
        | What::Saved { .. }
        | What::Interacted { .. }
        | What::LoggedOut(_) => Vec::new(),
    }
}

fn sent(message: &Message) -> Vec<(&'static str, Value)> {
    match message.category {
        // Told as what it is: a change of members.
        Some(Category::Action) => Vec::new(),
        _ => {
            let data = json!({ "message": message });
            let mentions = message.data.mentions.as_ref().is_some_and(|it| !it.is_empty());
            let mut told = vec![("message_sent", data.clone())];
            told.extend(mentions.then_some(("user_mentioned", data)));
            told
        }
    }
}

fn judged(message: &Message, by: &Judge) -> Vec<(&'static str, Value)> {
    let status = message.data.moderation.as_ref().and_then(|state| state.status.as_ref());
    match (by, status) {
        (Judge::Engine, Some(ModerationStatus::Approved)) => {
            vec![("moderation_engine_approved", json!({ "message": message }))]
        }
        (Judge::Engine, Some(ModerationStatus::Disapproved)) => {
            vec![("moderation_engine_blocked", json!({ "message": message }))]
        }
        (Judge::Moderator(hit), Some(ModerationStatus::Approved)) => {
            let hits = hit.iter().map(|hit| {
                json!({
                    "condition": hit.condition,
                    "rule": {
                        "id": hit.rule_id,
                        "name": hit.rule_name,
                        "revisionId": hit.revision_id,
                        "action": hit.action,
                        // An integer here, text in lists (`semantics.md` section 7).
                        "blockedAt": hit.created_at,
                    },
                })
            });
            let data = json!({
                "message": message,
                "moderation": hits.collect::<Vec<_>>(),
                "reviewed": true,
            });
            vec![("moderation_manual_approved", data)]
        }
        _ => Vec::new(),
    }
}

fn presence(event: &Event, user: &User, online: bool) -> (&'static str, Value) {
    let action = if online { "connected" } else { "disconnected" };
    let data = json!({
        "timestamp": event.at_ms,
        "user": user,
        "status": if online { "online" } else { "offline" },
        "currentConnection": {
            "action": action,
            "platform": "javascript",
            "connectedAt": event.at_ms,
        },
        "userPresenceChanged": true,
    });
    ("user_connection_status_changed", data)
}

fn of_members(
    change: &MemberChange,
    group: &Group,
    by: &User,
    members: &[(User, Scope)],
) -> (&'static str, Value) {
    let shown: Map<String, Value> = members
        .iter()
        .map(|(user, scope)| {
            let mut member = json!(user);
            if let MemberChange::ScopeChanged { old } = change {
                member["scope"] = json!(scope);
                member["oldScope"] = json!(old);
            }
            (user.uid.to_string(), member)
        })
        .collect();
    let mut data = json!({ "group": group, "members": shown });
    let trigger = match change {
        MemberChange::Joined => "group_member_joined",
        MemberChange::Left => "group_member_left",
        MemberChange::Added => "group_member_added",
        MemberChange::Kicked => "group_member_kicked",
        MemberChange::Banned => "group_member_banned",
        MemberChange::Unbanned => "group_member_unbanned",
        MemberChange::ScopeChanged { .. } => "group_member_scope_changed",
    };
    if !matches!(change, MemberChange::Joined | MemberChange::Left) {
        data["by"] = json!(by);
    }
    (trigger, data)
}

fn receiver(event: &Event, sender: &Uid) -> (Option<String>, &'static str) {
    match &event.peers {
        Some(Peers::Group(guid)) => (Some(guid.to_string()), "group"),
        Some(pair) => (pair.other(sender).map(ToString::to_string), "user"),
        None => (None, "user"),
    }
}

fn by_uid(users: &[User]) -> Map<String, Value> {
    users.iter().map(|user| (user.uid.to_string(), json!(user))).collect()
}

fn with_online(app: &App, group: &Group) -> Group {
    let n_online = app
        .groups
        .get(&group.guid)
        .map_or(0, |known| app.tally.connected().filter(|uid| known.member(uid).is_some()).count());
    Group { online_members_count: Some(n_online as u64), ..group.clone() }
}
