//! What happened in a group, as a sentence of names.

use crate::transcript::text::isolated;

/// Names of an action, already chosen; the sentence isolates them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Actors {
    /// Who acted.
    pub(crate) by: Option<String>,
    /// To whom it was done.
    pub(crate) on: Option<String>,
    /// The group, or the other person.
    pub(crate) at: Option<String>,
    /// Old and new scope of a member.
    pub(crate) scope: Option<(String, String)>,
}

/// The sentence of a group action; an action this version does not know is named as it came.
pub(crate) fn sentence(action: &str, actors: &Actors) -> String {
    let by = name(actors.by.as_deref(), "Someone");
    let on = name(actors.on.as_deref(), "someone");
    let group = name(actors.at.as_deref(), "the group");
    match action {
        "joined" => format!("{by} joined {group}"),
        "left" => format!("{by} left {group}"),
        "added" => format!("{by} added {on} to {group}"),
        "invited" if actors.on.is_none() => format!("{by} was invited to {group}"),
        "invited" => format!("{by} invited {on} to {group}"),
        "kicked" => format!("{by} removed {on} from {group}"),
        "banned" => format!("{by} banned {on} from {group}"),
        "unbanned" => format!("{by} lifted the ban of {on} from {group}"),
        "scopeChanged" => match &actors.scope {
            Some((old, new)) => {
                let (old, new) = (isolated(old), isolated(new));
                format!("{by} changed {on} from {old} to {new} in {group}")
            }
            None => format!("{by} changed the scope of {on} in {group}"),
        },
        "created" => format!("{by} created {group}"),
        "updated" => format!("{by} changed the details of {group}"),
        "deleted" => format!("{by} deleted {group}"),
        "" => format!("{by} did something in {group}"),
        other => format!("{by} did “{}” in {group}", isolated(other)),
    }
}

/// A name for a sentence, or a word where there is none.
pub(crate) fn name(name: Option<&str>, otherwise: &str) -> String {
    match name.map(isolated) {
        Some(name) if !name.is_empty() => name,
        _ => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Actors, sentence};

    fn actors() -> Actors {
        Actors {
            by: Some("Ada".to_owned()),
            on: Some("Cy".to_owned()),
            at: Some("Support room".to_owned()),
            scope: Some(("participant".to_owned(), "moderator".to_owned())),
        }
    }

    #[test]
    fn every_documented_action_is_a_sentence_of_names() {
        let all: Vec<String> = [
            "joined",
            "left",
            "added",
            "invited",
            "kicked",
            "banned",
            "unbanned",
            "scopeChanged",
            "created",
            "updated",
            "deleted",
        ]
        .iter()
        .map(|action| sentence(action, &actors()))
        .collect();
        assert_eq!(
            all,
            [
                "Ada joined Support room",
                "Ada left Support room",
                "Ada added Cy to Support room",
                "Ada invited Cy to Support room",
                "Ada removed Cy from Support room",
                "Ada banned Cy from Support room",
                "Ada lifted the ban of Cy from Support room",
                "Ada changed Cy from participant to moderator in Support room",
                "Ada created Support room",
                "Ada changed the details of Support room",
                "Ada deleted Support room",
            ]
        );
    }

    #[test]
    fn an_unknown_action_without_names_is_still_true() {
        assert_eq!(sentence("archived", &Actors::default()), "Someone did “archived” in the group");
    }

    #[test]
    fn a_name_with_an_override_does_not_turn_the_sentence() {
        let actors = Actors { by: Some("\u{202E}adA".to_owned()), ..actors() };
        assert_eq!(
            sentence("joined", &actors),
            "\u{2068}\u{202E}adA\u{202C}\u{2069} joined Support room"
        );
    }
}
