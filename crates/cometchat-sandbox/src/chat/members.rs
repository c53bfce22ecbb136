//! Members of groups (`contract/chat/group-members.yaml`).

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::chat::groups::{NewMembers, Scope};
use cometchat_api::chat::members as api;
use cometchat_api::chat::messages::{Action, Message};
use cometchat_api::chat::users::Presence;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, Guid, Uid, limits};

use super::groups::may;
use super::rights;
use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Ban, Joined, MemberChange, lower};

mod join;

pub(crate) use join::{join, leave, tell};

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(add).write(change_scope).write(kick)
}

/// Lists members, the newest first.
pub(crate) fn list(r: Read<'_>, asked: api::ListMembers) -> Result<Listing<api::Member>, ApiError> {
    let group = r.app.groups.get(&asked.guid)?;
    may::talk(group, r.actor())?;
    let scopes = rights::members(r.app, group, r.actor())?;
    let online = |uid: &Uid| r.app.tally.is_connected(uid.as_str());
    let members: Vec<_> = group
        .members
        .iter()
        .rev()
        .filter(|(_, joined)| asked.scopes.is_empty() || asked.scopes.contains(&joined.scope))
        .filter(|(_, joined)| {
            scopes.is_empty() || scopes.iter().any(|scope| scope == joined.scope.as_str())
        })
        .filter(|(uid, _)| {
            asked
                .status
                .as_ref()
                .is_none_or(|wanted| (*wanted == Presence::Available) == online(uid))
        })
        .collect();
    let page = Page::of(asked.page, asked.per_page);
    Ok(page.cut(&members, |(uid, joined)| api::Member {
        scope: Some(joined.scope.clone()),
        joined_at: Some(joined.at),
        banned_at: None,
        user: r.app.seen_by(r.app.plain_user(uid), r.actor()),
    }))
}

/// At most 25 uids over all lists (`semantics.md` section 5).
pub(crate) fn within(new: &NewMembers) -> Result<(), ApiError> {
    let lists = [&new.admins, &new.moderators, &new.participants, &new.users_to_ban];
    let n_uids: usize = lists.into_iter().flatten().map(Vec::len).sum();
    if n_uids > limits::MEMBERS_PER_CALL {
        return Err(refuse::over_quota("members in one request", limits::MEMBERS_PER_CALL));
    }
    Ok(())
}

pub(crate) fn add(
    w: &mut Write<'_>,
    asked: api::AddMembers,
) -> Result<api::AddedMembers, ApiError> {
    let guid = lower(&asked.guid);
    may::delete(w.app.groups.get(&guid)?, w.actor())?;
    let new = NewMembers {
        admins: asked.admins,
        moderators: asked.moderators,
        participants: asked.participants,
        users_to_ban: asked.users_to_ban,
    };
    within(&new)?;
    let lists = [&new.admins, &new.moderators, &new.participants, &new.users_to_ban];
    if lists.into_iter().all(|list| list.as_ref().is_none_or(Vec::is_empty)) {
        return Err(refuse::field("participants", "At least one list of UIDs is required."));
    }
    Ok(enroll(w, &guid, &new))
}

/// Adds and bans; one bad uid does not fail the others, and of several lists the highest scope
/// counts.
pub(crate) fn enroll(w: &mut Write<'_>, guid: &Guid, new: &NewMembers) -> api::AddedMembers {
    let mut list = |uids: &Option<Vec<Uid>>, scope: Scope| -> Option<Results<Uid, Message>> {
        let uids = uids.as_ref()?;
        let results = uids.iter().map(|uid| {
            let result = match enroll_one(w, guid, uid, &scope) {
                Ok(message) => ItemResult::with(message),
                Err(error) => ItemResult::refused(error),
            };
            (uid.clone(), result)
        });
        Some(results.collect())
    };
    let admins = list(&new.admins, Scope::Admin);
    let moderators = list(&new.moderators, Scope::Moderator);
    let participants = list(&new.participants, Scope::Participant);
    let users_to_ban = new.users_to_ban.as_ref().map(|uids| {
        let results = uids.iter().map(|uid| {
            let result = match super::banned::ban_one(w, guid, uid) {
                Ok(()) => {
                    ItemResult { success: Some(true), message: None, data: None, error: None }
                }
                Err(error) => ItemResult::refused(error),
            };
            (uid.clone(), result)
        });
        results.collect()
    });
    api::AddedMembers { admins, moderators, participants, users_to_ban }
}

