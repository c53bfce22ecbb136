//! Roles of an app.

use cometchat_api::chat::roles::{Reach, Role, RoleSettings};
use cometchat_api::{ApiError, RoleId};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::refuse;

/// Id of the role everybody has who has no other.
pub(crate) const DEFAULT: &str = "default";

/// Roles by id, `default` first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Roles(pub(crate) IndexMap<RoleId, Role>);

impl Roles {
    /// The role every app has.
    pub(crate) fn new(now: i64) -> Self {
        let role = Role {
            role: DEFAULT.into(),
            name: "Default".to_owned(),
            description: Some("The role of users that have no other.".to_owned()),
            settings: Some(RoleSettings {
                list_users: Some(Reach::All),
                send_messages_to: Some(Reach::All),
                ..RoleSettings::default()
            }),
            created_at: Some(now),
            ..Role::default()
        };
        Self(IndexMap::from([(role.role.clone(), role)]))
    }

    /// A role.
    ///
    /// # Errors
    /// `ERR_ROLE_NOT_FOUND`.
    pub(crate) fn get(&self, role: &str) -> Result<&Role, ApiError> {
        self.0.get(&RoleId::new(role.to_lowercase())).ok_or_else(|| refuse::no_role(role))
    }

    /// A role to change.
    ///
    /// # Errors
    /// `ERR_ROLE_NOT_FOUND`.
    pub(crate) fn get_mut(&mut self, role: &RoleId) -> Result<&mut Role, ApiError> {
        let id = RoleId::new(role.as_str().to_lowercase());
        self.0.get_mut(&id).ok_or_else(|| refuse::no_role(role.as_str()))
    }

    /// Whether users of a role may list everybody and write to everybody, or friends alone.
    pub(crate) fn friends_only(&self, role: &str, of: fn(&RoleSettings) -> &Option<Reach>) -> bool {
        self.get(role)
            .ok()
            .and_then(|role| role.settings.as_ref())
            .is_some_and(|settings| *of(settings) == Some(Reach::FriendsOnly))
    }
}
