//! The fields of a group that an update touches: for the record, and for taking it back.

use cometchat_api::chat::groups::{Group, GroupField, UpdateGroup};
use serde_json::{Map, Value, json};

use crate::model::group::GroupChanges;
use crate::rows::is_nothing;

/// A group for the record: what a person can set, but no password.
pub(super) fn whole(group: &Group) -> Value {
    json!({
        "guid": group.guid,
        "name": group.name,
        "type": group.kind,
        "owner": group.owner,
        "icon": group.icon,
        "description": group.description,
        "tags": group.tags,
        "metadata": group.metadata,
        "membersCount": group.members_count,
    })
}

/// The fields of a group that an update touches.
pub(super) fn fields(group: &Group, update: &UpdateGroup) -> Value {
    let whole = whole(group);
    let kept = touched(update).into_iter().map(|name| match name {
        "password" => (name.to_owned(), json!("••••••••")),
        name => (name.to_owned(), whole[name].clone()),
    });
    Value::Object(kept.collect::<Map<_, _>>())
}

fn touched(update: &UpdateGroup) -> Vec<&'static str> {
    let unset = update.unset.as_deref().unwrap_or_default();
    [
        ("name", update.name.is_some()),
        ("type", update.kind.is_some()),
        ("password", update.password.is_some()),
        ("icon", update.icon.is_some() || unset.contains(&GroupField::Icon)),
        ("description", update.description.is_some() || unset.contains(&GroupField::Description)),
        ("tags", update.tags.is_some()),
        ("metadata", update.metadata.is_some() || unset.contains(&GroupField::Metadata)),
    ]
    .into_iter()
    .filter_map(|(name, is_touched)| is_touched.then_some(name))
    .collect()
}

/// What an update touches, in words.
pub(super) fn in_words(update: &UpdateGroup) -> String {
    let words: Vec<_> = touched(update)
        .into_iter()
        .map(|name| if name == "icon" { "the picture".to_owned() } else { format!("the {name}") })
        .collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The changes that give a group's touched fields their values of now.
pub(super) fn former(group: &Group, update: &UpdateGroup) -> GroupChanges {
    let touched = touched(update);
    let of = |name: &str, value: Option<String>| {
        touched.contains(&name).then(|| value.unwrap_or_default())
    };
    let metadata = group.metadata.as_ref().filter(|value| !is_nothing(value));
    GroupChanges {
        name: of("name", Some(group.name.clone())),
        kind: of("type", group.kind.as_ref().map(ToString::to_string)),
        icon: of("icon", group.icon.clone()),
        description: of("description", group.description.clone()),
        tags: touched.contains(&"tags").then(|| group.tags.clone()),
        metadata: of("metadata", metadata.map(ToString::to_string)),
    }
}

#[cfg(test)]
mod tests {
    use cometchat_api::Secret;
    use cometchat_api::chat::groups::GroupType;

    use super::*;

    #[test]
    fn a_password_is_on_record_as_changed_and_never_itself() {
        let update = UpdateGroup {
            kind: Some(GroupType::Password),
            password: Some(Secret::new("open sesame")),
            ..UpdateGroup::default()
        };
        let group = Group { kind: Some(GroupType::Public), ..Group::default() };
        let kept = fields(&group, &update);
        assert_eq!(kept, json!({ "type": "public", "password": "••••••••" }));
        assert_eq!(in_words(&update), "the type and the password");
        assert_eq!(former(&group, &update).kind.as_deref(), Some("public"));
    }
}
