use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::{Attachment, Category, InteractionGoal, Message, MessageType, ReceiverType};
use crate::endpoint::{Endpoint, Route, post};
use crate::id::{Guid, MessageId, Uid};
use crate::wire;

/// Content of a message to be sent.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewMessageData {
    /// Text, up to 65,536 characters.
    pub text: Option<String>,
    /// Files that lie somewhere already.
    pub attachments: Option<Vec<Attachment>>,
    /// The sender's own data.
    pub metadata: Option<Value>,
    /// The app's own content, in category `custom`.
    pub custom_data: Option<Value>,
    /// Form, card or the like, in category `interactive`.
    pub interactive_data: Option<Value>,
    /// What must be done for the interaction to count as complete.
    pub interaction_goal: Option<InteractionGoal>,
    /// Whether the sender may use the elements too.
    #[serde(default, deserialize_with = "wire::flag")]
    pub allow_sender_interaction: Option<bool>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Several receivers of one message.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Receivers {
    /// Users.
    pub uids: Option<Vec<Uid>>,
    /// Groups.
    pub guids: Option<Vec<Guid>>,
}

/// Sends a message as a user, or as the app.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendMessage {
    /// Uid or guid; absent with several receivers.
    pub receiver: Option<String>,
    /// Whether to a user or a group.
    pub receiver_type: Option<ReceiverType>,
    /// Several receivers instead of one.
    pub multiple_receivers: Option<Receivers>,
    /// Id chosen by the sender, answered with the message.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub muid: Option<String>,
    /// Family.
    pub category: Option<Category>,
    /// Kind within the family.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
    /// Content.
    pub data: NewMessageData,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
    /// Message it quotes.
    pub quoted_message_id: Option<MessageId>,
    /// Who sends it; the app itself where absent.
    pub on_behalf_of: Option<Uid>,
}

impl SendMessage {
    /// A text to one receiver.
    pub fn text(receiver_type: ReceiverType, receiver: &str, text: impl Into<String>) -> Self {
        Self {
            receiver: Some(receiver.to_owned()),
            receiver_type: Some(receiver_type),
            category: Some(Category::Message),
            kind: Some(MessageType::Text),
            data: NewMessageData { text: Some(text.into()), ..NewMessageData::default() },
            ..Self::default()
        }
    }
}

impl Endpoint for SendMessage {
    type Reply = Message;
    const ROUTE: Route = post("/messages");
}

/// Sends a message as a bot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendAsBot {
    /// Which bot.
    pub uid: Uid,
    /// Uid or guid; absent with several receivers.
    pub receiver: Option<String>,
    /// Whether to a user or a group.
    pub receiver_type: Option<ReceiverType>,
    /// Several receivers instead of one.
    pub multiple_receivers: Option<Receivers>,
    /// Id chosen by the sender, answered with the message.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub muid: Option<String>,
    /// Family.
    pub category: Option<Category>,
    /// Kind within the family.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
    /// Content.
    pub data: NewMessageData,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
    /// Message it quotes.
    pub quoted_message_id: Option<MessageId>,
}

impl Endpoint for SendAsBot {
    type Reply = Message;
    const ROUTE: Route = post("/bots/{uid}/messages");
}
