//! API keys: made, renamed, rotated, deleted, and never a way to lock oneself out.

use halley_core::Code;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::overview::MaskedKey;
use halley_core::testing::{Setup, TestConsole};

use crate::groups::record;

async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    (t, app)
}

async fn used(t: &TestConsole, app: &AppRef) -> MaskedKey {
    let keys = t.console.api_keys_list(app).await.expect("the keys");
    keys.into_iter().find(|key| key.in_use).expect("one of them is used")
}

#[tokio::test]
async fn a_new_key_comes_masked_is_copied_by_the_core_and_is_never_on_record() {
    let (t, app) = set_up().await;
    let error = t.console.api_key_create(&app, " ", "everything").await.unwrap_err();
    let fields: Vec<_> = error.fields.iter().map(|wrong| wrong.field.as_str()).collect();
    assert_eq!(fields, ["name", "scope"]);
    let made = t.console.api_key_create(&app, "Backend", "fullAccess").await.unwrap().value;
    assert!(made.masked.starts_with("••••") && !made.in_use);
    t.console.api_key_copy(&app, &made.id).await.unwrap();
    let key = t.clipboard.text();
    assert_eq!(key.len(), 40);
    let text = serde_json::to_string(&record(&t).await).unwrap();
    assert!(!text.contains(&key), "{text}");
    assert!(text.contains("Made the API key Backend"));
}

#[tokio::test]
async fn the_key_that_halley_uses_is_neither_renamed_nor_deleted() {
    let (t, app) = set_up().await;
    let own = used(&t, &app).await;
    t.sandbox.clear_requests();
    let error = t.console.api_key_rename(&app, &own.id, "Mine").await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    let error = t.console.api_key_delete(&app, &own.id, &own.name).await.unwrap_err();
    assert!(error.message.contains("Halley uses this key"), "{}", error.message);
    assert!(t.sandbox.requests().iter().all(|sent| sent.verb == "GET"));
}

#[tokio::test]
async fn another_key_is_renamed_and_the_name_goes_back() {
    let (t, app) = set_up().await;
    let made = t.console.api_key_create(&app, "Backend", "authOnly").await.unwrap().value;
    let renamed = t.console.api_key_rename(&app, &made.id, "Website").await.unwrap();
    assert_eq!(
        (renamed.value.name.as_str(), renamed.value.scope.as_str()),
        ("Website", "authOnly")
    );
    t.console.activity_undo(renamed.undo.as_deref().unwrap()).await.unwrap();
    let keys = t.console.api_keys_list(&app).await.unwrap();
    assert!(keys.iter().any(|key| key.id == made.id && key.name == "Backend"));
}

#[tokio::test]
async fn a_key_is_rotated_and_the_connection_keeps_the_new_one_over_a_restart() {
    let setup = Setup::default();
    let t = TestConsole::with(setup.clone()).await;
    let app = t.app().await;
    let old = used(&t, &app).await;
    let new = t.console.api_key_create(&app, "Halley 2", "fullAccess").await.unwrap().value;
    let switched = t.console.api_key_use(&app, &new.id).await.unwrap();
    assert!(switched.value.in_use);
    assert_eq!(used(&t, &app).await.id, new.id);
    let error = t.console.api_key_delete(&app, &old.id, "something else").await.unwrap_err();
    assert_eq!(error.fields[0].field, "typedName");
    t.console.api_key_delete(&app, &old.id, &old.name).await.unwrap();
    let connections = t.console.connections_list().unwrap();
    assert_eq!(connections[0].credential, new.masked, "the home screen shows the new tail");
    let t = t.restarted(setup);
    assert_eq!(used(&t, &app).await.id, new.id);
}

#[tokio::test]
async fn a_key_that_may_only_sign_users_in_is_not_switched_to() {
    let (t, app) = set_up().await;
    let keys = t.console.api_keys_list(&app).await.unwrap();
    let auth = keys.iter().find(|key| key.scope == "authOnly").unwrap();
    let before = used(&t, &app).await;
    let error = t.console.api_key_use(&app, &auth.id).await.unwrap_err();
    assert_eq!(error.code, Code::KeyTooSmall);
    assert_eq!(used(&t, &app).await, before);
}

#[tokio::test]
async fn an_account_keeps_the_chosen_key_while_the_list_of_apps_is_read_anew() {
    let t = TestConsole::new().await;
    let made = t.sandbox.create_app("Acme Health", "eu");
    let connection = t.account().await.unwrap().id;
    let app = AppRef { connection: connection.clone(), app: made.id.to_string() };
    let new = t.console.api_key_create(&app, "Halley 2", "fullAccess").await.unwrap().value;
    let switched = t.console.api_key_use(&app, &new.id).await.unwrap();
    t.console.fleet_refresh(&connection).await.unwrap();
    assert_eq!(used(&t, &app).await.id, new.id);
    t.console.activity_undo(switched.undo.as_deref().unwrap()).await.unwrap();
    assert_ne!(used(&t, &app).await.id, new.id);
}

#[tokio::test]
async fn an_account_keeps_the_chosen_key_over_a_restart_though_the_old_one_is_still_there() {
    let setup = Setup::default();
    let t = TestConsole::with(setup.clone()).await;
    let made = t.sandbox.create_app("Acme Health", "eu");
    let connection = t.account().await.unwrap().id;
    let app = AppRef { connection, app: made.id.to_string() };
    let new = t.console.api_key_create(&app, "Halley 2", "fullAccess").await.unwrap().value;
    t.console.api_key_use(&app, &new.id).await.unwrap();

    let t = t.restarted(setup);
    assert_eq!(used(&t, &app).await.id, new.id);
    t.console.fleet_refresh(&app.connection).await.unwrap();
    assert_eq!(used(&t, &app).await.id, new.id);
}

#[tokio::test]
async fn keys_are_the_administrators_alone() {
    let (t, app) = set_up().await;
    t.console.profile_set(Profile::Manager).await.unwrap();
    let error = t.console.api_key_create(&app, "Backend", "fullAccess").await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    assert!(error.message.contains("make API keys"), "{}", error.message);
}
