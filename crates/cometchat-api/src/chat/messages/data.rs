use indexmap::IndexMap;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::entities::Entities;
use crate::chat::groups::Scope;
use crate::chat::users::User;
use crate::id::Uid;
use crate::{open_enum, wire};

/// Content of a message; which parts are there depends on category and type.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageData {
    /// Text, caption or preview; mentions stand in it as `<@uid:…>`.
    #[serde(default, deserialize_with = "wire::text_if_there")]
    pub text: Option<String>,
    /// Address of the file.
    pub url: Option<String>,
    /// Files.
    #[serde(default, deserialize_with = "wire::many_if_any")]
    pub attachments: Option<Vec<Attachment>>,
    /// The app's own content, in category `custom`.
    pub custom_data: Option<Value>,
    /// The app's own finer kind, in category `custom`.
    pub sub_type: Option<String>,
    /// Data of the sender and, under `@injected`, of extensions.
    pub metadata: Option<Value>,
    /// Who and what takes part.
    #[serde(default, deserialize_with = "wire::one")]
    pub entities: Option<Entities>,
    /// People mentioned in the text.
    #[serde(default, deserialize_with = "wire::map_if_any")]
    pub mentions: Option<IndexMap<Uid, User>>,
    /// Reactions, counted.
    #[serde(default, deserialize_with = "wire::many_if_any")]
    pub reactions: Option<Vec<ReactionCount>>,
    /// What moderation says.
    pub moderation: Option<Moderation>,
    /// What was done, in category `action`; state of the call, in category `call`.
    pub action: Option<Action>,
    /// More about what was done.
    #[serde(default, deserialize_with = "wire::one")]
    pub extras: Option<Extras>,
    /// Form, card or the like, in category `interactive`.
    pub interactive_data: Option<Value>,
    /// What must be done for the interaction to count as complete.
    pub interaction_goal: Option<InteractionGoal>,
    /// Elements used so far: `{elementId, interactedAt}`.
    pub interactions: Option<Value>,
    /// Whether the sender may use the elements too.
    #[serde(default, deserialize_with = "wire::flag")]
    pub allow_sender_interaction: Option<bool>,
    /// Session that sent it.
    pub resource: Option<String>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Reads content that may come as a JSON text, as multipart uploads send it. Customers write it
/// freely: one that fits no document is kept as it came, so that it does not take a whole page of
/// messages with it.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<MessageData, D::Error> {
    let content = match Value::deserialize(deserializer)? {
        Value::String(text) => match serde_json::from_str(&text) {
            Ok(content @ Value::Object(_)) => content,
            _ => Value::String(text),
        },
        content => content,
    };
    let is_nothing = match &content {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    if is_nothing {
        return Ok(MessageData::default());
    }
    Ok(MessageData::deserialize(&content).unwrap_or_else(|_| odd(content)))
}

/// Content that fits no document: its parts that do, and the rest as it came.
fn odd(content: Value) -> MessageData {
    fn part<T: for<'a> Deserialize<'a>>(from: &mut Map<String, Value>, name: &str) -> Option<T> {
        let part = T::deserialize(from.get(name)?).ok()?;
        from.remove(name);
        Some(part)
    }
    let mut extra = match content {
        Value::Object(fields) => fields,
        Value::String(text) => Map::from_iter([("text".to_owned(), Value::String(text))]),
        other => Map::from_iter([("content".to_owned(), other)]),
    };
    MessageData {
        text: part(&mut extra, "text"),
        url: part(&mut extra, "url"),
        attachments: part(&mut extra, "attachments"),
        custom_data: part(&mut extra, "customData"),
        entities: part(&mut extra, "entities"),
        moderation: part(&mut extra, "moderation"),
        action: part(&mut extra, "action"),
        interactive_data: part(&mut extra, "interactiveData"),
        extra,
        ..MessageData::default()
    }
}

/// A file of a message.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Where it lies.
    #[serde(default)]
    pub url: String,
    /// Name with extension.
    #[serde(default)]
    pub name: String,
    /// Extension without dot.
    pub extension: Option<String>,
    /// Media type.
    pub mime_type: Option<String>,
    /// Bytes; some senders write text.
    #[serde(default, deserialize_with = "wire::number")]
    pub size: Option<u64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// How often a message got one reaction.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReactionCount {
    /// Emoji or `:name`.
    pub reaction: String,
    /// How many users gave it.
    #[serde(default, deserialize_with = "wire::number")]
    pub count: Option<u32>,
    /// Whether the acting user did.
    #[serde(default, deserialize_with = "wire::flag")]
    pub reacted_by_me: Option<bool>,
}

open_enum! {
    /// What moderation decided of a message.
    ModerationStatus {
        /// Not yet judged.
        Pending = "pending",
        /// Fit.
        Approved = "approved",
        /// Not fit.
        Disapproved = "disapproved",
        /// Not looked at.
        Unmoderated = "unmoderated",
    }
}

/// What moderation says of a message.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moderation {
    /// Decision.
    pub status: Option<ModerationStatus>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

open_enum! {
    /// What was done, in action and call messages.
    Action {
        /// A user joined the group.
        Joined = "joined",
        /// A user left the group.
        Left = "left",
        /// A member was taken out.
        Kicked = "kicked",
        /// A user was banned.
        Banned = "banned",
        /// A ban was lifted.
        Unbanned = "unbanned",
        /// A user was invited.
        Invited = "invited",
        /// A user was added.
        Added = "added",
        /// A member's scope changed.
        ScopeChanged = "scopeChanged",
        /// The group was made.
        Created = "created",
        /// The group was changed.
        Updated = "updated",
        /// A message was edited.
        Edited = "edited",
        /// A message or the group was deleted.
        Deleted = "deleted",
        /// A call rings.
        Initiated = "initiated",
        /// A call goes on.
        Ongoing = "ongoing",
        /// Nobody answered.
        Unanswered = "unanswered",
        /// The callee refused.
        Rejected = "rejected",
        /// The callee was in another call.
        Busy = "busy",
        /// The caller gave up.
        Cancelled = "cancelled" | "canceled",
        /// A call is over.
        Ended = "ended",
    }
}

/// More about what was done.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extras {
    /// Scope before and after.
    #[serde(default, deserialize_with = "wire::one")]
    pub scope: Option<ScopeChange>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Scope of a member before and after.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScopeChange {
    /// After.
    pub new: Option<Scope>,
    /// Before.
    pub old: Option<Scope>,
}

/// What must be done with an interactive message.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InteractionGoal {
    /// `none`, `anyAction`, `anyOf`, `oneOf` or `allOf`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Elements the goal is about.
    pub element_ids: Option<Vec<String>>,
}
