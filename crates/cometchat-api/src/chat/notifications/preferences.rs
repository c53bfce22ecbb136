use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::{NotificationSettings, Schedule, Switches};
use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, patch, put};
use crate::id::Uid;
use crate::{open_enum, wire};

/// When a user is not to be disturbed.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MutePreferences {
    /// Not at all: 1 off, 2 on.
    #[serde(default, deserialize_with = "wire::number")]
    pub dnd: Option<u8>,
    /// Hours by day.
    pub schedule: Option<Schedule>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A user's own choices, in the shape in which they are changed.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangedPreferences {
    /// In groups: `groupMessages` and so on.
    pub group_preferences: Option<Switches>,
    /// Between two users: `oneOnOneMessages` and so on.
    pub one_on_one_preferences: Option<Switches>,
    /// When not.
    pub mute_preferences: Option<MutePreferences>,
    /// Whether texts leave content out.
    #[serde(default, deserialize_with = "wire::flag")]
    pub use_privacy_template: Option<bool>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Reads what is told to a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetPreferences {
    /// Whom.
    pub uid: Uid,
}

impl Endpoint for GetPreferences {
    type Reply = NotificationSettings;
    const ROUTE: Route = get("/notifications/v1/preferences");
}

/// Changes what is told to a user; absent keys stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdatePreferences {
    /// Whom.
    pub uid: Uid,
    /// In groups: `groupMessages` and so on.
    pub group_preferences: Option<Switches>,
    /// Between two users: `oneOnOneMessages` and so on.
    pub one_on_one_preferences: Option<Switches>,
    /// When not.
    pub mute_preferences: Option<MutePreferences>,
    /// Whether texts leave content out.
    #[serde(default, deserialize_with = "wire::flag")]
    pub use_privacy_template: Option<bool>,
}

impl Endpoint for UpdatePreferences {
    type Reply = NotificationSettings;
    const ROUTE: Route = patch("/notifications/v1/preferences").query(&["uid"]).replayable();
}

/// Sets what is told to a user back to the app's defaults.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResetPreferences {
    /// Whom.
    pub uid: Uid,
}

impl Endpoint for ResetPreferences {
    type Reply = ChangedPreferences;
    const ROUTE: Route = delete("/notifications/v1/preferences").query(&["uid"]).replayable();
}

open_enum! {
    /// What is muted.
    MutedKind {
        /// A user.
        OneOnOne = "oneOnOne",
        /// A group.
        Group = "group",
    }
}

/// A conversation that a user hears nothing of.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mute {
    /// Uid or guid.
    pub id: String,
    /// Which of the two.
    #[serde(rename = "type")]
    pub kind: MutedKind,
    /// Until when, milliseconds since 1970.
    #[serde(default, deserialize_with = "wire::number")]
    pub until: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What a user hears nothing of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MutedConversations {
    /// The conversations.
    #[serde(default)]
    pub muted_conversations: Vec<Mute>,
}

/// Lists what a user has muted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetMutes {
    /// Who.
    pub uid: Uid,
}

impl Endpoint for GetMutes {
    type Reply = MutedConversations;
    const ROUTE: Route = get("/notifications/v1/preferences/mute");
}

/// Mutes conversations for a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MuteConversations {
    /// For whom.
    pub uid: Uid,
    /// Which.
    pub conversations: Option<Vec<Mute>>,
}

impl Endpoint for MuteConversations {
    type Reply = Done;
    const ROUTE: Route = put("/notifications/v1/preferences/mute").query(&["uid"]).replayable();
}

/// Unmutes conversations for a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnmuteConversations {
    /// For whom.
    pub uid: Uid,
    /// Which.
    pub conversations: Option<Vec<Mute>>,
}

impl Endpoint for UnmuteConversations {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/v1/preferences/mute").query(&["uid"]).replayable();
}

/// Where a user's day begins.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Timezone {
    /// Name such as `Asia/Kolkata`.
    pub timezone: Option<String>,
}

/// Reads a user's time zone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetTimezone {
    /// Whose.
    pub uid: Uid,
}

impl Endpoint for GetTimezone {
    type Reply = Timezone;
    const ROUTE: Route = get("/notifications/v1/preferences/timezone");
}

/// Sets a user's time zone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetTimezone {
    /// Whose.
    pub uid: Uid,
    /// Name such as `Asia/Kolkata`.
    pub timezone: Option<String>,
}

impl Endpoint for SetTimezone {
    type Reply = Timezone;
    const ROUTE: Route =
        patch("/notifications/v1/preferences/timezone").query(&["uid"]).replayable();
}
