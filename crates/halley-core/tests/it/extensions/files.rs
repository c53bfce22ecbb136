//! Files for push notifications: looked over, sent from memory, and never kept.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use halley_core::Code;
use halley_core::model::extension::PushFileKind;
use halley_core::model::form::{FormChanges, SecretChange};
use serde_json::json;

use super::{kept, store, switch_on, with_account};
use crate::groups::record;

/// A key in form alone: its numbers are nobody's.
fn key() -> String {
    let der = [0x30, 0x0d, 2, 1, 0, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
    let text = STANDARD.encode(der);
    format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n")
}

#[tokio::test]
async fn a_key_is_looked_over_uploaded_once_and_not_kept() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "push-notification").await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("AuthKey_ABC123DEFG.p8");
    fs::write(&path, key()).unwrap();
    let file = t.console.push_file_open(&path).await.unwrap();
    assert_eq!((file.kind, file.name.as_str()), (PushFileKind::P8, "AuthKey_ABC123DEFG.p8"));
    assert_eq!(file.tells["keyId"], "ABC123DEFG");
    let uploaded = t.console.push_certificate_upload(&app, &file.id).await.unwrap();
    assert_eq!((uploaded.value.p8, uploaded.value.p12), (Some(true), Some(false)));
    assert_eq!(uploaded.undo, None);
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Uploaded Apple's key (.p8) for push notifications");
    assert!(!format!("{entry:?}").contains("PRIVATE KEY"));
    let again = t.console.push_certificate_upload(&app, &file.id).await.unwrap_err();
    assert_eq!(again.code, Code::NotFound);
}

#[tokio::test]
async fn a_file_that_was_changed_after_it_was_chosen_is_not_sent() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "push-notification").await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key.p8");
    fs::write(&path, key()).unwrap();
    let file = t.console.push_file_open(&path).await.unwrap();
    fs::write(&path, format!("{}\n", key())).unwrap();
    let error = t.console.push_certificate_upload(&app, &file.id).await.unwrap_err();
    assert!(error.message.contains("changed after it was chosen"), "{}", error.message);
    fs::write(&path, vec![b'x'; 70_000]).unwrap();
    let error = t.console.push_file_open(&path).await.unwrap_err();
    assert!(error.message.contains("larger than 64 KB"), "{}", error.message);
    let error = t.console.push_file_open(&folder.path().join("none.p8")).await.unwrap_err();
    assert!(error.message.starts_with("This file cannot be read"), "{}", error.message);
}

#[tokio::test]
async fn the_key_of_a_service_account_goes_from_the_file_to_the_service_and_nowhere_else() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "push-notification").await;
    let before = json!({ "version": 2, "pushProvider": 1, "fcmCredentials": {
        "project_id": "example", "client_email": "push@example.com", "private_key": "old" } });
    store(&t, &app, "push-notification", before).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("account.json");
    let account = json!({
        "type": "service_account", "project_id": "example", "private_key_id": "k1",
        "client_email": "push@example.iam.gserviceaccount.com", "private_key": key(),
    });
    fs::write(&path, account.to_string()).unwrap();
    let file = t.console.push_file_open(&path).await.unwrap();
    assert_eq!(file.secret.as_deref(), Some("fcmCredentials.private_key"));
    assert!(!serde_json::to_string(&file).unwrap().contains("BEGIN"));
    let refused = t.console.push_certificate_upload(&app, &file.id).await.unwrap_err();
    assert!(refused.message.contains("goes into the settings of Firebase"));

    let form = t.console.extension_form(&app, "push-notification", None).await.unwrap();
    let mark =
        |path: &str| form.fields.iter().find(|field| field.path == path).unwrap().mark.clone();
    let secret = |path: &str| SecretChange {
        path: path.to_owned(),
        before: mark(path),
        typed: Default::default(),
        file: Some(file.id.clone()),
    };
    let secrets = vec![secret("fcmCredentials.private_key")];
    let changes = FormChanges { fields: Vec::new(), secrets };
    t.console.extension_settings_save(&app, "push-notification", None, &changes).await.unwrap();
    let now = kept(&t, &app, "push-notification").await;
    assert_eq!(now["fcmCredentials"]["private_key"], key());
    assert_eq!(now["fcmCredentials"]["project_id"], "example");
    assert!(!format!("{:?}", record(&t).await).contains("BEGIN"));
}
