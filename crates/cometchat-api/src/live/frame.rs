use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::body::{
    AuthAnswer, AuthBody, ConversationChange, ConversationChanged, FeedItemSent,
    InteractionCompleted, MessageChange, MessageChanged, PresenceChanged, ReactionChanged, Receipt,
    Streamed, Transient, Typing,
};
use crate::chat::messages::{Message, ReceiverType};
use crate::id::{AppId, Uid};
use crate::lossy;

/// Why a text is no frame.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// Not JSON.
    #[error("the frame is not JSON ({0})")]
    NotJson(#[from] serde_json::Error),
    /// JSON, but no object.
    #[error("the frame is not an object")]
    NotAnObject,
}

/// One text frame, in either direction.
#[derive(Clone, Debug, PartialEq)]
pub enum Frame {
    /// Keepalive of a client, every 15 s.
    Ping,
    /// Answer to it, within 3 s.
    Pong,
    /// Anything else.
    Event(Box<Envelope>),
}

/// Who tells whom what.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// App.
    pub app_id: Option<AppId>,
    /// Uid or guid it is for.
    pub receiver: Option<String>,
    /// Whether a user or a group.
    pub receiver_type: Option<ReceiverType>,
    /// Session that caused it; a client drops its own.
    pub device_id: Option<String>,
    /// Who caused it.
    pub sender: Option<Uid>,
    /// Author of the message concerned, in receipts and interactions.
    pub message_sender: Option<Uid>,
    /// What happened.
    pub body: Body,
}

impl From<Body> for Envelope {
    fn from(body: Body) -> Self {
        Self {
            app_id: None,
            receiver: None,
            receiver_type: None,
            device_id: None,
            sender: None,
            message_sender: None,
            body,
        }
    }
}

/// What a frame tells; the variant is the frame's `type`.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A client asks to be let in.
    Auth(Box<AuthBody>),
    /// The answer to that.
    AuthAnswer(AuthAnswer),
    /// A message, an action or a call.
    Message(Box<Message>),
    /// A delivery or read receipt.
    Receipt(Box<Receipt>),
    /// Somebody types.
    Typing(Box<Typing>),
    /// Somebody came or went.
    Presence(Box<PresenceChanged>),
    /// A reaction came or went.
    Reaction(Box<ReactionChanged>),
    /// Data that is not stored.
    Transient(Box<Transient>),
    /// An interactive message was completed.
    InteractionCompleted(Box<InteractionCompleted>),
    /// A message was judged.
    Moderation(Box<Message>),
    /// A message was pinned, saved or the reverse.
    MessageChanged(MessageChanged),
    /// A conversation was pinned or unpinned.
    ConversationChanged(ConversationChanged),
    /// A piece of what an AI agent says.
    Streamed(Box<Streamed>),
    /// An item of a notification feed.
    FeedItem(Box<FeedItemSent>),
    /// A kind this version does not know, or one whose shape is not as documented.
    Other {
        /// The frame's `type`; empty where it has none.
        kind: String,
        /// Its body.
        body: Value,
    },
}

impl Frame {
    /// Reads a text frame; kinds and shapes it does not know become [`Body::Other`].
    ///
    /// # Errors
    /// When the text is not a JSON object.
    pub fn parse(text: &str) -> Result<Self, FrameError> {
        let Value::Object(mut fields) = lossy::value(text.as_bytes())? else {
            return Err(FrameError::NotAnObject);
        };
        match fields.get("action").and_then(Value::as_str) {
            Some("ping") if !fields.contains_key("type") => return Ok(Self::Ping),
            Some("pong") => return Ok(Self::Pong),
            _ => {}
        }
        let mut take = |name: &str| match fields.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        let kind = take("type").unwrap_or_default();
        let action = take("action");
        let envelope = Envelope {
            app_id: take("appId").map(AppId::new),
            receiver: take("receiver"),
            receiver_type: take("receiverType").as_deref().map(ReceiverType::from),
            device_id: take("deviceId"),
            sender: take("sender").map(Uid::new),
            message_sender: take("messageSender").map(Uid::new),
            body: Body::Other { kind: String::new(), body: Value::Null },
        };
        let body = fields.remove("body").unwrap_or(Value::Null);
        let body =
            Body::read(&kind, action.as_deref(), &body).unwrap_or(Body::Other { kind, body });
        Ok(Self::Event(Box::new(Envelope { body, ..envelope })))
    }

