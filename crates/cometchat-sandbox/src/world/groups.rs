//! Groups of an app with their members and banned users.

use cometchat_api::chat::groups::{self as api, Scope};
use cometchat_api::{ApiError, Guid, Uid};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::refuse;

/// A membership.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Joined {
    /// What the member may do.
    pub(crate) scope: Scope,
    /// Since when, Unix seconds.
    pub(crate) at: i64,
}

/// A ban.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Ban {
    /// What the user might do before.
    pub(crate) scope: Scope,
    /// Since when, Unix seconds.
    pub(crate) at: i64,
}

/// A group.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Group {
    /// What is the same for every viewer; counts are filled in when shown.
    pub(crate) about: api::Group,
    /// Password of a group of that type.
    pub(crate) password: Option<String>,
    /// Members, oldest first.
    pub(crate) members: IndexMap<Uid, Joined>,
    /// Banned users, oldest first.
    pub(crate) banned: IndexMap<Uid, Ban>,
}

impl Group {
    /// Membership of a user.
    pub(crate) fn member(&self, uid: &Uid) -> Option<&Joined> {
        self.members.get(uid)
    }

    /// Scope of a user; none for outsiders.
    pub(crate) fn scope_of(&self, uid: &Uid) -> Option<&Scope> {
        self.members.get(uid).map(|joined| &joined.scope)
    }

    /// Whether a user owns it.
    pub(crate) fn is_owned_by(&self, uid: &Uid) -> bool {
        self.about.owner.as_ref() == Some(uid)
    }

    /// Type, `public` where none is noted.
    pub(crate) fn kind(&self) -> &api::GroupType {
        self.about.kind.as_ref().unwrap_or(&api::GroupType::Public)
    }

    /// Whether a user sees it in lists.
    pub(crate) fn is_listed_to(&self, uid: Option<&Uid>) -> bool {
        uid.is_none_or(|uid| *self.kind() != api::GroupType::Private || self.member(uid).is_some())
    }
}

/// Groups by id.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Groups(pub(crate) IndexMap<Guid, Group>);

impl Groups {
    /// A group.
    ///
    /// # Errors
    /// `ERR_GUID_NOT_FOUND`.
    pub(crate) fn get(&self, guid: &Guid) -> Result<&Group, ApiError> {
        self.0.get(&lower(guid)).ok_or_else(|| refuse::no_group(guid.as_str()))
    }

    /// A group to change.
    ///
    /// # Errors
    /// `ERR_GUID_NOT_FOUND`.
    pub(crate) fn get_mut(&mut self, guid: &Guid) -> Result<&mut Group, ApiError> {
        self.0.get_mut(&lower(guid)).ok_or_else(|| refuse::no_group(guid.as_str()))
    }

    /// All groups, oldest first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Group> {
        self.0.values()
    }
}

/// Ids are lower-cased by the service.
pub(crate) fn lower(guid: &Guid) -> Guid {
    Guid::new(guid.as_str().to_lowercase())
}
