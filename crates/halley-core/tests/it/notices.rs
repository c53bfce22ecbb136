//! Notification settings of an app, and the log.

use cometchat_api::Secret;
use cometchat_api::chat::messages::{ReceiverType, SendMessage};
use cometchat_api::chat::notifications::{
    GetNotificationSettings, Preferences, SaveCustomPush, UpdateNotificationSettings,
};
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::notice::{NoticeChange, NoticeValue};
use halley_core::model::notice_log::{LogEnd, LogFilter, LogOutcome, LogReceiver, LogWay};
use halley_core::testing::TestConsole;
use halley_core::{Code, Event};
use serde_json::{Value, json};

use crate::groups::record;
use crate::people;

const MESSAGES: &str = "preferences.group.messagesSetting";
const TEXT: &str = "templates.textMessageTemplatePrivacy.body";

fn change(path: &str, before: NoticeValue, after: NoticeValue) -> NoticeChange {
    NoticeChange { path: path.to_owned(), before: Some(before), after }
}

fn level(before: u32, after: u32) -> NoticeChange {
    change(MESSAGES, NoticeValue::Number(before), NoticeValue::Number(after))
}

fn text(before: &str, after: &str) -> NoticeChange {
    change(TEXT, NoticeValue::Text(before.into()), NoticeValue::Text(after.into()))
}

async fn stored(t: &TestConsole, app: &AppRef) -> Value {
    let settings = t.service(app).send(GetNotificationSettings {}).await.expect("the settings");
    serde_json::to_value(settings).expect("JSON")
}

async fn scene() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    (t, app)
}

#[tokio::test]
async fn every_setting_of_a_new_app_is_known_by_a_name() {
    let (t, app) = scene().await;
    let settings = t.console.notices_get(&app).await.unwrap();
    let rows = settings.preferences.iter().chain(&settings.templates).flat_map(|it| &it.rows);
    let unknown: Vec<_> = rows.clone().filter(|row| !row.known).map(|row| &row.path).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    for row in rows {
        assert!(row.usual.is_none() || row.usual == row.value, "{} is not as usual", row.path);
    }
}

