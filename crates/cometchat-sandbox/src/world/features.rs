//! The 44 features that can be taken from roles (`semantics.md` section 8), and the operations
//! each stands for.

use cometchat_api::endpoint::Method::{self, Delete, Get, Patch, Post, Put};

/// A feature.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feature {
    /// Key without the `u.` prefix.
    pub(crate) key: &'static str,
    /// What a user may do by it.
    pub(crate) does: &'static str,
    /// Path that the service shows for it, below `/v3`.
    pub(crate) path: &'static str,
    /// Operations it stands for: those of the chat, calls and client hosts.
    operations: &'static [(Method, &'static str)],
}

const fn feature(
    key: &'static str,
    does: &'static str,
    path: &'static str,
    operations: &'static [(Method, &'static str)],
) -> Feature {
    Feature { key, does, path, operations }
}

const MEMBERS: &str = "/groups/{guid}/members";
const MEMBER: &str = "/groups/{guid}/members/{uid}";
const BANNED: &str = "/groups/{guid}/bannedusers/{uid}";
const BLOCKED: &str = "/users/{uid}/blockedusers";
const MESSAGE: &str = "/messages/{id}";

/// Every feature, by key.
pub(crate) const FEATURES: &[Feature] = &[
    feature("addMember", "add a member to a group", "/groups/{{guid}}/members", &[(Post, MEMBERS)]),
    feature("ban", "ban a user from a group", "/groups/{{guid}}/bannedusers", &[(Post, BANNED)]),
    feature(
        "blockUser",
        "block users",
        "/blockedusers",
        &[(Post, BLOCKED), (Post, "/blockedusers")],
    ),
    feature("changeScope", "change a scope", "/groups/{{guid}}/members/{{uid}}", &[(Put, MEMBER)]),
    feature("createCall", "initiate a call", "/calls", &[(Post, "/calls")]),
    feature("createGroup", "create a group", "/groups", &[(Post, "/groups")]),
    feature("createMessage", "send a message", "/messages", &[(Post, "/messages")]),
    feature(
        "createMessageThread",
        "answer in a thread",
        "/messages/{{id}}/thread",
        &[(Post, "/messages/{messageId}/thread")],
    ),
    feature(
        "deleteCall",
        "delete a call",
        "/calls/{{sessionId}}",
        &[(Delete, "/calls/{sessionId}")],
    ),
    feature(
        "deleteConversationForUser",
        "delete a conversation",
        "/users/{{uid}}/conversation",
        &[(Delete, "/users/{uid}/conversation"), (Delete, "/groups/{guid}/conversation")],
    ),
    feature("deleteGroup", "delete a group", "/groups/{{guid}}", &[(Delete, "/groups/{guid}")]),
    feature(
        "deleteGroupMessages",
        "delete the messages of a group",
        "/groups/{{guid}}/messages",
        &[(Delete, "/groups/{guid}/messages")],
    ),
    feature("deleteMessage", "delete a message", "/messages/{{id}}", &[(Delete, MESSAGE)]),
    feature(
        "getBlockedUsers",
        "fetch the blocked users",
        "/blockedusers",
        &[(Get, BLOCKED), (Get, "/blockedusers")],
    ),
    feature("getCall", "fetch a call", "/calls/{{sessionId}}", &[(Get, "/calls/{sessionId}")]),
    feature(
        "getConversation",
        "fetch a conversation",
        "/conversations/{{id}}",
        &[
            (Get, "/conversations/{conversationId}"),
            (Get, "/users/{uid}/conversation"),
            (Get, "/groups/{guid}/conversation"),
        ],
    ),
    feature("getGroup", "fetch a group", "/groups/{{guid}}", &[(Get, "/groups/{guid}")]),
    feature(
        "getGroupMessages",
        "fetch the messages of a group",
        "/groups/{{guid}}/messages",
        &[(Get, "/groups/{guid}/messages")],
    ),
    feature("getMember", "fetch a member", "/groups/{{guid}}/members/{{uid}}", &[(Get, MEMBER)]),
    feature("getMessage", "fetch a message", "/messages/{{id}}", &[(Get, MESSAGE)]),
    feature("getMyDetails", "fetch his own details", "/me", &[(Get, "/me")]),
    feature("getUser", "fetch a user", "/users/{{uid}}", &[(Get, "/users/{uid}")]),
    feature(
        "getUserMessages",
        "fetch the messages with a user",
        "/users/{{uid}}/messages",
        &[(Get, "/users/{uid}/messages")],
    ),
    feature("joinGroup", "join a group", "/groups/{{guid}}/members", &[]),
    feature("kickMember", "kick a member", "/groups/{{guid}}/members/{{uid}}", &[(Delete, MEMBER)]),
    feature("leaveGroup", "leave a group", "/groups/{{guid}}/members", &[(Delete, MEMBERS)]),
    feature(
        "listBannedUsers",
        "fetch the banned users",
        "/groups/{{guid}}/bannedusers",
        &[(Get, "/groups/{guid}/bannedusers")],
    ),
    feature("listCalls", "fetch the calls", "/calls", &[(Get, "/calls")]),
    feature(
        "listConversations",
        "fetch the conversations",
        "/conversations",
        &[(Get, "/conversations")],
    ),
    feature(
        "listGroupMembers",
        "fetch the members of a group",
        "/groups/{{guid}}/members",
        &[(Get, MEMBERS)],
    ),
    feature("listGroups", "fetch the group list", "/groups", &[(Get, "/groups")]),
    feature("listMessages", "fetch the messages", "/messages", &[(Get, "/messages")]),
    feature("listSettings", "fetch the settings", "/settings", &[(Get, "/settings")]),
    feature(
        "listThreadedMessages",
        "fetch the answers in a thread",
        "/messages/{{id}}/thread",
        &[(Get, "/messages/{messageId}/thread")],
    ),
    feature("listUsers", "fetch the user list", "/users", &[(Get, "/users")]),
    feature("logout", "log out", "/me", &[(Delete, "/me")]),
    feature(
        "massMemberOperate",
        "change several members at once",
        "/groups/{{guid}}/members",
        &[(Put, MEMBERS)],
    ),
    feature(
        "patchOwner",
        "hand a group over",
        "/groups/{{guid}}/owner",
        &[(Patch, "/groups/{guid}/owner")],
    ),
    feature("unban", "unban a user", "/groups/{{guid}}/bannedusers/{{uid}}", &[(Delete, BANNED)]),
    feature(
        "unblockUser",
        "unblock users",
        "/blockedusers",
        &[(Delete, BLOCKED), (Delete, "/blockedusers")],
    ),
    feature("updateAuthToken", "update his auth token", "/me", &[]),
    feature(
        "updateCall",
        "update a call",
        "/calls/{{sessionId}}",
        &[(Put, "/calls/{sessionId}"), (Patch, "/calls/{sessionId}/type")],
    ),
    feature("updateGroup", "update a group", "/groups/{{guid}}", &[(Put, "/groups/{guid}")]),
    feature("updateMessage", "edit a message", "/messages/{{id}}", &[(Put, MESSAGE)]),
];

/// A feature by its key, with or without prefix.
pub(crate) fn feature_of(key: &str) -> Option<&'static Feature> {
    let bare = key.strip_prefix("u.").unwrap_or(key);
    FEATURES.iter().find(|feature| feature.key == bare)
}

/// The features an operation belongs to.
pub(crate) fn features_for(method: Method, path: &str) -> impl Iterator<Item = &'static Feature> {
    FEATURES.iter().filter(move |feature| {
        feature.operations.iter().any(|(verb, template)| *verb == method && *template == path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_44_features_in_the_order_of_their_keys() {
        assert_eq!(FEATURES.len(), 44);
        assert!(FEATURES.is_sorted_by_key(|feature| feature.key));
    }

    #[test]
    fn both_spellings_of_a_key_name_the_same_feature() {
        let both = ["u.listUsers", "listUsers"].map(|key| feature_of(key).unwrap().does);
        assert_eq!(both[0], both[1]);
        assert!(feature_of("u.fly").is_none());
    }
}
