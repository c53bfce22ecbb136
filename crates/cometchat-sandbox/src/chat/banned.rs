//! Users banned from groups (`contract/chat/banned-users.yaml`).

use cometchat_api::chat::members as api;
use cometchat_api::chat::messages::Action;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, Guid, Uid};

use super::groups::may;
use super::members;
use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{MemberChange, lower};

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(ban).write(unban)
}

pub(crate) fn list(r: Read<'_>, asked: api::ListBanned) -> Result<Listing<api::Member>, ApiError> {
    let group = r.app.groups.get(&asked.guid)?;
    may::update(group, r.actor())?;
    let banned: Vec<_> = group.banned.iter().rev().collect();
    let page = Page::of(asked.page, asked.per_page);
    Ok(page.cut(&banned, |(uid, ban)| api::Member {
        scope: Some(ban.scope.clone()),
        joined_at: None,
        banned_at: Some(ban.at),
        user: r.app.seen_by(r.app.plain_user(uid), r.actor()),
    }))
}

pub(crate) fn ban(w: &mut Write<'_>, asked: api::BanUser) -> Result<Done, ApiError> {
    let guid = lower(&asked.guid);
    let uid = w.app.known(&asked.uid)?;
    may::discipline(w.app.groups.get(&guid)?, w.actor(), &uid)?;
    let scope = members::shut_out(w, &guid, &uid)?;
    let by = w.actor_or_system();
    w.app.post_member_action(&guid, Action::Banned, &by, Some(&uid), None, w.now_ms);
    members::tell(w, MemberChange::Banned, &guid, &uid, scope);
    Ok(Done::because(format!(
        "The user with UID {uid} has been banned from the Group with GUID {guid}."
    )))
}

/// Bans a user while members are added: no message tells of it.
pub(crate) fn ban_one(w: &mut Write<'_>, guid: &Guid, uid: &Uid) -> Result<(), ApiError> {
    let uid = w.app.known(uid)?;
    may::discipline(w.app.groups.get(guid)?, w.actor(), &uid)?;
    let scope = members::shut_out(w, guid, &uid)?;
    members::tell(w, MemberChange::Banned, guid, &uid, scope);
    Ok(())
}

pub(crate) fn unban(w: &mut Write<'_>, asked: api::UnbanUser) -> Result<Done, ApiError> {
    let guid = lower(&asked.guid);
    let uid = w.app.known(&asked.uid)?;
    may::update(w.app.groups.get(&guid)?, w.actor())?;
    let Some(ban) = w.app.groups.get_mut(&guid)?.banned.shift_remove(&uid) else {
        return Err(refuse::with(
            "ERR_NOT_A_BANNED_USER",
            format!("The user with UID {uid} is not banned from the group with GUID {guid}."),
        ));
    };
    let by = w.actor_or_system();
    w.app.post_member_action(&guid, Action::Unbanned, &by, Some(&uid), None, w.now_ms);
    members::tell(w, MemberChange::Unbanned, &guid, &uid, ban.scope);
    Ok(Done::because(format!(
        "The user with UID {uid} has been unbanned from the Group with GUID {guid}."
    )))
}
