//! Apps of an account (`contract/management/app.yaml`, `semantics.md` section 16).

mod keys;

pub use keys::AppKeys;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post};
use crate::id::{AppId, Region};
use crate::page::Listing;
use crate::secret::{self, Secret};
use crate::{open_enum, paged, wire};

open_enum! {
    /// State of an app; only the first is documented.
    AppState {
        /// In use.
        Active = "active",
        /// Deleted, to be purged after 30 days.
        Archived = "archived",
    }
}

/// An app: one tenant's isolated chat. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct App {
    /// Id.
    pub id: AppId,
    /// Display name, up to 100 characters.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: String,
    /// Plan, such as `trial` or `Build`.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub plan: Option<String>,
    /// When the trial ends.
    #[serde(default, deserialize_with = "wire::number")]
    pub trial_ends_at: Option<i64>,
    /// State.
    pub state: Option<AppState>,
    /// Number of the account's owner.
    #[serde(default, deserialize_with = "wire::number")]
    pub owner: Option<i64>,
    /// Region.
    #[serde(default)]
    pub region: Region,
    /// When it was made.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When it will be purged; of archived apps.
    #[serde(default, deserialize_with = "wire::number")]
    pub scheduled_to_delete_at: Option<i64>,
    /// Who owns the account.
    #[serde(default, deserialize_with = "wire::one")]
    pub app_owner: Option<AppOwner>,
    /// Region with its name.
    #[serde(default, deserialize_with = "wire::one")]
    pub app_region: Option<AppRegion>,
    /// A key, in one documented sample only.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub access_key: Option<Secret>,
    /// Keys of the app: on the wire an object whose field names are the keys themselves.
    #[serde(default, skip_serializing_if = "AppKeys::is_empty")]
    pub api_keys: AppKeys,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Owner of an account.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AppOwner {
    /// Number, as text.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub id: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Address.
    pub email: Option<String>,
}

/// Region of an app.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AppRegion {
    /// Id, as in host names.
    #[serde(default)]
    pub id: Region,
    /// Name for people.
    pub name: Option<String>,
    /// Sentence for people.
    pub description: Option<String>,
}

/// Lists the apps of the account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListApps {
    /// Text to find in id or name.
    pub search_key: Option<String>,
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
}

impl Endpoint for ListApps {
    type Reply = Listing<App>;
    const ROUTE: Route = get("/apps").paged().management();
}
paged!(ListApps => App);

/// Creates an app with two keys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateApp {
    /// Display name, up to 100 characters.
    pub name: String,
    /// Region; `us`, `eu` and `in` are documented.
    pub region: Region,
    /// Version of the API: `3`.
    pub version: Option<String>,
    /// Leaves the sample users and groups out.
    #[serde(default, deserialize_with = "wire::flag")]
    pub skip_sample_data: Option<bool>,
}

impl Endpoint for CreateApp {
    type Reply = App;
    const ROUTE: Route = post("/apps").management();
}

/// Archives an app; it is purged after 30 days, and a paid one is refused.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteApp {
    /// Which.
    pub app_id: AppId,
}

impl Endpoint for DeleteApp {
    type Reply = ArchivedApp;
    const ROUTE: Route = delete("/apps/{appId}").management().replayable();
}

/// That an app was archived.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ArchivedApp {
    /// Whether it was done.
    #[serde(default, deserialize_with = "wire::flag")]
    pub success: Option<bool>,
    /// Sentence for a person, in English.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub message: Option<String>,
    /// When it will be purged, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub scheduled_to_delete_at: Option<i64>,
}

/// Asks for a usage report by e-mail; nothing else comes back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestUsage {
    /// The base app of a multi-tenant account.
    pub app_id: AppId,
    /// The cycle before the current one.
    #[serde(default, deserialize_with = "wire::flag")]
    pub use_previous_billing_cycle: Option<bool>,
}

impl Endpoint for RequestUsage {
    type Reply = Done;
    const ROUTE: Route = post("/apps/{appId}/usage").management();
}
