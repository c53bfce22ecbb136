use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, patch};
use crate::id::Uid;

/// Where a user gets e-mails and texts.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContactDetails {
    /// Address.
    pub email: Option<String>,
    /// Number with country code.
    pub phno: Option<String>,
}

/// Reads a user's contact details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetContactDetails {
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for GetContactDetails {
    type Reply = ContactDetails;
    const ROUTE: Route = get("/notifications/v1/contact-details");
}

/// Changes a user's contact details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateContactDetails {
    /// Address.
    pub email: Option<String>,
    /// Number with country code.
    pub phno: Option<String>,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for UpdateContactDetails {
    type Reply = ContactDetails;
    const ROUTE: Route = patch("/notifications/v1/contact-details").replayable();
}

/// Deletes a user's contact details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteContactDetails {
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for DeleteContactDetails {
    type Reply = Done;
    const ROUTE: Route = delete("/notifications/v1/contact-details").replayable();
}
