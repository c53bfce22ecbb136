//! Groups of an app (`contract/chat/groups.yaml`).

mod list;
mod write;

pub use list::{GetGroup, GroupSort, ListGroups, SearchGroupsIn, SortOrder};
pub use write::{CreateGroup, DeleteGroup, GroupField, NewMembers, UpdateGroup};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::id::{ConversationId, Guid, Uid};
use crate::{open_enum, wire};

open_enum! {
    /// Who may find and join a group.
    GroupType {
        /// Listed; anyone joins.
        Public = "public",
        /// Not listed; members are added.
        Private = "private",
        /// Listed; a password is needed. One filter spells it `protected`.
        Password = "password" | "protected",
    }
}

open_enum! {
    /// What a member of a group may do (`semantics.md` section 8).
    Scope {
        /// Everything in the group.
        Admin = "admin",
        /// Moderates participants.
        Moderator = "moderator",
        /// Takes part.
        Participant = "participant",
    }
}

/// A group. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Id, chosen at creation and never changed.
    pub guid: Guid,
    /// Display name, up to 100 characters.
    #[serde(default)]
    pub name: String,
    /// Who may find and join it.
    #[serde(rename = "type")]
    pub kind: Option<GroupType>,
    /// Address of a picture.
    pub icon: Option<String>,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// Whose it is; `app_system` where no user owns it.
    pub owner: Option<Uid>,
    /// The app's own data, any JSON object.
    pub metadata: Option<Value>,
    /// Up to 25 tags.
    #[serde(default, deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// How many belong to it.
    #[serde(default, deserialize_with = "wire::number")]
    pub members_count: Option<u64>,
    /// How many members are connected; in webhooks only.
    #[serde(default, deserialize_with = "wire::number")]
    pub online_members_count: Option<u64>,
    /// When the group was made.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When the group was last changed.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// Who last changed it.
    pub updated_by: Option<Uid>,
    /// Its conversation.
    pub conversation_id: Option<ConversationId>,
    /// Whether the acting user belongs to it.
    #[serde(default, deserialize_with = "wire::flag")]
    pub has_joined: Option<bool>,
    /// When the acting user joined.
    #[serde(default, deserialize_with = "wire::number")]
    pub joined_at: Option<i64>,
    /// What the acting user may do in it.
    pub scope: Option<Scope>,
    /// Whether the acting user is banned from it.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_banned: Option<bool>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
