//! The fields of a role that an update touches: for the record, and for taking it back.

use cometchat_api::chat::roles::{Role, RoleField, UpdateRole};
use serde_json::{Map, Value, json};

use super::reach;
use crate::model::role::{NewRole, RoleChanges};
use crate::rows::is_nothing;

/// A role for the record.
pub(super) fn whole(role: &Role) -> Value {
    let settings = role.settings.clone().unwrap_or_default();
    json!({
        "role": role.role,
        "name": role.name,
        "description": role.description,
        "metadata": role.metadata,
        "listUsers": reach(settings.list_users),
        "sendMessagesTo": reach(settings.send_messages_to),
    })
}

/// A role as it could be typed to make it again.
pub(super) fn typed(role: &Role) -> NewRole {
    let settings = role.settings.clone().unwrap_or_default();
    let metadata = role.metadata.as_ref().filter(|value| !is_nothing(value));
    NewRole {
        role: role.role.to_string(),
        name: role.name.clone(),
        description: role.description.clone().unwrap_or_default(),
        metadata: metadata.map(Value::to_string).unwrap_or_default(),
        list_users: reach(settings.list_users),
        send_messages_to: reach(settings.send_messages_to),
    }
}

/// The fields of a role that an update touches.
pub(super) fn fields(role: &Role, update: &UpdateRole) -> Value {
    let whole = whole(role);
    let kept = touched(update).into_iter().map(|name| (name.to_owned(), whole[name].clone()));
    Value::Object(kept.collect::<Map<_, _>>())
}

fn touched(update: &UpdateRole) -> Vec<&'static str> {
    let unset = update.unset.as_deref().unwrap_or_default();
    let settings = update.settings.is_some();
    [
        ("name", update.name.is_some()),
        ("description", update.description.is_some() || unset.contains(&RoleField::Description)),
        ("metadata", update.metadata.is_some() || unset.contains(&RoleField::Metadata)),
        ("listUsers", settings),
        ("sendMessagesTo", settings),
    ]
    .into_iter()
    .filter_map(|(name, is_touched)| is_touched.then_some(name))
    .collect()
}

/// What an update touches, in words.
pub(super) fn in_words(update: &UpdateRole) -> String {
    let words: Vec<_> = touched(update)
        .into_iter()
        .filter_map(|name| match name {
            "listUsers" => Some("the settings"),
            "sendMessagesTo" => None,
            "name" => Some("the name"),
            "description" => Some("the description"),
            _ => Some("the metadata"),
        })
        .collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The changes that give a role's touched fields their values of now.
pub(super) fn former(role: &Role, update: &UpdateRole) -> RoleChanges {
    let touched = touched(update);
    let was = typed(role);
    let of = |name: &str, value: String| touched.contains(&name).then_some(value);
    RoleChanges {
        name: of("name", was.name),
        description: of("description", was.description),
        metadata: of("metadata", was.metadata),
        list_users: of("listUsers", was.list_users),
        send_messages_to: of("sendMessagesTo", was.send_messages_to),
    }
}
