//! Providers of notifications: set up, changed, removed; their secrets stay in the core.

use std::fs;

use cometchat_api::Secret;
use cometchat_api::chat::notifications::{GetTwilio, ListFcm};
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::model::connection::AppRef;
use halley_core::model::notice::NoticeValue;
use halley_core::model::provider::{
    ProviderForm, ProviderGroup, ProviderKind, ProviderRow, ProviderValue, TypedProviderSecret,
};
use halley_core::testing::TestConsole;
use serde_json::json;

use crate::groups::record;

/// A private key that no service ever made.
const KEY: &str = "-----BEGIN PRIVATE KEY-----\nMFwCAQAGByqGSM49AgEHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==\n-----END PRIVATE KEY-----\n";
const TOKEN: &str = "fedcba98765432100123456789abcdef";

fn text(field: &str, text: &str) -> ProviderValue {
    ProviderValue { field: field.to_owned(), value: NoticeValue::Text(text.to_owned()) }
}

fn secret(field: &str, secret: &str) -> TypedProviderSecret {
    TypedProviderSecret { field: field.to_owned(), secret: Secret::new(secret) }
}

fn form(kind: ProviderKind, values: Vec<ProviderValue>) -> ProviderForm {
    ProviderForm { kind, id: None, values, seen: Vec::new(), secrets: Vec::new(), file: None }
}

fn twilio() -> ProviderForm {
    ProviderForm {
        secrets: vec![secret("twilioAuthToken", TOKEN)],
        ..form(
            ProviderKind::Twilio,
            vec![
                text("twilioAccountSID", "AC0123456789abcdef0123456789abcdef"),
                text("twilioSenderPhoneNumber", "+15555550123"),
            ],
        )
    }
}

async fn scene() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    (t, app)
}

async fn group(t: &TestConsole, app: &AppRef, kind: ProviderKind) -> ProviderGroup {
    let all = t.console.providers_list(app).await.expect("the providers");
    all.into_iter().find(|group| group.kind == kind).expect("every kind is listed")
}

async fn rows(t: &TestConsole, app: &AppRef, kind: ProviderKind) -> Vec<ProviderRow> {
    group(t, app, kind).await.providers
}

#[tokio::test]
async fn a_provider_is_set_up_with_a_secret_that_nobody_reads_back() {
    let (t, app) = scene().await;
    t.console.provider_save(&app, &twilio()).await.unwrap();
    let row = &rows(&t, &app, ProviderKind::Twilio).await[0];
    let told = serde_json::to_string(&row).unwrap();
    assert!(!told.contains(TOKEN), "{told}");
    assert_eq!(row.secrets[0].masked.as_deref(), Some("••••••••cdef"));
    let stored = t.service(&app).send(GetTwilio {}).await.unwrap();
    assert_eq!(stored.auth_token.unwrap().expose(), TOKEN);
    let record = serde_json::to_string(&record(&t).await).unwrap();
    assert!(!record.contains(TOKEN), "{record}");
}

