//! Reactions to messages (`contract/chat/messages.yaml`).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::chat::messages::Message;
use crate::chat::users::User;
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::{MessageId, Uid};
use crate::page::{Affix, Listing};
use crate::wire;

/// One user's reaction to a message.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reaction {
    /// Id of the reaction.
    #[serde(deserialize_with = "wire::text")]
    pub id: String,
    /// To which message.
    pub message_id: MessageId,
    /// Emoji or `:name`.
    pub reaction: String,
    /// Whose.
    pub uid: Uid,
    /// When, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub reacted_at: Option<i64>,
    /// Who that is.
    #[serde(default, deserialize_with = "wire::one")]
    pub reacted_by: Option<User>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists the reactions to a message; the documents name no parameters, though the answer has a
/// cursor, and a client sends `affix`, `id` and `limit` (`realtime.md` section 6.3).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListReactions {
    /// To which message.
    pub message_id: MessageId,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor: id of a reaction.
    pub id: Option<MessageId>,
    /// Items a page.
    #[serde(default, deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Lists as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListReactions {
    type Reply = Listing<Reaction>;
    const ROUTE: Route = get("/messages/{messageId}/reactions").cursored();
}

/// Lists who gave a message one reaction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListReactionsOf {
    /// To which message.
    pub message_id: MessageId,
    /// Emoji or `:name`.
    pub reaction: String,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor: id of a reaction.
    pub id: Option<MessageId>,
    /// Items a page.
    #[serde(default, deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Lists as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListReactionsOf {
    type Reply = Listing<Reaction>;
    const ROUTE: Route = get("/messages/{messageId}/reactions/{reaction}").cursored();
}

macro_rules! cursored_by_id {
    ($($endpoint:ty),+) => {$(
        impl crate::page::Cursored for $endpoint {
            type Item = Reaction;
            fn at_cursor(mut self, cursor: crate::page::Cursor, limit: u32) -> Self {
                self.affix = cursor.affix;
                self.id = cursor.id;
                self.limit = Some(limit);
                self
            }
        }
    )+};
}
cursored_by_id!(ListReactions, ListReactionsOf);

/// Gives a reaction as a user; answers the message with its counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddReaction {
    /// To which message.
    pub message_id: MessageId,
    /// Emoji or `:name`.
    pub reaction: String,
    /// Who reacts.
    pub on_behalf_of: Uid,
}

impl Endpoint for AddReaction {
    type Reply = Message;
    const ROUTE: Route = post("/messages/{messageId}/reactions/{reaction}").replayable();
}

/// Takes a user's reaction back; answers the message with its counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveReaction {
    /// From which message.
    pub message_id: MessageId,
    /// Emoji or `:name`.
    pub reaction: String,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for RemoveReaction {
    type Reply = Message;
    const ROUTE: Route = delete("/messages/{messageId}/reactions/{reaction}").replayable();
}
