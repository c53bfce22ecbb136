//! Apple's certificates of the push-notification extension: what they hold is looked at and
//! forgotten, only that they are there is kept.

use cometchat_api::id::ExtensionId;
use cometchat_api::management::extension_settings as api;
use cometchat_api::{ApiError, AppId};
use serde_json::json;

use super::{Reply, answer, refused};
use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;
use crate::world::AppCell;

const EXTENSION: &str = "push-notification";
/// First byte of a PKCS #12 file, which is a sequence in DER.
const SEQUENCE: u8 = 0x30;
const PEM: &[u8] = b"-----BEGIN PRIVATE KEY-----";

/// Mounts the three.
pub(super) fn mounted() -> Mount {
    Mount::default().wide(upload_p12).wide(upload_p8).wide(query)
}

fn at(server: &Server, app_id: &AppId) -> Result<AppCell, ApiError> {
    let cell = server.world().unarchived(app_id.as_str())?;
    if !cell.read().extensions.active.contains(&ExtensionId::from(EXTENSION)) {
        return Err(refuse::with(
            "ERR_EXTENSION_INACTIVE",
            format!("The extension {EXTENSION} is not enabled for the app {app_id}."),
        ));
    }
    Ok(cell)
}

/// Answers which certificates there are, as the documents' sample does.
fn upload_p12(server: &Server, _: &Caller, asked: api::UploadP12Certificate) -> Reply {
    let cell = at(server, &asked.app_id)?;
    if asked.certificate.content.first() != Some(&SEQUENCE) {
        return refused(vec!["The certificate must be a .p12 file.".to_owned()]);
    }
    let certificates = &mut cell.write().extensions.certificates;
    certificates.p12 = true;
    answer(json!({ "certificate_p12": true, "certificate_p8": certificates.p8 }))
}

fn upload_p8(server: &Server, _: &Caller, asked: api::UploadP8Certificate) -> Reply {
    let cell = at(server, &asked.app_id)?;
    if !asked.certificate.content.trim_ascii_start().starts_with(PEM) {
        return refused(vec!["The certificate must be a .p8 file.".to_owned()]);
    }
    cell.write().extensions.certificates.p8 = true;
    answer(json!({ "success": true }))
}

/// The sample says `success` alone, that of an upload which there are; both are answered.
fn query(server: &Server, _: &Caller, asked: api::ListCertificates) -> Reply {
    let cell = at(server, &asked.app_id)?;
    let certificates = cell.read().extensions.certificates;
    answer(json!({
        "success": true,
        "certificate_p12": certificates.p12,
        "certificate_p8": certificates.p8,
    }))
}
