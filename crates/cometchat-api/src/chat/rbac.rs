//! Permissions of roles and of group scopes (`contract/chat/rbac.yaml`, `semantics.md` section 8).

mod role;
mod scope;

pub use role::{ListRolePermissions, SetRolePermissions, UnsetRolePermission};
pub use scope::{ListScopePermissions, SetScopePermissions, UnsetScopePermission};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::ItemResult;
use crate::id::PermissionId;
use crate::{open_enum, wire};

open_enum! {
    /// What a permission's value is.
    PermissionKind {
        /// One word: allow, deny or a mode.
        Text = "string",
        /// Some of the available values.
        Texts = "stringArray",
        /// Roles.
        Roles = "rolesStringArray",
        /// Any texts.
        CustomTexts = "customStringArray",
    }
}

/// A permission that a role or scope can have.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Permission {
    /// Id, such as `sendMessage.mode`.
    pub id: PermissionId,
    /// `role` or `scope`.
    #[serde(rename = "type")]
    pub of: Option<String>,
    /// Name for people.
    pub title: Option<String>,
    /// Sentence for people.
    pub description: Option<String>,
    /// What its value is.
    pub data_type: Option<PermissionKind>,
    /// Values to choose from.
    pub available_values: Option<Value>,
    /// Value where none is set.
    pub default_value: Option<Value>,
    /// When it was made, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When it was last changed, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// What this version does not know (the value that is set, where it comes), kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Value of a permission: one word or several; nothing and an empty list restrict nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PermissionValue {
    /// One word.
    One(String),
    /// Several.
    Many(Vec<String>),
    /// Not restricted.
    Unrestricted(()),
}

/// Values by permission.
pub type Permissions = IndexMap<PermissionId, PermissionValue>;

/// All values after a change, and what became of each permission that was to be set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetPermissions {
    /// All values, after the change.
    #[serde(default, deserialize_with = "wire::map")]
    pub permissions: Permissions,
    /// Result by permission.
    #[serde(flatten)]
    pub results: IndexMap<PermissionId, ItemResult>,
}
