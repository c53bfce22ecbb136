//! Older restrictions: features taken from roles, which the service gives up for permissions.

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// The older restrictions of a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RoleRestrictions {
    /// Which role.
    pub role: String,
    /// Its name.
    pub name: String,
    /// What it does not have.
    pub features: Vec<RestrictedFeature>,
    /// Why they could not be read.
    pub problem: Option<Error>,
}

/// A feature that a role does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RestrictedFeature {
    /// Key without its prefix, such as `createGroup`.
    pub key: String,
    /// What users of the role cannot do, such as `create groups`.
    pub cannot: String,
    /// Since when, Unix seconds.
    pub since: Option<u32>,
    /// The permission that forbids the same, where there is one.
    pub permission: Option<String>,
}
