use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::chat::groups::{GroupType, Scope};
use crate::chat::messages::{Attachment, Category, MessageType, ReceiverType};
use crate::id::{Guid, RoleId, Uid};
use crate::secret::{self, Secret};
use crate::wire;

/// A user to be imported.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportUser {
    /// Id.
    pub uid: Uid,
    /// Display name.
    pub name: String,
    /// Address of a picture.
    pub avatar: Option<String>,
    /// Address of a profile page.
    pub link: Option<String>,
    /// Role.
    pub role: Option<RoleId>,
    /// When he was made elsewhere.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When he was last active elsewhere.
    #[serde(default, deserialize_with = "wire::number")]
    pub last_active_at: Option<i64>,
    /// When he was deactivated elsewhere.
    #[serde(default, deserialize_with = "wire::number")]
    pub deactivated_at: Option<i64>,
    /// The app's own data.
    pub metadata: Option<Value>,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
}

/// A group to be imported.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportGroup {
    /// Id.
    pub guid: Guid,
    /// Display name.
    pub name: String,
    /// Who may find and join it.
    #[serde(rename = "type")]
    pub kind: GroupType,
    /// Needed for the type `password`.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub password: Option<Secret>,
    /// Address of a picture.
    pub icon: Option<String>,
    /// Whose it is.
    pub owner: Option<Uid>,
    /// When it was made elsewhere.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// The app's own data.
    pub metadata: Option<Value>,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
    /// Owner to be made too where not yet there.
    pub group_owner_details: Option<ImportUser>,
}

/// A membership to be imported.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportMember {
    /// Id chosen by the caller.
    pub member_id: String,
    /// Which group.
    pub guid: Guid,
    /// Who.
    pub uid: Uid,
    /// What he may do.
    pub scope: Option<Scope>,
    /// Whether he is banned instead.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_banned: Option<bool>,
    /// When he joined elsewhere.
    #[serde(default, deserialize_with = "wire::number")]
    pub joined_at: Option<i64>,
    /// Group to be made too where not yet there.
    pub group_details: Option<ImportGroup>,
    /// User to be made too where not yet there.
    pub user_details: Option<ImportUser>,
}

/// A message to be imported.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportMessage {
    /// Id chosen by the caller.
    pub muid: String,
    /// Who sent it.
    pub sender: Uid,
    /// Whether to a user or a group.
    pub receiver_type: ReceiverType,
    /// Uid or guid it went to.
    pub receiver: String,
    /// Family: `message` or `custom`.
    pub category: Option<Category>,
    /// Kind within the family.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
    /// Content.
    pub data: Option<ImportedMessageData>,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
    /// When it was sent.
    #[serde(deserialize_with = "wire::whole")]
    pub sent_at: i64,
    /// When it was delivered.
    #[serde(default, deserialize_with = "wire::number")]
    pub delivered_at: Option<i64>,
    /// When it was read.
    #[serde(default, deserialize_with = "wire::number")]
    pub read_at: Option<i64>,
    /// Sender to be made too where not yet there.
    pub sender_user_details: Option<ImportUser>,
    /// Receiver to be made too where not yet there.
    pub receiver_user_details: Option<ImportUser>,
    /// Group to be made too where not yet there.
    pub receiver_group_details: Option<ImportGroup>,
    /// Owner of that group.
    pub receiver_group_owner_details: Option<ImportUser>,
    /// Mentioned users to be made too, by uid.
    pub mentioned_user_details: Option<IndexMap<Uid, ImportUser>>,
}

/// Content of a message to be imported.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportedMessageData {
    /// Text.
    pub text: Option<String>,
    /// The app's own content, in category `custom`.
    pub custom_data: Option<Value>,
    /// Files.
    pub attachments: Option<Vec<Attachment>>,
    /// The sender's own data.
    pub metadata: Option<Value>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
