use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::{MuteSettings, Switches};
use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, patch};
use crate::wire;

/// How e-mails or texts are sent.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// Only of unread messages.
    #[serde(default, deserialize_with = "wire::flag")]
    pub notify_for_unread_only: Option<bool>,
    /// Seconds between two.
    #[serde(default, deserialize_with = "wire::number")]
    pub interval_in_seconds: Option<u32>,
    /// Most a day.
    #[serde(default, deserialize_with = "wire::number")]
    pub max_per_day: Option<u32>,
    /// Most a day and conversation.
    #[serde(default, deserialize_with = "wire::number")]
    pub max_per_day_per_conversation: Option<u32>,
    /// The switches for what is put in, and what this version does not know.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// What push notifications carry.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PushContent {
    /// The app's own data.
    pub custom_json: Option<Value>,
    /// The switches for what is put in, and what this version does not know.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// What is told to whom.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Preferences {
    /// In groups.
    pub group: Option<Switches>,
    /// Between two users.
    pub one_on_one: Option<Switches>,
    /// Of calls.
    pub call: Option<Switches>,
    /// When not.
    pub mute: Option<MuteSettings>,
    /// By e-mail.
    pub email: Option<Delivery>,
    /// By text message.
    pub sms: Option<Delivery>,
    /// By push.
    pub push: Option<PushContent>,
    /// Whether a mention is told in spite of all that.
    #[serde(default, deserialize_with = "wire::flag")]
    pub bypass_preferences_for_mentions: Option<bool>,
    /// Whether a mention of a whole group is told in spite of all that.
    #[serde(default, deserialize_with = "wire::flag")]
    pub bypass_preferences_for_group_mentions: Option<bool>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Sounds by what they are for.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sound {
    /// Of messages.
    pub chat: Option<String>,
    /// Of calls.
    pub call: Option<String>,
}

/// Notification settings of the app, or what of them counts for a user.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NotificationSettings {
    /// What is told to whom.
    #[serde(default, deserialize_with = "wire::one")]
    pub preferences: Option<Preferences>,
    /// Sounds.
    #[serde(default, deserialize_with = "wire::one")]
    pub sound: Option<Sound>,
    /// Texts by kind of message, and `usePrivacyTemplate` (1 off, 2 on, 3 the user's choice).
    pub templates: Option<Map<String, Value>>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Reads the app's notification settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetNotificationSettings {}

impl Endpoint for GetNotificationSettings {
    type Reply = NotificationSettings;
    const ROUTE: Route = get("/notifications/v1/settings");
}

/// Changes the app's notification settings; absent keys stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateNotificationSettings {
    /// What is told to whom.
    pub preferences: Option<Preferences>,
    /// Sounds.
    pub sound: Option<Sound>,
    /// Texts by kind of message.
    pub templates: Option<Map<String, Value>>,
}

impl Endpoint for UpdateNotificationSettings {
    type Reply = Done;
    const ROUTE: Route = patch("/notifications/v1/settings").replayable();
}

/// Sets the app's notification settings back to their defaults.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResetNotificationSettings {}

impl Endpoint for ResetNotificationSettings {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/v1/settings").replayable();
}
