//! Settings of extensions (`contract/management/extension-settings.yaml`): 108 documented
//! operations, which are a few generic ones and a table of what each extension takes.

mod certificates;
mod push;
mod schema;
mod small;
mod widget;

pub use certificates::{ListCertificates, UploadP8Certificate, UploadP12Certificate};
pub use schema::{Field, FieldKind, SCHEMAS, Schema, schema_of};

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::{AppId, ExtensionId};
use crate::open_enum;
use crate::secret::SecretJson;
use crate::wire::{self, Wrapped};

open_enum! {
    /// Version of an extension's own interface.
    ExtensionVersion {
        /// Of all but one.
        V1 = "v1",
        /// Of the widget.
        V2 = "v2",
    }
}

/// What an extension's server answered: the second envelope within the service's own, which one
/// sample leaves out.
#[skip_serializing_none]
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExtensionReply {
    /// Its HTTP status.
    #[serde(default, deserialize_with = "wire::number")]
    pub status_code: Option<u16>,
    /// Whether it did what was asked.
    #[serde(default, deserialize_with = "wire::flag")]
    pub success: Option<bool>,
    /// Seconds it took.
    pub response_time: Option<f64>,
    /// What it said; settings hold keys of other services.
    #[serde(default, skip_serializing_if = "SecretJson::is_null")]
    pub body: SecretJson,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl fmt::Debug for ExtensionReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtensionReply")
            .field("status_code", &self.status_code)
            .field("success", &self.success)
            .finish_non_exhaustive()
    }
}

impl ExtensionReply {
    /// The settings: `body.data.settings`, or `body.data`, or what one sample shows instead of
    /// both envelopes.
    pub fn settings(&self) -> Option<&Value> {
        match self.body.expose().get("data") {
            Some(data) => Some(data.get("settings").unwrap_or(data)),
            None => self.extra.get("settings"),
        }
    }
}

/// Reads the settings of an extension; of the widget, all widgets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetExtensionSettings {
    /// Of which app.
    pub app_id: AppId,
    /// Which.
    pub extension_id: ExtensionId,
    /// Version of its interface.
    pub version: ExtensionVersion,
}

impl Endpoint for GetExtensionSettings {
    type Reply = Wrapped<ExtensionReply>;
    const ROUTE: Route =
        get("/apps/{appId}/extensions/{extensionId}/{version}/settings").management().whole();
}

/// Stores the settings of an extension for the first time; makes a widget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoreExtensionSettings {
    /// Of which app.
    pub app_id: AppId,
    /// Which.
    pub extension_id: ExtensionId,
    /// Version of its interface.
    pub version: ExtensionVersion,
    /// The settings, as its [`Schema`] says.
    pub settings: Option<SecretJson>,
}

impl Endpoint for StoreExtensionSettings {
    type Reply = Wrapped<ExtensionReply>;
    const ROUTE: Route =
        post("/apps/{appId}/extensions/{extensionId}/{version}/settings").management().whole();
}

/// Replaces the settings of an extension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplaceExtensionSettings {
    /// Of which app.
    pub app_id: AppId,
    /// Which.
    pub extension_id: ExtensionId,
    /// Version of its interface.
    pub version: ExtensionVersion,
    /// The settings, as its [`Schema`] says.
    pub settings: Option<SecretJson>,
    /// Of the stickers alone: those the service brought along.
    pub default_master_stickers_data: Option<Value>,
    /// Of the stickers alone: the app's own.
    pub custom_stickers_data: Option<Value>,
}

impl Endpoint for ReplaceExtensionSettings {
    type Reply = Wrapped<ExtensionReply>;
    const ROUTE: Route = put("/apps/{appId}/extensions/{extensionId}/{version}/settings")
        .management()
        .replayable()
        .whole();
}

/// Deletes the settings of an extension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteExtensionSettings {
    /// Of which app.
    pub app_id: AppId,
    /// Which.
    pub extension_id: ExtensionId,
    /// Version of its interface.
    pub version: ExtensionVersion,
}

impl Endpoint for DeleteExtensionSettings {
    type Reply = Wrapped<ExtensionReply>;
    const ROUTE: Route = delete("/apps/{appId}/extensions/{extensionId}/{version}/settings")
        .management()
        .replayable()
        .whole();
}
