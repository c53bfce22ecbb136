//! Permissions in plain words, by heading.

use cometchat_api::chat::rbac::{Permission, PermissionKind};

use super::value::texts;
use crate::model::permission::{PermissionColumn, PermissionRow, PermissionShape};

/// Id, heading, title, and what it does in a sentence.
type Line = (&'static str, &'static str, &'static str, &'static str);

/// What is said of the 28 permissions of roles, in the order of the matrix.
#[rustfmt::skip]
const OF_ROLES: &[Line] = &[
    ("listUsers", "People", "See the list of users", "Whether they may list users at all."),
    ("listUsers.mode", "People", "Whom they see in it", "Everybody, or friends alone."),
    ("listUsers.allowedRoles", "People", "Which roles they see in it", "Only users with these roles are listed for them."),
    ("getUserDetails.mode", "People", "Whose details they open", "Of everybody, or of friends alone. Their own are always open."),
    ("getUserDetails.allowedRoles", "People", "Which roles' details they open", "Only details of users with these roles are open to them."),
    ("listMessages.allowedMessageCategories", "Reading messages", "Categories they read", "Messages of other categories are left out for them."),
    ("listMessages.allowedMessageTypes", "Reading messages", "Types they read", "Messages of other types are left out for them."),
    ("sendMessage", "Sending messages", "Send messages", "Whether they may send messages at all."),
    ("sendMessage.mode", "Sending messages", "To whom", "To everybody, or to friends alone."),
    ("sendMessage.allowedReceiverTypes", "Sending messages", "To users or groups", "Only to receivers of these kinds."),
    ("sendMessage.allowedReceiverRoles", "Sending messages", "To which roles", "Only to users with these roles. Groups are not affected."),
    ("sendMessage.allowedMessageCategories", "Sending messages", "Categories they send", "Only messages of these categories."),
    ("sendMessage.allowedMessageTypes", "Sending messages", "Types they send", "Only messages of these types."),
    ("sendMessage.allowedCustomTypes", "Sending messages", "Custom types they send", "Only custom messages of these types, which your own app defines."),
    ("sendMessage.allowedMimeTypes", "Sending messages", "Files they send", "Only files of these kinds, such as image/png."),
    ("editMessage", "Changing messages", "Edit messages", "Whether they may edit messages at all."),
    ("editMessage.denyForScopes", "Changing messages", "Editing denied in groups", "Not even allowed in a group to members with these scopes."),
    ("deleteMessage", "Changing messages", "Delete messages", "Whether they may delete messages at all."),
    ("deleteMessage.denyForScopes", "Changing messages", "Deleting denied in groups", "Not even allowed in a group to members with these scopes."),
    ("listGroups", "Groups", "See the list of groups", "Whether they may list groups at all."),
    ("listGroups.allowedGroupTypes", "Groups", "Types they see in it", "Only groups of these types are listed for them."),
    ("createGroup", "Groups", "Create groups", "Whether they may create groups at all."),
    ("createGroup.allowedGroupTypes", "Groups", "Types they create", "Only groups of these types."),
    ("joinGroup", "Groups", "Join groups", "Whether they may join groups at all."),
    ("joinGroup.allowedGroupTypes", "Groups", "Types they join", "Only groups of these types."),
    ("initiateCall", "Calls", "Start calls", "Whether they may call at all."),
    ("initiateCall.mode", "Calls", "Whom they call", "Everybody, or friends alone."),
    ("initiateCall.allowedReceiverRoles", "Calls", "Which roles they call", "Only users with these roles. Groups are not affected."),
];

/// What is said of the 11 permissions of scopes.
#[rustfmt::skip]
const OF_SCOPES: &[Line] = &[
    ("sendMessage", "Messages", "Send messages", "Whether they may write in the group at all."),
    ("sendThreadedMessage", "Messages", "Answer in threads", "Whether they may answer in threads."),
    ("editMessage", "Messages", "Edit messages", "Whether they may edit messages in the group."),
    ("addReaction", "Reactions", "React to messages", "Whether they may add reactions."),
    ("listReactions", "Reactions", "See reactions", "Whether they may see who reacted."),
    ("listReactions.allowedScopes", "Reactions", "Whose reactions they see", "Only reactions of members with these scopes."),
    ("listMembers", "Members", "See the members", "Whether they may list the members."),
    ("listMembers.allowedScopes", "Members", "Which members they see", "Only members with these scopes are listed for them."),
    ("initiateCall", "Calls", "Start calls", "Whether they may call the group."),
    ("initiateCall.allowedScopes", "Calls", "Whom their calls ring", "Only members with these scopes are called."),
    ("initiateCall.allowedType", "Calls", "Kinds of calls", "Only calls of these kinds."),
];

