//! The service's own rules for roles (`contract/semantics.md` sections 5 and 8), checked before
//! anything is sent.

use cometchat_api::RoleId;
use cometchat_api::chat::roles::{CreateRole, Reach, RoleField, RoleSettings, UpdateRole};

use crate::checked::{Checked, given};
use crate::error::Error;
use crate::model::role::{NewRole, RoleChanges};

/// Checks what was typed for a new role.
///
/// # Errors
/// All mistakes, each at its field.
pub(super) fn create(role: &NewRole) -> Result<CreateRole, Error> {
    let mut checked = Checked::of("role");
    let id = checked.id("role", "The id of a role", RoleId::checked(&role.role));
    let name = checked.name(&role.name);
    let description = given(&role.description).map(|text| checked.description(text));
    let metadata = given(&role.metadata).and_then(|text| checked.metadata(text));
    let settings = RoleSettings {
        list_users: reach(&mut checked, "listUsers", given(&role.list_users)),
        send_messages_to: reach(&mut checked, "sendMessagesTo", given(&role.send_messages_to)),
        ..RoleSettings::default()
    };
    let is_said = settings.list_users.is_some() || settings.send_messages_to.is_some();
    let settings = is_said.then_some(settings);
    let create = CreateRole { role: id, name, description, metadata, settings };
    checked.size(&create);
    checked.end(create)
}

/// Checks what was typed to change a role; `settings` are those it has, since they travel whole.
///
/// # Errors
/// All mistakes, each at its field; and when nothing is to be changed.
pub(super) fn update(
    role: &str,
    changes: &RoleChanges,
    settings: Option<&RoleSettings>,
) -> Result<UpdateRole, Error> {
    let mut checked = Checked::of("role");
    let mut unset = Vec::new();
    let name = changes.name.as_deref().map(|name| checked.name(name));
    let description = match changes.description.as_deref().map(given) {
        Some(None) => {
            unset.push(RoleField::Description);
            None
        }
        text => text.flatten().map(|text| checked.description(text)),
    };
    let metadata = match changes.metadata.as_deref().map(given) {
        Some(None) => {
            unset.push(RoleField::Metadata);
            None
        }
        text => text.flatten().and_then(|text| checked.metadata(text)),
    };
    let list_users = reach(&mut checked, "listUsers", changes.list_users.as_deref());
    let send_messages_to =
        reach(&mut checked, "sendMessagesTo", changes.send_messages_to.as_deref());
    let is_set = list_users.is_some() || send_messages_to.is_some();
    let settings = is_set.then(|| {
        let now = settings.cloned().unwrap_or_default();
        RoleSettings {
            list_users: list_users.or(now.list_users),
            send_messages_to: send_messages_to.or(now.send_messages_to),
            extra: now.extra,
        }
    });
    let unset = Some(unset).filter(|fields| !fields.is_empty());
    let update = UpdateRole { role: role.into(), name, description, metadata, settings, unset };
    if checked.is_right() && update == (UpdateRole { role: role.into(), ..UpdateRole::default() }) {
        checked.wrong("name", "Nothing is changed yet.");
    }
    checked.size(&update);
    checked.end(update)
}

fn reach(checked: &mut Checked, field: &str, typed: Option<&str>) -> Option<Reach> {
    let reach = Reach::from(typed?);
    if let Reach::Other(_) = reach {
        checked.wrong(field, "A role reaches all users, or friends alone.");
    }
    Some(reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_of_a_new_role_stands_at_its_field() {
        let error = create(&NewRole {
            role: "Not an id!".into(),
            description: "x".repeat(256),
            metadata: "[1]".into(),
            list_users: "nobody".into(),
            ..NewRole::default()
        })
        .unwrap_err();
        let fields: Vec<_> = error.fields.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["role", "name", "description", "metadata", "listUsers"]);
    }

    #[test]
    fn one_setting_is_changed_and_the_other_goes_with_it() {
        let now =
            RoleSettings { send_messages_to: Some(Reach::FriendsOnly), ..RoleSettings::default() };
        let changes =
            RoleChanges { list_users: Some("friendsOnly".into()), ..RoleChanges::default() };
        let settings = update("seller", &changes, Some(&now)).unwrap().settings.unwrap();
        assert_eq!(settings.list_users, Some(Reach::FriendsOnly));
        assert_eq!(settings.send_messages_to, Some(Reach::FriendsOnly));
    }

    #[test]
    fn emptied_fields_are_cleared_and_no_change_is_refused() {
        let changes = RoleChanges { description: Some(" ".into()), ..RoleChanges::default() };
        let sent = update("seller", &changes, None).unwrap();
        assert_eq!(sent.unset, Some(vec![RoleField::Description]));
        assert!(update("seller", &RoleChanges::default(), None).is_err());
    }
}