#[tokio::test]
async fn a_secret_left_empty_stays_and_the_change_is_taken_back() {
    let (t, app) = scene().await;
    t.console.provider_save(&app, &twilio()).await.unwrap();
    let row = rows(&t, &app, ProviderKind::Twilio).await.remove(0);
    let mut values = row.values.clone();
    values.iter_mut().for_each(|one| {
        if one.field == "twilioSenderPhoneNumber" {
            one.value = NoticeValue::Text("+15555550999".into());
        }
    });
    let update = ProviderForm {
        id: Some(String::new()),
        seen: row.values.clone(),
        ..form(ProviderKind::Twilio, values)
    };
    let saved = t.console.provider_save(&app, &update).await.unwrap();
    let stored = t.service(&app).send(GetTwilio {}).await.unwrap();
    assert_eq!(stored.auth_token.unwrap().expose(), TOKEN);
    assert_eq!(stored.sender_phone_number.as_deref(), Some("+15555550999"));
    t.console.activity_undo(saved.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(rows(&t, &app, ProviderKind::Twilio).await[0].values, row.values);
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_shown_before_it_is_written_over() {
    let (t, app) = scene().await;
    t.console.provider_save(&app, &twilio()).await.unwrap();
    let seen = rows(&t, &app, ProviderKind::Twilio).await.remove(0).values;
    let to = |number: &str| ProviderForm {
        id: Some(String::new()),
        seen: seen.clone(),
        ..form(ProviderKind::Twilio, vec![text("twilioSenderPhoneNumber", number)])
    };
    t.console.provider_save(&app, &to("+15555550111")).await.unwrap();
    let saved = t.console.provider_save(&app, &to("+15555550222")).await.unwrap();
    assert_eq!(saved.conflicts[0].field, "twilioSenderPhoneNumber");
    assert_eq!(saved.conflicts[0].now, Some(NoticeValue::Text("+15555550111".into())));
}

#[tokio::test]
async fn a_service_account_is_read_from_its_file_checked_and_forgotten() {
    let (t, app) = scene().await;
    let path = t.folder.path().join("service-account.json");
    let account = json!({
        "type": "service_account", "project_id": "example-app", "private_key_id": "k1",
        "private_key": KEY, "client_email": "push@example-app.iam.gserviceaccount.com",
    });
    fs::write(&path, account.to_string()).unwrap();
    let file = t.console.credential_open(ProviderKind::Fcm, &path).await.unwrap();
    assert!(file.about.contains("example-app"), "{}", file.about);
    assert!(!serde_json::to_string(&file).unwrap().contains("PRIVATE KEY"));
    let add = ProviderForm {
        file: Some(file.id.clone()),
        ..form(ProviderKind::Fcm, vec![text("providerId", "android-main")])
    };
    t.console.provider_save(&app, &add).await.unwrap();
    let stored = t.service(&app).send(ListFcm {}).await.unwrap().push_providers.remove(0);
    let creds = stored.service_account_creds.unwrap();
    assert_eq!(creds.private_key.unwrap().expose(), KEY);
    let error = t.console.provider_save(&app, &add).await.unwrap_err();
    assert_eq!(error.fields[0].field, "file", "a file is used once");
}

#[tokio::test]
async fn files_of_the_wrong_kind_or_size_are_refused() {
    let (t, _) = scene().await;
    let path = t.folder.path().join("chosen");
    for (kind, content) in [
        (ProviderKind::Fcm, KEY.to_owned()),
        (ProviderKind::Apns, "{}".to_owned()),
        (ProviderKind::Fcm, "x".repeat(20_000)),
        (ProviderKind::Twilio, KEY.to_owned()),
    ] {
        fs::write(&path, &content).unwrap();
        let error = t.console.credential_open(kind, &path).await.unwrap_err();
        assert_eq!(error.fields[0].field, "file", "{}", error.message);
    }
}

#[tokio::test]
async fn the_default_moves_and_comes_back_and_a_removed_provider_does_not() {
    let (t, app) = scene().await;
    let path = t.folder.path().join("AuthKey.p8");
    fs::write(&path, KEY).unwrap();
    for id in ["one", "two"] {
        let file = t.console.credential_open(ProviderKind::Apns, &path).await.unwrap().id;
        let values = vec![
            text("providerId", id),
            text("keyId", "ABCDE12345"),
            text("teamId", "ABCDE12345"),
            text("bundleId", "com.example.chat"),
        ];
        let add = ProviderForm { file: Some(file), ..form(ProviderKind::Apns, values) };
        t.console.provider_save(&app, &add).await.unwrap();
    }
    let default = async || {
        let rows = rows(&t, &app, ProviderKind::Apns).await;
        rows.into_iter().find(|row| row.is_default == Some(true)).map(|row| row.id)
    };
    assert_eq!(default().await.as_deref(), Some("one"));
    let moved = t.console.provider_default(&app, ProviderKind::Apns, "two").await.unwrap();
    assert_eq!(default().await.as_deref(), Some("two"));
    t.console.activity_undo(moved.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(default().await.as_deref(), Some("one"));
    let removed = t.console.provider_remove(&app, ProviderKind::Apns, "two").await.unwrap();
    assert_eq!(removed.undo, None, "its key is gone");
    assert_eq!(rows(&t, &app, ProviderKind::Apns).await.len(), 1);
}

#[tokio::test]
async fn mistakes_stand_at_their_fields_and_nothing_is_sent() {
    let (t, app) = scene().await;
    t.sandbox.clear_requests();
    let wrong = ProviderForm {
        secrets: vec![secret("twilioAuthToken", "short")],
        ..form(ProviderKind::Twilio, vec![text("twilioAccountSID", "SK12")])
    };
    let error = t.console.provider_save(&app, &wrong).await.unwrap_err();
    let fields: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["twilioAccountSID", "twilioAuthToken"]);
    let error = t.console.provider_save(&app, &form(ProviderKind::SendGrid, vec![])).await;
    assert_eq!(error.unwrap_err().fields.len(), 5, "all that is needed is named");
    assert!(t.sandbox.requests().iter().all(|request| request.verb == "GET"));
}

#[tokio::test]
async fn a_kind_that_cannot_be_read_fails_alone() {
    let (t, app) = scene().await;
    let code = "ERR_PLAN_RESTRICTION".to_owned();
    let path = "/notifications/sms/v1/providers/twilio";
    t.sandbox.fail_next(FaultPlan::from(Fault::Code { code }).on(path));
    let all = t.console.providers_list(&app).await.unwrap();
    let failed: Vec<_> = all.iter().filter(|group| group.problem.is_some()).collect();
    assert_eq!((failed.len(), failed[0].kind), (1, ProviderKind::Twilio));
    assert_eq!(failed[0].problem.as_ref().unwrap().code, Code::PlanRestricted);
}
