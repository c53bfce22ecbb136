//! Roles (`contract/chat/roles.yaml`).

use cometchat_api::chat::roles as api;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, RoleId, limits};

use crate::check::Check;
use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::DEFAULT_ROLE;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(create).read(get).write(update).write(delete)
}

fn list(r: Read<'_>, asked: api::ListRoles) -> Result<Listing<api::Role>, ApiError> {
    let roles: Vec<_> = r.app.roles.0.values().collect();
    Ok(Page::of(asked.page, asked.per_page).cut(&roles, |role| (*role).clone()))
}

fn create(w: &mut Write<'_>, asked: api::CreateRole) -> Result<api::Role, ApiError> {
    Check::default()
        .id("role", asked.role.as_str())
        .name(&asked.name)
        .chars("description", asked.description.as_deref(), limits::DESCRIPTION_CHARS)
        .done()?;
    let id = RoleId::new(asked.role.as_str().trim().to_lowercase());
    if w.app.roles.0.contains_key(&id) {
        return Err(refuse::with(
            "ERR_ROLE_ALREADY_EXISTS",
            format!("The role {id} already exists."),
        ));
    }
    if w.app.roles.0.len() >= limits::ROLES {
        return Err(refuse::over_quota("roles", limits::ROLES));
    }
    let role = api::Role {
        role: id.clone(),
        name: asked.name,
        description: asked.description,
        metadata: asked.metadata,
        settings: Some(whole(asked.settings.unwrap_or_default())),
        created_at: Some(w.now()),
        ..api::Role::default()
    };
    w.app.roles.0.insert(id, role.clone());
    Ok(role)
}

fn get(r: Read<'_>, asked: api::GetRole) -> Result<api::Role, ApiError> {
    r.app.roles.get(asked.role.as_str()).cloned()
}

fn update(w: &mut Write<'_>, asked: api::UpdateRole) -> Result<api::Role, ApiError> {
    let now = w.now();
    let role = w.app.roles.get_mut(&asked.role)?;
    let mut check = Check::default().chars(
        "description",
        asked.description.as_deref(),
        limits::DESCRIPTION_CHARS,
    );
    if let Some(name) = &asked.name {
        check = check.name(name);
    }
    check.done()?;
    role.name = asked.name.unwrap_or_else(|| role.name.clone());
    role.description = asked.description.or(role.description.take());
    role.metadata = asked.metadata.or(role.metadata.take());
    if let Some(new) = asked.settings {
        let old = role.settings.take().unwrap_or_default();
        role.settings = Some(api::RoleSettings {
            list_users: new.list_users.or(old.list_users),
            send_messages_to: new.send_messages_to.or(old.send_messages_to),
            extra: if new.extra.is_empty() { old.extra } else { new.extra },
        });
    }
    for field in asked.unset.unwrap_or_default() {
        match field {
            api::RoleField::Settings => role.settings = Some(whole(api::RoleSettings::default())),
            api::RoleField::Description => role.description = None,
            api::RoleField::Metadata => role.metadata = None,
            api::RoleField::Other(_) => {}
        }
    }
    role.updated_at = Some(now);
    Ok(role.clone())
}

fn delete(w: &mut Write<'_>, asked: api::DeleteRole) -> Result<Done, ApiError> {
    let id = w.app.roles.get(asked.role.as_str())?.role.clone();
    if id.as_str() == DEFAULT_ROLE {
        return Err(refuse::with("ERR_ROLE_DELETE_DENIED", "The default role cannot be deleted."));
    }
    w.app.roles.0.shift_remove(&id);
    w.app.permits.forget_role(&id);
    let orphans: Vec<Box<str>> = w
        .app
        .people
        .unordered()
        .filter(|person| person.role() == id.as_str())
        .map(|person| person.uid.clone())
        .collect();
    for uid in orphans {
        w.app.people.change(&uid, |person| person.role = None);
    }
    Ok(Done::because(format!("The role {id} has been deleted successfully.")))
}

fn whole(settings: api::RoleSettings) -> api::RoleSettings {
    api::RoleSettings {
        list_users: settings.list_users.or(Some(api::Reach::All)),
        send_messages_to: settings.send_messages_to.or(Some(api::Reach::All)),
        ..settings
    }
}
