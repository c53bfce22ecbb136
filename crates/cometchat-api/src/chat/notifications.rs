//! Notifications (`contract/chat/notifications.yaml`, `semantics.md` section 11).
//!
//! `…Setting` levels are 1 off, 2 on, and for messages 3 only mentions; `…Override` flags say
//! whether users may change the level. Keys come and go with editions, so they are kept as maps
//! and written back as they were read.

mod contact;
mod email;
mod logs;
mod preferences;
mod push;
mod push_custom;
mod push_tokens;
mod settings;
mod sms;

pub use contact::{ContactDetails, DeleteContactDetails, GetContactDetails, UpdateContactDetails};
pub use email::{
    CustomEmail, DeleteCustomEmail, DeleteSendGrid, GetCustomEmail, GetSendGrid, SaveCustomEmail,
    SaveSendGrid, SendGrid, UpdateCustomEmail, UpdateSendGrid,
};
pub use logs::{ListNotificationLogs, LogChannel, NotificationLog};
pub use preferences::{
    ChangedPreferences, GetMutes, GetPreferences, GetTimezone, Mute, MuteConversations,
    MutePreferences, MutedConversations, MutedKind, ResetPreferences, SetTimezone, Timezone,
    UnmuteConversations, UpdatePreferences,
};
pub use push::{
    AddApns, AddFcm, Apns, DeleteApns, DeleteFcm, DeviceKinds, Fcm, ListApns, ListFcm,
    MakeApnsDefault, MakeFcmDefault, Payloads, PushProviders, ServiceAccount, UpdateApns,
    UpdateFcm,
};
pub use push_custom::{
    CustomPush, DeleteCustomPush, GetCustomPush, SaveCustomPush, UpdateCustomPush,
};
pub use push_tokens::{
    DeletePushToken, DeletePushTokens, ListPushTokens, PushToken, PushTokens, RegisterPushToken,
};
pub use settings::{
    Delivery, GetNotificationSettings, NotificationSettings, Preferences, PushContent,
    ResetNotificationSettings, Sound, UpdateNotificationSettings,
};
pub use sms::{
    CustomSms, DeleteCustomSms, DeleteTwilio, GetCustomSms, GetTwilio, SaveCustomSms, SaveTwilio,
    Twilio, UpdateCustomSms, UpdateTwilio,
};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::wire;

/// Value of a switch: a level or a yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Switch {
    /// 1 off, 2 on, 3 only mentions.
    Level(u8),
    /// Yes or no.
    Flag(bool),
}

/// Switches by key, such as `messagesSetting` and `messagesOverride`.
pub type Switches = IndexMap<String, Switch>;

/// Hours of a day in which notifications come.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// From when, as hours times 100 plus minutes.
    #[serde(default, deserialize_with = "wire::number")]
    pub from: Option<u16>,
    /// Until when, as hours times 100 plus minutes.
    #[serde(default, deserialize_with = "wire::number")]
    pub to: Option<u16>,
    /// Whether none come at all.
    #[serde(default, deserialize_with = "wire::flag")]
    pub dnd: Option<bool>,
}

/// Days by their English name in lower case.
pub type Schedule = IndexMap<String, Day>;

/// When and whom not to disturb.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MuteSettings {
    /// Hours by day.
    #[serde(rename = "schedulePreferenceSetting")]
    pub schedule: Option<Schedule>,
    /// The switches beside it.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}
