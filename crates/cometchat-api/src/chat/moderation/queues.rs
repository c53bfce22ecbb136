use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::rules::Condition;
use crate::batch::Done;
use crate::chat::messages::Message;
use crate::endpoint::{Endpoint, Route, get, patch};
use crate::id::{AppId, MessageId, ReasonId, RuleId, Uid};
use crate::page::Listing;
use crate::{open_enum, wire};

/// Who flagged a message, and why.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Flag {
    /// Who.
    pub uid: Uid,
    /// His name.
    pub name: Option<String>,
    /// Why.
    pub reason_id: Option<ReasonId>,
    /// Why, for people.
    pub reason_name: Option<String>,
    /// In his own words.
    pub remark: Option<String>,
    /// When, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub flagged_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A message that users flagged and nobody reviewed; it is still visible.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlaggedMessage {
    /// App.
    pub app_id: Option<AppId>,
    /// Who flagged it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flagged_by: Vec<Flag>,
    /// How many flagged it.
    #[serde(default, deserialize_with = "wire::number")]
    pub flagged_count: Option<u32>,
    /// The message itself.
    #[serde(flatten)]
    pub message: Message,
}

/// Lists flagged messages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListFlaggedMessages {
    /// Items to list, 50 where absent; no way to more is documented.
    #[serde(default, deserialize_with = "wire::number")]
    pub limit: Option<u32>,
}

impl Endpoint for ListFlaggedMessages {
    type Reply = Listing<FlaggedMessage>;
    const ROUTE: Route = get("/moderation/flagged-messages").limited();
}

open_enum! {
    /// What becomes of a flagged message.
    FlaggedVerdict {
        /// It stays.
        Approved = "approved",
        /// It goes.
        Disapproved = "disapproved",
    }
}

/// Decides on a flagged message; the answer comes without `data`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewFlaggedMessage {
    /// Which.
    pub id: MessageId,
    /// What becomes of it.
    pub status: FlaggedVerdict,
}

impl Endpoint for ReviewFlaggedMessage {
    type Reply = Done;
    const ROUTE: Route = patch("/moderation/flagged-messages/{id}").replayable().whole();
}

/// A message that a rule held back, or one that was reviewed since.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockedMessage {
    /// Rule that hit.
    pub rule_id: Option<RuleId>,
    /// Its name.
    pub rule_name: Option<String>,
    /// Its revision.
    pub revision_id: Option<String>,
    /// Condition that hit.
    #[serde(default, deserialize_with = "wire::one")]
    pub condition: Option<Condition>,
    /// The message itself.
    #[serde(default, deserialize_with = "wire::one")]
    pub message: Option<Message>,
    /// What the rule does.
    #[serde(default, deserialize_with = "wire::texts", skip_serializing_if = "Vec::is_empty")]
    pub action: Vec<String>,
    /// When it was queued, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When it was last changed, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// When it was blocked: Unix seconds, a dot and digits that tell items apart.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub blocked_at: Option<String>,
    /// App.
    pub app_id: Option<AppId>,
    /// What this version does not know (the moderator of a reviewed one), kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists messages that rules held back and nobody reviewed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListBlockedMessages {}

impl Endpoint for ListBlockedMessages {
    type Reply = Listing<BlockedMessage>;
    const ROUTE: Route = get("/moderation/blocked-messages").limited();
}

open_enum! {
    /// What becomes of a message that a rule held back.
    BlockedVerdict {
        /// It is delivered.
        Approved = "approved",
        /// It stays back; flagged messages say `disapproved` for it.
        Rejected = "rejected",
    }
}

/// Decides on a message that a rule held back; there is no undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewBlockedMessage {
    /// Which.
    pub id: MessageId,
    /// What becomes of it.
    pub status: BlockedVerdict,
    /// Whether it leaves the queue; one edition knows only the verdict.
    #[serde(default, deserialize_with = "wire::flag")]
    pub reviewed: Option<bool>,
}

impl Endpoint for ReviewBlockedMessage {
    type Reply = Done;
    const ROUTE: Route = patch("/moderation/blocked-messages/{id}").replayable();
}

/// Lists messages that were reviewed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListReviewedMessages {
    /// Items to list, 50 where absent; no way to more is documented.
    #[serde(default, deserialize_with = "wire::number")]
    pub limit: Option<u32>,
}

impl Endpoint for ListReviewedMessages {
    type Reply = Listing<BlockedMessage>;
    const ROUTE: Route = get("/moderation/reviewed-messages").limited();
}
