//! Groups (`contract/chat/groups.yaml`).

use cometchat_api::chat::groups::{self as api, GroupType};
use cometchat_api::{ApiError, Done, Guid, Uid, limits};

use super::rights;
use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Group, Joined, Peers, What, lower};

mod list;
pub(crate) mod may;

pub(crate) use list::list;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(create).read(get).write(update).write(delete)
}

pub(crate) fn get(r: Read<'_>, asked: api::GetGroup) -> Result<api::Group, ApiError> {
    let group = r.app.groups.get(&asked.guid)?;
    if !group.is_listed_to(r.actor()) {
        return Err(refuse::no_group(asked.guid.as_str()));
    }
    Ok(r.app.group(group, r.actor()))
}

pub(crate) fn create(w: &mut Write<'_>, asked: api::CreateGroup) -> Result<api::Group, ApiError> {
    let tags = asked.tags.unwrap_or_default();
    let mut check = Check::default()
        .id("guid", asked.guid.as_str())
        .name(&asked.name)
        .link("icon", asked.icon.as_deref())
        .chars("description", asked.description.as_deref(), limits::DESCRIPTION_CHARS)
        .metadata(asked.metadata.as_ref())
        .tags(&tags);
    if let GroupType::Other(_) = asked.kind {
        check = check.wrong("type", "The selected type is invalid.");
    }
    check.done()?;
    rights::group(w.app, w.actor(), "createGroup", asked.kind.as_str())?;
    let password = asked.password.map(|password| password.expose().to_owned());
    with_password(&asked.kind, password.as_deref())?;
    let guid = Guid::new(asked.guid.as_str().trim().to_lowercase());
    if w.app.groups.0.contains_key(&guid) {
        return Err(refuse::with(
            "ERR_GUID_ALREADY_EXISTS",
            format!("The GUID {guid} already exists, please use a different GUID."),
        ));
    }
    if let Some(members) = &asked.members {
        super::members::within(members)?;
    }
    let owner = match (w.actor().cloned(), asked.owner) {
        (Some(actor), _) => actor,
        (None, Some(owner)) => w.app.known_or_system(&owner)?,
        (None, None) => crate::world::system(),
    };
    let now = w.now();
    let mut group = Group {
        about: api::Group {
            guid: guid.clone(),
            name: asked.name,
            kind: Some(asked.kind),
            icon: asked.icon.filter(|icon| !icon.is_empty()),
            description: asked.description,
            owner: Some(owner.clone()),
            metadata: asked.metadata.filter(|it| !it.is_null()),
            tags,
            created_at: Some(now),
            ..api::Group::default()
        },
        password,
        ..Group::default()
    };
    if owner != crate::world::system() {
        group.members.insert(owner, Joined { scope: api::Scope::Admin, at: now });
    }
    w.app.groups.0.insert(guid.clone(), group);
    w.app.conversations.open(&Peers::Group(guid.clone()), now);
    if let Some(members) = asked.members {
        super::members::enroll(w, &guid, &members);
    }
    let group = w.app.groups.get(&guid)?;
    let members: Vec<Uid> = group.members.keys().cloned().collect();
    let members = members.iter().map(|uid| w.app.plain_user(uid)).collect();
    let shown = w.app.group(group, w.actor());
    let event = What::GroupCreated(Box::new(shown.clone()), members);
    w.app.tell(w.now_ms, w.by.device.as_deref(), Some(Peers::Group(guid)), event);
    Ok(shown)
}

