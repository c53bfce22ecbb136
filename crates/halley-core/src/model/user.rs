//! Users.

use serde::{Deserialize, Serialize};

use crate::model::people::{Between, IndexState};

/// Whether a user is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum UserStatus {
    /// Connected.
    Online,
    /// Not connected.
    Offline,
}

/// A user as a row. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UserRow {
    /// Id.
    pub uid: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Whether connected.
    pub status: Option<UserStatus>,
    /// Address of the picture on the window's own image protocol.
    pub avatar: Option<String>,
    /// When last connected.
    pub last_active_at: Option<u32>,
    /// When made.
    pub created_at: Option<u32>,
    /// When last changed.
    pub updated_at: Option<u32>,
    /// When deactivated; nothing while active.
    pub deactivated_at: Option<u32>,
}

/// Which users by their being deactivated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Shown {
    /// Those who are not.
    #[default]
    Active,
    /// Those who are.
    Deactivated,
    /// Both.
    All,
}

/// Which users.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UserFilter {
    /// Part of a name or uid.
    pub search: String,
    /// Any of these roles; empty for all.
    pub roles: Vec<String>,
    /// Any of these tags; empty for all.
    pub tags: Vec<String>,
    /// Connected or not.
    pub status: Option<UserStatus>,
    /// Deactivated or not.
    pub shown: Shown,
    /// Made in this time.
    #[serde(default)]
    pub created: Between,
    /// Last connected in this time.
    #[serde(default)]
    pub last_active: Between,
    /// Last changed in this time.
    #[serde(default)]
    pub updated: Between,
}

/// By what users are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum UserSortBy {
    /// Name.
    #[default]
    Name,
    /// Id.
    Uid,
    /// Role.
    Role,
    /// Last connection.
    LastActiveAt,
    /// Creation.
    CreatedAt,
    /// Last change.
    UpdatedAt,
}

/// Order of users.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UserSort {
    /// By what.
    pub by: UserSortBy,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// Which window of which users.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsersQuery {
    /// Which users.
    pub filter: UserFilter,
    /// In what order.
    pub sort: UserSort,
    /// Rows to leave out at the start.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// A window of the users list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UsersPage {
    /// The rows.
    pub rows: Vec<UserRow>,
    /// Users that match in all.
    pub total: u32,
    /// How far the index is.
    pub index: IndexState,
}

/// Everything about a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UserDetail {
    /// What a row shows.
    #[serde(flatten)]
    pub row: UserRow,
    /// Address of the picture as the service has it.
    pub avatar_url: Option<String>,
    /// Address of the profile page.
    pub link: Option<String>,
    /// The app's own data, indented JSON.
    pub metadata: Option<String>,
    /// What the user says of himself.
    pub status_message: Option<String>,
}

/// An auth token as shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MaskedToken {
    /// Stable name of the token that does not tell it.
    pub id: String,
    /// Last characters behind dots.
    pub masked: String,
    /// Platform that uses it.
    pub platform: Option<String>,
    /// When it was made, Unix seconds.
    pub created_at: Option<u32>,
}

/// A group that a user is in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UserGroupRow {
    /// Id.
    pub guid: String,
    /// Name.
    pub name: String,
    /// `public`, `private` or `password`.
    pub kind: String,
    /// The user's scope in it.
    pub scope: Option<String>,
    /// Members.
    pub members: Option<u32>,
    /// When the user joined, Unix seconds.
    pub joined_at: Option<u32>,
}

/// Who blocked whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum BlockDirection {
    /// The user in question blocked this one.
    BlockedByThem,
    /// This one blocked the user in question.
    BlockedThem,
    /// Each blocked the other.
    Both,
}

/// Who of two users blocks the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Blocks {
    /// Whether the user in question blocks the other.
    pub blocks: bool,
    /// Whether the other blocks the user in question.
    pub is_blocked: bool,
}

/// A user who is blocked by, or has blocked, the user in question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BlockedRow {
    /// The other user.
    #[serde(flatten)]
    pub row: UserRow,
    /// When, Unix seconds.
    pub blocked_at: Option<u32>,
    /// Who blocked whom.
    pub direction: BlockDirection,
}

/// Whether a uid that somebody gave is one of the app's users, by the people index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NamedUser {
    /// The uid.
    pub uid: String,
    /// Name; nothing where the index knows no such user.
    pub name: Option<String>,
    /// Whether the user is deactivated.
    pub deactivated: bool,
}

/// What a person typed for a new user; empty text is not given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NewUser {
    /// Id.
    pub uid: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Option<String>,
    /// Address of a picture.
    pub avatar: String,
    /// Address of a profile page.
    pub link: String,
    /// What the user says of himself.
    #[serde(default)]
    pub status_message: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The app's own data, JSON.
    pub metadata: String,
}

/// What to change of a user; nothing is unchanged, empty text clears.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct UserChanges {
    /// Name.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub name: Option<String>,
    /// Role.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub role: Option<String>,
    /// Address of a picture.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub avatar: Option<String>,
    /// Address of a profile page.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub link: Option<String>,
    /// What the user says of himself.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub status_message: Option<String>,
    /// Tags, all of them.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub tags: Option<Vec<String>>,
    /// The app's own data, JSON.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub metadata: Option<String>,
}
