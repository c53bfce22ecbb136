//! Groups and roles.

use serde::{Deserialize, Serialize};

use crate::model::people::IndexState;
use crate::model::user::UserRow;

/// A group as a row. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GroupRow {
    /// Id.
    pub guid: String,
    /// Name.
    pub name: String,
    /// `public`, `private`, `password`, or what the service adds later.
    pub kind: String,
    /// Uid of the owner.
    pub owner: Option<String>,
    /// Members.
    pub members: Option<u32>,
    /// Tags.
    pub tags: Vec<String>,
    /// When made.
    pub created_at: Option<u32>,
    /// When last changed.
    pub updated_at: Option<u32>,
}

/// Which groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GroupFilter {
    /// Part of a name or guid.
    pub search: String,
    /// Any of these kinds; empty for all.
    pub kinds: Vec<String>,
    /// Any of these tags; empty for all.
    pub tags: Vec<String>,
}

/// By what groups are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum GroupSortBy {
    /// Name.
    #[default]
    Name,
    /// Id.
    Guid,
    /// Members.
    Members,
    /// Creation.
    CreatedAt,
}

/// Order of groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GroupSort {
    /// By what.
    pub by: GroupSortBy,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// Which window of which groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupsQuery {
    /// Which groups.
    pub filter: GroupFilter,
    /// In what order.
    pub sort: GroupSort,
    /// Rows to leave out at the start.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// A window of the groups list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GroupsPage {
    /// The rows.
    pub rows: Vec<GroupRow>,
    /// Groups that match in all.
    pub total: u32,
    /// How far the index is.
    pub index: IndexState,
}

/// Everything about a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GroupDetail {
    /// What a row shows.
    #[serde(flatten)]
    pub row: GroupRow,
    /// Description.
    pub description: Option<String>,
    /// The app's own data, indented JSON.
    pub metadata: Option<String>,
    /// Address of the picture on the window's own image protocol.
    pub icon: Option<String>,
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MemberRow {
    /// The user.
    #[serde(flatten)]
    pub row: UserRow,
    /// `admin`, `moderator` or `participant`.
    pub scope: String,
    /// When the user joined, Unix seconds.
    pub joined_at: Option<u32>,
}

/// A role of an app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoleRow {
    /// Id.
    pub role: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: Option<String>,
    /// Users that have it, by the people index.
    pub users: Option<u32>,
    /// When made, Unix seconds.
    pub created_at: Option<u32>,
}
