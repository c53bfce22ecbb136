use serde::{Deserialize, Serialize};

use super::ExtensionReply;
use crate::endpoint::{Endpoint, Route, get, post};
use crate::form::Upload;
use crate::id::AppId;
use crate::wire::Wrapped;

/// Uploads Apple's certificate as a `.p12` file for the push-notification extension.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadP12Certificate {
    /// Of which app.
    pub app_id: AppId,
    /// The file.
    pub certificate: Upload,
}

impl Endpoint for UploadP12Certificate {
    type Reply = Wrapped<ExtensionReply>;
    const ROUTE: Route =
        post("/apps/{appId}/extensions/push-notification/v1/upload-certificate-p12")
            .management()
            .multipart()
            .whole();
}

/// Uploads Apple's key as a `.p8` file for the push-notification extension.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadP8Certificate {
    /// Of which app.
    pub app_id: AppId,
    /// The file.
    pub certificate: Upload,
}

impl Endpoint for UploadP8Certificate {
    type Reply = Wrapped<ExtensionReply>;
    const ROUTE: Route =
        post("/apps/{appId}/extensions/push-notification/v1/upload-certificate-p8")
            .management()
            .multipart()
            .whole();
}

/// Asks which certificates the push-notification extension has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListCertificates {
    /// Of which app.
    pub app_id: AppId,
}

impl Endpoint for ListCertificates {
    type Reply = Wrapped<ExtensionReply>;
    const ROUTE: Route = get("/apps/{appId}/extensions/push-notification/v1/query-certificates")
        .management()
        .whole();
}
