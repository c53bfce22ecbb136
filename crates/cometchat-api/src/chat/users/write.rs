use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;

use super::User;
use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, post, put};
use crate::id::{RoleId, Uid};
use crate::{open_enum, wire};

/// Creates a user; limits in `semantics.md` section 5.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateUser {
    /// Id, never changed afterwards.
    pub uid: Uid,
    /// Display name.
    pub name: String,
    /// Address of a picture.
    pub avatar: Option<String>,
    /// Address of a profile page.
    pub link: Option<String>,
    /// Role; `default` where absent.
    pub role: Option<RoleId>,
    /// What the user says of himself.
    pub status_message: Option<String>,
    /// The app's own data; `@private` holds e-mail and phone for notifications.
    pub metadata: Option<Value>,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
    /// Asks for an auth token in the reply.
    #[serde(default, deserialize_with = "wire::flag")]
    pub with_auth_token: Option<bool>,
}

impl Endpoint for CreateUser {
    type Reply = User;
    const ROUTE: Route = post("/users").core();
}

open_enum! {
    /// What [`UpdateUser::unset`] clears.
    UserField {
        /// The picture.
        Avatar = "avatar",
        /// The link.
        Link = "link",
        /// The metadata.
        Metadata = "metadata",
    }
}

/// Changes a user; absent fields stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateUser {
    /// Whom.
    pub uid: Uid,
    /// Display name.
    pub name: Option<String>,
    /// Address of a picture.
    pub avatar: Option<String>,
    /// Address of a profile page.
    pub link: Option<String>,
    /// Role.
    pub role: Option<RoleId>,
    /// What the user says of himself.
    pub status_message: Option<String>,
    /// The app's own data, replaced as a whole.
    pub metadata: Option<Value>,
    /// Tags, replaced as a whole.
    pub tags: Option<Vec<String>>,
    /// Fields to clear.
    pub unset: Option<Vec<UserField>>,
}

impl Endpoint for UpdateUser {
    type Reply = User;
    const ROUTE: Route = put("/users/{uid}").replayable();
}

/// Deactivates a user, or deletes him with all his messages and conversations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteUser {
    /// Whom.
    pub uid: Uid,
    /// Whether for good; otherwise the user is only deactivated.
    #[serde(default, deserialize_with = "wire::flag")]
    pub permanent: Option<bool>,
}

impl Endpoint for DeleteUser {
    type Reply = Done;
    const ROUTE: Route = delete("/users/{uid}").core().replayable();
}

/// Deactivates users.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeactivateUsers {
    /// Whom; no cap is documented, [`crate::limits::UIDS_PER_CALL`] is ours.
    pub uids_to_deactivate: Vec<Uid>,
}

impl Endpoint for DeactivateUsers {
    type Reply = Deactivated;
    const ROUTE: Route = delete("/users").replayable();
}

/// What became of users to be deactivated.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deactivated {
    /// Deactivated now.
    #[serde(default)]
    pub deactivated_uids: Vec<Uid>,
    /// Were so already; not in every answer.
    pub already_deactivated_uids: Option<Vec<Uid>>,
    /// Unknown; not in every answer.
    pub not_found: Option<Vec<Uid>>,
}

/// Reactivates users.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReactivateUsers {
    /// Whom; no cap is documented, [`crate::limits::UIDS_PER_CALL`] is ours.
    pub uids_to_activate: Vec<Uid>,
}

impl Endpoint for ReactivateUsers {
    type Reply = Reactivated;
    const ROUTE: Route = put("/users").replayable();
}

/// What became of users to be reactivated; two spellings exist (`semantics.md` section 8).
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reactivated {
    /// Active again.
    #[serde(rename = "nonDeactivatedUids", alias = "reactivatedUids", default)]
    pub reactivated_uids: Vec<Uid>,
    /// Unknown; not in every answer.
    pub not_found: Option<Vec<Uid>>,
}
