//! The 28 permissions of roles and the 11 of group scopes (`semantics.md` section 8).

use cometchat_api::chat::rbac::PermissionKind;

/// A permission as the service knows it.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Id.
    pub(crate) id: &'static str,
    /// Sentence for people.
    pub(crate) title: &'static str,
    /// What its value is.
    pub(crate) kind: PermissionKind,
    /// Values to choose from; any where empty.
    pub(crate) values: &'static [&'static str],
}

const ALLOW: &[&str] = &["allow", "deny"];
const MODE: &[&str] = &["all", "friends"];
const SCOPES: &[&str] = &["admin", "moderator", "participant"];
const GROUP_TYPES: &[&str] = &["public", "private", "password"];
const CATEGORIES: &[&str] = &["message", "custom", "interactive", "action", "call"];
const TYPES: &[&str] = &["text", "image", "audio", "video", "file"];

const fn text(id: &'static str, title: &'static str, values: &'static [&'static str]) -> Known {
    Known { id, title, kind: PermissionKind::Text, values }
}

const fn texts(id: &'static str, title: &'static str, values: &'static [&'static str]) -> Known {
    Known { id, title, kind: PermissionKind::Texts, values }
}

const fn roles(id: &'static str, title: &'static str) -> Known {
    Known { id, title, kind: PermissionKind::Roles, values: &[] }
}

const fn any(id: &'static str, title: &'static str) -> Known {
    Known { id, title, kind: PermissionKind::CustomTexts, values: &[] }
}

/// Permissions of roles.
pub(crate) const OF_ROLES: &[Known] = &[
    text("listUsers", "Allows/Denies listing users", ALLOW),
    text("listUsers.mode", "Lists all users or friends alone", MODE),
    roles("listUsers.allowedRoles", "Allows listing users of the specified roles"),
    text("getUserDetails.mode", "Reads all users or friends alone", MODE),
    roles("getUserDetails.allowedRoles", "Allows reading users of the specified roles"),
    texts(
        "listMessages.allowedMessageCategories",
        "Allows listing messages of the specified categories",
        CATEGORIES,
    ),
    texts(
        "listMessages.allowedMessageTypes",
        "Allows listing messages of the specified types",
        TYPES,
    ),
    text("sendMessage", "Allows/Denies sending messages", ALLOW),
    text("sendMessage.mode", "Sends messages to all users or friends alone", MODE),
    texts(
        "sendMessage.allowedReceiverTypes",
        "Allows sending messages to the specified receiver types",
        &["user", "group"],
    ),
    roles(
        "sendMessage.allowedReceiverRoles",
        "Allows sending messages to users of the specified roles",
    ),
    texts(
        "sendMessage.allowedMessageCategories",
        "Allows sending messages of the specified categories",
        CATEGORIES,
    ),
    texts(
        "sendMessage.allowedMessageTypes",
        "Allows sending messages of the specified types",
        TYPES,
    ),
    any("sendMessage.allowedCustomTypes", "Allows sending custom messages of the specified types"),
    any("sendMessage.allowedMimeTypes", "Allows sending files of the specified mime types"),
    text("editMessage", "Allows/Denies editing messages", ALLOW),
    texts("editMessage.denyForScopes", "Denies editing messages to the specified scopes", SCOPES),
    text("deleteMessage", "Allows/Denies deleting messages", ALLOW),
    texts(
        "deleteMessage.denyForScopes",
        "Denies deleting messages to the specified scopes",
        SCOPES,
    ),
    text("listGroups", "Allows/Denies listing groups", ALLOW),
    texts(
        "listGroups.allowedGroupTypes",
        "Allows listing groups of the specified types",
        GROUP_TYPES,
    ),
    text("createGroup", "Allows/Denies creating groups", ALLOW),
    texts(
        "createGroup.allowedGroupTypes",
        "Allows creating groups of the specified types",
        GROUP_TYPES,
    ),
    text("joinGroup", "Allows/Denies joining groups", ALLOW),
    texts(
        "joinGroup.allowedGroupTypes",
        "Allows joining groups of the specified types",
        GROUP_TYPES,
    ),
    text("initiateCall", "Allows/Denies initiating calls", ALLOW),
    text("initiateCall.mode", "Calls all users or friends alone", MODE),
    roles("initiateCall.allowedReceiverRoles", "Allows calling users of the specified roles"),
];

/// Permissions of group scopes.
pub(crate) const OF_SCOPES: &[Known] = &[
    text("sendMessage", "Allows/Denies sending messages", ALLOW),
    text("editMessage", "Allows/Denies editing messages", ALLOW),
    text("sendThreadedMessage", "Allows/Denies sending threaded messages", ALLOW),
    text("listMembers", "Allows/Denies listing members", ALLOW),
    texts(
        "listMembers.allowedScopes",
        "Allows member to list the members with specified scope",
        SCOPES,
    ),
    text("addReaction", "Allows/Denies adding reactions", ALLOW),
    text("listReactions", "Allows/Denies listing reactions", ALLOW),
    texts(
        "listReactions.allowedScopes",
        "Allows member to list the reactions of members with specified scope",
        SCOPES,
    ),
    text("initiateCall", "Allows/Denies initiating calls", ALLOW),
    texts(
        "initiateCall.allowedScopes",
        "Allows members to initiate call with the members of specified scope",
        SCOPES,
    ),
    texts(
        "initiateCall.allowedType",
        "Allows members to initiate call with the specified types",
        &["audio", "video"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_28_permissions_and_scopes_11() {
        assert_eq!((OF_ROLES.len(), OF_SCOPES.len()), (28, 11));
    }
}
