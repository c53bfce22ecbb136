//! Permissions of roles and of scopes in groups.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// Whose permissions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PermissionHolder {
    /// Of a role.
    Role {
        /// Which.
        role: String,
    },
    /// Of a scope in one group.
    Scope {
        /// Which group.
        guid: String,
        /// `admin`, `moderator` or `participant`.
        scope: String,
    },
}

/// What the value of a permission is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum PermissionShape {
    /// One of the choices.
    Word,
    /// Some of the choices.
    Words,
    /// Roles of the app.
    Roles,
    /// Any texts.
    Texts,
}

/// Values by permission: one word, or several; an empty list restricts nothing.
pub type Values = BTreeMap<String, Vec<String>>;

/// A permission as a row of the matrix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PermissionRow {
    /// The service's own id, such as `sendMessage.mode`.
    pub id: String,
    /// Heading it stands under.
    pub group: String,
    /// What it is about, in a few words.
    pub title: String,
    /// What it does, in a sentence.
    pub help: String,
    /// What its value is.
    pub shape: PermissionShape,
    /// Values to choose from, where they are fixed.
    pub choices: Vec<String>,
    /// Whether its list forbids what it holds; otherwise a list allows only what it holds.
    pub forbids: bool,
}

/// Whose permissions stand in a column of the matrix, and which.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PermissionColumn {
    /// Whose.
    pub holder: PermissionHolder,
    /// Its name.
    pub name: String,
    /// What is set; what is absent has its default.
    pub set: Values,
    /// Defaults, by the service's own account.
    pub defaults: Values,
    /// Whether the service told what is set; otherwise `set` is what Halley set last, or nothing.
    pub told: bool,
    /// Why it could not be read.
    pub problem: Option<Error>,
}

/// Permissions by role or by scope.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PermissionMatrix {
    /// Permissions, in the order of their headings.
    pub rows: Vec<PermissionRow>,
    /// Roles or scopes.
    pub columns: Vec<PermissionColumn>,
}

/// A permission that is to get another value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PermissionChange {
    /// Whose.
    pub holder: PermissionHolder,
    /// Which.
    pub permission: String,
    /// What was set when the change was thought of; nothing is the default.
    pub before: Option<Vec<String>>,
    /// What to set; nothing is the default.
    pub after: Option<Vec<String>>,
}

/// A permission that somebody else changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PermissionConflict {
    /// The change that was asked for.
    pub change: PermissionChange,
    /// What is set now.
    pub now: Option<Vec<String>>,
}

/// A permission that was not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PermissionFailure {
    /// Whose.
    pub holder: PermissionHolder,
    /// Which.
    pub permission: String,
    /// Why, in a sentence.
    pub message: String,
}

/// What came of a change of permissions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PermissionsSaved {
    /// What somebody else changed meanwhile; where there is any, nothing was changed.
    pub conflicts: Vec<PermissionConflict>,
    /// What was changed, or was so already.
    pub saved: Vec<PermissionChange>,
    /// What was not changed.
    pub failed: Vec<PermissionFailure>,
    /// Entries of the activity, one for each role or scope.
    pub activities: Vec<String>,
    /// Ids for undoing it, one for each role or scope.
    pub undo: Vec<String>,
}
