//! Auth tokens of users (`contract/chat/auth-tokens.yaml`).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::id::Uid;
use crate::page::Listing;
use crate::secret::{self, Secret};
use crate::{paged, wire};

/// A token by which one user logs in; at most 100 live ones a user.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthToken {
    /// Whose.
    pub uid: Uid,
    /// The token itself.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub auth_token: Secret,
    /// When it was made, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// Platform that uses it.
    pub platform: Option<String>,
    /// Browser or program that uses it.
    pub user_agent: Option<String>,
    /// What the program says of itself: an object in requests, text in the schema of replies.
    pub app_info: Option<Value>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists the tokens of a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListAuthTokens {
    /// Whose.
    pub uid: Uid,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
}

impl Endpoint for ListAuthTokens {
    type Reply = Listing<AuthToken>;
    const ROUTE: Route = get("/users/{uid}/auth_tokens").paged();
}
paged!(ListAuthTokens => AuthToken);

/// Makes a token for a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateAuthToken {
    /// Whose.
    pub uid: Uid,
    /// Makes a new one although one is there.
    #[serde(default, deserialize_with = "wire::flag")]
    pub force: Option<bool>,
}

impl Endpoint for CreateAuthToken {
    type Reply = AuthToken;
    const ROUTE: Route = post("/users/{uid}/auth_tokens");
}

/// Ends all tokens of a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlushAuthTokens {
    /// Whose.
    pub uid: Uid,
}

impl Endpoint for FlushAuthTokens {
    type Reply = Done;
    const ROUTE: Route = delete("/users/{uid}/auth_tokens").replayable();
}

/// Reads one token.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAuthToken {
    /// Whose.
    pub uid: Uid,
    /// Which.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub auth_token: Secret,
}

impl Endpoint for GetAuthToken {
    type Reply = AuthToken;
    const ROUTE: Route = get("/users/{uid}/auth_tokens/{authToken}");
}

/// Changes what is noted with a token.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateAuthToken {
    /// Whose.
    pub uid: Uid,
    /// Which.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub auth_token: Secret,
    /// Platform that uses it.
    pub platform: Option<String>,
    /// Browser or program that uses it.
    pub user_agent: Option<String>,
    /// What the program says of itself.
    pub app_info: Option<Value>,
}

impl Endpoint for UpdateAuthToken {
    type Reply = AuthToken;
    const ROUTE: Route = put("/users/{uid}/auth_tokens/{authToken}").replayable();
}

/// Ends one token.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteAuthToken {
    /// Whose.
    pub uid: Uid,
    /// Which.
    #[serde(serialize_with = "secret::on_the_wire")]
    pub auth_token: Secret,
}

impl Endpoint for DeleteAuthToken {
    type Reply = Done;
    const ROUTE: Route = delete("/users/{uid}/auth_tokens/{authToken}").replayable();
}
