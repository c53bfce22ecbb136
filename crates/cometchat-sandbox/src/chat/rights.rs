//! What permissions and restricted features let an acting user do (`semantics.md` section 8).
//!
//! For what is done in a group both the role and the scope must allow it, the role first. Without
//! an acting user the API key itself acts and nothing is limited.

use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::messages::{Category, MessageData, MessageType};
use cometchat_api::chat::rbac::Permissions;
use cometchat_api::{ApiError, Guid, Host, Method, Uid};

use crate::refuse;
use crate::world::features::features_for;
use crate::world::{App, Peers, Stored, permits};

mod lists;

pub(crate) use lists::{Messages, Reachable, groups, members, reactions};

/// What was set for the role of a user, or for his scope in a group.
#[derive(Clone, Copy)]
pub(crate) struct Rights<'a> {
    of: &'a str,
    set: Option<&'a Permissions>,
}

impl<'a> Rights<'a> {
    /// Of the role of a user.
    pub(crate) fn of_role(app: &'a App, actor: &Uid) -> Self {
        let role = app.people.get(actor.as_str()).map_or("default", |person| person.role());
        Self { of: role, set: app.permits.of_role(role) }
    }

    /// Of the scope of a user in a group; an outsider has none.
    pub(crate) fn of_scope(app: &'a App, guid: &Guid, actor: &Uid) -> Self {
        let scope = app.groups.get(guid).ok().and_then(|group| group.scope_of(actor));
        Self {
            of: scope.map_or("", Scope::as_str),
            set: scope.and_then(|scope| app.permits.of_scope(guid, scope)),
        }
    }

    /// Refuses what is denied.
    pub(crate) fn allows(self, id: &str) -> Result<(), ApiError> {
        if permits::denies(self.set, id) { Err(self.denied(id)) } else { Ok(()) }
    }

    /// Refuses what a list does not hold; an empty list holds everything.
    pub(crate) fn takes(self, id: &str, value: &str) -> Result<(), ApiError> {
        if self.has(id, value) { Ok(()) } else { Err(self.denied(id)) }
    }

    /// Whether a list holds a value; an empty list holds everything.
    pub(crate) fn has(self, id: &str, value: &str) -> bool {
        let list = permits::limits(self.set, id);
        list.is_empty() || list.iter().any(|item| item == value)
    }

    /// Refuses a user who is no friend where friends alone are meant.
    pub(crate) fn befriends(
        self,
        app: &App,
        id: &str,
        actor: &Uid,
        other: &Uid,
    ) -> Result<(), ApiError> {
        let friends_only = permits::is_for_friends(self.set, id);
        if friends_only && !app.relations.are_friends(actor, other) {
            return Err(self.denied(id));
        }
        Ok(())
    }

    fn denied(self, id: &str) -> ApiError {
        denied(self.of, id)
    }
}

fn denied(of: &str, id: &str) -> ApiError {
    refuse::with("ERR_PERMISSION_DENIED", format!("The permission {id} of {of} does not allow it."))
}

/// Refuses an operation that was taken from the role of the acting user.
///
/// # Errors
/// `ERR_PERMISSION_DENIED`.
pub(crate) fn operation(
    app: &App,
    (host, method, path): (Host, Method, &str),
    actor: Option<&Uid>,
) -> Result<(), ApiError> {
    let Some(actor) = actor.filter(|_| !app.permits.restricted.is_empty()) else { return Ok(()) };
    let joins = host == Host::Client && method == Method::Post && path == "/groups/{guid}/members";
    if joins {
        return feature(app, "joinGroup", actor);
    }
    features_for(method, path).try_for_each(|it| feature(app, it.key, actor))
}

fn feature(app: &App, key: &str, actor: &Uid) -> Result<(), ApiError> {
    let role = app.people.get(actor.as_str()).map_or("default", |person| person.role());
    if app.permits.is_restricted(role, key) {
        return Err(refuse::with(
            "ERR_PERMISSION_DENIED",
            format!("The feature u.{key} is restricted for the role {role}."),
        ));
    }
    Ok(())
}

/// Sending to somebody or into a group, before the content is known.
///
/// # Errors
/// `ERR_PERMISSION_DENIED`.
pub(crate) fn send(
    app: &App,
    peers: &Peers,
    actor: Option<&Uid>,
    in_thread: bool,
) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    let role = Rights::of_role(app, actor);
    role.allows("sendMessage")?;
    role.takes("sendMessage.allowedReceiverTypes", peers.kind().as_str())?;
    match peers {
        Peers::Pair(..) => {
            if let Some(other) = peers.other(actor) {
                role.befriends(app, "sendMessage.mode", actor, other)?;
                role.takes("sendMessage.allowedReceiverRoles", role_of(app, other))?;
            }
        }
        Peers::Group(guid) => {
            let scope = Rights::of_scope(app, guid, actor);
            scope.allows("sendMessage")?;
            if in_thread {
                scope.allows("sendThreadedMessage")?;
            }
        }
    }
    Ok(())
}

