//! Apps of an account: made, opened at once, written about, deleted.

use std::sync::Arc;

use cometchat_sandbox::{SandboxConfig, Seed};
use halley_core::Code;
use halley_core::model::connection::AppRef;
use halley_core::model::fleet::{AppLabel, AppNotes, Label, MadeApp, NewApp};
use halley_core::model::gate::{Act, PlanRequest, Profile};
use halley_core::testing::{Setup, TestConsole};
use halley_core::vaults::KeychainChoice;
use halley_vault::MemoryVault;

use crate::groups::record;

fn wanted(name: &str) -> NewApp {
    NewApp { name: name.to_owned(), region: "eu".to_owned(), sample_data: true }
}

async fn made(t: &TestConsole) -> (AppRef, MadeApp) {
    let connection = t.account().await.expect("the account").id;
    let made = t.console.app_create(&connection, &wanted("Harbour Club")).await;
    let made = made.expect("the app is made").value;
    (AppRef { connection, app: made.app.app.clone() }, made)
}

/// Requests of the account that were sent since the record was cleared.
fn of_account(t: &TestConsole) -> usize {
    t.sandbox.requests().iter().filter(|sent| sent.template.starts_with("/apps")).count()
}

#[tokio::test]
async fn a_new_app_opens_at_once_and_its_keys_are_masked_and_copied_by_the_core() {
    let t = TestConsole::new().await;
    let (app, made) = made(&t).await;
    assert_eq!((made.keys.len(), &made.problem), (2, &None));
    assert_eq!(made.keys.iter().filter(|key| key.in_use).count(), 1);
    assert!(made.keys.iter().all(|key| key.masked.starts_with("••••")));
    t.sandbox.clear_requests();
    let users = t.console.user_get(&app, "cometchat-uid-1").await.expect("sample data is there");
    assert_eq!(users.row.name, "Andrew Joseph");
    assert_eq!(of_account(&t), 0, "nobody asks for its key first");
    t.console.api_key_copy(&app, &made.keys[0].id).await.unwrap();
    let key = t.clipboard.text();
    assert_eq!(key.len(), 40);
    let text = serde_json::to_string(&(record(&t).await, &made)).unwrap();
    assert!(!text.contains(&key), "{text}");
    assert!(text.contains("Created the app Harbour Club in eu"));
    let fleet = t.console.fleet_list(&app.connection).await.unwrap();
    assert!(fleet.apps.iter().any(|one| one.app == app.app && one.name == "Harbour Club"));
}

#[tokio::test]
async fn the_key_of_a_new_app_rests_in_the_vault_follows_its_rotation_and_leaves_with_the_account()
{
    let vault = Arc::new(MemoryVault::new());
    let keychain = KeychainChoice::Given(Arc::clone(&vault) as Arc<dyn halley_vault::Vault>);
    let setup = Setup { keychain, ..Setup::default() };
    let t = TestConsole::with(setup.clone()).await;
    let (app, _) = made(&t).await;
    let old = in_use(&t, &app).await;
    let new = t.console.api_key_create(&app, "Halley 2", "fullAccess").await.unwrap().value;
    t.console.api_key_use(&app, &new.id).await.unwrap();
    t.console.api_key_delete(&app, &old, "Rest API Key").await.unwrap();
    let t = t.restarted(setup);
    t.sandbox.clear_requests();
    assert_eq!(in_use(&t, &app).await, new.id);
    assert_eq!(of_account(&t), 0, "the vault told the key");
    t.console.connection_remove(&app.connection).await.unwrap();
    let left = halley_vault::Vault::ids(vault.as_ref()).unwrap();
    assert!(left.iter().all(|id| !id.starts_with("connection-")), "{left:?}");
}

async fn in_use(t: &TestConsole, app: &AppRef) -> String {
    let keys = t.console.api_keys_list(app).await.expect("the keys");
    keys.into_iter().find(|key| key.in_use).expect("one is used").id
}

#[tokio::test]
async fn mistakes_stand_at_their_fields_before_anything_is_sent() {
    let t = TestConsole::new().await;
    let connection = t.account().await.unwrap().id;
    t.sandbox.clear_requests();
    let wrong = NewApp { name: " ".to_owned(), region: "the moon".to_owned(), sample_data: false };
    let error = t.console.app_create(&connection, &wrong).await.unwrap_err();
    let fields: Vec<_> = error.fields.iter().map(|wrong| wrong.field.as_str()).collect();
    assert_eq!(fields, ["name", "region"]);
    t.console.profile_set(Profile::Manager).await.unwrap();
    let error = t.console.app_create(&connection, &wanted("A")).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    assert!(t.sandbox.requests().is_empty());
}

