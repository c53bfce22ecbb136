//! The words of confirmations about roles and what they may do.

use super::{Subject, users};
use crate::model::gate::Act;

/// Title, text, button, and whether it can be undone.
pub(super) fn said(subject: &Subject<'_>) -> (String, String, String, bool) {
    let Subject { name, count, .. } = subject;
    let (title, text, button) = match subject.act {
        Act::RoleCreate => (format!("Create {name}?"), "No user has it yet.", "Create role"),
        Act::RoleUpdate => {
            (format!("Change {name}?"), "It counts for all its users at once.", "Save changes")
        }
        Act::RoleDelete => {
            let who = match count {
                0 => "No user has it, as far as Halley knows.".to_owned(),
                1 => "1 user has it and counts as having the default role afterwards.".to_owned(),
                many => format!(
                    "{} have it and count as having the default role afterwards.",
                    users(*many)
                ),
            };
            let back = "Undo makes the role again with its permissions, but gives it back to \
                        nobody.";
            return (
                format!("Delete the role {name}?"),
                format!("{who} {back}"),
                "Delete role".to_owned(),
                false,
            );
        }
        Act::PermissionsSet => (
            format!("Change the permissions of {name}?"),
            "They count for all its users at once.",
            "Save changes",
        ),
        Act::RestrictionsMove => (
            format!("Move the older restrictions of {name}?"),
            "The permissions that forbid the same are set first, then the restrictions are \
             lifted, so that nothing is open in between.",
            "Move to permissions",
        ),
        Act::RestrictionsLift => (
            format!("Lift older restrictions of {name}?"),
            "Its users can do these things again, as far as permissions allow.",
            "Lift",
        ),
        _ => {
            (format!("Restrict {name}?"), "Its users cannot do these things any more.", "Restrict")
        }
    };
    (title, text.to_owned(), button.to_owned(), true)
}

#[cfg(test)]
mod tests {
    use super::super::confirm;
    use super::*;

    fn deleted_with(count: u32) -> Subject<'static> {
        Subject {
            act: Act::RoleDelete,
            count,
            name: "Seller",
            id: "seller",
            group: "",
            production: None,
        }
    }

    #[test]
    fn deleting_a_role_says_what_becomes_of_its_users_and_wants_its_id_typed() {
        let words = confirm(&deleted_with(1_200));
        assert_eq!(words.title, "Delete the role Seller?");
        assert!(words.text.starts_with("1,200 users have it and count as having the default"));
        assert_eq!(words.must_type.as_deref(), Some("seller"));
        assert!(!words.reversible, "nobody gets it back");
        assert!(confirm(&deleted_with(0)).text.starts_with("No user has it"));
    }
}
