//! People who look after apps: known to the account by address, with a role in each app.

use cometchat_api::management::collaborators::TeamRole;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// A person's place in the team of one app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Seat {
    /// What the person may do.
    pub(crate) role: TeamRole,
    /// Since when, Unix seconds.
    pub(crate) since: i64,
}

/// The customer who owns an app, where that is not the account itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Owner {
    /// Number of the person.
    pub(crate) number: u32,
    /// Name.
    pub(crate) name: String,
    /// Address.
    pub(crate) email: String,
}

/// The team of one app, by address, oldest first.
pub(crate) type Team = IndexMap<String, Seat>;

/// Everybody the account knows, by address; the number of a person is the same in all apps.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Directory(IndexMap<String, u32>);

impl Directory {
    /// The number of a person, given on first sight; 1 is the owner.
    pub(crate) fn number(&mut self, email: &str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX - 2) + 1;
        *self.0.entry(email.to_owned()).or_insert(next)
    }
}

/// A person's name, from the address: people choose theirs when they accept the invitation.
pub(crate) fn name_of(email: &str) -> String {
    let local = email.split('@').next().unwrap_or(email);
    let words = local.split(['.', '_', '-', '+']).filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    words.filter_map(capital).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_keeps_the_number_and_is_named_by_the_address() {
        let mut all = Directory::default();
        assert_eq!(
            (all.number("a@x.org"), all.number("b@x.org"), all.number("a@x.org")),
            (1, 2, 1)
        );
        assert_eq!(name_of("zoë.van_dam@example.com"), "Zoë Van Dam");
    }
}
