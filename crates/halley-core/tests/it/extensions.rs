//! Extensions: switched several at once, their settings as forms, and files for push.

mod files;
mod forms;

use cometchat_api::AppId;
use cometchat_api::id::ExtensionId;
use cometchat_api::management::extension_settings::{
    ExtensionVersion, GetExtensionSettings, ReplaceExtensionSettings, StoreExtensionSettings,
};
use cometchat_api::management::extensions::SwitchExtensions;
use cometchat_api::secret::SecretJson;
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::model::activity::{Outcome, Undo};
use halley_core::model::connection::AppRef;
use halley_core::model::extension::{ExtensionSwitches, SetUp};
use halley_core::model::gate::Profile;
use halley_core::testing::TestConsole;
use halley_core::{Code, Event};
use serde_json::Value;

use crate::groups::record;

/// An app of an account, with its connection.
async fn with_account() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let made = t.sandbox.create_app("Acme Health", "eu");
    let connection = t.account().await.expect("the account is connected").id;
    (t, AppRef { connection, app: made.id.to_string() })
}

fn switches(on: &[&str], off: &[&str]) -> ExtensionSwitches {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    ExtensionSwitches { on: ids(on), off: ids(off) }
}

async fn switch_on(t: &TestConsole, app: &AppRef, id: &str) {
    t.console.extensions_switch(app, &switches(&[id], &[])).await.expect("it is switched on");
}

/// Switches round the console, as a colleague would.
async fn elsewhere(t: &TestConsole, app: &AppRef, on: Option<&str>, off: Option<&str>) {
    let ids = |id: Option<&str>| id.map(|id| vec![ExtensionId::from(id)]);
    let switch = SwitchExtensions {
        app_id: AppId::from(app.app.as_str()),
        enabled: ids(on),
        disabled: ids(off),
    };
    t.account_service().send(switch).await.expect("it is switched");
}

fn version(id: &str) -> ExtensionVersion {
    ExtensionVersion::from(if id == "widget" { "v2" } else { "v1" })
}

/// Settings as the service itself has them.
async fn kept(t: &TestConsole, app: &AppRef, id: &str) -> Value {
    let (app_id, extension_id) = (AppId::from(app.app.as_str()), ExtensionId::from(id));
    let ask = GetExtensionSettings { app_id, extension_id, version: version(id) };
    let reply = t.account_service().send(ask).await.expect("the settings").0;
    reply.settings().cloned().expect("settings within both envelopes")
}

/// Stores settings round the console.
async fn store(t: &TestConsole, app: &AppRef, id: &str, settings: Value) {
    let store = StoreExtensionSettings {
        app_id: AppId::from(app.app.as_str()),
        extension_id: ExtensionId::from(id),
        version: version(id),
        settings: Some(SecretJson::new(settings)),
    };
    let reply = t.account_service().send(store).await.expect("an answer").0;
    assert_eq!(reply.success, Some(true), "{:?}", reply.body.expose());
}

/// Replaces settings round the console, as a colleague would.
async fn replace(t: &TestConsole, app: &AppRef, id: &str, settings: Value) {
    let replace = ReplaceExtensionSettings {
        app_id: AppId::from(app.app.as_str()),
        extension_id: ExtensionId::from(id),
        version: version(id),
        settings: Some(SecretJson::new(settings)),
        default_master_stickers_data: None,
        custom_stickers_data: None,
    };
    let reply = t.account_service().send(replace).await.expect("an answer").0;
    assert_eq!(reply.success, Some(true), "{:?}", reply.body.expose());
}

#[tokio::test]
async fn all_45_are_listed_by_category_with_what_on_and_off_mean() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "polls").await;
    let rows = t.console.extensions_list(&app).await.unwrap();
    assert_eq!(rows.len(), 45);
    assert!(rows.iter().all(|row| row.offered && row.on_means.ends_with('.')));
    let polls = rows.iter().find(|row| row.id == "polls").unwrap();
    assert_eq!(
        (polls.on, polls.category.as_str(), polls.has_settings),
        (true, "Engagement", false)
    );
    assert_eq!(polls.off_means, "Users cannot make polls.");
    assert_eq!(rows.iter().filter(|row| row.has_settings).count(), 27);
}

#[tokio::test]
async fn a_way_into_one_app_says_that_the_account_is_needed() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let error = t.console.extensions_list(&app).await.unwrap_err();
    assert_eq!(error.code, Code::AccountNeeded);
    assert!(error.advice.starts_with("Connect the account"), "{}", error.advice);
    let wanted = switches(&["polls"], &[]);
    let error = t.console.extensions_switch(&app, &wanted).await.unwrap_err();
    assert_eq!(error.code, Code::AccountNeeded);
    assert!(record(&t).await.is_empty(), "nothing was tried");
}

