//! What one user is told, on which devices, and where e-mails and texts go.

use cometchat_api::Secret;
use cometchat_api::chat::auth_tokens::CreateAuthToken;
use cometchat_api::chat::notifications::{GetPreferences, RegisterPushToken};
use halley_core::Code;
use halley_core::model::connection::AppRef;
use halley_core::model::notice::{MuteRequest, NoticeChange, NoticeValue, UserContact};
use halley_core::testing::TestConsole;
use serde_json::{Value, json};

use crate::groups::record;
use crate::people;

async fn scene() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ann", "bob"]).await;
    (t, app)
}

async fn stored(t: &TestConsole, app: &AppRef) -> Value {
    let get = GetPreferences { uid: "ann".into() };
    serde_json::to_value(t.service(app).send(get).await.expect("preferences")).expect("JSON")
}

fn change(path: &str, before: NoticeValue, after: NoticeValue) -> NoticeChange {
    NoticeChange { path: path.to_owned(), before: Some(before), after }
}

#[tokio::test]
async fn what_a_user_is_told_is_changed_set_back_and_brought_back() {
    let (t, app) = scene().await;
    let all_day = json!({ "from": 0, "to": 2359, "dnd": false }).to_string();
    let mornings = json!({ "from": 800, "to": 1200, "dnd": false }).to_string();
    let monday = "preferences.mute.schedulePreferenceSetting.monday";
    let changes = [
        change(
            "preferences.oneOnOne.messagesSetting",
            NoticeValue::Number(2),
            NoticeValue::Number(3),
        ),
        change(monday, NoticeValue::Text(all_day), NoticeValue::Text(mornings)),
    ];
    let saved = t.console.user_notices_save(&app, "ann", &changes).await.unwrap();
    let now = stored(&t, &app).await;
    assert_eq!(now["preferences"]["oneOnOne"]["messagesSetting"], 3);
    let week = &now["preferences"]["mute"]["schedulePreferenceSetting"];
    assert_eq!((&week["monday"]["to"], &week["sunday"]["to"]), (&json!(1200), &json!(2359)));
    assert_eq!(now["preferences"]["group"]["messagesSetting"], 2);
    t.console.activity_undo(saved.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(stored(&t, &app).await["preferences"]["oneOnOne"]["messagesSetting"], 2);

    t.console.user_notices_save(&app, "ann", &changes).await.unwrap();
    let reset = t.console.user_notices_reset(&app, "ann").await.unwrap();
    assert_eq!(stored(&t, &app).await["preferences"]["oneOnOne"]["messagesSetting"], 2);
    t.console.activity_undo(reset.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(stored(&t, &app).await["preferences"]["oneOnOne"]["messagesSetting"], 3);
}

#[tokio::test]
async fn which_texts_a_user_chose_is_not_told_so_it_cannot_be_put_back() {
    let (t, app) = scene().await;
    let private = NoticeChange {
        path: "usePrivacyTemplate".into(),
        before: None,
        after: NoticeValue::Flag(true),
    };
    let saved = t.console.user_notices_save(&app, "ann", &[private]).await.unwrap();
    assert_eq!(saved.undo, None);
    let of_the_app =
        change("templates.usePrivacyTemplate", NoticeValue::Number(3), NoticeValue::Flag(true));
    let error = t.console.user_notices_save(&app, "ann", &[of_the_app]).await.unwrap_err();
    assert_eq!(error.code, Code::Invalid, "what is the app's is nobody's choice");
}

#[tokio::test]
async fn a_mute_lasts_until_its_moment_and_goes_both_ways() {
    let (t, app) = scene().await;
    let now = u32::try_from(t.sandbox.state().now_ms / 1_000).unwrap_or_default();
    let mute = |until| MuteRequest { id: "bob".into(), kind: "oneOnOne".into(), until };
    let error = t.console.user_mute(&app, "ann", &mute(Some(1))).await.unwrap_err();
    assert_eq!(error.fields[0].field, "until");
    let until = now + 86_400 * 365 * 20;
    let muted = t.console.user_mute(&app, "ann", &mute(Some(until))).await.unwrap();
    let rows = t.console.user_mutes_list(&app, "ann").await.unwrap();
    assert_eq!((rows[0].id.as_str(), rows[0].until), ("bob", Some(until)));
    let unmuted = t.console.user_unmute(&app, "ann", &mute(None)).await.unwrap();
    assert!(t.console.user_mutes_list(&app, "ann").await.unwrap().is_empty());
    t.console.activity_undo(unmuted.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(t.console.user_mutes_list(&app, "ann").await.unwrap().len(), 1);
    t.console.activity_undo(muted.undo.as_deref().unwrap()).await.unwrap();
    assert!(t.console.user_mutes_list(&app, "ann").await.unwrap().is_empty());
}

#[tokio::test]
async fn one_of_two_contact_details_is_forgotten_alone() {
    let (t, app) = scene().await;
    let none = UserContact::default();
    let both = UserContact { email: "ann@example.com".into(), phone: "+15555550123".into() };
    t.console.user_contact_save(&app, "ann", &none, &both).await.unwrap();
    let mail = UserContact { phone: String::new(), ..both.clone() };
    let saved = t.console.user_contact_save(&app, "ann", &both, &mail).await.unwrap();
    assert_eq!(t.console.user_contact_get(&app, "ann").await.unwrap(), mail);
    let error = t.console.user_contact_save(&app, "ann", &both, &none).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict, "somebody changed it meanwhile");
    t.console.activity_undo(saved.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(t.console.user_contact_get(&app, "ann").await.unwrap(), both);
    let wrong = UserContact { email: "nowhere".into(), phone: "12".into() };
    let error = t.console.user_contact_save(&app, "ann", &both, &wrong).await.unwrap_err();
    assert_eq!(error.fields.len(), 2);
}

#[tokio::test]
async fn a_time_zone_is_set_and_taken_back_to_the_one_before() {
    let (t, app) = scene().await;
    assert_eq!(t.console.user_timezone_get(&app, "ann").await.unwrap(), None);
    let first = t.console.user_timezone_set(&app, "ann", "Asia/Kolkata").await.unwrap();
    assert_eq!(first.undo, None, "CometChat has no way to have none again");
    let second = t.console.user_timezone_set(&app, "ann", "Europe/Berlin").await.unwrap();
    t.console.activity_undo(second.undo.as_deref().unwrap()).await.unwrap();
    let zone = t.console.user_timezone_get(&app, "ann").await.unwrap();
    assert_eq!(zone.as_deref(), Some("Asia/Kolkata"));
    for wrong in ["Berlin", "Europe/Nowhere"] {
        let error = t.console.user_timezone_set(&app, "ann", wrong).await.unwrap_err();
        assert_eq!(error.fields[0].field, "timezone", "{wrong}");
    }
}

#[tokio::test]
async fn devices_are_shown_masked_and_removed_without_their_tokens_on_record() {
    let (t, app) = scene().await;
    let listed = t.console.user_devices_list(&app, "ann").await.unwrap();
    assert!(!listed.signed_in && listed.devices.is_empty());
    let service = t.service(&app);
    for number in 0..2 {
        let create = CreateAuthToken { uid: "ann".into(), force: Some(true) };
        let auth_token = service.send(create).await.unwrap().auth_token;
        let register = RegisterPushToken {
            auth_token: Some(auth_token),
            platform: Some("fcm_android".into()),
            fcm_token: Some(Secret::new(format!("example-device-token-{number:08}"))),
            ..RegisterPushToken::default()
        };
        service.send(register).await.unwrap();
    }
    let listed = t.console.user_devices_list(&app, "ann").await.unwrap().devices;
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().all(|one| one.masked.starts_with("••••") && one.created_at.is_some()));
    let removed = t.console.user_devices_remove(&app, "ann", Some(&listed[0].id)).await.unwrap();
    assert_eq!(removed.undo, None);
    assert_eq!(t.console.user_devices_list(&app, "ann").await.unwrap().devices.len(), 1);
    t.console.user_devices_remove(&app, "ann", None).await.unwrap();
    assert!(t.console.user_devices_list(&app, "ann").await.unwrap().devices.is_empty());
    let record = serde_json::to_string(&record(&t).await).unwrap();
    assert!(!record.contains("example-device-token"), "{record}");
}
