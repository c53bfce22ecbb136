use serde::de::Error;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::Message;
use crate::chat::groups::Group;
use crate::chat::users::User;
use crate::id::SessionId;
use crate::{open_enum, wire};

/// Who and what takes part in a message.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entities {
    /// Who sent it.
    pub sender: Option<Entity>,
    /// Whom it went to.
    pub receiver: Option<Entity>,
    /// Who did it.
    pub by: Option<Entity>,
    /// To whom or what it was done.
    pub on: Option<Entity>,
    /// Where it was done; `for` on the wire.
    #[serde(rename = "for")]
    pub target: Option<Entity>,
}

/// Something that takes part in a message: `{entity, entityType}` on the wire.
#[derive(Clone, Debug, PartialEq)]
pub enum Entity {
    /// A user.
    User(Box<User>),
    /// A group.
    Group(Box<Group>),
    /// A message, in edits and deletions.
    Message(Box<Message>),
    /// A call.
    Call(Box<CallEntity>),
    /// A kind this version does not know, or one whose shape is not as documented.
    Other {
        /// Its kind.
        kind: String,
        /// The thing itself.
        entity: Value,
    },
}

impl From<User> for Entity {
    fn from(user: User) -> Self {
        Self::User(Box::new(user))
    }
}
impl From<Group> for Entity {
    fn from(group: Group) -> Self {
        Self::Group(Box::new(group))
    }
}
impl From<Message> for Entity {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
impl From<CallEntity> for Entity {
    fn from(call: CallEntity) -> Self {
        Self::Call(Box::new(call))
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Entity", 2)?;
        let kind = match self {
            Self::User(user) => fields.serialize_field("entity", user).map(|()| "user"),
            Self::Group(group) => fields.serialize_field("entity", group).map(|()| "group"),
            Self::Message(message) => fields.serialize_field("entity", message).map(|()| "message"),
            Self::Call(call) => fields.serialize_field("entity", call).map(|()| "call"),
            Self::Other { kind, entity } => {
                fields.serialize_field("entity", entity).map(|()| kind.as_str())
            }
        }?;
        fields.serialize_field("entityType", kind)?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Tagged {
            #[serde(default)]
            entity: Value,
            #[serde(default)]
            entity_type: String,
        }
        fn typed<T: for<'a> Deserialize<'a>>(entity: &Value) -> Option<T> {
            T::deserialize(entity).ok()
        }
        let Tagged { entity, entity_type: kind } =
            Tagged::deserialize(deserializer).map_err(D::Error::custom)?;
        let known = match kind.as_str() {
            "user" => typed::<User>(&entity).map(Self::from),
            "group" => typed::<Group>(&entity).map(Self::from),
            "message" => typed::<Message>(&entity).map(Self::from),
            "call" => typed::<CallEntity>(&entity).map(Self::from),
            _ => None,
        };
        Ok(known.unwrap_or(Self::Other { kind, entity }))
    }
}

open_enum! {
    /// State of a call.
    CallStatus {
        /// Rings.
        Initiated = "initiated",
        /// Goes on.
        Ongoing = "ongoing",
        /// Nobody answered.
        Unanswered = "unanswered",
        /// The callee refused.
        Rejected = "rejected",
        /// The callee was in another call.
        Busy = "busy",
        /// The caller gave up; the calls API writes it with one l.
        Cancelled = "cancelled" | "canceled",
        /// Is over.
        Ended = "ended",
    }
}

/// A call as a message tells of it. Times are Unix seconds, 0 for not yet.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallEntity {
    /// Id of the call; lower case on the wire.
    #[serde(rename = "sessionid", alias = "sessionId")]
    pub session_id: SessionId,
    /// State.
    pub status: Option<CallStatus>,
    /// When it began to ring.
    #[serde(default, deserialize_with = "wire::number")]
    pub initiated_at: Option<i64>,
    /// When it was answered.
    #[serde(default, deserialize_with = "wire::number")]
    pub started_at: Option<i64>,
    /// When the acting user joined.
    #[serde(default, deserialize_with = "wire::number")]
    pub joined_at: Option<i64>,
    /// When the acting user left.
    #[serde(default, deserialize_with = "wire::number")]
    pub left_at: Option<i64>,
    /// When it was over.
    #[serde(default, deserialize_with = "wire::number")]
    pub ended_at: Option<i64>,
    /// Seconds it took.
    #[serde(default, deserialize_with = "wire::number")]
    pub duration: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
