//! Which documented operations are defined.

use crate::contract::{Operation, operations};
use crate::operations::endpoints;
use crate::probe::Probe;

/// The endpoint that serves an operation: of several the one that spells out most of its path,
/// and of equal ones the first.
pub(crate) fn endpoint_for(operation: &Operation) -> Option<&'static Probe> {
    let fits = endpoints().iter().rev().filter(|probe| probe.matches(operation).is_some());
    fits.max_by_key(|probe| probe.n_literals())
}

#[test]
fn every_documented_operation_is_defined() {
    let missing: Vec<String> =
        operations().iter().filter(|o| endpoint_for(o).is_none()).map(Operation::name).collect();
    let n_known = operations().len();
    println!("operations known {n_known} / defined {}", n_known - missing.len());
    assert!(missing.is_empty(), "not defined: {missing:#?}");
    assert_eq!(n_known, 307, "the contract has another number of operations than it says");
}

#[test]
fn every_endpoint_is_a_documented_operation_or_one_of_the_client_api() {
    let invented: Vec<&str> = endpoints()
        .iter()
        .filter(|probe| probe.route.host != cometchat_api::Host::Client)
        .filter(|probe| !operations().iter().any(|o| probe.matches(o).is_some()))
        .map(|probe| probe.name)
        .collect();
    assert!(invented.is_empty(), "{invented:?}");
}

#[test]
fn every_placeholder_has_a_field() {
    for probe in endpoints() {
        for name in probe.route.path.split('/').filter_map(crate::probe::placeholder) {
            assert!(probe.names.contains(&name), "{} lacks {name}", probe.name);
        }
    }
}

#[test]
fn posts_are_replayed_only_where_twice_is_once() {
    let replayed: Vec<&str> = endpoints()
        .iter()
        .filter(|probe| probe.route.replayable && probe.route.method.as_str() == "POST")
        .map(|probe| probe.name)
        .collect();
    let expected = "BlockUsers PinUserConversation PinGroupConversation MarkUserDelivered MarkUserRead \
        MarkGroupDelivered MarkGroupRead ImportUsers ImportGroups ImportMembers ImportMessages \
        AddFriends BanUser PinMessage SaveMessage SubscribeThread SaveSendGrid SaveCustomEmail \
        SaveCustomPush RegisterPushToken SaveTwilio SaveCustomSms AddReaction RestrictFeatures \
        BlockAsUser ChangeCollaborators SwitchExtensions MapSettings AddTriggers";
    assert_eq!(replayed, expected.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn only_logins_making_users_and_groups_and_joining_draw_from_the_core_allowance() {
    let core: Vec<&str> = endpoints()
        .iter()
        .filter(|probe| probe.route.class == cometchat_api::RateClass::Core)
        .map(|probe| probe.name)
        .collect();
    assert_eq!(
        core,
        ["CreateGroup", "CreateUser", "DeleteUser", "Login", "JoinGroup", "LeaveGroup"]
    );
}
