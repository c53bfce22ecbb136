//! Usage of apps over days, as this installation counted it.

use serde::{Deserialize, Serialize};

use crate::model::fleet::Label;

/// What is counted of an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Measure {
    /// Users there are.
    Users,
    /// Conversations there are.
    Conversations,
    /// Users that were active on the day.
    ActiveUsers,
    /// Most users connected at one time of the day.
    ConcurrentUsers,
    /// Messages sent on the day.
    MessagesSent,
    /// Messages delivered on the day.
    DeliveryReceipts,
    /// Messages read on the day.
    ReadReceipts,
    /// Minutes of audio calls of the day.
    AudioMinutes,
    /// Minutes of video calls of the day.
    VideoMinutes,
    /// Minutes of recordings of the day.
    RecordedMinutes,
}

/// The value of a measure on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UsageDay {
    /// Days since 1970-01-01, UTC.
    pub day: u32,
    /// The value.
    pub value: u32,
    /// When it was counted, Unix seconds.
    pub taken_at: u32,
    /// Whether only part of the day is in it.
    pub partial: bool,
}

/// A measure of an app over days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct UsageSeries {
    /// What is counted.
    pub measure: Measure,
    /// Its days, the oldest first; a day that was not counted is not there.
    pub days: Vec<UsageDay>,
    /// Above which value it warns.
    pub most: Option<u32>,
    /// Whether the latest value is above it.
    pub warns: bool,
}

/// Usage of an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AppUsage {
    /// First day that was asked for.
    pub from: u32,
    /// Today, UTC.
    pub today: u32,
    /// Every measure.
    pub series: Vec<UsageSeries>,
    /// When anything of it was counted last, Unix seconds.
    pub counted_at: Option<u32>,
}

/// One day of a fleet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FleetDay {
    /// Days since 1970-01-01, UTC.
    pub day: u32,
    /// The values of all its apps together.
    pub value: u32,
    /// How many apps were counted.
    pub apps: u32,
}

/// One app of a fleet over days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FleetUsageApp {
    /// Id.
    pub app: String,
    /// Name.
    pub name: String,
    /// What it is for.
    pub label: Label,
    /// One of twelve colour names.
    pub colour: String,
    /// Days, each with its value, the oldest first.
    pub days: Vec<(u32, u32)>,
    /// The latest value.
    pub last: Option<u32>,
    /// How much the latest value differs from the first that is known.
    pub growth: Option<i32>,
    /// Above which value it warns.
    pub most: Option<u32>,
    /// Whether the latest value is above it.
    pub warns: bool,
}

/// One measure of all apps of a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FleetUsage {
    /// What is counted.
    pub measure: Measure,
    /// First day that was asked for.
    pub from: u32,
    /// Today, UTC.
    pub today: u32,
    /// All apps together.
    pub sum: Vec<FleetDay>,
    /// Each app that is in use, by name.
    pub apps: Vec<FleetUsageApp>,
}