    /// Writes the frame as text.
    ///
    /// # Errors
    /// Those of the serializer, which a well-formed frame never meets.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

impl Body {
    fn read(kind: &str, action: Option<&str>, body: &Value) -> Option<Self> {
        fn typed<T: for<'a> Deserialize<'a>>(body: &Value) -> Option<T> {
            T::deserialize(body).ok()
        }
        Some(match kind {
            "auth" => match typed(body) {
                Some(answer) => Self::AuthAnswer(answer),
                None => Self::Auth(typed(body)?),
            },
            "message" => Self::Message(typed(body)?),
            "receipts" => Self::Receipt(typed(body)?),
            "typing_indicator" => Self::Typing(typed(body)?),
            "presence" => Self::Presence(typed(body)?),
            "reaction" => Self::Reaction(typed(body)?),
            "transient_message" => Self::Transient(typed(body)?),
            "interaction_completed" => Self::InteractionCompleted(typed(body)?),
            "on_moderation_status_changed" => Self::Moderation(typed(body)?),
            "streamed_message" => Self::Streamed(typed(body)?),
            "notification_feed_item" => Self::FeedItem(typed(body)?),
            "message_pin" | "message_save" | "message_pinned" | "message_unpinned"
            | "message_saved" | "message_unsaved" | "pin" | "save" => {
                let change = body.get("action").and_then(Value::as_str).or(action).unwrap_or(kind);
                Self::MessageChanged(MessageChanged {
                    change: MessageChange::from(change),
                    message: typed(body.get("message").unwrap_or(body))?,
                })
            }
            "conversation_pin" | "conversation_pinned" | "conversation_unpinned" => {
                let change = body.get("action").and_then(Value::as_str).or(action).unwrap_or(kind);
                Self::ConversationChanged(ConversationChanged {
                    change: ConversationChange::from(change),
                    conversation: typed(body.get("conversation").unwrap_or(body))?,
                })
            }
            _ => return None,
        })
    }

    /// The frame's `type`.
    pub fn kind(&self) -> &str {
        match self {
            Self::Auth(_) | Self::AuthAnswer(_) => "auth",
            Self::Message(_) => "message",
            Self::Receipt(_) => "receipts",
            Self::Typing(_) => "typing_indicator",
            Self::Presence(_) => "presence",
            Self::Reaction(_) => "reaction",
            Self::Transient(_) => "transient_message",
            Self::InteractionCompleted(_) => "interaction_completed",
            Self::Moderation(_) => "on_moderation_status_changed",
            Self::MessageChanged(changed) => changed.change.as_str(),
            Self::ConversationChanged(changed) => changed.change.as_str(),
            Self::Streamed(_) => "streamed_message",
            Self::FeedItem(_) => "notification_feed_item",
            Self::Other { kind, .. } => kind,
        }
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Auth(body) => body.serialize(serializer),
            Self::AuthAnswer(body) => body.serialize(serializer),
            Self::Message(body) | Self::Moderation(body) => body.serialize(serializer),
            Self::Receipt(body) => body.serialize(serializer),
            Self::Typing(body) => body.serialize(serializer),
            Self::Presence(body) => body.serialize(serializer),
            Self::Reaction(body) => body.serialize(serializer),
            Self::Transient(body) => body.serialize(serializer),
            Self::InteractionCompleted(body) => body.serialize(serializer),
            Self::MessageChanged(changed) => {
                serializer.collect_map([("message", &changed.message)])
            }
            Self::ConversationChanged(changed) => {
                serializer.collect_map([("conversation", &changed.conversation)])
            }
            Self::Streamed(body) => body.serialize(serializer),
            Self::FeedItem(body) => body.serialize(serializer),
            Self::Other { body, .. } => body.serialize(serializer),
        }
    }
}

impl Serialize for Frame {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        match self {
            Self::Ping => {
                fields.serialize_entry("action", "ping")?;
                fields.serialize_entry("ack", "true")?;
            }
            Self::Pong => fields.serialize_entry("action", "pong")?,
            Self::Event(event) => {
                let mut text = |name: &str, value: Option<&str>| match value {
                    Some(value) => fields.serialize_entry(name, value),
                    None => Ok(()),
                };
                text("appId", event.app_id.as_ref().map(AppId::as_str))?;
                text("receiver", event.receiver.as_deref())?;
                text("receiverType", event.receiver_type.as_ref().map(ReceiverType::as_str))?;
                text("deviceId", event.device_id.as_deref())?;
                text("type", Some(event.body.kind()).filter(|kind| !kind.is_empty()))?;
                text("sender", event.sender.as_ref().map(Uid::as_str))?;
                text("messageSender", event.message_sender.as_ref().map(Uid::as_str))?;
                fields.serialize_entry("body", &event.body)?;
            }
        }
        fields.end()
    }
}
