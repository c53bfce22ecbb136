use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::calls::CallKind;
use crate::chat::messages::{CallStatus, Message, ReceiverType};
use crate::endpoint::{Endpoint, Route, patch, post, put};
use crate::id::SessionId;
use crate::wire;

/// Calls somebody as the user who is logged in; answers the call's first message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartCall {
    /// Uid or guid.
    pub receiver: String,
    /// Which of the two.
    pub receiver_type: ReceiverType,
    /// What it carries.
    #[serde(rename = "type")]
    pub kind: CallKind,
    /// The caller's own data.
    pub metadata: Option<Value>,
}

impl Endpoint for StartCall {
    type Reply = Message;
    const ROUTE: Route = post("/calls").client();
}

/// Answers, refuses, cancels or ends a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeCall {
    /// Which.
    pub session_id: SessionId,
    /// Its new state.
    pub status: CallStatus,
    /// When the user joined, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub joined_at: Option<i64>,
}

impl Endpoint for ChangeCall {
    type Reply = Message;
    const ROUTE: Route = put("/calls/{sessionId}").client();
}

/// Turns picture on or off for a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SwitchCall {
    /// Which.
    pub session_id: SessionId,
    /// What it carries from now on.
    #[serde(rename = "type")]
    pub kind: CallKind,
}

impl Endpoint for SwitchCall {
    type Reply = Message;
    const ROUTE: Route = patch("/calls/{sessionId}/type").client().replayable();
}