/// What is sent.
///
/// # Errors
/// `ERR_PERMISSION_DENIED`.
pub(crate) fn content(
    app: &App,
    actor: Option<&Uid>,
    (category, kind): (&Category, &MessageType),
    data: &MessageData,
) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    let role = Rights::of_role(app, actor);
    role.takes("sendMessage.allowedMessageCategories", category.as_str())?;
    match category {
        Category::Message => role.takes("sendMessage.allowedMessageTypes", kind.as_str())?,
        Category::Custom => role.takes("sendMessage.allowedCustomTypes", kind.as_str())?,
        _ => {}
    }
    for file in data.attachments.iter().flatten() {
        let kind = file.mime_type.as_deref().unwrap_or_default();
        role.takes("sendMessage.allowedMimeTypes", kind)?;
    }
    Ok(())
}

/// Editing or deleting a message: `editMessage` or `deleteMessage`.
///
/// # Errors
/// `ERR_PERMISSION_DENIED`.
pub(crate) fn change(
    app: &App,
    stored: &Stored,
    actor: Option<&Uid>,
    id: &'static str,
) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    let role = Rights::of_role(app, actor);
    role.allows(id)?;
    let Peers::Group(guid) = &stored.peers else { return Ok(()) };
    let scopes = format!("{id}.denyForScopes");
    let own = app.groups.get(guid)?.scope_of(actor).map_or("", Scope::as_str);
    if permits::limits(role.set, &scopes).iter().any(|scope| scope == own) {
        return Err(role.denied(&scopes));
    }
    // Scopes have no permission to delete; nothing is set for it.
    Rights::of_scope(app, guid, actor).allows(id)
}

/// Reacting to a message.
///
/// # Errors
/// `ERR_PERMISSION_DENIED`.
pub(crate) fn react(app: &App, stored: &Stored, actor: Option<&Uid>) -> Result<(), ApiError> {
    match (&stored.peers, actor) {
        (Peers::Group(guid), Some(actor)) => {
            Rights::of_scope(app, guid, actor).allows("addReaction")
        }
        _ => Ok(()),
    }
}

/// Calling somebody or a group: `audio` or `video`.
///
/// # Errors
/// `ERR_PERMISSION_DENIED`.
pub(crate) fn call(app: &App, peers: &Peers, actor: &Uid, kind: &str) -> Result<(), ApiError> {
    let role = Rights::of_role(app, actor);
    role.allows("initiateCall")?;
    match peers {
        Peers::Pair(..) => {
            let Some(other) = peers.other(actor) else { return Ok(()) };
            role.befriends(app, "initiateCall.mode", actor, other)?;
            role.takes("initiateCall.allowedReceiverRoles", role_of(app, other))
        }
        Peers::Group(guid) => {
            let scope = Rights::of_scope(app, guid, actor);
            scope.allows("initiateCall")?;
            scope.takes("initiateCall.allowedType", kind)
        }
    }
}

/// Whether a call that a member begins rings another of this scope.
pub(crate) fn rings(app: &App, guid: &Guid, by: &Uid, scope: &Scope) -> bool {
    Rights::of_scope(app, guid, by).has("initiateCall.allowedScopes", scope.as_str())
}

/// Reading one user; everybody reads himself.
///
/// # Errors
/// `ERR_PERMISSION_DENIED`.
pub(crate) fn read_user(app: &App, uid: &Uid, actor: Option<&Uid>) -> Result<(), ApiError> {
    let Some(actor) = actor.filter(|actor| *actor != uid) else { return Ok(()) };
    let role = Rights::of_role(app, actor);
    role.befriends(app, "getUserDetails.mode", actor, uid)?;
    role.takes("getUserDetails.allowedRoles", role_of(app, uid))
}

/// Making a group, or joining one: `createGroup` or `joinGroup`.
///
/// # Errors
/// `ERR_PERMISSION_DENIED`.
pub(crate) fn group(
    app: &App,
    actor: Option<&Uid>,
    id: &'static str,
    kind: &str,
) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    let role = Rights::of_role(app, actor);
    role.allows(id)?;
    role.takes(&format!("{id}.allowedGroupTypes"), kind)
}

fn role_of<'a>(app: &'a App, uid: &Uid) -> &'a str {
    app.people.get(uid.as_str()).map_or("default", |person| person.role())
}
