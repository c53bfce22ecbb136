use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::chat::messages::Message;
use crate::chat::users::User;
use crate::endpoint::{Endpoint, Route, delete, get, put};
use crate::id::{MessageId, Region};
use crate::page::{Affix, Cursor, Cursored, Listing};
use crate::secret::{self, Secret};
use crate::wire;

/// What a program says of itself when it logs a user in.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AppInfo {
    /// Version of the program's SDK.
    pub version: Option<String>,
    /// Version of the API.
    pub api_version: Option<String>,
    /// Browser or program.
    pub user_agent: Option<String>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Logs in the user whose auth token is sent, or changes his own details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Login {
    /// Platform, such as `WEB`.
    pub platform: Option<String>,
    /// Id of the device, which outlives sessions.
    pub device_id: Option<String>,
    /// What the program says of itself.
    pub app_info: Option<AppInfo>,
    /// New name.
    pub name: Option<String>,
    /// New address of a picture.
    pub avatar: Option<String>,
    /// New address of a profile page.
    pub link: Option<String>,
    /// New sentence about himself.
    pub status_message: Option<String>,
    /// New data.
    pub metadata: Option<Value>,
    /// New tags.
    pub tags: Option<Vec<String>>,
}

impl Endpoint for Login {
    type Reply = LoginReply;
    const ROUTE: Route = put("/me").client().core().replayable();
}

/// Reads the user who is logged in, with a fresh `jwt`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetMe {}

impl Endpoint for GetMe {
    type Reply = LoginReply;
    const ROUTE: Route = get("/me").client();
}

/// The user who is logged in and what his live connection needs.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LoginReply {
    /// Proof for the first frame of the socket.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub jwt: Option<Secret>,
    /// Token for files.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub fat: Option<Secret>,
    /// Where to go and what is switched on.
    #[serde(default, deserialize_with = "wire::one")]
    pub settings: Option<Settings>,
    /// Who he is; holds the auth token, which must equal the one sent.
    #[serde(flatten)]
    pub user: User,
}

/// What a login tells of the app; key names as on the wire.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub struct Settings {
    /// Host of the client API, perhaps with a port.
    pub client_api_host: Option<String>,
    /// Host of the chat API, perhaps with a port.
    pub admin_api_host: Option<String>,
    /// Version in the client API's paths, such as `v3.0`.
    pub chat_api_version: Option<String>,
    /// Host of the socket that wins over the others.
    pub chat_host_override: Option<String>,
    /// Host of the socket for this app.
    pub chat_host_app_specific: Option<String>,
    /// Host of the socket.
    pub chat_host: Option<String>,
    /// Port of the socket with TLS; text on the wire.
    #[serde(default, deserialize_with = "wire::number", serialize_with = "wire::as_text")]
    pub chat_wss_port: Option<u16>,
    /// Major version of the app.
    #[serde(default, deserialize_with = "wire::number")]
    pub app_version: Option<u32>,
    /// `DEFAULT`, `LIMITED_TRANSIENT` or `NO_TRANSIENT`.
    pub mode: Option<String>,
    /// Whether clients leave the analytics ping out.
    #[serde(default, deserialize_with = "wire::flag")]
    pub analytics_ping_disabled: Option<bool>,
    /// Region of the app.
    pub region: Option<Region>,
    /// The rest (`extensions`, `parameters`, `flagReasons` and more), kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Logs out: ends the auth token that is sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Logout {}

impl Endpoint for Logout {
    type Reply = Value;
    const ROUTE: Route = delete("/me").client().replayable();
}

/// Lists what the user who is logged in missed, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MissedMessages {
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Last message that is known.
    pub id: Option<MessageId>,
    /// Items a page, up to 100.
    #[serde(default, deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
}

impl Endpoint for MissedMessages {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/messages").client().cursored();
}

impl Cursored for MissedMessages {
    type Item = Message;
    fn at_cursor(self, cursor: Cursor, limit: u32) -> Self {
        Self { affix: cursor.affix, id: cursor.id, per_page: Some(limit) }
    }
}
