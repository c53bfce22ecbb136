use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::FeedItem;
use crate::chat::conversations::Conversation;
use crate::chat::messages::Message;
use crate::chat::users::User;
use crate::id::{ConversationId, MessageId, RoleId};
use crate::secret::{self, Secret};
use crate::{open_enum, wire};

open_enum! {
    /// Whose comings and goings a connection is told.
    PresenceSubscription {
        /// Everybody's.
        AllUsers = "ALL_USERS",
        /// Those of users with one of some roles.
        Roles = "ROLES",
        /// Those of friends.
        Friends = "FRIENDS",
    }
}

/// First frame of a client.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthBody {
    /// The `jwt` of the login, not its auth token.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub auth: Option<Secret>,
    /// Session id, the same as in the envelope and in the header `resource` of the login.
    pub device_id: Option<String>,
    /// Whose comings and goings to be told; nobody's where absent.
    pub presence_subscription: Option<PresenceSubscription>,
    /// The roles, with [`PresenceSubscription::Roles`].
    pub roles: Option<Vec<RoleId>>,
    /// What the client says of itself.
    pub params: Option<AuthParams>,
}

/// What a client says of itself.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthParams {
    /// Program: `version`, `apiVersion`, `origin`, `uts` and more.
    pub app_info: Option<Map<String, Value>>,
    /// Browser or program.
    pub user_agent: Option<String>,
    /// Id of the device, which outlives sessions.
    pub device_id: Option<String>,
    /// Platform, such as `javascript`.
    pub platform: Option<String>,
}

/// Answer to the first frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AuthAnswer {
    /// `OK`, or something else for a refusal.
    pub status: String,
    /// `200`, as text.
    #[serde(deserialize_with = "wire::text")]
    pub code: String,
}

impl AuthAnswer {
    /// The answer that lets a client in.
    pub fn ok() -> Self {
        Self { status: "OK".to_owned(), code: "200".to_owned() }
    }

    /// Whether the client is let in.
    pub fn is_ok(&self) -> bool {
        self.status == "OK" && self.code == "200"
    }
}

open_enum! {
    /// What a receipt tells.
    ReceiptAction {
        /// Reached one user.
        Delivered = "delivered",
        /// Read by one user.
        Read = "read",
        /// Reached every member of the group.
        DeliveredToAll = "deliveredToAll",
        /// Read by every member of the group.
        ReadByAll = "readByAll",
    }
}

/// That a message was delivered or read.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// What it tells.
    pub action: ReceiptAction,
    /// Up to and including which message.
    pub message_id: MessageId,
    /// Who got or read it.
    pub user: Option<User>,
    /// When, Unix seconds; absent from clients.
    #[serde(default, deserialize_with = "wire::number")]
    pub timestamp: Option<i64>,
}

open_enum! {
    /// Whether somebody types.
    TypingAction {
        /// Began.
        Started = "started",
        /// Stopped.
        Ended = "ended",
    }
}

/// That somebody types; nothing ends it but the other frame, so a reader must time it out.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Typing {
    /// Whether it began or stopped.
    pub action: TypingAction,
    /// Who types.
    pub user: Option<User>,
    /// The client's own data.
    pub metadata: Option<Value>,
    /// When, Unix seconds; absent from clients.
    #[serde(default, deserialize_with = "wire::number")]
    pub timestamp: Option<i64>,
}

/// That somebody came or went.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PresenceChanged {
    /// `online`, `available` or `offline`.
    pub action: String,
    /// Who.
    pub user: User,
    /// When, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub timestamp: Option<i64>,
}

open_enum! {
    /// Whether a reaction came or went.
    ReactionAction {
        /// Came.
        Added = "message_reaction_added",
        /// Went.
        Removed = "message_reaction_removed",
    }
}

/// That somebody reacted to a message or took it back.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReactionChanged {
    /// Whether it came or went.
    pub action: ReactionAction,
    /// Conversation of the message.
    pub conversation_id: Option<ConversationId>,
    /// Message whose thread the message answers in.
    pub parent_id: Option<MessageId>,
    /// The reaction.
    #[serde(flatten)]
    pub reaction: crate::chat::reactions::Reaction,
}

/// Data between clients that is not stored.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Transient {
    /// Who sent it.
    pub user: Option<User>,
    /// What.
    #[serde(default)]
    pub data: Value,
    /// When, Unix seconds; absent from clients.
    #[serde(default, deserialize_with = "wire::number")]
    pub timestamp: Option<i64>,
}

/// That the goal of an interactive message was reached.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InteractionCompleted {
    /// Which message.
    pub message_id: MessageId,
    /// Who reached it.
    pub user: Option<User>,
    /// Elements used: `{elementId, interactedAt}`.
    #[serde(default)]
    pub interactions: Vec<Value>,
}

open_enum! {
    /// What happened to a message in somebody's list; many spellings are taken.
    MessageChange {
        /// Pinned for all.
        Pinned = "message_pinned" | "pinned" | "pin" | "message_pin",
        /// Unpinned.
        Unpinned = "message_unpinned" | "unpinned" | "unpin",
        /// Saved by the user.
        Saved = "message_saved" | "saved" | "save" | "message_save",
        /// No longer saved.
        Unsaved = "message_unsaved" | "unsaved" | "unsave",
    }
}

/// That a message was pinned, saved or the reverse.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageChanged {
    /// What happened.
    pub change: MessageChange,
    /// The message as it is now.
    pub message: Box<Message>,
}

open_enum! {
    /// What happened to a conversation in somebody's list.
    ConversationChange {
        /// Pinned.
        Pinned = "conversation_pinned" | "pinned" | "pin" | "conversation_pin",
        /// Unpinned.
        Unpinned = "conversation_unpinned" | "unpinned" | "unpin",
    }
}

/// That a conversation was pinned or unpinned.
#[derive(Clone, Debug, PartialEq)]
pub struct ConversationChanged {
    /// What happened.
    pub change: ConversationChange,
    /// The conversation as it is now.
    pub conversation: Box<Conversation>,
}

/// A piece of what an AI agent is saying.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Streamed {
    /// `run_started`, `text_message_content` and so on.
    #[serde(rename = "type")]
    pub kind: String,
    /// Conversation it is said in.
    pub conversation_id: Option<ConversationId>,
    /// Message that is answered.
    pub id: Option<MessageId>,
    /// Message in whose thread it is said; 0 for none.
    pub parent_id: Option<MessageId>,
    /// The piece.
    #[serde(default)]
    pub data: Value,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A new item in a user's notification feed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedItemSent {
    /// `sent`; others are ignored by clients.
    pub action: String,
    /// The item.
    pub feed_item: FeedItem,
}
