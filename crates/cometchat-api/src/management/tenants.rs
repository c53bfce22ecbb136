//! Customer accounts (`contract/management/tenants.yaml`). A console leaves this out, since it
//! takes a person's password (`semantics.md` section 16); it is here so that the contract is whole.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::endpoint::{Endpoint, Route, post};
use crate::id::{AppId, Region};
use crate::secret::{self, Secret};
use crate::wire;

/// Creates a customer's account with its first app. The documents want HTTP Basic here and headers
/// everywhere else; headers are sent, as `semantics.md` section 1 rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateTenant {
    /// Name of the person.
    pub name: String,
    /// Address of the person.
    pub email: String,
    /// Password of the person.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub password: Secret,
    /// Number of the person.
    pub contact_number: Option<String>,
    /// Occupation of the person.
    pub role: Option<String>,
    /// Name of the app.
    pub app_name: String,
    /// Region of the app.
    pub app_region: Region,
    /// Line of business.
    pub industry: Option<String>,
    /// What the app is built with.
    pub technology: Option<String>,
}

impl Endpoint for CreateTenant {
    type Reply = Tenant;
    const ROUTE: Route = post("/tenants").management();
}

/// A customer's account.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tenant {
    /// Name of the person.
    pub name: Option<String>,
    /// Address of the person.
    pub email: Option<String>,
    /// Number of the person.
    pub contact_number: Option<String>,
    /// When it was made, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// Its first app.
    #[serde(default, deserialize_with = "wire::one")]
    pub app: Option<TenantApp>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// First app of an account.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TenantApp {
    /// Id.
    pub app_id: AppId,
    /// Name.
    pub name: Option<String>,
    /// Region.
    pub region: Option<Region>,
    /// Key that logs users in.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub auth_key: Option<Secret>,
    /// Key that may do everything.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub api_key: Option<Secret>,
    /// When it was made, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// Plan.
    pub plan: Option<String>,
}
