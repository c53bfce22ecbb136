//! Names of the people and groups that a message tells of.

use cometchat_api::chat::messages::{Entity, Message};

use crate::transcript::text;

/// Id under which the app itself writes and acts.
pub(crate) const SYSTEM: &str = "app_system";
/// Name of the app itself in our sentences.
const SYSTEM_NAME: &str = "System";

/// Name of a user as far as the message knows it.
pub(crate) fn of(message: &Message, uid: &str) -> Option<String> {
    if uid == SYSTEM {
        return Some(SYSTEM_NAME.to_owned());
    }
    let mentioned = message.data.mentions.iter().flatten().map(|(_, user)| user);
    let known = entities(message).filter_map(|entity| match entity {
        Entity::User(user) => Some(&**user),
        _ => None,
    });
    let user = known.chain(mentioned).find(|user| user.uid.as_str() == uid)?;
    let name = text::label(&user.name);
    (!name.is_empty()).then_some(name)
}

/// Name of a user, or the uid itself.
pub(crate) fn of_or_uid(message: &Message, uid: &str) -> String {
    of(message, uid).unwrap_or_else(|| text::label(uid))
}

/// Name of whoever or whatever takes part.
pub(crate) fn of_entity(entity: &Entity) -> Option<String> {
    let (name, id) = match entity {
        Entity::User(user) if user.uid.as_str() == SYSTEM => (SYSTEM_NAME, SYSTEM),
        Entity::User(user) => (user.name.as_str(), user.uid.as_str()),
        Entity::Group(group) => (group.name.as_str(), group.guid.as_str()),
        Entity::Message(_) | Entity::Call(_) | Entity::Other { .. } => return None,
    };
    let name = text::label(if name.trim().is_empty() { id } else { name });
    (!name.is_empty()).then_some(name)
}

/// Everybody and everything that takes part.
pub(crate) fn entities(message: &Message) -> impl Iterator<Item = &Entity> {
    let entities = message.data.entities.as_ref();
    [
        entities.and_then(|e| e.sender.as_ref()),
        entities.and_then(|e| e.receiver.as_ref()),
        entities.and_then(|e| e.by.as_ref()),
        entities.and_then(|e| e.on.as_ref()),
        entities.and_then(|e| e.target.as_ref()),
    ]
    .into_iter()
    .flatten()
}
