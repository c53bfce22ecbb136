//! What the user who is logged in wants to be told of (`contract/realtime.md` section 6.5). The
//! contract names the paths alone; verbs and shapes are those of the chat API's operations for the
//! same things, of which the user is always the one who asks.

use serde::{Deserialize, Serialize};

use crate::batch::Done;
use crate::chat::notifications::{
    ChangedPreferences, Mute, MutedConversations, NotificationSettings, PushTokens,
    RegisterPushToken, Timezone,
};
use crate::endpoint::{Endpoint, Route, delete, get, patch, post, put};

/// Reads what the user is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetMyPreferences {}

impl Endpoint for GetMyPreferences {
    type Reply = NotificationSettings;
    const ROUTE: Route = get("/notifications/push/v1/preferences").client();
}

/// Changes what the user is told; absent keys stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateMyPreferences {
    /// The choices, in the shape in which the chat API tells them.
    #[serde(flatten)]
    pub changes: ChangedPreferences,
}

impl Endpoint for UpdateMyPreferences {
    type Reply = NotificationSettings;
    const ROUTE: Route = patch("/notifications/push/v1/preferences").client().replayable();
}

/// Sets what the user is told back to the app's defaults.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResetMyPreferences {}

impl Endpoint for ResetMyPreferences {
    type Reply = ChangedPreferences;
    const ROUTE: Route = delete("/notifications/push/v1/preferences").client().replayable();
}

/// Lists what the user has muted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetMyMutes {}

impl Endpoint for GetMyMutes {
    type Reply = MutedConversations;
    const ROUTE: Route = get("/notifications/push/v1/preferences/mute").client();
}

/// Mutes conversations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MuteMine {
    /// Which.
    pub conversations: Option<Vec<Mute>>,
}

impl Endpoint for MuteMine {
    type Reply = Done;
    const ROUTE: Route = put("/notifications/push/v1/preferences/mute").client().replayable();
}

/// Unmutes conversations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnmuteMine {
    /// Which.
    pub conversations: Option<Vec<Mute>>,
}

impl Endpoint for UnmuteMine {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/push/v1/preferences/mute").client().replayable();
}

/// Reads the user's time zone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetMyTimezone {}

impl Endpoint for GetMyTimezone {
    type Reply = Timezone;
    const ROUTE: Route = get("/notifications/v1/preferences/timezone").client();
}

/// Sets the user's time zone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetMyTimezone {
    /// Name such as `Asia/Kolkata`.
    pub timezone: Option<String>,
}

impl Endpoint for SetMyTimezone {
    type Reply = Timezone;
    const ROUTE: Route = patch("/notifications/v1/preferences/timezone").client().replayable();
}

/// Lists the devices of this login.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListMyPushTokens {}

impl Endpoint for ListMyPushTokens {
    type Reply = PushTokens;
    const ROUTE: Route = get("/notifications/push/v1/tokens").client();
}

/// Registers a device for this login, whatever login the device itself names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RegisterMyPushToken {
    /// The device, as the chat API takes it.
    #[serde(flatten)]
    pub device: RegisterPushToken,
}

impl Endpoint for RegisterMyPushToken {
    type Reply = Done;
    const ROUTE: Route = post("/notifications/push/v1/tokens").client().replayable();
}

/// Removes the devices of this login.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RemoveMyPushTokens {}

impl Endpoint for RemoveMyPushTokens {
    type Reply = PushTokens;
    const ROUTE: Route = delete("/notifications/push/v1/tokens").client().replayable();
}