/// Title of a permission in the words of the matrix, or its id.
pub(super) fn title(id: &str, is_of_roles: bool) -> &str {
    line(id, is_of_roles).map_or(id, |(_, (_, _, title, _))| title)
}

fn line(id: &str, is_of_roles: bool) -> Option<(usize, &'static Line)> {
    let lines = if is_of_roles { OF_ROLES } else { OF_SCOPES };
    lines.iter().enumerate().find(|(_, line)| line.0 == id)
}

/// Adds the permissions that are not among the rows yet. What these words do not know keeps the
/// service's own.
pub(super) fn add_rows(rows: &mut Vec<PermissionRow>, known: &[Permission], is_of_roles: bool) {
    for permission in known {
        let id = permission.id.as_str();
        if !rows.iter().any(|row| row.id == id) {
            rows.push(row(permission, is_of_roles));
        }
    }
}

fn row(permission: &Permission, is_of_roles: bool) -> PermissionRow {
    let id = permission.id.to_string();
    let own = || permission.title.clone().or_else(|| permission.description.clone());
    let (group, title, help) = match line(&id, is_of_roles) {
        Some((_, (_, group, title, help))) => {
            ((*group).to_owned(), (*title).to_owned(), (*help).to_owned())
        }
        None => {
            let help = permission.description.clone().unwrap_or_default();
            ("Others".to_owned(), own().unwrap_or_else(|| id.clone()), help)
        }
    };
    PermissionRow {
        forbids: id.ends_with(".denyForScopes"),
        group,
        title,
        help,
        shape: match permission.data_type {
            Some(PermissionKind::Texts) => PermissionShape::Words,
            Some(PermissionKind::Roles) => PermissionShape::Roles,
            Some(PermissionKind::CustomTexts) => PermissionShape::Texts,
            _ => PermissionShape::Word,
        },
        choices: permission.available_values.as_ref().map(texts).unwrap_or_default(),
        id,
    }
}

/// Rows in the order of these words; what they do not know comes last, by id.
pub(super) fn ordered(
    mut rows: Vec<PermissionRow>,
    columns: &[PermissionColumn],
) -> Vec<PermissionRow> {
    use crate::model::permission::PermissionHolder;
    let is_of_roles =
        columns.first().is_none_or(|column| matches!(column.holder, PermissionHolder::Role { .. }));
    rows.sort_by_cached_key(|row| {
        let place = line(&row.id, is_of_roles).map_or(usize::MAX, |(place, _)| place);
        (place, row.id.clone())
    });
    rows
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_of_the_28_and_11_permissions_has_its_words_once_and_headings_hang_together() {
        assert_eq!((OF_ROLES.len(), OF_SCOPES.len()), (28, 11));
        for lines in [OF_ROLES, OF_SCOPES] {
            let ids: HashSet<_> = lines.iter().map(|line| line.0).collect();
            assert_eq!(ids.len(), lines.len());
            let mut headings: Vec<_> = lines.iter().map(|line| line.1).collect();
            headings.dedup();
            let once: HashSet<_> = headings.iter().collect();
            assert_eq!(once.len(), headings.len(), "a heading stands twice");
            assert!(lines.iter().all(|line| line.3.ends_with('.')));
        }
    }

    #[test]
    fn a_permission_of_a_newer_service_keeps_the_words_of_the_service() {
        let new = serde_json::json!({ "id": "pinMessage", "title": "Allows pinning" });
        let mut rows = Vec::new();
        add_rows(&mut rows, &[serde_json::from_value(new).unwrap()], true);
        assert_eq!((rows[0].group.as_str(), rows[0].title.as_str()), ("Others", "Allows pinning"));
    }
}
