//! What users of a role can do with groups, and inside of one.

use super::facts::{Facts, InGroup};
use super::messages::change_inside;
use super::wording::{Limits, ability};
use crate::model::role::Ability;

/// Finding, making and joining groups.
pub(super) fn told(facts: &Facts) -> Vec<Ability> {
    let of_types = |id: &str| Limits::default().only("only of the type", facts.role.list(id));
    let one = |what: &str, id: &str| {
        ability(what, facts.against(Some(id), &[id]), of_types(&format!("{id}.allowedGroupTypes")))
    };
    let mut told = vec![
        one("see the list of groups", "listGroups"),
        one("create groups", "createGroup"),
        one("join groups", "joinGroup"),
    ];
    let spoken = ["listGroups", "createGroup", "joinGroup"];
    if facts.inside.is_none() {
        told.extend(facts.leftover("Groups", &spoken));
    } else {
        // What needs a scope is said below, where the scope is known.
        let said: Vec<_> = spoken.into_iter().chain(INSIDE.iter().map(|(key, ..)| *key)).collect();
        told.extend(facts.leftover("Groups", &said));
    }
    told
}

/// What a scope gives by itself: restriction that takes it, what it is, and who has it
/// (`contract/semantics.md` section 8).
const INSIDE: &[(&str, &str, &[&str])] = &[
    ("addMember", "add members", &["admin"]),
    ("changeScope", "change the scope of members", &["admin", "moderator"]),
    ("kickMember", "kick members", &["admin", "moderator"]),
    ("ban", "ban members", &["admin", "moderator"]),
    ("updateGroup", "edit the group", &["admin", "moderator"]),
    ("deleteGroup", "delete the group", &["admin"]),
];

/// What a member can do. For all of it both role and scope must allow it, the role first.
pub(super) fn inside(facts: &Facts, InGroup { scope, layer }: &InGroup) -> Vec<Ability> {
    let within = |id: &str, before: &str| Limits::default().only(before, layer.list(id));
    let denied = |id: &str| layer.denial(id).into_iter().collect::<Vec<_>>();
    let calls = facts.against(Some("initiateCall"), &["createCall"]).into_iter();
    let members = facts.against(None, &["listGroupMembers"]).into_iter();
    let edit = ("edit messages in it", "editMessage", "updateMessage");
    let delete = ("delete messages in it", "deleteMessage", "deleteMessage");
    let mut told = vec![
        change_inside(facts, (scope, layer), edit),
        change_inside(facts, (scope, layer), delete),
        ability("react to messages", denied("addReaction"), Limits::default()),
        ability(
            "see reactions",
            denied("listReactions"),
            within("listReactions.allowedScopes", "only those of members with the scope"),
        ),
        ability(
            "see the members",
            members.chain(layer.denial("listMembers")).collect(),
            within("listMembers.allowedScopes", "only those with the scope"),
        ),
        ability(
            "call the group",
            calls.chain(layer.denial("initiateCall")).collect(),
            within("initiateCall.allowedScopes", "rings only members with the scope")
                .only("only by", layer.list("initiateCall.allowedType")),
        ),
    ];
    told.extend(INSIDE.iter().map(|(key, what, scopes)| {
        let mut against = facts.against(None, &[key]);
        if !scopes.contains(&scope.as_str()) {
            against.push(format!("The scope {scope}"));
        }
        let limits = match (scope.as_str(), *key) {
            ("moderator", "changeScope" | "kickMember" | "ban") => Limits::default()
                .and("participants alone".to_owned(), vec!["The scope moderator".to_owned()]),
            _ => Limits::default(),
        };
        ability(what, against, limits)
    }));
    told
}
