use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::chat::data_import::{ImportGroup, ImportUser};
use crate::chat::messages::{
    Attachment, Category, Message, MessageType, ModerationStatus, ReceiverType,
};
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::{Guid, MessageId, Uid};
use crate::page::Listing;
use crate::wire;

/// Content of a message that is only to be judged.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubmittedData {
    /// Text.
    pub text: Option<String>,
    /// The app's own content.
    pub custom_data: Option<Value>,
    /// Files.
    pub attachments: Option<Vec<Attachment>>,
    /// The sender's own data.
    pub metadata: Option<Value>,
}

/// Has a message judged that is not sent through the service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubmitMessage {
    /// Id chosen by the caller.
    pub muid: Option<String>,
    /// Family.
    pub category: Option<Category>,
    /// Kind within the family.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
    /// Who sends it.
    pub sender: Uid,
    /// Uid or guid it goes to.
    pub receiver: String,
    /// Whether to a user or a group.
    pub receiver_type: ReceiverType,
    /// Content.
    pub data: Option<SubmittedData>,
    /// Sender to be made where not yet there.
    pub sender_user_details: Option<ImportUser>,
    /// Receiver to be made where not yet there.
    pub receiver_user_details: Option<ImportUser>,
    /// Group to be made where not yet there.
    pub receiver_group_details: Option<ImportGroup>,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
    /// When it was sent, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub sent_at: Option<i64>,
}

impl Endpoint for SubmitMessage {
    type Reply = Message;
    const ROUTE: Route = post("/moderation/messages");
}

/// Lists the messages that were submitted to be judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListSubmitted {
    /// Only of this user.
    pub sender: Option<Uid>,
    /// Only to this user.
    #[serde(rename = "receiverUID")]
    pub receiver_uid: Option<Uid>,
    /// Only to this group.
    #[serde(rename = "receiverGUID")]
    pub receiver_guid: Option<Guid>,
    /// Only of this category.
    pub category: Option<Category>,
    /// Only of this type.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
    /// Only with this verdict: disapproved or pending.
    pub moderation_status: Option<ModerationStatus>,
}

impl Endpoint for ListSubmitted {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/moderation/messages").limited();
}

/// Reads one submitted message with its verdict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetSubmitted {
    /// Which.
    pub id: MessageId,
}

impl Endpoint for GetSubmitted {
    type Reply = Message;
    const ROUTE: Route = get("/moderation/messages/{id}");
}

/// Changes a submitted message and has it judged again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateSubmitted {
    /// Which.
    pub id: MessageId,
    /// Content, replaced.
    pub data: Option<SubmittedData>,
}

impl Endpoint for UpdateSubmitted {
    type Reply = Message;
    const ROUTE: Route = put("/moderation/messages/{id}");
}

/// Deletes a submitted message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteSubmitted {
    /// Which.
    pub id: MessageId,
}

impl Endpoint for DeleteSubmitted {
    type Reply = Done;
    const ROUTE: Route = delete("/moderation/messages/{id}").replayable();
}
