//! The rules for teams (`contract/semantics.md` section 16), checked before anything is sent.

use crate::checked::Checked;
use crate::error::Error;
use crate::model::team::{TeamChange, TeamMember, TeamPlace};
use crate::team::MOST;

/// What is to become of each address, in the order in which it was typed.
pub(super) type Wanted = Vec<One>;

/// An address and what is to become of it.
pub(super) type One = (String, TeamPlace);

/// Looks over the addresses of a change.
///
/// # Errors
/// When there are none, one is no address, or one is named twice.
pub(super) fn wanted(change: &TeamChange) -> Result<Wanted, Error> {
    let mut checked = Checked::of("team");
    let mut wanted: Wanted = Vec::new();
    let lists = [
        (&change.admins, TeamPlace::Admin),
        (&change.moderators, TeamPlace::Moderator),
        (&change.remove, TeamPlace::Out),
    ];
    for (emails, place) in lists {
        for email in emails.iter().map(|email| email.trim().to_lowercase()) {
            if email.is_empty() {
                continue;
            }
            // Whoever is in a team already can be taken out, whatever the address looks like.
            if place != TeamPlace::Out && !is_address(&email) {
                checked.wrong("emails", format!("{email} is not an e-mail address."));
            } else if wanted.iter().any(|(known, as_what)| *known == email && *as_what != place) {
                checked.wrong("emails", format!("{email} is named twice, for different roles."));
            } else if !wanted.iter().any(|(known, _)| *known == email) {
                wanted.push((email, place));
            }
        }
    }
    if checked.is_right() && wanted.is_empty() {
        checked.wrong("emails", "Type at least one e-mail address.");
    }
    checked.end(wanted)
}

/// Leaves out what is so already, and checks the rest against the team as it is now.
///
/// # Errors
/// When the owner is named, or the team would be larger than the service has room for.
pub(super) fn against(
    wanted: Wanted,
    team: &[TeamMember],
    owner: Option<&str>,
) -> Result<Wanted, Error> {
    let mut checked = Checked::of("team");
    if let Some((email, place)) = wanted.iter().find(|(email, _)| Some(email.as_str()) == owner) {
        checked.wrong(
            "emails",
            match place {
                TeamPlace::Out => {
                    format!("{email} owns this app and cannot be taken out of its team.")
                }
                _ => format!("{email} owns this app and has every right already."),
            },
        );
    }
    let open: Wanted = wanted
        .into_iter()
        .filter(|(email, place)| role_of(team, email) != role_name(*place))
        .collect();
    let come = open.iter().filter(|(email, _)| role_of(team, email).is_none()).count();
    let go = open.iter().filter(|(_, place)| *place == TeamPlace::Out).count();
    let size = team.len() + come - go.min(team.len());
    if size > MOST && come > 0 {
        checked.wrong(
            "emails",
            format!(
                "A team has at most {MOST} people. This one has {} and would have {size}.",
                team.len()
            ),
        );
    }
    checked.end(open)
}

/// The role of an address in a team.
pub(super) fn role_of<'a>(team: &'a [TeamMember], email: &str) -> Option<&'a str> {
    team.iter().find(|one| one.email == email).map(|one| one.role.as_str())
}

/// The role that a place gives.
pub(super) fn role_name(place: TeamPlace) -> Option<&'static str> {
    match place {
        TeamPlace::Admin => Some("admin"),
        TeamPlace::Moderator => Some("moderator"),
        TeamPlace::Out => None,
    }
}

/// Whether text looks like an e-mail address to the service.
pub(crate) fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !domain.contains('@')
            && text.len() <= 254
            && !text.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emails(list: &[&str]) -> Vec<String> {
        list.iter().map(|email| (*email).to_owned()).collect()
    }

    fn team(people: &[(&str, &str)]) -> Vec<TeamMember> {
        let one = |(email, role): &(&str, &str)| TeamMember {
            email: (*email).to_owned(),
            role: (*role).to_owned(),
            ..TeamMember::default()
        };
        people.iter().map(one).collect()
    }

    #[test]
    fn addresses_are_trimmed_and_each_stands_once() {
        let change = TeamChange {
            admins: emails(&[" Ada@Example.com", "ada@example.com", ""]),
            remove: emails(&["bo@example.com"]),
            ..TeamChange::default()
        };
        let found = wanted(&change).unwrap();
        assert_eq!(
            found,
            [
                ("ada@example.com".to_owned(), TeamPlace::Admin),
                ("bo@example.com".to_owned(), TeamPlace::Out)
            ]
        );
    }

    #[test]
    fn what_is_no_address_or_contradicts_itself_is_told_at_the_field() {
        for change in [
            TeamChange { admins: emails(&["no address"]), ..TeamChange::default() },
            TeamChange {
                admins: emails(&["a@b.co"]),
                remove: emails(&["A@b.co"]),
                ..TeamChange::default()
            },
            TeamChange::default(),
        ] {
            assert_eq!(wanted(&change).unwrap_err().fields[0].field, "emails", "{change:?}");
        }
    }

    #[test]
    fn the_owner_stays_and_a_team_has_25_people_at_most() {
        let add = |email: &str| vec![(email.to_owned(), TeamPlace::Admin)];
        let error = against(add("o@b.co"), &[], Some("o@b.co")).unwrap_err();
        assert!(error.message.contains("owns this app"), "{}", error.message);
        let names: Vec<String> = (0..25).map(|n| format!("p{n}@b.co")).collect();
        let full: Vec<_> = names.iter().map(|name| (name.as_str(), "admin")).collect();
        assert!(against(add("new@b.co"), &team(&full), None).is_err());
        let mut swap = add("new@b.co");
        swap.push(("p0@b.co".to_owned(), TeamPlace::Out));
        assert_eq!(against(swap, &team(&full), None).unwrap().len(), 2);
    }

    #[test]
    fn what_is_so_already_is_left_out() {
        let now = team(&[("a@b.co", "admin"), ("d@b.co", "developer")]);
        let asked = vec![
            ("a@b.co".to_owned(), TeamPlace::Admin),
            ("d@b.co".to_owned(), TeamPlace::Moderator),
            ("gone@b.co".to_owned(), TeamPlace::Out),
        ];
        let open = against(asked, &now, None).unwrap();
        assert_eq!(open, [("d@b.co".to_owned(), TeamPlace::Moderator)]);
    }
}
