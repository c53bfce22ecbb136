//! Permissions of roles and of group scopes (`contract/chat/rbac.yaml`).

use cometchat_api::batch::ItemResult;
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::rbac::{
    self as api, Permission, PermissionKind, PermissionValue, Permissions, SetPermissions,
};
use cometchat_api::id::PermissionId;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Guid};
use serde_json::{Map, Value, json};

use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::permits::{Known, OF_ROLES, OF_SCOPES};
use crate::world::{App, lower};

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default()
        .read(list_of_role)
        .write(set_of_role)
        .write(unset_of_role)
        .read(list_of_scope)
        .write(set_of_scope)
        .write(unset_of_scope)
}

fn list_of_role(
    r: Read<'_>,
    asked: api::ListRolePermissions,
) -> Result<Listing<Permission>, ApiError> {
    r.app.roles.get(asked.role.as_str())?;
    Ok(Page::of(None, None).cut(OF_ROLES, |known| shown(r.app, "role", known)))
}

fn set_of_role(
    w: &mut Write<'_>,
    asked: api::SetRolePermissions,
) -> Result<SetPermissions, ApiError> {
    let role = w.app.roles.get(asked.role.as_str())?.role.clone();
    let checked = checked(w.app, OF_ROLES, asked.permissions, &format!("role {role}"));
    let set = w.app.permits.roles.entry(role).or_default();
    Ok(put(set, checked))
}

fn unset_of_role(
    w: &mut Write<'_>,
    asked: api::UnsetRolePermission,
) -> Result<SetPermissions, ApiError> {
    let role = w.app.roles.get(asked.role.as_str())?.role.clone();
    known(OF_ROLES, &asked.permission)?;
    let set = w.app.permits.roles.entry(role).or_default();
    set.shift_remove(&asked.permission);
    Ok(SetPermissions { permissions: set.clone(), ..SetPermissions::default() })
}

fn list_of_scope(
    r: Read<'_>,
    asked: api::ListScopePermissions,
) -> Result<Listing<Permission>, ApiError> {
    r.app.groups.get(&asked.guid)?;
    one_of_three(&asked.scope)?;
    Ok(Page::of(None, None).cut(OF_SCOPES, |known| shown(r.app, "scope", known)))
}

fn set_of_scope(
    w: &mut Write<'_>,
    asked: api::SetScopePermissions,
) -> Result<SetPermissions, ApiError> {
    let (guid, scope) = place(w, &asked.guid, asked.scope)?;
    let of = format!("scope {scope} on group {guid}");
    let checked = checked(w.app, OF_SCOPES, asked.permissions, &of);
    Ok(put(set_for(w, guid, scope), checked))
}

fn unset_of_scope(
    w: &mut Write<'_>,
    asked: api::UnsetScopePermission,
) -> Result<SetPermissions, ApiError> {
    let (guid, scope) = place(w, &asked.guid, asked.scope)?;
    known(OF_SCOPES, &asked.permission)?;
    let set = set_for(w, guid, scope);
    set.shift_remove(&asked.permission);
    Ok(SetPermissions { permissions: set.clone(), ..SetPermissions::default() })
}

fn set_for<'a>(w: &'a mut Write<'_>, guid: Guid, scope: Scope) -> &'a mut Permissions {
    w.app.permits.scopes.entry(guid).or_default().entry(scope).or_default()
}

fn place(w: &Write<'_>, guid: &Guid, scope: Scope) -> Result<(Guid, Scope), ApiError> {
    let guid = lower(guid);
    w.app.groups.get(&guid)?;
    one_of_three(&scope)?;
    Ok((guid, scope))
}

fn one_of_three(scope: &Scope) -> Result<(), ApiError> {
    match scope {
        Scope::Other(_) => Err(refuse::field("scope", "The selected scope is invalid.")),
        _ => Ok(()),
    }
}

fn known<'a>(of: &'a [Known], id: &PermissionId) -> Result<&'a Known, ApiError> {
    of.iter().find(|known| known.id == id.as_str()).ok_or_else(|| {
        // Our code: the documents name none for an unknown permission.
        refuse::with("ERR_PERMISSION_NOT_FOUND", format!("The permission {id} does not exist."))
    })
}

type Checked = Vec<(PermissionId, PermissionValue, ItemResult)>;

fn checked(app: &App, of: &[Known], asked: Permissions, target: &str) -> Checked {
    let one = |(id, value): (PermissionId, PermissionValue)| {
        let fits = known(of, &id).and_then(|known| fits(app, known, &value));
        let result = match fits {
            Ok(()) => ItemResult::done(format!(
                "Permission with id {id} have been mapped successfully to {target}."
            )),
            Err(error) => ItemResult::refused(error),
        };
        (id, value, result)
    };
    asked.into_iter().map(one).collect()
}

fn put(set: &mut Permissions, checked: Checked) -> SetPermissions {
    let mut answer = SetPermissions::default();
    for (id, value, result) in checked {
        if result.is_done() {
            match value {
                PermissionValue::Unrestricted(()) => set.shift_remove(&id),
                value => set.insert(id.clone(), value),
            };
        }
        answer.results.insert(id, result);
    }
    answer.permissions = set.clone();
    answer
}

/// One word for a text, some of the available ones for a list; a list of one may come as a word.
fn fits(app: &App, known: &Known, value: &PermissionValue) -> Result<(), ApiError> {
    let words = match value {
        PermissionValue::One(word) => std::slice::from_ref(word),
        PermissionValue::Many(words) => words.as_slice(),
        PermissionValue::Unrestricted(()) => &[],
    };
    let takes = |word: &String| match known.kind {
        PermissionKind::Roles => app.roles.get(word).is_ok(),
        PermissionKind::CustomTexts => !word.is_empty(),
        _ => known.values.contains(&word.as_str()),
    };
    let one_word = known.kind != PermissionKind::Text || !matches!(value, PermissionValue::Many(_));
    if one_word && words.iter().all(takes) {
        return Ok(());
    }
    Err(refuse::field(known.id, format!("The value of {} is invalid.", known.id)))
}

fn shown(app: &App, of: &str, known: &Known) -> Permission {
    let default = match known.kind {
        PermissionKind::Text => known.values.first().map_or(Value::Null, |word| json!(word)),
        _ => json!([]),
    };
    Permission {
        id: PermissionId::new(known.id),
        of: Some(of.to_owned()),
        title: Some(known.title.to_owned()),
        description: Some(known.title.to_owned()),
        data_type: Some(known.kind.clone()),
        available_values: Some(json!(known.values)),
        default_value: Some(default),
        created_at: Some(app.created_at),
        updated_at: Some(app.created_at),
        extra: Map::new(),
    }
}
