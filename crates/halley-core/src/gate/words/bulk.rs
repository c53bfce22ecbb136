//! The words of what is done to many users as a job. `name` is the role, tags, group or file.

use super::{Subject, counted, users};
use crate::model::gate::Act;

/// Whether the count of an act is typed where it is large.
pub(super) fn is_of_many(act: Act) -> bool {
    matches!(
        act,
        Act::UsersDeactivate
            | Act::UsersFlush
            | Act::UsersImport
            | Act::GroupsImport
            | Act::MembersImport
            | Act::UsersJoin
            | Act::UsersLeave
            | Act::UsersReactivate
            | Act::UsersRole
            | Act::UsersTag
            | Act::UsersUntag
    )
}

/// Title, text, button, and whether it can be undone.
pub(super) fn said(subject: &Subject<'_>) -> (String, String, String, bool) {
    let Subject { act, count, name, .. } = *subject;
    let many = users(count);
    let they = if count == 1 { "This user" } else { "These users" };
    match act {
        Act::UsersRole => (
            format!("Give {many} the role {name}?"),
            format!("{they} may at once do what the role allows, and no more."),
            format!("Change the role of {many}"),
            true,
        ),
        Act::UsersTag => (
            format!("Tag {many} with {name}?"),
            "Tags that are there already stay. A user has at most 25.".to_owned(),
            format!("Tag {many}"),
            true,
        ),
        Act::UsersUntag => (
            format!("Take {name} away from {many}?"),
            "Other tags stay.".to_owned(),
            format!("Take tags from {many}"),
            true,
        ),
        Act::UsersJoin => (
            format!("Add {many} to {name}?"),
            format!("{they} can read the group and write in it, as participants."),
            format!("Add {many}"),
            true,
        ),
        Act::UsersLeave => (
            format!("Take {many} out of {name}?"),
            format!("{they} can no longer read the group and may join again."),
            format!("Take {many} out"),
            true,
        ),
        Act::UsersFlush => (
            format!("Delete all auth tokens of {many}?"),
            format!(
                "{they} will be signed out on every device. Deleted tokens cannot be brought back."
            ),
            "Delete all tokens".to_owned(),
            false,
        ),
        Act::UsersExport => (
            format!("Export {many}?"),
            "The file is not encrypted. Keep it where only those see it who may.".to_owned(),
            format!("Export {many}"),
            true,
        ),
        Act::ListExport => (
            format!("Export to {name}?"),
            "The file is not encrypted. Keep it where only those see it who may.".to_owned(),
            "Export".to_owned(),
            true,
        ),
        Act::UsersImport | Act::GroupsImport | Act::MembersImport => imported(subject),
        _ => (
            format!("Delete {many} for good?"),
            "All their messages and conversations go too. This cannot be undone.".to_owned(),
            format!("Delete {many} for good"),
            false,
        ),
    }
}

fn imported(subject: &Subject<'_>) -> (String, String, String, bool) {
    let Subject { act, count, name, .. } = *subject;
    let noun = match act {
        Act::UsersImport => "user",
        Act::GroupsImport => "group",
        _ => "member",
    };
    let back = match act {
        Act::UsersImport => {
            "Undo deactivates the new ones and gives the others their former names, roles, avatars \
             and tags; links and metadata stay as the file says."
        }
        Act::MembersImport => {
            "Undo takes the new ones out again and gives the others their former scopes."
        }
        _ => {
            "Undo gives groups that were there their former names, types, icons and tags; new \
             groups, descriptions and metadata stay."
        }
    };
    let many = counted(count, noun);
    (
        format!("Import {many} from {name}?"),
        format!(
            "New {noun}s are made. Of those that are there already only what the file gives is \
             changed; a blank cell leaves things alone. {back}"
        ),
        format!("Import {many}"),
        true,
    )
}
