//! What users of a role can do with other people.

use super::facts::Facts;
use super::wording::{Limits, ability};
use crate::model::role::Ability;

/// Seeing, opening and blocking people.
pub(super) fn told(facts: &Facts) -> Vec<Ability> {
    let role = &facts.role;
    let listed = facts.friends(
        Limits::default(),
        "listUsers.mode",
        Some(("listUsers", &facts.settings.list_users)),
        "friends alone",
    );
    let listed = listed.only("only users with the role", role.list("listUsers.allowedRoles"));
    let details = facts.friends(Limits::default(), "getUserDetails.mode", None, "of friends alone");
    let details =
        details.only("only of users with the role", role.list("getUserDetails.allowedRoles"));
    let mut told = vec![
        ability("see the list of users", facts.against(Some("listUsers"), &["listUsers"]), listed),
        ability("open the details of other users", facts.against(None, &["getUser"]), details),
        ability("block users", facts.against(None, &["blockUser"]), Limits::default()),
    ];
    told.extend(facts.leftover("People", &["blockUser", "getUser", "listUsers"]));
    told
}

/// Calling people and groups.
pub(super) fn calls(facts: &Facts) -> Vec<Ability> {
    let limits =
        facts.friends(Limits::default(), "initiateCall.mode", None, "users only if friends");
    let limits = limits
        .only("users only with the role", facts.role.list("initiateCall.allowedReceiverRoles"));
    let mut told =
        vec![ability("start calls", facts.against(Some("initiateCall"), &["createCall"]), limits)];
    told.extend(facts.leftover("Calls", &["createCall"]));
    told
}
