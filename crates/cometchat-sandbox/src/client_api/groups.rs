//! Groups as their members deal with them.

use cometchat_api::chat::members::{AddMembers, AddedMembers};
use cometchat_api::chat::messages::{Entity, Message};
use cometchat_api::live::{AddMembersAsMember, JoinGroup, LeaveGroup, TransferOwnership};
use cometchat_api::{ApiError, Done};

use crate::chat::{groups, members};
use crate::refuse;
use crate::scene::Write;
use crate::serve::Mount;
use crate::world::{Peers, What, lower};

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default().write(join).write(leave).write(add).write(transfer)
}

/// The action that says so; its group is as the new member sees it.
fn join(w: &mut Write<'_>, asked: JoinGroup) -> Result<Message, ApiError> {
    let guid = lower(&asked.guid);
    let password = asked.password.as_ref().map(cometchat_api::Secret::expose);
    let mut action = members::join(w, &guid, password)?;
    let group = w.app.group(w.app.groups.get(&guid)?, w.actor());
    if let Some(entities) = &mut action.data.entities {
        entities.target = Some(Entity::from(group));
    }
    Ok(action)
}

fn leave(w: &mut Write<'_>, asked: LeaveGroup) -> Result<Message, ApiError> {
    members::leave(w, &lower(&asked.guid))
}

/// All four lists are answered, since a client reads them all (`realtime.md` section 6.5).
fn add(w: &mut Write<'_>, asked: AddMembersAsMember) -> Result<AddedMembers, ApiError> {
    let added = members::add(
        w,
        AddMembers {
            guid: asked.guid,
            admins: asked.admins,
            moderators: asked.moderators,
            participants: asked.participants,
            users_to_ban: asked.users_to_ban,
            on_behalf_of: None,
        },
    )?;
    Ok(AddedMembers {
        admins: Some(added.admins.unwrap_or_default()),
        moderators: Some(added.moderators.unwrap_or_default()),
        participants: Some(added.participants.unwrap_or_default()),
        users_to_ban: Some(added.users_to_ban.unwrap_or_default()),
    })
}

fn transfer(w: &mut Write<'_>, asked: TransferOwnership) -> Result<Done, ApiError> {
    let guid = lower(&asked.guid);
    let me = w.by.needed_actor()?.clone();
    let owner = w.app.known(&asked.owner)?;
    let now = w.now();
    let group = w.app.groups.get_mut(&guid)?;
    if !group.is_owned_by(&me) {
        return Err(refuse::with(
            "ERR_GROUP_NO_CLEARANCE",
            "Only the owner of a group can hand it over.",
        ));
    }
    if group.member(&owner).is_none() {
        return Err(refuse::with(
            "ERR_NOT_A_MEMBER",
            format!("The user with UID {owner} is not a member of the group with GUID {guid}."),
        ));
    }
    if let Some(old) = groups::transfer(group, owner.clone(), now) {
        let shown = w.app.group(w.app.groups.get(&guid)?, None);
        let event = What::OwnerTransferred(Box::new(shown), old);
        w.app.tell(w.now_ms, w.by.device.as_deref(), Some(Peers::Group(guid.clone())), event);
    }
    Ok(Done::because(format!("The user with UID {owner} owns the group with GUID {guid} now.")))
}
