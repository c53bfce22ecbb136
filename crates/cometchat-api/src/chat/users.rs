//! Users of an app (`contract/chat/users.yaml`).

mod list;
mod write;

pub use list::{GetUser, ListUsers, SearchUsersIn};
pub use write::{
    CreateUser, DeactivateUsers, Deactivated, DeleteUser, ReactivateUsers, Reactivated, UpdateUser,
    UserField,
};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::id::{ConversationId, RoleId, Uid};
use crate::secret::{self, Secret};
use crate::{open_enum, wire};

open_enum! {
    /// Whether a user is connected.
    Presence {
        /// Connected; receipts and frames also say `online`.
        Available = "available" | "online",
        /// Not connected.
        Offline = "offline",
    }
}

/// A user. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// Id, chosen at creation and never changed.
    pub uid: Uid,
    /// Display name, up to 100 characters; need not be unique.
    #[serde(default)]
    pub name: String,
    /// Address of a picture.
    pub avatar: Option<String>,
    /// Address of a profile page.
    pub link: Option<String>,
    /// Role; `default` where none was given.
    pub role: Option<RoleId>,
    /// The app's own data, any JSON object.
    pub metadata: Option<Value>,
    /// Up to 25 tags.
    #[serde(default, deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What the user says of himself.
    pub status_message: Option<String>,
    /// Whether the user is connected.
    pub status: Option<Presence>,
    /// When the user was last connected.
    #[serde(default, deserialize_with = "wire::number")]
    pub last_active_at: Option<i64>,
    /// When the user was made.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When the user was last changed.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// When the user was deactivated; absent or 0 while active.
    #[serde(default, deserialize_with = "wire::number")]
    pub deactivated_at: Option<i64>,
    /// Token made with the user (`withAuthToken`), or that of a login.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub auth_token: Option<Secret>,
    /// Conversation of this user with the acting user.
    pub conversation_id: Option<ConversationId>,
    /// Whether this user has blocked the acting user.
    #[serde(default, deserialize_with = "wire::flag")]
    pub has_blocked_me: Option<bool>,
    /// Whether the acting user has blocked this user.
    #[serde(default, deserialize_with = "wire::flag")]
    pub blocked_by_me: Option<bool>,
    /// When the acting user blocked this user.
    #[serde(default, deserialize_with = "wire::number")]
    pub blocked_by_me_at: Option<i64>,
    /// When the block was made.
    #[serde(default, deserialize_with = "wire::number")]
    pub blocked_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl User {
    /// Whether the user is deactivated.
    pub fn is_deactivated(&self) -> bool {
        self.deactivated_at.is_some_and(|at| at > 0)
    }
}
