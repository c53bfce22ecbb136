//! What users of a role can do with messages.

use super::facts::{Facts, Layer};
use super::wording::{Limits, ability, or};
use crate::model::role::Ability;

/// Reading.
pub(super) fn reading(facts: &Facts) -> Vec<Ability> {
    let limits = Limits::default()
        .only("only of the category", facts.role.list("listMessages.allowedMessageCategories"))
        .only("only of the type", facts.role.list("listMessages.allowedMessageTypes"));
    let mut told = vec![ability("read messages", facts.against(None, &["listMessages"]), limits)];
    told.extend(facts.leftover("Reading messages", &["listMessages"]));
    told
}

/// Sending, to users and into groups.
pub(super) fn sending(facts: &Facts) -> Vec<Ability> {
    let role = &facts.role;
    let against = facts.against(Some("sendMessage"), &["createMessage"]);
    let content = || {
        Limits::default()
            .only("of the category", role.list("sendMessage.allowedMessageCategories"))
            .only("of the type", role.list("sendMessage.allowedMessageTypes"))
            .only("custom ones of the type", role.list("sendMessage.allowedCustomTypes"))
            .only("files of the kind", role.list("sendMessage.allowedMimeTypes"))
    };
    let to_users = facts.friends(
        content(),
        "sendMessage.mode",
        Some(("sendMessagesTo", &facts.settings.send_messages_to)),
        "to friends alone",
    );
    let to_users =
        to_users.only("only to users with the role", role.list("sendMessage.allowedReceiverRoles"));
    let receivers = |kind: &str| {
        let mut against = against.clone();
        if let Some((kinds, source)) = role.list("sendMessage.allowedReceiverTypes")
            && !kinds.iter().any(|one| one == kind)
        {
            against.push(source);
        }
        against
    };
    let in_groups: Vec<_> =
        receivers("group").into_iter().chain(facts.against_inside("sendMessage")).collect();
    let threads = against
        .iter()
        .cloned()
        .chain(facts.restriction("createMessageThread"))
        .chain(facts.against_inside("sendThreadedMessage"));
    let mut told = vec![
        ability("send messages to single users", receivers("user"), to_users),
        ability("send messages in groups", in_groups, content()),
        ability("answer in threads", threads.collect(), Limits::default()),
    ];
    told.extend(facts.leftover("Sending messages", &["createMessage", "createMessageThread"]));
    told
}

/// Editing and deleting.
pub(super) fn changing(facts: &Facts) -> Vec<Ability> {
    let mut told = vec![
        change(facts, "edit messages", "editMessage", "updateMessage"),
        change(facts, "delete messages", "deleteMessage", "deleteMessage"),
    ];
    told.extend(facts.leftover("Changing messages", &["deleteMessage", "updateMessage"]));
    told
}

fn change(facts: &Facts, what: &str, id: &str, key: &str) -> Ability {
    let against = facts.against(Some(id), &[key]);
    let scopes = facts.role.list(&format!("{id}.denyForScopes"));
    let limits = match scopes {
        Some((scopes, source)) => Limits::default()
            .and(format!("but not in groups where they are {}", or(scopes)), vec![source]),
        None => Limits::default(),
    };
    ability(what, against, limits)
}

/// Whether messages may be changed in the group, where they may at all.
pub(super) fn change_inside(
    facts: &Facts,
    (scope, layer): (&str, &Layer),
    (what, id, key): (&str, &str, &str),
) -> Ability {
    let mut against = facts.against(Some(id), &[key]);
    if let Some((scopes, source)) = facts.role.list(&format!("{id}.denyForScopes"))
        && scopes.iter().any(|one| one == scope)
    {
        against.push(source);
    }
    against.extend(layer.denial(id));
    ability(what, against, Limits::default())
}
