//! Settings of an app: read with plain names, changed without writing over anybody, set back.

use cometchat_api::management::settings::{AppSettings, GetSettings, MapSettings};
use halley_core::Code;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::setting::{
    AppSetting, SettingChange, SettingSeen, SettingValue, SettingWanted,
};
use halley_core::testing::TestConsole;

use crate::groups::record;

const ON_REPLIES: &str = "core.conversations.updateOnReplies";
const ON_CALLS: &str = "core.conversations.updateOnCallActivity";

async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let made = t.sandbox.create_app("Acme Health", "eu");
    let connection = t.account().await.expect("the account").id;
    (t, AppRef { connection, app: made.id.to_string() })
}

fn change(key: &str, before: Option<bool>, after: bool) -> SettingChange {
    SettingChange { key: key.to_owned(), before, after }
}

fn wanted(key: &str, on: bool) -> SettingWanted {
    SettingWanted { key: key.to_owned(), on }
}

fn seen(key: &str, on: bool) -> SettingSeen {
    SettingSeen { key: key.to_owned(), on: Some(on) }
}

/// Sets a setting as somebody else would.
async fn meanwhile(t: &TestConsole, app: &AppRef, key: &str, on: bool) {
    let settings = Some([(key.to_owned(), on)].into_iter().collect());
    let map = MapSettings { app_id: app.app.as_str().into(), settings };
    t.account_service().send(map).await.expect("the setting is set");
}

async fn told(t: &TestConsole, app: &AppRef) -> AppSettings {
    let get = GetSettings { app_id: app.app.as_str().into() };
    t.account_service().send(get).await.expect("the settings")
}

fn find<'a>(all: &'a [AppSetting], key: &str) -> &'a AppSetting {
    all.iter().find(|one| one.key == key).expect("the setting")
}

#[tokio::test]
async fn settings_have_names_defaults_and_marks_and_unknown_ones_are_shown_too() {
    let (t, app) = set_up().await;
    meanwhile(&t, &app, ON_REPLIES, false).await;
    meanwhile(&t, &app, "features.own", true).await;
    let all = t.console.settings_list(&app).await.unwrap();
    let replies = find(&all, ON_REPLIES);
    assert_eq!(replies.title, "Replies in a thread move the conversation up");
    assert_eq!((replies.default, replies.changed), (Some(true), true));
    assert_eq!(replies.value, Some(SettingValue::Switch { on: false }));
    assert_eq!(find(&all, "features.own").title, "features.own");
    assert_eq!(all.iter().filter(|one| one.changed).count(), 1);
}

