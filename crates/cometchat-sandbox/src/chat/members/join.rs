//! Joining and leaving, which users do themselves through the client API.

use cometchat_api::chat::groups::{GroupType, Scope};
use cometchat_api::chat::messages::{Action, Message};
use cometchat_api::{ApiError, Guid, Uid};

use crate::chat::rights;
use crate::refuse;
use crate::scene::Write;
use crate::world::{App, Joined, MemberChange, Peers, What};

/// Members of a group.
const MOST_MEMBERS: usize = 100_000;
/// Groups of a user.
const MOST_GROUPS: usize = 2_000;

/// The acting user joins a group; the action message that says so.
pub(crate) fn join(
    w: &mut Write<'_>,
    guid: &Guid,
    password: Option<&str>,
) -> Result<Message, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let now = w.now();
    let kind = w.app.groups.get(guid)?.kind().as_str();
    rights::group(w.app, Some(&uid), "joinGroup", kind)?;
    let group = w.app.groups.get_mut(guid)?;
    if group.members.contains_key(&uid) {
        return Err(already(&uid, guid));
    }
    if group.banned.contains_key(&uid) {
        return Err(banned(&uid, guid));
    }
    match group.kind() {
        GroupType::Private => {
            return Err(refuse::with(
                "ERR_GROUP_JOIN_NOT_ALLOWED",
                format!("The group with GUID {guid} is private: members are added to it."),
            ));
        }
        GroupType::Password if password.unwrap_or_default().is_empty() => {
            return Err(refuse::with("ERR_EMPTY_GROUP_PASS", "The group needs a password."));
        }
        GroupType::Password if group.password.as_deref() != password => {
            return Err(refuse::with("ERR_WRONG_GROUP_PASS", "The password is wrong."));
        }
        _ => {}
    }
    room(w.app, guid, &uid)?;
    let joined = Joined { scope: Scope::Participant, at: now };
    w.app.groups.get_mut(guid)?.members.insert(uid.clone(), joined);
    let message = w.app.post_member_action(guid, Action::Joined, &uid, None, None, w.now_ms);
    tell(w, MemberChange::Joined, guid, &uid, Scope::Participant);
    Ok(message)
}

/// The acting user leaves a group; an owner must hand it over first.
pub(crate) fn leave(w: &mut Write<'_>, guid: &Guid) -> Result<Message, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let group = w.app.groups.get_mut(guid)?;
    let Some(joined) = group.members.get(&uid) else {
        return Err(refuse::with(
            "ERR_GROUP_NOT_JOINED",
            format!("The user with UID {uid} is not a member of the group with GUID {guid}."),
        ));
    };
    let scope = joined.scope.clone();
    if group.is_owned_by(&uid) && group.members.len() > 1 {
        return Err(refuse::with(
            "ERR_GROUP_NO_CLEARANCE",
            "The owner cannot leave the group before another owner is named.",
        ));
    }
    group.members.shift_remove(&uid);
    let message = w.app.post_member_action(guid, Action::Left, &uid, None, None, w.now_ms);
    tell(w, MemberChange::Left, guid, &uid, scope);
    Ok(message)
}

/// Whether a group has room for a user, and he for another group (`semantics.md` section 5).
///
/// # Errors
/// `ERR_NO_VACANCY` in a full group, `ERR_PLAN_QUOTA_RESTRICTION` for a user of too many groups.
pub(crate) fn room(app: &App, guid: &Guid, uid: &Uid) -> Result<(), ApiError> {
    if app.groups.get(guid)?.members.len() >= MOST_MEMBERS {
        return Err(refuse::with(
            "ERR_NO_VACANCY",
            format!("The group with GUID {guid} has {MOST_MEMBERS} members already."),
        ));
    }
    if app.groups.all().filter(|group| group.member(uid).is_some()).count() >= MOST_GROUPS {
        return Err(refuse::over_quota("groups of one user", MOST_GROUPS));
    }
    Ok(())
}

/// Tells that a membership changed.
pub(crate) fn tell(w: &mut Write<'_>, change: MemberChange, guid: &Guid, uid: &Uid, scope: Scope) {
    let by = w.app.plain_user(&w.actor_or_system());
    let event = What::Members {
        change,
        group: Box::new(w.app.plain_group(guid)),
        by: Box::new(by),
        members: vec![(w.app.plain_user(uid), scope)],
    };
    let peers = Some(Peers::Group(guid.clone()));
    w.app.tell(w.now_ms, w.by.device.as_deref(), peers, event);
}

/// Refuses whoever is a member.
pub(crate) fn already(uid: &Uid, guid: &Guid) -> ApiError {
    refuse::with(
        "ERR_ALREADY_JOINED",
        format!("The user with UID {uid} has joined the group with GUID {guid} already."),
    )
}

/// Refuses whoever is banned.
pub(crate) fn banned(uid: &Uid, guid: &Guid) -> ApiError {
    refuse::with(
        "ERR_BANNED_GROUPMEMBER",
        format!("The user with UID {uid} is banned from the group with GUID {guid}."),
    )
}

/// Refuses what is done to somebody who is no member.
pub(crate) fn no_member(uid: &Uid, guid: &Guid) -> ApiError {
    refuse::with(
        "ERR_NOT_A_MEMBER",
        format!("The user with UID {uid} is not a member of the group with GUID {guid}."),
    )
}
