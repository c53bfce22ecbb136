//! Users (`contract/chat/users.yaml`).

use cometchat_api::chat::users as api;
use cometchat_api::{ApiError, Done, Uid, limits};

use super::rights;
use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Details, Peers, Person, What, seconds};

mod list;
mod page;

pub(crate) use list::{list, list_of};

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default()
        .read_written(list)
        .read(get)
        .write(create)
        .write(update)
        .write(delete)
        .write(deactivate)
        .write(reactivate)
}

fn get(r: Read<'_>, asked: api::GetUser) -> Result<api::User, ApiError> {
    let person = r.app.active(&asked.uid)?;
    rights::read_user(r.app, &Uid::new(&*person.uid), r.actor())?;
    Ok(r.app.seen_by(r.app.person(person), r.actor()))
}

pub(crate) fn create(w: &mut Write<'_>, asked: api::CreateUser) -> Result<api::User, ApiError> {
    let tags = asked.tags.unwrap_or_default();
    Check::default()
        .id("uid", asked.uid.as_str())
        .name(&asked.name)
        .link("avatar", asked.avatar.as_deref())
        .link("link", asked.link.as_deref())
        .metadata(asked.metadata.as_ref())
        .tags(&tags)
        .done()?;
    let uid = asked.uid.as_str().trim().to_lowercase();
    if w.app.people.get(&uid).is_some() || uid == crate::world::SYSTEM {
        return Err(refuse::with(
            "ERR_UID_ALREADY_EXISTS",
            format!("The UID {uid} already exists, please use a different UID."),
        ));
    }
    let role = asked.role.map(|role| role_id(w, role.as_str())).transpose()?.flatten();
    let mut person = Person::new(&uid, &asked.name, w.now());
    person.role = role;
    let details = Details {
        avatar: filled(asked.avatar),
        link: filled(asked.link),
        status_message: filled(asked.status_message),
        metadata: asked.metadata.filter(|it| !it.is_null()),
        tags,
    };
    if details != Details::default() {
        person.details = Some(Box::new(details));
    }
    let mut shown = w.app.person(&person);
    w.app.people.insert(person);
    if asked.with_auth_token == Some(true) {
        let now = w.now();
        let token = w.app.tokens.make(&Uid::new(uid), now, &mut w.app.dice);
        shown.auth_token = Some(cometchat_api::Secret::new(token));
    }
    Ok(shown)
}

pub(crate) fn update(w: &mut Write<'_>, asked: api::UpdateUser) -> Result<api::User, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    let mut check = Check::default()
        .link("avatar", asked.avatar.as_deref())
        .link("link", asked.link.as_deref())
        .metadata(asked.metadata.as_ref())
        .tags(asked.tags.as_deref().unwrap_or_default());
    if let Some(name) = &asked.name {
        check = check.name(name);
    }
    check.done()?;
    let role = asked.role.map(|role| role_id(w, role.as_str())).transpose()?;
    let now = seconds(w.now());
    let unset = asked.unset.unwrap_or_default();
    w.app.people.change(uid.as_str(), |person| {
        if let Some(name) = &asked.name {
            person.rename(name);
        }
        if let Some(role) = role {
            person.role = role;
        }
        person.updated_at = now;
        let details = person.details_mut();
        replace(&mut details.avatar, asked.avatar);
        replace(&mut details.link, asked.link);
        replace(&mut details.status_message, asked.status_message);
        if let Some(metadata) = asked.metadata {
            details.metadata = Some(metadata).filter(|it| !it.is_null());
        }
        if let Some(tags) = asked.tags {
            details.tags = tags;
        }
        for field in unset {
            match field {
                api::UserField::Avatar => details.avatar = None,
                api::UserField::Link => details.link = None,
                api::UserField::Metadata => details.metadata = None,
                api::UserField::Other(_) => {}
            }
        }
        if *details == Details::default() {
            person.details = None;
        }
    });
    Ok(w.app.user(&uid))
}

fn delete(w: &mut Write<'_>, asked: api::DeleteUser) -> Result<Done, ApiError> {
    let uid = Uid::new(asked.uid.as_str().to_lowercase());
    let done = Done::because(format!("User with UID {uid} has been deleted successfully."));
    if asked.permanent == Some(true) {
        // A deactivated user can still be deleted for good.
        if w.app.people.get(uid.as_str()).is_none() {
            return Err(refuse::no_user(asked.uid.as_str()));
        }
        erase(w, &uid);
    } else {
        w.app.active(&uid)?;
        turn_off(w, &uid);
    }
    Ok(done)
}

