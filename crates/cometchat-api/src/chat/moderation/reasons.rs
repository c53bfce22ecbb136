use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::{MessageId, ReasonId, Uid};
use crate::page::Listing;
use crate::wire;

/// A reason for flagging a message. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Id.
    pub id: ReasonId,
    /// Name for people.
    #[serde(default)]
    pub name: String,
    /// Sentence for people.
    pub description: Option<String>,
    /// When it was made; text in lists.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When it was last changed; text in lists.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// Whether the service brought it along.
    #[serde(default, deserialize_with = "wire::flag")]
    pub default: Option<bool>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists the reasons, whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListReasons {}

impl Endpoint for ListReasons {
    type Reply = Listing<Reason>;
    const ROUTE: Route = get("/moderation/reasons").whole();
}

/// Creates a reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateReason {
    /// Id.
    pub id: ReasonId,
    /// Name for people.
    pub name: String,
    /// Sentence for people.
    pub description: Option<String>,
}

impl Endpoint for CreateReason {
    type Reply = Reason;
    const ROUTE: Route = post("/moderation/reasons");
}

/// Reads one reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetReason {
    /// Which.
    pub id: ReasonId,
}

impl Endpoint for GetReason {
    type Reply = Reason;
    const ROUTE: Route = get("/moderation/reasons/{id}");
}

/// Renames a reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateReason {
    /// Which.
    pub id: ReasonId,
    /// Name for people.
    pub name: String,
}

impl Endpoint for UpdateReason {
    type Reply = Reason;
    const ROUTE: Route = put("/moderation/reasons/{id}").replayable();
}

/// Deletes a reason; the answer comes without `data`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteReason {
    /// Which.
    pub id: ReasonId,
}

impl Endpoint for DeleteReason {
    type Reply = Done;
    const ROUTE: Route = delete("/moderation/reasons/{id}").replayable().whole();
}

/// Flags a message for review, as a user; the answer comes without `data`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlagMessage {
    /// Which.
    pub message_id: MessageId,
    /// Why; an older edition calls it `reasonId`.
    pub id: ReasonId,
    /// Why, in the older edition's spelling; not needed.
    pub reason_id: Option<ReasonId>,
    /// In the user's own words.
    pub remark: Option<String>,
    /// Who flags.
    pub on_behalf_of: Uid,
}

impl Endpoint for FlagMessage {
    type Reply = Done;
    const ROUTE: Route = post("/messages/{messageId}/flagged").whole();
}
