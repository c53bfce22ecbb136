//! Groups and roles.

use cometchat_api::Secret;
use serde::{Deserialize, Serialize};

use crate::model::gate::BatchFailure;
use crate::model::people::{Amount, Between, Facet, IndexState};
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GroupFilter {
    /// Part of a name or guid.
    pub search: String,
    /// Any of these kinds; empty for all.
    pub kinds: Vec<String>,
    /// Any of these owners, by uid; empty for all.
    #[serde(default)]
    pub owners: Vec<String>,
    /// Any of these tags; empty for all.
    pub tags: Vec<String>,
    /// How many members.
    #[serde(default)]
    pub members: Amount,
    /// Made in this time.
    #[serde(default)]
    pub created: Between,
    /// Last changed in this time.
    #[serde(default)]
    pub updated: Between,
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
    /// Type.
    Kind,
    /// Members.
    Members,
    /// Creation.
    CreatedAt,
    /// Last change.
    UpdatedAt,
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
#[serde(rename_all = "camelCase")]
pub struct GroupDetail {
    /// What a row shows.
    #[serde(flatten)]
    pub row: GroupRow,
    /// Name of the owner, by the people index.
    pub owner_name: Option<String>,
    /// Id of its conversation.
    pub conversation: String,
    /// Description.
    pub description: Option<String>,
    /// The app's own data, indented JSON.
    pub metadata: Option<String>,
    /// Address of the picture on the window's own image protocol.
    pub icon: Option<String>,
    /// Address of the picture as the service has it.
    pub icon_url: Option<String>,
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

/// Which members.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MemberFilter {
    /// Any of these scopes; empty for all.
    pub scopes: Vec<String>,
    /// Part of a name or uid.
    pub search: String,
}

/// A user banned from a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BannedRow {
    /// The user.
    #[serde(flatten)]
    pub row: UserRow,
    /// What the user was before, where the service says so.
    pub scope: Option<String>,
    /// When the user was banned, Unix seconds.
    pub banned_at: Option<u32>,
}

/// A user and the scope that the user has, gets or had in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MemberScope {
    /// Who.
    pub uid: String,
    /// `admin`, `moderator` or `participant`.
    pub scope: String,
}

/// What a person typed for a new group; empty text is not given.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewGroup {
    /// Id.
    pub guid: String,
    /// Name.
    pub name: String,
    /// `public`, `private` or `password`.
    pub kind: String,
    /// Password, for the type `password` alone.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub password: Secret,
    /// Address of a picture.
    pub icon: String,
    /// What it is about.
    pub description: String,
    /// Uid of the owner; the system where empty.
    pub owner: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The app's own data, JSON.
    pub metadata: String,
    /// First members.
    pub members: Vec<MemberScope>,
}

/// What came of making a group: the group may be there although somebody could not be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GroupMade {
    /// The group.
    pub group: GroupDetail,
    /// Members added.
    pub added: u32,
    /// Who could not be added, and why.
    pub failed: Vec<BatchFailure>,
}

/// What to change of a group; nothing is unchanged, empty text clears.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default)]
pub struct GroupChanges {
    /// Name.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub name: Option<String>,
    /// `public`, `private` or `password`.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub kind: Option<String>,
    /// Address of a picture.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub icon: Option<String>,
    /// What it is about.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub description: Option<String>,
    /// Tags, all of them.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub tags: Option<Vec<String>>,
    /// The app's own data, JSON.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub metadata: Option<String>,
}

/// The password of a group as typed; it goes in and never comes out.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct GroupPassword(#[cfg_attr(feature = "specta", specta(type = String))] pub Secret);

/// Types and tags of an app's groups, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct GroupFacets {
    /// Types.
    pub kinds: Vec<Facet>,
    /// Owners, by uid; the two hundred with most groups.
    pub owners: Vec<Facet>,
    /// Tags.
    pub tags: Vec<Facet>,
}
