//! What an app's overview shows.

use cometchat_api::Secret;
use serde::{Deserialize, Serialize};

/// An API key as shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MaskedKey {
    /// Stable name of the key that does not tell it.
    pub id: String,
    /// Name.
    pub name: String,
    /// `fullAccess`, `authOnly`, or what the service adds later.
    pub scope: String,
    /// Last characters behind dots.
    pub masked: String,
    /// When it was made, Unix seconds.
    pub created_at: Option<u32>,
    /// Who made it.
    pub created_by: Option<String>,
    /// Whether Halley itself uses it here.
    pub in_use: bool,
}

/// An API key in the clear, given after an entry in the activity.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct RevealedKey {
    /// The key.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub value: Secret,
}

impl Serialize for RevealedKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut key = serializer.serialize_struct("RevealedKey", 1)?;
        key.serialize_field("value", self.value.expose())?;
        key.end()
    }
}

/// What the service counted of an app. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AppStats {
    /// Users active in the range.
    pub active_users: Option<u32>,
    /// Most users connected at once.
    pub concurrent_users: Option<u32>,
    /// Minutes of audio calls.
    pub audio_minutes: Option<u32>,
    /// Minutes of video calls.
    pub video_minutes: Option<u32>,
    /// Minutes of recorded calls.
    pub recorded_minutes: Option<u32>,
    /// Start of the range.
    pub from: Option<u32>,
    /// End of the range.
    pub to: Option<u32>,
}

/// Messages and receipts of the last hour.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MessageMetrics {
    /// Five-minute steps, oldest first.
    pub points: Vec<MetricPoint>,
}

/// Five minutes of an app.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MetricPoint {
    /// When the five minutes begin, Unix seconds.
    pub at: u32,
    /// Messages sent.
    pub messages_sent: u32,
    /// Read receipts.
    pub read_receipts: u32,
    /// Delivery receipts.
    pub delivery_receipts: u32,
}

/// Which allowance of the service a limit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LimitClass {
    /// Login, create and delete of users, create, join and leave of groups.
    Core,
    /// Everything else of an app.
    Standard,
    /// The account.
    Management,
    /// Data import.
    Import,
}

/// State of one allowance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RateLimit {
    /// Which allowance.
    pub class: LimitClass,
    /// Requests a minute.
    pub limit: Option<u32>,
    /// Requests left.
    pub remaining: Option<u32>,
    /// Seconds until it is full again.
    pub resets_in_secs: Option<u32>,
    /// Requests that wait for their turn.
    pub waiting: u32,
    /// Seconds for which the service refuses more.
    pub blocked_for_secs: Option<u32>,
}