fn enroll_one(
    w: &mut Write<'_>,
    guid: &Guid,
    uid: &Uid,
    scope: &Scope,
) -> Result<Message, ApiError> {
    let uid = w.app.known(uid)?;
    let now = w.now();
    let group = w.app.groups.get(guid)?;
    if group.members.contains_key(&uid) {
        return Err(join::already(&uid, guid));
    }
    if group.banned.contains_key(&uid) {
        return Err(join::banned(&uid, guid));
    }
    join::room(w.app, guid, &uid)?;
    let joined = Joined { scope: scope.clone(), at: now };
    w.app.groups.get_mut(guid)?.members.insert(uid.clone(), joined);
    let by = w.actor_or_system();
    let message = w.app.post_member_action(guid, Action::Added, &by, Some(&uid), None, w.now_ms);
    tell(w, MemberChange::Added, guid, &uid, scope.clone());
    Ok(message)
}

pub(crate) fn change_scope(
    w: &mut Write<'_>,
    asked: api::ChangeScope,
) -> Result<api::Membership, ApiError> {
    let guid = lower(&asked.guid);
    let uid = w.app.known(&asked.uid)?;
    if let Scope::Other(_) = asked.scope {
        return Err(refuse::field("scope", "The selected scope is invalid."));
    }
    let group = w.app.groups.get(&guid)?;
    let old = group.scope_of(&uid).cloned().ok_or_else(|| join::no_member(&uid, &guid))?;
    may::discipline(group, w.actor(), &uid)?;
    may::give(group, w.actor(), &asked.scope)?;
    if old == asked.scope {
        return Err(refuse::with(
            "ERR_SAME_SCOPE",
            format!("The user with UID {uid} has the scope {old} already."),
        ));
    }
    if group.is_owned_by(&uid) {
        return Err(refuse::with(
            "ERR_GROUP_NO_CLEARANCE",
            format!("The user with UID {uid} owns the group and stays its admin."),
        ));
    }
    let joined = w.app.groups.get_mut(&guid)?.members.get_mut(&uid).map(|joined| {
        joined.scope = asked.scope.clone();
        joined.at
    });
    let by = w.actor_or_system();
    let scopes = Some((old.clone(), asked.scope.clone()));
    w.app.post_member_action(&guid, Action::ScopeChanged, &by, Some(&uid), scopes, w.now_ms);
    tell(w, MemberChange::ScopeChanged { old }, &guid, &uid, asked.scope.clone());
    Ok(api::Membership { guid, uid, scope: Some(asked.scope), joined_at: joined })
}

pub(crate) fn kick(w: &mut Write<'_>, asked: api::KickMember) -> Result<Done, ApiError> {
    let guid = lower(&asked.guid);
    let uid = w.app.known(&asked.uid)?;
    let group = w.app.groups.get(&guid)?;
    let scope = group.scope_of(&uid).cloned().ok_or_else(|| join::no_member(&uid, &guid))?;
    may::discipline(group, w.actor(), &uid)?;
    w.app.groups.get_mut(&guid)?.members.shift_remove(&uid);
    let by = w.actor_or_system();
    w.app.post_member_action(&guid, Action::Kicked, &by, Some(&uid), None, w.now_ms);
    tell(w, MemberChange::Kicked, &guid, &uid, scope);
    Ok(Done::because(format!(
        "The member with UID {uid} has been kicked from the Group with GUID {guid}."
    )))
}

/// Takes a member out and bans him; what scope he had, or would have.
pub(crate) fn shut_out(w: &mut Write<'_>, guid: &Guid, uid: &Uid) -> Result<Scope, ApiError> {
    let now = w.now();
    let group = w.app.groups.get_mut(guid)?;
    if group.banned.contains_key(uid) {
        return Err(refuse::with(
            "ERR_ALREADY_BANNED",
            format!("The user with UID {uid} is banned from the group with GUID {guid} already."),
        ));
    }
    let scope = group.members.shift_remove(uid).map_or(Scope::Participant, |joined| joined.scope);
    group.banned.insert(uid.clone(), Ban { scope: scope.clone(), at: now });
    Ok(scope)
}
