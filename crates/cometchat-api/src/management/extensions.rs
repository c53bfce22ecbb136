//! Extensions of an app (`contract/management/extensions.yaml`, `semantics.md` section 15).

mod catalogue;

pub use catalogue::{CATALOGUE, Known};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Results;
use crate::endpoint::{Endpoint, Route, get, post};
use crate::id::{AppId, ExtensionId};
use crate::page::Listing;
use crate::secret::{self, Secret};
use crate::wire;

/// An extension as an app has it.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Extension {
    /// Id.
    pub id: ExtensionId,
    /// Name for people.
    #[serde(default)]
    pub name: String,
    /// Short sentence for people.
    pub tag_line: Option<String>,
    /// Longer sentence for people.
    pub description: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// Address of who made it.
    pub email: Option<String>,
    /// Server that does its work.
    #[serde(rename = "webhookURL")]
    pub webhook_url: Option<String>,
    /// The vendor's own form for its settings; carries a token.
    #[serde(rename = "adminURL", default, serialize_with = "secret::on_the_wire_if_any")]
    pub admin_url: Option<Secret>,
    /// Page about it.
    #[serde(rename = "websiteURL")]
    pub website_url: Option<String>,
    /// Whether it sees the app's data.
    #[serde(default, deserialize_with = "wire::flag")]
    pub access_to_app_data: Option<bool>,
    /// Whether it is switched on.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_active: Option<bool>,
    /// Whether only some accounts see it.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_private: Option<bool>,
    /// Whether the vendor's dashboard hides it.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_invisible: Option<bool>,
    /// Whether somebody else than the service runs it.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_third_party: Option<bool>,
    /// When it was published, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// Events it hooks into, in `data`.
    pub hooks: Option<Value>,
    /// Groups it is shown in, in `data`.
    pub categories: Option<Value>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists the extensions; the answer has pages, but no page parameter is documented.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListExtensions {
    /// Of which app.
    pub app_id: AppId,
    /// Items a page, 25 where absent, up to 1,000.
    #[serde(default, deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
}

impl Endpoint for ListExtensions {
    type Reply = Listing<Extension>;
    const ROUTE: Route = get("/apps/{appId}/extensions").management().limited();
}

/// Switches extensions on and off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SwitchExtensions {
    /// Of which app.
    pub app_id: AppId,
    /// To be on.
    pub enabled: Option<Vec<ExtensionId>>,
    /// To be off.
    pub disabled: Option<Vec<ExtensionId>>,
}

impl Endpoint for SwitchExtensions {
    type Reply = SwitchedExtensions;
    const ROUTE: Route = post("/apps/{appId}/extensions").management().replayable();
}

/// What became of each extension; the sentences are not to be trusted, `success` is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SwitchedExtensions {
    /// Of those to be on.
    #[serde(deserialize_with = "wire::map")]
    pub enabled: Results<ExtensionId>,
    /// Of those to be off.
    #[serde(deserialize_with = "wire::map")]
    pub disabled: Results<ExtensionId>,
}
