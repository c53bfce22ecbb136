//! Messages (`contract/chat/messages.yaml`, structure in `semantics.md` section 9).

mod data;
mod edit;
mod entities;
mod history;
mod interactive;
mod list;
mod marks;
mod send;
mod thread;

pub use data::{
    Action, Attachment, Extras, InteractionGoal, MessageData, Moderation, ModerationStatus,
    ReactionCount, ScopeChange,
};
pub use edit::{DeleteMessage, EditMessage, GetMessage};
pub use entities::{CallEntity, CallStatus, Entities, Entity};
pub use history::{ListGroupMessages, ListUserMessages};
pub use interactive::MarkInteracted;
pub use list::{AttachmentType, CountUnread, ListMessages, UnreadCount};
pub use marks::{PinMessage, SaveMessage, UnpinMessage, UnsaveMessage};
pub use send::{NewMessageData, Receivers, SendAsBot, SendMessage};
pub use thread::{ListThread, ListThreads, SendInThread, SubscribeThread, UnsubscribeThread};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::id::{ConversationId, MessageId, Uid};
use crate::{open_enum, wire};

open_enum! {
    /// Whether something goes to a user or a group.
    ReceiverType {
        /// To one user; one client writes `chat` (`realtime.md` section 4.8).
        User = "user" | "chat",
        /// To a group; one client writes `groupchat`.
        Group = "group" | "groupchat",
    }
}

open_enum! {
    /// Family of a message.
    Category {
        /// Text and media.
        Message = "message",
        /// The app's own.
        Custom = "custom",
        /// Something that was done: edits, deletions, changes of members.
        Action = "action",
        /// A call.
        Call = "call",
        /// Forms, cards and the like.
        Interactive = "interactive",
        /// Runs of an AI agent.
        Agentic = "agentic",
        /// Cards of newer editions.
        Card = "card",
    }
}

open_enum! {
    /// Kind of a message within its category; any text in category `custom`.
    MessageType {
        /// Text.
        Text = "text",
        /// Picture.
        Image = "image",
        /// Sound, or an audio call.
        Audio = "audio",
        /// Film, or a video call.
        Video = "video",
        /// Any other file.
        File = "file",
        /// Change of a group's members.
        GroupMember = "groupMember",
        /// Change of a message.
        Message = "message",
        /// Form.
        Form = "form",
        /// Card.
        Card = "card",
        /// Choice of an appointment.
        Scheduler = "scheduler",
        /// The app's own interactive kind.
        CustomInteractive = "customInteractive",
        /// What an AI agent says.
        Assistant = "assistant",
        /// What a tool answered an AI agent.
        ToolResult = "tool-result",
        /// What an AI agent asks of a tool.
        ToolArguments = "tool-arguments",
    }
}

/// A message. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Id, growing with time within an app.
    pub id: MessageId,
    /// Id chosen by the sender.
    #[serde(default, deserialize_with = "wire::text_if_there")]
    pub muid: Option<String>,
    /// Conversation it belongs to.
    #[serde(default)]
    pub conversation_id: ConversationId,
    /// Who sent it; `app_system` for the app itself.
    #[serde(default)]
    pub sender: Uid,
    /// Whether to a user or a group.
    pub receiver_type: Option<ReceiverType>,
    /// Uid or guid it went to.
    #[serde(default)]
    pub receiver: String,
    /// Family.
    pub category: Option<Category>,
    /// Kind within the family.
    #[serde(rename = "type")]
    pub kind: Option<MessageType>,
    /// Content.
    #[serde(default, deserialize_with = "data::read")]
    pub data: MessageData,
    /// When it was sent.
    #[serde(default, deserialize_with = "wire::number")]
    pub sent_at: Option<i64>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// When it reached the receiver.
    #[serde(default, deserialize_with = "wire::number")]
    pub delivered_at: Option<i64>,
    /// When the receiver read it.
    #[serde(default, deserialize_with = "wire::number")]
    pub read_at: Option<i64>,
    /// When it was edited.
    #[serde(default, deserialize_with = "wire::number")]
    pub edited_at: Option<i64>,
    /// Who edited it.
    pub edited_by: Option<Uid>,
    /// When it was deleted; then it is a tombstone.
    #[serde(default, deserialize_with = "wire::number")]
    pub deleted_at: Option<i64>,
    /// Who deleted it.
    pub deleted_by: Option<Uid>,
    /// Message whose thread it answers in.
    pub parent_id: Option<MessageId>,
    /// Answers in its thread.
    #[serde(default, deserialize_with = "wire::number")]
    pub reply_count: Option<u32>,
    /// Message it quotes.
    pub quoted_message_id: Option<MessageId>,
    /// The quoted message itself.
    #[serde(default, deserialize_with = "wire::one")]
    pub quoted_message: Option<Box<Message>>,
    /// Last answer of its thread; in lists of threads only.
    #[serde(default, deserialize_with = "wire::one")]
    pub last_reply: Option<Box<Message>>,
    /// Up to 25 tags.
    #[serde(default, deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// When it was pinned.
    #[serde(default, deserialize_with = "wire::number")]
    pub pinned_at: Option<i64>,
    /// Who pinned it; `app_system` for the app itself.
    pub pinned_by: Option<Uid>,
    /// When the acting user saved it.
    #[serde(default, deserialize_with = "wire::number")]
    pub saved_at: Option<i64>,
    /// What this version does not know (`receipts`, `myReceipt` and newer), kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Message {
    /// Whether only a tombstone is left.
    pub fn is_deleted(&self) -> bool {
        self.deleted_at.is_some_and(|at| at > 0)
    }

    /// The message that an `edited` or `deleted` action tells of, otherwise the message itself.
    pub fn subject(&self) -> &Self {
        match (&self.category, self.data.entities.as_ref().and_then(|e| e.on.as_ref())) {
            (Some(Category::Action), Some(Entity::Message(message))) => message,
            _ => self,
        }
    }
}
