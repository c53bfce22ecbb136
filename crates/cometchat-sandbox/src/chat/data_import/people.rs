//! Users, groups and members as they were elsewhere.

use cometchat_api::chat::data_import::{ImportGroup, ImportMember, ImportUser};
use cometchat_api::chat::groups::{self as api, GroupType, Scope};
use cometchat_api::chat::members::Membership;
use cometchat_api::chat::users::User;
use cometchat_api::{ApiError, Guid, Uid};

use super::keyed;
use crate::check::Check;
use crate::refuse;
use crate::scene::Write;
use crate::world::{Ban, Details, Group, Joined, Peers, Person, seconds};

/// Imports one user.
pub(super) fn user(w: &mut Write<'_>, key: &str, new: ImportUser) -> Result<User, ApiError> {
    keyed(key, new.uid.as_str())?;
    let tags = new.tags.unwrap_or_default();
    Check::default()
        .id("uid", new.uid.as_str())
        .name(&new.name)
        .link("avatar", new.avatar.as_deref())
        .link("link", new.link.as_deref())
        .metadata(new.metadata.as_ref())
        .tags(&tags)
        .done()?;
    let uid = new.uid.as_str().trim().to_lowercase();
    if w.app.people.get(&uid).is_some() || uid == crate::world::SYSTEM {
        return Err(refuse::with(
            "ERR_UID_ALREADY_EXISTS",
            format!("The UID {uid} already exists, please use a different UID."),
        ));
    }
    let mut person = Person::new(&uid, &new.name, new.created_at.unwrap_or(w.now()));
    if let Some(role) = &new.role {
        let role = w.app.roles.get(role.as_str())?.role.as_str();
        person.role = (role != crate::world::DEFAULT_ROLE).then(|| role.into());
    }
    person.last_active_at = seconds(new.last_active_at.unwrap_or_default());
    person.deactivated_at = seconds(new.deactivated_at.unwrap_or_default());
    let details = Details {
        avatar: new.avatar.filter(|text| !text.is_empty()),
        link: new.link.filter(|text| !text.is_empty()),
        metadata: new.metadata.filter(|it| !it.is_null()),
        tags,
        ..Details::default()
    };
    if details != Details::default() {
        person.details = Some(Box::new(details));
    }
    let shown = w.app.person(&person);
    w.app.people.insert(person);
    Ok(shown)
}

/// Imports a user that another entity brings along, unless he is there.
pub(super) fn user_along(w: &mut Write<'_>, new: Option<ImportUser>) -> Result<(), ApiError> {
    match new {
        Some(new) if w.app.people.get(&new.uid.as_str().to_lowercase()).is_none() => {
            let key = new.uid.to_string();
            user(w, &key, new).map(drop)
        }
        _ => Ok(()),
    }
}

/// Imports one group. Its owner becomes a member when he is imported as one.
pub(super) fn group(
    w: &mut Write<'_>,
    key: &str,
    new: ImportGroup,
) -> Result<api::Group, ApiError> {
    keyed(key, new.guid.as_str())?;
    let kind = new.kind;
    let tags = new.tags.unwrap_or_default();
    let mut check = Check::default()
        .id("guid", new.guid.as_str())
        .name(&new.name)
        .link("icon", new.icon.as_deref())
        .metadata(new.metadata.as_ref())
        .tags(&tags);
    if let GroupType::Other(_) = kind {
        check = check.wrong("type", "The selected type is invalid.");
    }
    check.done()?;
    let password = new.password.map(|password| password.expose().to_owned());
    if kind == GroupType::Password && password.as_deref().unwrap_or_default().is_empty() {
        return Err(refuse::with(
            "ERR_EMPTY_GROUP_PASS",
            "A group of the type password needs a password.",
        ));
    }
    let guid = Guid::new(new.guid.as_str().trim().to_lowercase());
    if w.app.groups.0.contains_key(&guid) {
        return Err(refuse::with(
            "ERR_GUID_ALREADY_EXISTS",
            format!("The GUID {guid} already exists, please use a different GUID."),
        ));
    }
    user_along(w, new.group_owner_details)?;
    let owner = match new.owner {
        Some(owner) => w.app.known_or_system(&owner)?,
        None => crate::world::system(),
    };
    let created_at = new.created_at.unwrap_or(w.now());
    let about = api::Group {
        guid: guid.clone(),
        name: new.name,
        kind: Some(kind),
        icon: new.icon.filter(|icon| !icon.is_empty()),
        owner: Some(owner),
        metadata: new.metadata.filter(|it| !it.is_null()),
        tags,
        created_at: Some(created_at),
        ..api::Group::default()
    };
    w.app.groups.0.insert(guid.clone(), Group { about, password, ..Group::default() });
    w.app.conversations.open(&Peers::Group(guid.clone()), created_at);
    Ok(w.app.group(w.app.groups.get(&guid)?, None))
}

/// Imports a group that another entity brings along, unless it is there.
pub(super) fn group_along(w: &mut Write<'_>, new: Option<ImportGroup>) -> Result<(), ApiError> {
    match new {
        Some(new) if w.app.groups.get(&new.guid).is_err() => {
            let key = new.guid.to_string();
            group(w, &key, new).map(drop)
        }
        _ => Ok(()),
    }
}

/// Imports one membership, or a ban.
pub(super) fn member(
    w: &mut Write<'_>,
    key: &str,
    new: ImportMember,
) -> Result<Membership, ApiError> {
    keyed(key, &new.member_id)?;
    let (guid, uid) = (crate::world::lower(&new.guid), Uid::new(new.uid.as_str().to_lowercase()));
    keyed(key, &format!("{guid}_member_{uid}"))?;
    let scope = new.scope.unwrap_or(Scope::Participant);
    if let Scope::Other(_) = scope {
        return Err(refuse::field("scope", "The selected scope is invalid."));
    }
    user_along(w, new.user_details)?;
    group_along(w, new.group_details)?;
    let uid = w.app.known(&uid)?;
    let now = w.now();
    let group = w.app.groups.get_mut(&guid)?;
    let at = new.joined_at.unwrap_or(now);
    if at < group.about.created_at.unwrap_or_default() || at > now {
        return Err(refuse::with(
            "ERR_IMPORT_INVALID_JOINEDAT",
            "The joinedAt must lie between the creation of the group and now.",
        ));
    }
    if group.members.contains_key(&uid) {
        return Err(refuse::with(
            "ERR_ALREADY_JOINED",
            format!("The user with UID {uid} has joined the group with GUID {guid} already."),
        ));
    }
    if group.banned.contains_key(&uid) {
        return Err(refuse::with(
            "ERR_ALREADY_BANNED",
            format!("The user with UID {uid} is banned from the group with GUID {guid} already."),
        ));
    }
    if new.is_banned == Some(true) {
        group.banned.insert(uid.clone(), Ban { scope: scope.clone(), at });
    } else {
        group.members.insert(uid.clone(), Joined { scope: scope.clone(), at });
    }
    Ok(Membership { guid, uid, scope: Some(scope), joined_at: Some(at) })
}