#[tokio::test]
async fn several_are_switched_in_one_request_each_with_its_result_and_taken_back_together() {
    let (t, app) = with_account().await;
    elsewhere(&t, &app, Some("polls"), None).await;
    elsewhere(&t, &app, Some("stickers"), None).await;
    let wanted = switches(&["reactions", "gifs-giphy", "polls"], &["stickers"]);
    t.sandbox.clear_requests();
    let done = t.console.extensions_switch(&app, &wanted).await.unwrap();
    assert_eq!(t.sandbox.requests().iter().filter(|asked| asked.verb == "POST").count(), 1);
    assert_eq!(done.value.len(), 4);
    assert!(done.value.iter().all(|one| one.problem.is_none()));
    let polls = done.value.iter().find(|one| one.id == "polls").unwrap();
    assert!(polls.unchanged, "it was on already");
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Switched 2 extensions on and 1 extension off");
    assert!(entry.after.as_ref().unwrap().contains("\"Stickers\": \"off\""));
    t.heard
        .until(|event| matches!(event, Event::ExtensionsChanged { app: of } if *of == app))
        .await;

    t.console.activity_undo(done.undo.as_deref().unwrap()).await.unwrap();
    let rows = t.console.extensions_list(&app).await.unwrap();
    let mut on: Vec<_> = rows.iter().filter(|row| row.on).map(|row| row.id.as_str()).collect();
    on.sort_unstable();
    assert_eq!(on, ["polls", "stickers"], "what was on before stays on");
    assert_eq!(record(&t).await[1].undo, Undo::Done);
}

#[tokio::test]
async fn one_that_the_service_refuses_is_named_and_the_others_are_switched() {
    let (t, app) = with_account().await;
    let wanted = switches(&["reactions", "time-travel"], &[]);
    let done = t.console.extensions_switch(&app, &wanted).await.unwrap();
    let of = |id: &str| done.value.iter().find(|one| one.id == id).unwrap().clone();
    assert_eq!(of("reactions").problem, None);
    assert_eq!(
        of("time-travel").problem.as_deref(),
        Some("CometChat knows no extension with this id.")
    );
    let entry = &record(&t).await[0];
    assert_eq!(entry.outcome, Outcome::Partly);
    assert!(entry.problem.as_ref().unwrap().starts_with("time-travel: "));
    t.console.activity_undo(done.undo.as_deref().unwrap()).await.unwrap();
}

#[tokio::test]
async fn support_sees_extensions_and_may_not_change_them() {
    let (t, app) = with_account().await;
    t.console.profile_set(Profile::Support).await.unwrap();
    assert_eq!(t.console.extensions_list(&app).await.unwrap().len(), 45);
    let wanted = switches(&["polls"], &[]);
    let error = t.console.extensions_switch(&app, &wanted).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    assert!(error.message.contains("switch extensions"), "{}", error.message);
}

#[tokio::test]
async fn those_that_are_on_say_what_they_still_need_and_one_that_fails_says_so_alone() {
    let (t, app) = with_account().await;
    for id in ["gifs-giphy", "gifs-tenor", "profanity-filter", "polls", "widget"] {
        switch_on(&t, &app, id).await;
    }
    store(&t, &app, "gifs-giphy", serde_json::json!({ "giphyApiKey": "k1" })).await;
    let fault = FaultPlan::from(Fault::Code { code: "ERR_PLAN_RESTRICTION".into() });
    t.sandbox
        .fail_next(fault.on("/apps/{appId}/extensions/{extensionId}/{version}/settings").times(1));
    let all = t.console.extension_set_ups(&app).await.unwrap();
    assert_eq!(all.len(), 4, "polls have no settings");
    let failed = all.iter().filter(|one| matches!(one.state, SetUp::Unknown { .. })).count();
    assert_eq!(failed, 1);
    let all = t.console.extension_set_ups(&app).await.unwrap();
    let of = |id: &str| all.iter().find(|one| one.id == id).unwrap().state.clone();
    assert_eq!(of("gifs-giphy"), SetUp::Ready);
    assert_eq!(of("gifs-tenor"), SetUp::Missing { labels: vec!["API key".into()] });
    assert_eq!(of("profanity-filter"), SetUp::Ready);
    assert_eq!(of("widget"), SetUp::Missing { labels: vec!["a first widget".into()] });
}
