//! What roles, and scopes in groups, are allowed, and which features roles do not have.

use std::collections::HashMap;

use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::rbac::{PermissionValue, Permissions};
use cometchat_api::id::PermissionId;
use cometchat_api::{Guid, RoleId};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

mod catalogue;

pub(crate) use catalogue::{Known, OF_ROLES, OF_SCOPES};

/// Values that were set; what is not set has its default.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Permits {
    /// Permissions of roles.
    pub(crate) roles: HashMap<RoleId, Permissions>,
    /// Permissions of scopes, by group.
    pub(crate) scopes: HashMap<Guid, HashMap<Scope, Permissions>>,
    /// Features that roles do not have, by key without prefix, with the time they were taken.
    pub(crate) restricted: HashMap<RoleId, IndexMap<String, i64>>,
}

impl Permits {
    /// Values set for a role.
    pub(crate) fn of_role(&self, role: &str) -> Option<&Permissions> {
        if self.roles.is_empty() {
            return None;
        }
        self.roles.get(&RoleId::new(role))
    }

    /// Values set for a scope in a group.
    pub(crate) fn of_scope(&self, guid: &Guid, scope: &Scope) -> Option<&Permissions> {
        self.scopes.get(guid)?.get(scope)
    }

    /// Whether a feature was taken from a role; the key stands without prefix.
    pub(crate) fn is_restricted(&self, role: &str, key: &str) -> bool {
        !self.restricted.is_empty()
            && self.restricted.get(&RoleId::new(role)).is_some_and(|keys| keys.contains_key(key))
    }

    /// Forgets a role that is deleted.
    pub(crate) fn forget_role(&mut self, role: &RoleId) {
        self.roles.remove(role);
        self.restricted.remove(role);
    }
}

/// Whether values forbid something.
pub(crate) fn denies(set: Option<&Permissions>, id: &str) -> bool {
    matches!(value(set, id), Some(PermissionValue::One(word)) if word == "deny")
}

/// Whether values limit something to friends.
pub(crate) fn is_for_friends(set: Option<&Permissions>, id: &str) -> bool {
    matches!(value(set, id), Some(PermissionValue::One(word)) if word == "friends")
}

/// What values limit something to; nothing where they do not. A plain text is a list of one
/// (`semantics.md` section 8).
pub(crate) fn limits<'a>(set: Option<&'a Permissions>, id: &str) -> &'a [String] {
    match value(set, id) {
        Some(PermissionValue::Many(values)) => values,
        Some(PermissionValue::One(word)) => std::slice::from_ref(word),
        _ => &[],
    }
}

fn value<'a>(set: Option<&'a Permissions>, id: &str) -> Option<&'a PermissionValue> {
    set?.get(&PermissionId::new(id))
}