/// Deactivates users. As the documents have it, the answer is silent about all others.
fn deactivate(
    w: &mut Write<'_>,
    asked: api::DeactivateUsers,
) -> Result<api::Deactivated, ApiError> {
    let mut done = api::Deactivated::default();
    for uid in within(asked.uids_to_deactivate, "uidsToDeactivate")? {
        if w.app.people.get(uid.as_str()).is_some_and(Person::is_active) {
            turn_off(w, &uid);
            done.deactivated_uids.push(uid);
        }
    }
    Ok(done)
}

/// Reactivates users. The answer names all who are active now, those who were before too.
fn reactivate(
    w: &mut Write<'_>,
    asked: api::ReactivateUsers,
) -> Result<api::Reactivated, ApiError> {
    let mut done = api::Reactivated::default();
    let now = seconds(w.now());
    for uid in within(asked.uids_to_activate, "uidsToActivate")? {
        let changed = w.app.people.change(uid.as_str(), |person| {
            person.deactivated_at = 0;
            person.updated_at = now;
        });
        if changed.is_some() {
            done.reactivated_uids.push(uid);
        }
    }
    Ok(done)
}

/// Deactivates a user: he is logged out and hidden, what he wrote stays.
fn turn_off(w: &mut Write<'_>, uid: &Uid) {
    let now = seconds(w.now());
    w.app.people.change(uid.as_str(), |person| {
        person.deactivated_at = now;
        person.updated_at = now;
    });
    w.app.tokens.end_all(uid);
    w.app.tell(w.now_ms, None, None, What::LoggedOut(uid.clone()));
}

/// Removes a user with his messages, conversations, memberships and relations.
fn erase(w: &mut Write<'_>, uid: &Uid) {
    let own: Vec<u64> =
        w.app.messages.all().filter(|m| m.message.sender == *uid).map(|m| m.number).collect();
    for number in own {
        super::messages::remove(w.app, number);
    }
    let pairs: Vec<_> = w.app.conversations.pairs_of(uid).map(|c| c.id.clone()).collect();
    for id in pairs {
        for number in w.app.conversations.remove(&id) {
            w.app.messages.remove(number);
        }
    }
    for group in w.app.groups.0.values_mut() {
        group.members.shift_remove(uid);
        group.banned.shift_remove(uid);
        if group.is_owned_by(uid) {
            group.about.owner = Some(crate::world::system());
        }
    }
    w.app.relations.forget(uid);
    w.app.notifications.forget(uid);
    w.app.feed.forget(uid);
    w.app.tokens.end_all(uid);
    w.app.people.remove(uid.as_str());
    w.app.tell(w.now_ms, None, None, What::LoggedOut(uid.clone()));
}

/// A role by id, none for `default`.
fn role_id(w: &Write<'_>, role: &str) -> Result<Option<Box<str>>, ApiError> {
    let role = w.app.roles.get(role)?.role.as_str();
    Ok((role != crate::world::DEFAULT_ROLE).then(|| role.into()))
}

fn within(uids: Vec<Uid>, field: &str) -> Result<Vec<Uid>, ApiError> {
    if uids.is_empty() {
        return Err(refuse::field(field, format!("The {field} field is required.")));
    }
    if uids.len() > limits::PER_PAGE as usize {
        return Err(refuse::field(field, format!("The {field} has too many items.")));
    }
    Ok(uids.into_iter().map(|uid| Uid::new(uid.as_str().to_lowercase())).collect())
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

fn replace(field: &mut Option<String>, new: Option<String>) {
    if let Some(new) = new {
        *field = filled(Some(new));
    }
}

/// Whether two users may not write to each other, and the refusal that says so.
pub(crate) fn not_blocked(r: Read<'_>, peers: &Peers, sender: &Uid) -> Result<(), ApiError> {
    let Some(other) = peers.other(sender) else { return Ok(()) };
    if r.app.relations.blocked_at(other, sender).is_some() {
        return Err(refuse::with(
            "ERR_BLOCKED_SENDER",
            format!("The user with UID {other} has blocked the user with UID {sender}."),
        ));
    }
    if r.app.relations.blocked_at(sender, other).is_some() {
        return Err(refuse::with(
            "ERR_BLOCKED_RECEIVER",
            format!("The user with UID {sender} has blocked the user with UID {other}."),
        ));
    }
    Ok(())
}
