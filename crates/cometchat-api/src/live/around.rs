use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use super::Settings;
use crate::chat::messages::{Attachment, Message, ReceiverType};
use crate::endpoint::{Endpoint, Route, get, post};
use crate::id::{Guid, MessageId, Uid};
use crate::page::{Affix, Listing};
use crate::secret::{self, Secret};
use crate::wire;

/// Reads the settings of the app, as the login tells them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadSettings {}

impl Endpoint for ReadSettings {
    type Reply = Settings;
    const ROUTE: Route = get("/settings").client();
}

/// Makes a proof for the socket anew.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RenewJwt {
    /// The client's own data.
    pub passthrough: Option<Value>,
}

/// A proof for the socket.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RenewedJwt {
    /// The proof.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub jwt: Secret,
    /// The client's own data, as it came.
    pub passthrough: Option<Value>,
}

impl Endpoint for RenewJwt {
    type Reply = RenewedJwt;
    const ROUTE: Route = post("/me/jwt").client();
}

/// Tells where a client is installed.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TellSession {
    /// Id of the session, answered with the reply.
    #[serde(default)]
    pub session_id: String,
    /// What the client tells, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Endpoint for TellSession {
    type Reply = TellSession;
    const ROUTE: Route = post("/user_sessions").client();
}

/// Lists the threads of the conversation with a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListUserThreads {
    /// With whom.
    pub uid: Uid,
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor: Unix seconds of last change.
    #[serde(deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// Only those the user took part in.
    #[serde(deserialize_with = "wire::flag")]
    pub participated_by_me: Option<bool>,
}

impl Endpoint for ListUserThreads {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/users/{uid}/threads").client().cursored();
}

/// Lists the threads of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListGroupThreads {
    /// Of which group.
    pub guid: Guid,
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor: Unix seconds of last change.
    #[serde(deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// Only those the user took part in.
    #[serde(deserialize_with = "wire::flag")]
    pub participated_by_me: Option<bool>,
}

impl Endpoint for ListGroupThreads {
    type Reply = Listing<Message>;
    const ROUTE: Route = get("/groups/{guid}/threads").client().cursored();
}

/// Asks where files may be put before the message that carries them is sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AskUploads {
    /// The files by an id of the sender's.
    pub files: IndexMap<String, FileToUpload>,
    /// Uid or guid the message will go to.
    pub receiver: Option<String>,
    /// Which of the two.
    pub receiver_type: Option<ReceiverType>,
    /// The message whose thread it will answer in.
    pub parent_message_id: Option<MessageId>,
}

/// A file that is to be put somewhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FileToUpload {
    /// Name with extension.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Media type.
    pub mime_type: String,
}

/// Where a file may be put, and what it will be in a message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadSlot {
    /// How to put it: a form with these fields, the file last.
    pub request: UploadRequest,
    /// What it will be.
    pub attachment: Attachment,
    /// Until when, Unix seconds.
    pub expires_at: i64,
}

/// How to put a file somewhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UploadRequest {
    /// Address.
    pub url: String,
    /// Verb.
    pub method: String,
    /// Fields of the form before the file.
    pub body: IndexMap<String, String>,
}

impl Endpoint for AskUploads {
    type Reply = IndexMap<String, UploadSlot>;
    const ROUTE: Route = post("/files/upload-url").client();
}