#[tokio::test]
async fn a_connection_to_one_app_says_that_it_takes_the_account() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let error = t.console.app_create(&app.connection, &wanted("A")).await.unwrap_err();
    assert_eq!(error.code, Code::AccountNeeded);
    assert!(error.advice.contains("management key and secret"), "{}", error.advice);
    assert!(record(&t).await.iter().all(|entry| entry.act != "appCreate"));
}

#[tokio::test]
async fn a_deleted_app_stays_in_view_as_archived_and_can_no_longer_be_opened() {
    let t = TestConsole::new().await;
    let (app, _) = made(&t).await;
    let error = t.console.app_delete(&app, "Harbour Club").await.unwrap_err();
    assert_eq!(error.fields[0].field, "typedId");
    let deleted = t.console.app_delete(&app, &app.app).await.unwrap();
    assert_eq!((deleted.value.state.as_str(), &deleted.undo), ("archived", &None));
    assert!(deleted.value.purged_at.is_some());
    let error = t.console.api_keys_list(&app).await.unwrap_err();
    assert_eq!(error.code, Code::AppArchived);
    t.console.fleet_refresh(&app.connection).await.unwrap();
    let listed = t.console.app_get(&app).await.unwrap();
    assert_eq!(listed.purged_at, deleted.value.purged_at, "the service says the same");
    let error = t.console.app_delete(&app, &app.app).await.unwrap_err();
    assert_eq!(error.code, Code::AppArchived);
}

#[tokio::test]
async fn an_app_with_a_paid_plan_is_refused_before_anything_is_sent() {
    let sandbox = SandboxConfig { seed: Seed::Demo, users: Some(5), ..SandboxConfig::default() };
    let t = TestConsole::with(Setup { sandbox, ..Setup::default() }).await;
    let connection = t.account().await.unwrap().id;
    let fleet = t.console.fleet_refresh(&connection).await.unwrap();
    let paid = fleet.apps.iter().find(|app| app.paid == Some(true)).unwrap();
    let app = AppRef { connection, app: paid.app.clone() };
    let asked = PlanRequest {
        act: Act::AppDelete,
        app: app.clone(),
        selection: None,
        subject: Some(app.app.clone()),
    };
    let plan = t.console.gate_plan(&asked).await.unwrap();
    assert!(!plan.allowed);
    assert!(plan.reason.unwrap().contains("paid plan"));
    assert_eq!(plan.must_type.as_deref(), Some(app.app.as_str()));
    t.sandbox.clear_requests();
    let error = t.console.app_delete(&app, &app.app).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    assert!(t.sandbox.requests().is_empty());
}

#[tokio::test]
async fn notes_and_contact_stay_here_beside_the_label_and_go_back() {
    let t = TestConsole::new().await;
    let (app, _) = made(&t).await;
    t.sandbox.clear_requests();
    let notes = AppNotes { note: "Careful.\n".to_owned(), contact: "Ana".to_owned() };
    let written = t.console.app_notes_set(&app, &notes).await.unwrap();
    assert_eq!((written.value.note.as_str(), written.value.contact.as_str()), ("Careful.", "Ana"));
    let label = AppLabel { label: Label::Staging, colour: "yellow".to_owned() };
    let labelled = t.console.app_label_set(&app, &label).await.unwrap().value;
    assert_eq!(labelled.contact, "Ana", "a label leaves the notes alone");
    t.console.activity_undo(written.undo.as_deref().unwrap()).await.unwrap();
    let now = t.console.app_get(&app).await.unwrap();
    assert_eq!((now.note.as_str(), now.contact.as_str(), now.label), ("", "", Label::Staging));
    assert!(t.sandbox.requests().is_empty(), "nothing of it leaves this computer");
    let long = AppNotes { note: "x".repeat(2_001), contact: "y".repeat(201) };
    let error = t.console.app_notes_set(&app, &long).await.unwrap_err();
    assert_eq!(error.fields.len(), 2);
}

#[tokio::test]
async fn a_usage_report_is_asked_for_and_the_answer_says_where_it_goes() {
    let t = TestConsole::new().await;
    let (app, _) = made(&t).await;
    let asked = t.console.app_usage_report(&app, true).await.unwrap();
    assert!(asked.value.contains("email"), "{}", asked.value);
    let entry = record(&t).await.remove(0);
    assert_eq!(entry.act, "appUsageReport");
    assert!(entry.sentence.contains("previous billing cycle"));
}