pub(crate) fn update(w: &mut Write<'_>, asked: api::UpdateGroup) -> Result<api::Group, ApiError> {
    let guid = lower(&asked.guid);
    may::update(w.app.groups.get(&guid)?, w.actor())?;
    let mut check = Check::default()
        .link("icon", asked.icon.as_deref())
        .chars("description", asked.description.as_deref(), limits::DESCRIPTION_CHARS)
        .metadata(asked.metadata.as_ref())
        .tags(asked.tags.as_deref().unwrap_or_default());
    if let Some(name) = &asked.name {
        check = check.name(name);
    }
    if let Some(GroupType::Other(_)) = asked.kind {
        check = check.wrong("type", "The selected type is invalid.");
    }
    check.done()?;
    // Ignored when a user acts (`semantics.md` section 1): ownership moves without one.
    let new_owner = asked.owner.filter(|_| w.actor().is_none());
    let new_owner = new_owner.map(|owner| w.app.known_or_system(&owner)).transpose()?;
    let by = w.actor_or_system();
    let now = w.now();
    let group = w.app.groups.get_mut(&guid)?;
    let kind = asked.kind.unwrap_or_else(|| group.kind().clone());
    let password = asked.password.map(|password| password.expose().to_owned());
    let password = password.or(group.password.clone()).filter(|_| kind == GroupType::Password);
    with_password(&kind, password.as_deref())?;
    group.password = password;
    let about = &mut group.about;
    about.kind = Some(kind);
    about.name = asked.name.unwrap_or_else(|| about.name.clone());
    about.icon = asked.icon.or(about.icon.take()).filter(|icon| !icon.is_empty());
    about.description = asked.description.or(about.description.take());
    about.metadata = asked.metadata.or(about.metadata.take()).filter(|it| !it.is_null());
    about.tags = asked.tags.unwrap_or_else(|| about.tags.clone());
    for field in asked.unset.unwrap_or_default() {
        match field {
            api::GroupField::Icon => about.icon = None,
            api::GroupField::Description => about.description = None,
            api::GroupField::Metadata => about.metadata = None,
            api::GroupField::Other(_) => {}
        }
    }
    about.updated_at = Some(now);
    about.updated_by = Some(by);
    let old_owner = new_owner.and_then(|owner| transfer(group, owner, now));
    let shown = w.app.group(w.app.groups.get(&guid)?, w.actor());
    let device = w.by.device.as_deref();
    let peers = Some(Peers::Group(guid));
    if let Some(old) = old_owner {
        let event = What::OwnerTransferred(Box::new(shown.clone()), old);
        w.app.tell(w.now_ms, device, peers.clone(), event);
    }
    w.app.tell(w.now_ms, device, peers, What::GroupUpdated(Box::new(shown.clone())));
    Ok(shown)
}

/// Gives a group another owner, who becomes an admin; the old one where it changed.
pub(crate) fn transfer(group: &mut Group, owner: Uid, now: i64) -> Option<Uid> {
    if group.is_owned_by(&owner) {
        return None;
    }
    if owner != crate::world::system() {
        let joined = Joined { scope: api::Scope::Admin, at: now };
        group.members.entry(owner.clone()).or_insert(joined).scope = api::Scope::Admin;
        group.banned.shift_remove(&owner);
    }
    group.about.owner.replace(owner)
}

pub(crate) fn delete(w: &mut Write<'_>, asked: api::DeleteGroup) -> Result<Done, ApiError> {
    let guid = lower(&asked.guid);
    let group = w.app.groups.get(&guid)?;
    may::delete(group, w.actor())?;
    let shown = w.app.group(group, None);
    w.app.groups.0.shift_remove(&guid);
    w.app.permits.scopes.remove(&guid);
    let peers = Peers::Group(guid.clone());
    for number in w.app.conversations.remove(&peers.id()) {
        w.app.messages.remove(number);
    }
    let event = What::GroupDeleted(Box::new(shown));
    w.app.tell(w.now_ms, w.by.device.as_deref(), Some(peers), event);
    Ok(Done::because(format!("Group with GUID {guid} has been deleted successfully.")))
}

fn with_password(kind: &GroupType, password: Option<&str>) -> Result<(), ApiError> {
    if *kind == GroupType::Password && password.unwrap_or_default().is_empty() {
        return Err(refuse::with(
            "ERR_EMPTY_GROUP_PASS",
            "A group of the type password needs a password.",
        ));
    }
    Check::default().chars("password", password, limits::GROUP_PASSWORD_CHARS).done()
}