#[tokio::test]
async fn settings_are_saved_with_what_is_not_known_and_taken_back() {
    let (t, app) = scene().await;
    let later: Preferences =
        serde_json::from_value(json!({ "brandNew": { "kept": true } })).unwrap();
    let update = UpdateNotificationSettings {
        preferences: Some(later),
        ..UpdateNotificationSettings::default()
    };
    t.service(&app).send(update).await.unwrap();
    let changes = [level(2, 3), text("New message", "You have a message")];
    let saved = t.console.notices_save(&app, &changes).await.unwrap();
    assert!(saved.conflicts.is_empty());
    let now = stored(&t, &app).await;
    assert_eq!(now["preferences"]["group"]["messagesSetting"], 3);
    assert_eq!(now["templates"]["textMessageTemplatePrivacy"]["body"], "You have a message");
    assert_eq!(now["preferences"]["brandNew"], json!({ "kept": true }));
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Changed 2 notification settings");
    assert!(entry.before.as_ref().unwrap().contains("New message"));
    t.heard.until(|event| matches!(event, Event::NotificationsChanged { .. })).await;
    t.console.activity_undo(saved.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(stored(&t, &app).await["preferences"]["group"]["messagesSetting"], 2);
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_shown_and_nothing_is_written() {
    let (t, app) = scene().await;
    t.console.notices_save(&app, &[level(2, 1)]).await.unwrap();
    let saved = t.console.notices_save(&app, &[level(2, 3)]).await.unwrap();
    assert_eq!(saved.conflicts.len(), 1);
    assert_eq!(saved.conflicts[0].now, Some(NoticeValue::Number(1)));
    assert_eq!(saved.activity, None);
    assert_eq!(stored(&t, &app).await["preferences"]["group"]["messagesSetting"], 1);
}

#[tokio::test]
async fn an_undo_leaves_what_was_changed_again_since() {
    let (t, app) = scene().await;
    let saved = t.console.notices_save(&app, &[level(2, 3)]).await.unwrap();
    t.console.notices_save(&app, &[level(3, 1)]).await.unwrap();
    let error = t.console.activity_undo(saved.undo.as_deref().unwrap()).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    assert!(error.message.contains("changed again since"), "{}", error.message);
}

#[tokio::test]
async fn values_that_the_service_would_refuse_stand_at_their_settings() {
    let (t, app) = scene().await;
    let wait = "preferences.email.intervalInSeconds";
    let changes = [
        level(2, 7),
        change(wait, NoticeValue::Number(7200), NoticeValue::Number(5)),
        text("New message", "{{message.data.text"),
    ];
    let error = t.console.notices_save(&app, &changes).await.unwrap_err();
    let fields: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, [MESSAGES, wait, TEXT]);
}

#[tokio::test]
async fn a_reset_is_taken_back_whole() {
    let (t, app) = scene().await;
    let changes = [level(2, 3), text("New message", "Ping")];
    t.console.notices_save(&app, &changes).await.unwrap();
    let before = stored(&t, &app).await;
    let reset = t.console.notices_reset(&app).await.unwrap();
    assert_eq!(stored(&t, &app).await["preferences"]["group"]["messagesSetting"], 2);
    t.console.activity_undo(reset.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(stored(&t, &app).await, before);
}

#[tokio::test]
async fn support_reads_the_settings_and_a_plan_without_them_says_so() {
    let (t, app) = scene().await;
    t.console.profile_set(Profile::Support).await.unwrap();
    t.console.notices_get(&app).await.unwrap();
    let error = t.console.notices_save(&app, &[level(2, 3)]).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    let code = "ERR_PLAN_RESTRICTION".to_owned();
    t.sandbox.fail_next(FaultPlan::from(Fault::Code { code }).on("/notifications/v1/settings"));
    let error = t.console.notices_get(&app).await.unwrap_err();
    assert_eq!(error.code, Code::PlanRestricted);
}

/// Ann writes to bob so many times, and a server is told of it.
async fn with_log(n: usize) -> (TestConsole, AppRef) {
    let (t, app) = scene().await;
    people(&t, &app, &["ann", "bob"]).await;
    let service = t.service(&app);
    let server = SaveCustomPush {
        is_enabled: true,
        webhook_url: "https://push.example.com/in".into(),
        use_basic_auth: false,
        basic_auth_username: String::new(),
        basic_auth_password: Secret::new(""),
    };
    service.send(server).await.unwrap();
    for number in 0..n {
        let message = SendMessage {
            on_behalf_of: Some("ann".into()),
            ..SendMessage::text(ReceiverType::User, "bob", format!("hello {number}"))
        };
        service.send(message).await.unwrap();
    }
    (t, app)
}

#[tokio::test]
async fn the_log_is_read_part_by_part_to_its_end() {
    let (t, app) = with_log(45).await;
    let filter = LogFilter::default();
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = t.console.notice_logs(&app, &filter, after.as_deref()).await.unwrap();
        rows.extend(page.rows);
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    let mut ids: Vec<_> = rows.iter().map(|row| row.id.clone()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 45);
    assert_eq!((rows[0].end, rows[0].trigger_words.as_str()), (LogEnd::Sent, "A message or reply"));
    assert!(rows[0].payload.as_ref().unwrap().contains("\"title\""));
}

#[tokio::test]
async fn the_log_is_filtered_by_receiver_way_and_end() {
    let (t, app) = with_log(2).await;
    let found = async |filter: LogFilter| {
        t.console.notice_logs(&app, &filter, None).await.unwrap().rows.len()
    };
    let to = |uid: &str| Some(LogReceiver::User { uid: Some(uid.into()) });
    assert_eq!(found(LogFilter { receiver: to("bob"), ..LogFilter::default() }).await, 2);
    assert_eq!(found(LogFilter { receiver: to("ann"), ..LogFilter::default() }).await, 0);
    let custom = Some(LogWay::Push { provider: Some("custom".into()) });
    assert_eq!(found(LogFilter { way: custom, ..LogFilter::default() }).await, 2);
    let held = Some(LogOutcome::HeldBack { reason: None });
    assert_eq!(found(LogFilter { outcome: held, ..LogFilter::default() }).await, 0);
    assert_eq!(found(LogFilter { sender: "ann".into(), ..LogFilter::default() }).await, 2);
}