#[tokio::test]
async fn a_change_is_made_recorded_and_taken_back_while_all_else_stays() {
    let (t, app) = set_up().await;
    meanwhile(&t, &app, "features.own", true).await;
    let wanted = [wanted(ON_REPLIES, false), wanted(ON_CALLS, true)];
    let seen = [seen(ON_REPLIES, true), seen(ON_CALLS, false)];
    let saved = t.console.settings_save(&app, &wanted, &seen).await.unwrap();
    assert_eq!(
        saved.saved,
        [change(ON_REPLIES, Some(true), false), change(ON_CALLS, Some(false), true),]
    );
    let now = told(&t, &app).await;
    assert_eq!((&now[ON_REPLIES], &now["features.own"]), (&false.into(), &true.into()));
    let entry = record(&t).await.remove(0);
    assert_eq!(entry.sentence, "Changed 2 settings of Acme Health");
    assert!(entry.before.unwrap().contains(r#""core.conversations.updateOnReplies": true"#));
    assert!(entry.after.unwrap().contains(r#""core.conversations.updateOnReplies": false"#));
    t.console.activity_undo(&saved.undo.unwrap()).await.unwrap();
    let now = told(&t, &app).await;
    assert_eq!((&now[ON_REPLIES], &now[ON_CALLS]), (&true.into(), &false.into()));
}

#[tokio::test]
async fn what_somebody_changed_meanwhile_is_shown_and_nothing_is_saved_until_it_was_seen() {
    let (t, app) = set_up().await;
    meanwhile(&t, &app, ON_CALLS, true).await;
    t.sandbox.clear_requests();
    let all_seen = [seen(ON_REPLIES, true), seen(ON_CALLS, false)];
    let mine = [wanted(ON_REPLIES, false)];
    let saved = t.console.settings_save(&app, &mine, &all_seen).await.unwrap();
    assert_eq!(saved.saved.len(), 0);
    let conflict = &saved.conflicts[0];
    assert_eq!((conflict.key.as_str(), conflict.now), (ON_CALLS, Some(true)));
    assert!(t.sandbox.requests().iter().all(|sent| sent.verb == "GET"));
    let all_seen = [seen(ON_REPLIES, true), seen(ON_CALLS, true)];
    let saved = t.console.settings_save(&app, &mine, &all_seen).await.unwrap();
    assert_eq!((saved.saved.len(), saved.conflicts.len()), (1, 0));
    let late = [seen(ON_REPLIES, true)];
    let saved = t.console.settings_save(&app, &mine, &late).await.unwrap();
    assert_eq!(saved.conflicts.len(), 0, "what is wanted anyhow is no conflict");
    assert_eq!(t.console.settings_save(&app, &[], &[]).await.unwrap_err().code, Code::Invalid);
}

#[tokio::test]
async fn an_undo_is_done_once_and_no_setting_that_had_no_value_is_taken_back() {
    let (t, app) = set_up().await;
    let saved = t.console.settings_save(&app, &[wanted(ON_REPLIES, false)], &[]).await.unwrap();
    let undo = saved.undo.unwrap();
    meanwhile(&t, &app, ON_REPLIES, true).await;
    t.console.activity_undo(&undo).await.expect("it is so already");
    let error = t.console.activity_undo(&undo).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    let saved = t.console.settings_save(&app, &[wanted("features.own", true)], &[]).await.unwrap();
    assert_eq!(saved.undo, None, "CometChat cannot forget a single setting");
}

#[tokio::test]
async fn all_are_set_back_only_as_they_were_seen_and_come_again_by_undo() {
    let (t, app) = set_up().await;
    meanwhile(&t, &app, ON_REPLIES, false).await;
    let reset = t.console.settings_reset(&app, &[seen(ON_REPLIES, true)]).await.unwrap();
    assert_eq!((reset.conflicts.len(), reset.conflicts[0].now), (1, Some(false)));
    let reset = t.console.settings_reset(&app, &[seen(ON_REPLIES, false)]).await.unwrap();
    assert_eq!(reset.saved, [change(ON_REPLIES, Some(false), true)]);
    assert_eq!(told(&t, &app).await[ON_REPLIES], true);
    t.console.activity_undo(&reset.undo.unwrap()).await.unwrap();
    assert_eq!(told(&t, &app).await[ON_REPLIES], false);
}

#[tokio::test]
async fn who_may_not_change_settings_sends_nothing() {
    let (t, app) = set_up().await;
    t.console.settings_list(&app).await.expect("reading is for everybody");
    t.sandbox.clear_requests();
    t.console.profile_set(Profile::Support).await.unwrap();
    let error = t.console.settings_save(&app, &[wanted(ON_REPLIES, false)], &[]).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    t.console.profile_set(Profile::Manager).await.unwrap();
    assert_eq!(t.console.settings_reset(&app, &[]).await.unwrap_err().code, Code::ProfileDenied);
    assert!(t.sandbox.requests().is_empty());
}

#[tokio::test]
async fn a_connection_to_one_app_says_what_would_enable_its_settings() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let error = t.console.settings_list(&app).await.unwrap_err();
    assert_eq!(error.code, Code::AccountNeeded);
    assert!(error.message.starts_with("This needs an account connection."), "{}", error.message);
}
