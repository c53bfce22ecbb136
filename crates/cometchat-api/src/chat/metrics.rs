//! Usage numbers of an app (`contract/chat/metrics.yaml`, `semantics.md` section 12).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::endpoint::{Endpoint, Route, get};
use crate::id::AppId;
use crate::wire;

/// Reads the usage of a span of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetStats {
    /// Start; the unit is not documented, the sample echoes milliseconds.
    #[serde(deserialize_with = "wire::whole")]
    pub from_date: i64,
    /// End; the unit is not documented, the sample echoes milliseconds.
    #[serde(deserialize_with = "wire::whole")]
    pub to_date: i64,
}

impl Endpoint for GetStats {
    type Reply = Stats;
    const ROUTE: Route = get("/stats");
}

/// Usage of a span of time.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stats {
    /// What was used.
    #[serde(default)]
    pub metrics: Metrics,
    /// Span that was counted, in milliseconds since 1970.
    pub time_range: Option<TimeRange>,
}

/// Counts of a span of time.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metrics {
    /// Minutes of audio calls.
    #[serde(default, deserialize_with = "wire::number")]
    pub audio_minutes: Option<i64>,
    /// Minutes of video calls.
    #[serde(default, deserialize_with = "wire::number")]
    pub video_minutes: Option<i64>,
    /// Minutes of recordings.
    #[serde(default, deserialize_with = "wire::number")]
    pub recorded_minutes: Option<i64>,
    /// Users that were active.
    #[serde(default, deserialize_with = "wire::number")]
    pub active_users: Option<i64>,
    /// Most users connected at one time.
    #[serde(default, deserialize_with = "wire::number")]
    pub concurrent_users: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A span of time in milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeRange {
    /// Start.
    #[serde(default, deserialize_with = "wire::number")]
    pub from_date: Option<i64>,
    /// End.
    #[serde(default, deserialize_with = "wire::number")]
    pub to_date: Option<i64>,
}

/// Reads message counts of the last hour in steps of five minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetMessageStats {}

impl Endpoint for GetMessageStats {
    type Reply = MessageStats;
    const ROUTE: Route = get("/stats/messages");
}

/// Message counts in steps; times are milliseconds since 1970, text on the wire.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageStats {
    /// Start of the first step.
    #[serde(default, deserialize_with = "wire::number", serialize_with = "wire::as_text")]
    pub start_time: Option<i64>,
    /// End of the last step.
    #[serde(default, deserialize_with = "wire::number", serialize_with = "wire::as_text")]
    pub end_time: Option<i64>,
    /// Steps, oldest first.
    #[serde(default)]
    pub data_points: Vec<MessageCounts>,
    /// Whose.
    pub app_id: Option<AppId>,
}

/// Counts of one step; times are milliseconds since 1970, text on the wire.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageCounts {
    /// Messages sent.
    #[serde(default, deserialize_with = "wire::number")]
    pub messages_sent: Option<u64>,
    /// Read receipts.
    #[serde(default, deserialize_with = "wire::number")]
    pub read_receipts: Option<u64>,
    /// Delivery receipts.
    #[serde(default, deserialize_with = "wire::number")]
    pub delivery_receipts: Option<u64>,
    /// Start of the step.
    #[serde(default, deserialize_with = "wire::number", serialize_with = "wire::as_text")]
    pub start_time: Option<i64>,
    /// End of the step.
    #[serde(default, deserialize_with = "wire::number", serialize_with = "wire::as_text")]
    pub end_time: Option<i64>,
}
