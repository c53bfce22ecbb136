//! What scopes allow in a group (`semantics.md` section 8). Without an acting user, the API key
//! itself acts and nothing is limited.

use cometchat_api::chat::groups::Scope;
use cometchat_api::{ApiError, Uid};

use crate::refuse;
use crate::world::Group;

/// Reads and writes messages.
///
/// # Errors
/// `ERR_GROUP_NOT_JOINED` for outsiders.
pub(crate) fn talk(group: &Group, actor: Option<&Uid>) -> Result<(), ApiError> {
    actor.map_or(Ok(()), |actor| scope(group, actor).map(drop))
}

/// Changes the group.
///
/// # Errors
/// `ERR_GROUP_NO_MODERATOR_SCOPE` for participants.
pub(crate) fn update(group: &Group, actor: Option<&Uid>) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    match scope(group, actor)? {
        Scope::Admin | Scope::Moderator => Ok(()),
        _ => Err(refuse::with(
            "ERR_GROUP_NO_MODERATOR_SCOPE",
            format!("The user with UID {actor} is neither admin nor moderator of the group."),
        )),
    }
}

/// Deletes the group or adds members.
///
/// # Errors
/// `ERR_GROUP_NO_ADMIN_SCOPE` for others than admins.
pub(crate) fn delete(group: &Group, actor: Option<&Uid>) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    match scope(group, actor)? {
        Scope::Admin => Ok(()),
        _ => Err(refuse::with(
            "ERR_GROUP_NO_ADMIN_SCOPE",
            format!("The user with UID {actor} is not an admin of the group."),
        )),
    }
}

/// Kicks, bans or changes the scope of somebody.
///
/// # Errors
/// `ERR_GROUP_NO_SELF_ACTION` on oneself, `ERR_GROUP_NO_CLEARANCE` on the owner,
/// `ERR_GROUP_NO_SCOPE_CLEARANCE` on somebody of the same or a higher scope.
pub(crate) fn discipline(group: &Group, actor: Option<&Uid>, on: &Uid) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    let own = scope(group, actor)?;
    if actor == on {
        return Err(refuse::with(
            "ERR_GROUP_NO_SELF_ACTION",
            "A member cannot do this to himself.",
        ));
    }
    if group.is_owned_by(on) {
        return Err(refuse::with(
            "ERR_GROUP_NO_CLEARANCE",
            format!("The user with UID {on} owns the group."),
        ));
    }
    let on_scope = group.scope_of(on).unwrap_or(&Scope::Participant);
    match (own, on_scope) {
        (Scope::Admin, _) | (Scope::Moderator, Scope::Participant) => Ok(()),
        _ => Err(refuse::with(
            "ERR_GROUP_NO_SCOPE_CLEARANCE",
            format!("The scope {own} is not enough to do this to the scope {on_scope}."),
        )),
    }
}

/// Gives somebody a scope: nobody gives more than his own.
///
/// # Errors
/// `ERR_GROUP_NO_SCOPE_CLEARANCE`.
pub(crate) fn give(group: &Group, actor: Option<&Uid>, given: &Scope) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    let own = scope(group, actor)?;
    if *own != Scope::Admin && *given == Scope::Admin {
        return Err(refuse::with(
            "ERR_GROUP_NO_SCOPE_CLEARANCE",
            format!("The scope {own} is not enough to give the scope {given}."),
        ));
    }
    Ok(())
}

fn scope<'a>(group: &'a Group, actor: &Uid) -> Result<&'a Scope, ApiError> {
    group.scope_of(actor).ok_or_else(|| {
        refuse::with(
            "ERR_GROUP_NOT_JOINED",
            format!(
                "The user with UID {actor} is not a member of the group with GUID {}.",
                group.about.guid
            ),
        )
    })
}
