//! The words of confirmations about groups and their members.

use super::{Subject, users};
use crate::model::gate::Act;

/// Title, text, button, and whether it can be undone.
pub(super) fn said(act: Act, subject: &Subject<'_>) -> (String, &'static str, String, bool) {
    let Subject { name, group, count, .. } = subject;
    let is_one = *count == 1;
    let who = if is_one { (*name).to_owned() } else { users(*count) };
    match act {
        Act::GroupCreate => (
            format!("Create {name}?"),
            "Its members see the group at once.",
            "Create group".to_owned(),
            false,
        ),
        Act::GroupUpdate => (
            format!("Change {name}?"),
            "Its members see the change at once.",
            "Save changes".to_owned(),
            true,
        ),
        Act::GroupTransfer => (
            format!("Give {name} another owner?"),
            "The new owner becomes an admin of the group. The owner of now stays a member.",
            "Change owner".to_owned(),
            true,
        ),
        Act::GroupDelete => (
            format!("Delete {name}?"),
            "All its messages go too, for every member. This cannot be undone.",
            "Delete group".to_owned(),
            false,
        ),
        Act::GroupMembersAdd => (
            format!("Add {who} to {group}?"),
            "They see the group and what is written in it.",
            if is_one { "Add member".to_owned() } else { format!("Add {who}") },
            true,
        ),
        Act::GroupMembersScope => (
            format!("Change the scope of {who} in {group}?"),
            "A moderator may kick and ban participants. An admin may do everything in the group.",
            "Change scope".to_owned(),
            true,
        ),
        Act::GroupMembersKick => (
            format!("Kick {who} out of {group}?"),
            "Whoever is kicked no longer sees the group's messages and may join again.",
            if is_one { "Kick".to_owned() } else { format!("Kick {who}") },
            true,
        ),
        Act::GroupMembersBan => (
            format!("Ban {who} from {group}?"),
            "Whoever is banned leaves the group and cannot come back until the ban is lifted.",
            if is_one { "Ban".to_owned() } else { format!("Ban {who}") },
            true,
        ),
        _ => (
            format!("Lift the ban of {who} from {group}?"),
            "They may join again. They are not members by that alone.",
            "Lift ban".to_owned(),
            true,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::confirm;
    use super::*;

    fn subject(act: Act, count: u32) -> Subject<'static> {
        Subject {
            act,
            count,
            name: "Maria",
            id: "support",
            group: "Support room",
            production: None,
        }
    }

    #[test]
    fn deleting_a_group_wants_its_guid_typed_and_cannot_be_undone() {
        let words = confirm(&Subject { name: "Support room", ..subject(Act::GroupDelete, 1) });
        assert_eq!(words.title, "Delete Support room?");
        assert_eq!(words.must_type.as_deref(), Some("support"));
        assert!(!words.reversible);
    }

    #[test]
    fn one_member_is_named_and_many_are_counted() {
        assert_eq!(
            confirm(&subject(Act::GroupMembersKick, 1)).title,
            "Kick Maria out of Support room?"
        );
        let words = confirm(&subject(Act::GroupMembersBan, 1_200));
        assert_eq!(words.title, "Ban 1,200 users from Support room?");
        assert_eq!(words.must_type.as_deref(), Some("1200"));
        assert_eq!(confirm(&subject(Act::GroupMembersUnban, 1_200)).must_type, None);
    }
}
