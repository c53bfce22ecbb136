use cometchat_api::{ApiError, RateClass};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::fault::FaultPlan;
use crate::refuse;

/// What the sandbox holds and how to reach it; its keys are worth nothing elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct SandboxState {
    /// Apps, oldest first.
    pub apps: Vec<SandboxApp>,
    /// Base address of the management API.
    pub management_base: String,
    /// Management key.
    pub key: String,
    /// Management secret.
    pub secret: String,
    /// The world's time, Unix milliseconds.
    #[ts(type = "number")]
    pub now_ms: i64,
}

/// What the stand-alone program prints when it is ready, with `--ready-json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct Ready {
    /// Scheme, host and port; the control API is below `/_sandbox` there.
    pub base: String,
    /// The certificate to trust, as PEM, with `--https`.
    pub certificate: Option<String>,
    /// What it holds and how to reach it.
    pub state: SandboxState,
}

/// That the world was saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct SavedWorld {
    /// Size of the file.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// An app of the sandbox.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct SandboxApp {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Region.
    pub region: String,
    /// Whether it was deleted and waits to be purged.
    pub archived: bool,
    /// Users, deactivated ones too.
    pub users: u32,
    /// Groups.
    pub groups: u32,
    /// Messages, actions too.
    pub messages: u32,
    /// REST API key.
    pub full_access_key: String,
    /// Auth Key.
    pub auth_only_key: String,
    /// Base address of the chat API.
    pub chat_base: String,
    /// Base address of the calls API.
    pub calls_base: String,
    /// Base address of the client API.
    pub client_base: String,
}

/// Faults to come, the first first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "control.ts")]
pub struct Planned {
    /// The plans.
    pub plans: Vec<FaultPlan>,
}

/// Sends a message as a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts", optional_fields)]
pub struct SayAs {
    /// Who; `app_system` for the app itself.
    pub uid: String,
    /// Uid or guid it goes to.
    pub receiver: String,
    /// `user` or `group`.
    pub receiver_type: String,
    /// Text.
    pub text: Option<String>,
    /// Category, `message` where absent.
    pub category: Option<String>,
    /// Type, `text` where absent.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Content in place of the text.
    #[ts(optional, type = "unknown")]
    pub data: Option<Value>,
    /// Message in whose thread it answers.
    pub parent_id: Option<String>,
}

/// Begins or ends typing as a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct TypeAs {
    /// Who.
    pub uid: String,
    /// Uid or guid he types to.
    pub receiver: String,
    /// `user` or `group`.
    pub receiver_type: String,
    /// Whether begun.
    pub started: bool,
}

/// Sends a notice to a user, as campaigns do: an item of his feed, and a push notification.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts", optional_fields)]
pub struct SendNotice {
    /// To whom.
    pub uid: String,
    /// What kind of notice it is.
    pub category: String,
    /// What it shows.
    #[ts(optional, type = "unknown")]
    pub content: Option<Value>,
    /// Data of the sender's.
    #[ts(optional, type = "unknown")]
    pub metadata: Option<Value>,
    /// Tags.
    pub tags: Option<Vec<String>>,
    /// Whether a push notification goes too.
    pub push: Option<bool>,
}

/// Joins or leaves a group as a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts", optional_fields)]
pub struct JoinAs {
    /// Who.
    pub uid: String,
    /// Password of a group that has one.
    pub password: Option<String>,
}

/// Breaks live connections without a word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts", optional_fields)]
pub struct DropSockets {
    /// Whose; all of the app where absent.
    pub uid: Option<String>,
}

/// Moves a standing clock on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct Advance {
    /// Milliseconds.
    #[ts(type = "number")]
    pub ms: u64,
}

/// Sets an allowance for all apps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct SetRate {
    /// `core`, `standard`, `import` or `management`.
    pub class: String,
    /// Requests a minute.
    pub per_minute: u32,
}

impl SetRate {
    /// The class meant.
    ///
    /// # Errors
    /// When there is no such class.
    pub(crate) fn class(&self) -> Result<RateClass, ApiError> {
        Ok(match self.class.as_str() {
            "core" => RateClass::Core,
            "standard" => RateClass::Standard,
            "import" => RateClass::Import,
            "management" => RateClass::Management,
            _ => return Err(refuse::field("class", "There is no such class.")),
        })
    }
}
