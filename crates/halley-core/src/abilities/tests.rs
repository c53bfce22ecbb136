use cometchat_api::chat::roles::{Reach, RoleSettings};

use super::facts::{Facts, InGroup, Layer};
use super::told;
use crate::model::restriction::RestrictedFeature;
use crate::model::role::Ability;

fn facts(set: &[(&str, &[&str])]) -> Facts {
    let mut facts = Facts::new("Seller", RoleSettings::default());
    facts.role = Layer::with("of the role Seller", set);
    facts
}

fn find(facts: &Facts, start: &str) -> Ability {
    let groups = told(facts);
    let mut all = groups.into_iter().flat_map(|group| group.abilities);
    all.find(|one| one.sentence[one.sentence.find(' ').unwrap() + 1..].starts_with(start))
        .unwrap_or_else(|| panic!("nothing is said of {start}"))
}

fn restricted(key: &str, cannot: &str) -> RestrictedFeature {
    RestrictedFeature {
        key: key.to_owned(),
        cannot: cannot.to_owned(),
        since: None,
        permission: None,
    }
}

#[test]
fn where_nothing_is_set_everything_can_be_done_and_no_reason_is_given() {
    let all: Vec<_> = told(&facts(&[])).into_iter().flat_map(|group| group.abilities).collect();
    assert_eq!(all.len(), 13);
    for one in all {
        assert!(one.may && one.because.is_empty() && one.sentence.starts_with("Can "), "{one:?}");
    }
}

#[test]
fn what_is_denied_says_which_permission_and_which_older_restriction_denies_it() {
    let mut facts = facts(&[("createGroup", &["deny"])]);
    facts.restricted = vec![restricted("createGroup", "create groups")];
    let told = find(&facts, "create groups");
    assert_eq!(told.sentence, "Cannot create groups.");
    assert_eq!(
        told.because,
        [
            "Permission createGroup of the role Seller",
            "Older restriction createGroup of the role Seller",
        ]
    );
}

#[test]
fn limits_are_told_with_what_is_allowed() {
    let mut facts = facts(&[
        ("sendMessage.allowedMessageTypes", &["text", "image"]),
        ("sendMessage.allowedReceiverRoles", &["agent"]),
    ]);
    facts.settings.send_messages_to = Some(Reach::FriendsOnly);
    assert_eq!(
        find(&facts, "send messages to single users").sentence,
        "Can send messages to single users: of the type text or image; to friends alone; only to \
         users with the role agent."
    );
    assert_eq!(
        find(&facts, "send messages in groups").sentence,
        "Can send messages in groups: of the type text or image."
    );
}

#[test]
fn a_receiver_kind_that_is_not_listed_is_denied() {
    let facts = facts(&[("sendMessage.allowedReceiverTypes", &["group"])]);
    assert!(!find(&facts, "send messages to single users").may);
    assert!(find(&facts, "send messages in groups").may);
}

#[test]
fn in_a_group_both_role_and_scope_must_allow_it() {
    let mut facts = facts(&[("editMessage.denyForScopes", &["participant"])]);
    facts.inside = Some(InGroup {
        layer: Layer::with("of the scope participant in Hall", &[("sendMessage", &["deny"])]),
        ..InGroup::anywhere("participant")
    });
    let send = find(&facts, "send messages in groups");
    assert_eq!(send.because, ["Permission sendMessage of the scope participant in Hall"]);
    let edit = find(&facts, "edit messages in it");
    assert_eq!(edit.because, ["Permission editMessage.denyForScopes of the role Seller"]);
    assert!(find(&facts, "edit messages:").may, "elsewhere they may");
    assert!(!find(&facts, "kick members").may);
    facts.inside = Some(InGroup::anywhere("moderator"));
    assert_eq!(find(&facts, "kick members").sentence, "Can kick members: participants alone.");
}

#[test]
fn restrictions_without_a_sentence_of_their_own_are_told_too() {
    let mut facts = facts(&[]);
    facts.restricted =
        vec![restricted("deleteCall", "delete calls"), restricted("logout", "sign out")];
    assert_eq!(find(&facts, "delete calls").sentence, "Cannot delete calls.");
    assert_eq!(find(&facts, "sign out").because, ["Older restriction logout of the role Seller"]);
}
