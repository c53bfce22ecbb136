//! Users: created, changed, switched and deleted through the gate.

use cometchat_api::Uid;
use cometchat_api::chat::users::CreateUser;
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::model::activity::{ActivityEntry, ActivityFilter, Outcome, Undo};
use halley_core::model::connection::AppRef;
use halley_core::model::gate::{Act, Selection};
use halley_core::model::user::{NewUser, UserChanges, UserFilter};
use halley_core::testing::TestConsole;
use halley_core::{Code, Event};

use crate::{indexed, names, people};

fn maria() -> NewUser {
    NewUser {
        uid: "maria-1".into(),
        name: "Maria Lopez".into(),
        tags: vec!["vip".into()],
        metadata: r#"{"team": "blue"}"#.into(),
        ..NewUser::default()
    }
}

async fn record(t: &TestConsole) -> Vec<ActivityEntry> {
    let filter = ActivityFilter { limit: 50, ..ActivityFilter::default() };
    t.console.activity_list(&filter).await.expect("the record")
}

async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    (t, app)
}

fn some(uids: &[String]) -> Selection {
    Selection::Some { uids: uids.to_vec() }
}

#[tokio::test]
async fn a_user_is_created_shown_in_the_list_and_put_on_record() {
    let (t, app) = set_up().await;
    indexed(&t, &app).await;
    let written = t.console.user_create(&app, &maria()).await.unwrap();
    assert_eq!(written.value.row.uid, "maria-1");
    assert_eq!(written.value.metadata.as_deref(), Some("{\n  \"team\": \"blue\"\n}"));
    assert_eq!(names(&t, &app, "lop").await, ["Maria Lopez"], "found in the middle of a word");

    let entry = &record(&t).await[0];
    assert_eq!(entry.id, written.activity);
    assert_eq!(entry.sentence, "Created Maria Lopez");
    assert_eq!((entry.outcome, entry.undo), (Outcome::Done, Undo::Possible));
    assert_eq!(entry.app_name.as_deref(), Some("Acme Health"));
    assert_eq!(entry.object.as_ref().unwrap().id, "maria-1");
    assert!(entry.after.as_ref().unwrap().contains("\"team\": \"blue\""));

    t.console.activity_undo(&written.activity).await.unwrap();
    assert_eq!(names(&t, &app, "lop").await, [""; 0], "undone: deactivated and out of the list");
    let entries = record(&t).await;
    assert_eq!(entries[0].sentence, "Deactivated Maria Lopez");
    assert_eq!(entries[1].undo, Undo::Done);
    let again = t.console.activity_undo(&written.activity).await.unwrap_err();
    assert_eq!(again.code, Code::Conflict);
}

#[tokio::test]
async fn mistakes_are_told_at_their_fields_before_anything_is_sent() {
    let (t, app) = set_up().await;
    t.sandbox.clear_requests();
    let user = NewUser { uid: "Maria Lopez".into(), avatar: "file:///etc".into(), ..maria() };
    let error = t.console.user_create(&app, &user).await.unwrap_err();
    let fields: Vec<_> = error.fields.iter().map(|wrong| wrong.field.as_str()).collect();
    assert_eq!(fields, ["uid", "avatar"]);
    assert_eq!(t.sandbox.requests(), []);
    assert_eq!(record(&t).await, []);
}

#[tokio::test]
async fn a_uid_that_is_taken_is_told_at_its_field_and_on_record_as_failed() {
    let (t, app) = set_up().await;
    t.console.user_create(&app, &maria()).await.unwrap();
    let error = t.console.user_create(&app, &maria()).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    assert_eq!(error.fields[0].field, "uid");
    let entry = &record(&t).await[0];
    assert_eq!((entry.outcome, entry.undo), (Outcome::Failed, Undo::None));
    assert_eq!(entry.problem.as_deref(), Some(error.message.as_str()));
}

#[tokio::test]
async fn an_edit_keeps_what_it_does_not_name_clears_what_is_empty_and_is_undone_field_by_field() {
    let (t, app) = set_up().await;
    let user = NewUser { link: "https://example.com/m".into(), ..maria() };
    t.console.user_create(&app, &user).await.unwrap();
    let changes = UserChanges {
        name: Some("Maria Lopez-Ruiz".into()),
        link: Some(String::new()),
        metadata: Some(String::new()),
        ..UserChanges::default()
    };
    let written = t.console.user_update(&app, "maria-1", &changes).await.unwrap();
    let detail = t.console.user_get(&app, "maria-1").await.unwrap();
    assert_eq!(detail.row.name, "Maria Lopez-Ruiz");
    assert_eq!((&detail.link, &detail.metadata), (&None, &None));
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Changed the name, the link and the metadata of Maria Lopez");
    assert!(entry.before.as_ref().unwrap().contains("https://example.com/m"));

    t.console.activity_undo(written.undo.as_deref().unwrap()).await.unwrap();
    let detail = t.console.user_get(&app, "maria-1").await.unwrap();
    assert_eq!(detail.row.name, "Maria Lopez");
    assert_eq!(detail.link.as_deref(), Some("https://example.com/m"));
    assert_eq!(detail.metadata.as_deref(), Some("{\n  \"team\": \"blue\"\n}"));
}

#[tokio::test]
async fn a_status_message_is_set_cleared_and_given_back() {
    let (t, app) = set_up().await;
    let says = |text: &str| Some(text.to_owned());
    let user = NewUser { status_message: " At lunch".into(), ..maria() };
    t.console.user_create(&app, &user).await.unwrap();
    let detail = t.console.user_get(&app, "maria-1").await.unwrap();
    assert_eq!(detail.status_message, says("At lunch"));
    let changes = UserChanges { status_message: says(""), ..UserChanges::default() };
    let written = t.console.user_update(&app, "maria-1", &changes).await.unwrap();
    let detail = t.console.user_get(&app, "maria-1").await.unwrap();
    assert_eq!(detail.status_message, None);
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Changed the status message of Maria Lopez");
    t.console.activity_undo(written.undo.as_deref().unwrap()).await.unwrap();
    let detail = t.console.user_get(&app, "maria-1").await.unwrap();
    assert_eq!(detail.status_message, says("At lunch"));
}

#[tokio::test]
async fn deleting_for_good_wants_the_uid_typed_and_cannot_be_undone() {
    let (t, app) = set_up().await;
    t.console.user_create(&app, &maria()).await.unwrap();
    let error = t.console.user_delete_for_good(&app, "maria-1", "maria").await.unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    let written = t.console.user_delete_for_good(&app, "maria-1", "maria-1").await.unwrap();
    assert_eq!(written.undo, None);
    assert_eq!(t.console.user_get(&app, "maria-1").await.unwrap_err().code, Code::UserGone);
    assert_eq!(record(&t).await[0].undo, Undo::None);
    let error = t.console.activity_undo(&written.activity).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
}

#[tokio::test]
async fn a_deactivated_user_can_still_be_looked_at_and_not_edited() {
    let (t, app) = set_up().await;
    people(&t, &app, &["cy"]).await;
    t.console.users_deactivate(&app, &some(&["cy".into()])).await.unwrap();
    let detail = t.console.user_get(&app, "cy").await.unwrap();
    assert!(detail.row.deactivated_at.is_some());
    let raw = t.console.user_raw(&app, "cy").await.unwrap();
    assert!(raw.contains("\"uid\": \"cy\""), "{raw}");
    let changes = UserChanges { name: Some("Cyrus".into()), ..UserChanges::default() };
    let error = t.console.user_update(&app, "cy", &changes).await.unwrap_err();
    assert_eq!((error.code, error.message.as_str()), (Code::UserGone, "cy is deactivated."));
}

#[tokio::test]
async fn many_users_are_deactivated_in_chunks_with_progress_and_undone_as_a_whole() {
    let (t, app) = set_up().await;
    let uids: Vec<String> = (0..230).map(|n| format!("user-{n:03}")).collect();
    people(&t, &app, &uids.iter().map(String::as_str).collect::<Vec<_>>()).await;
    indexed(&t, &app).await;
    t.sandbox.clear_requests();
    let all = Selection::All { filter: UserFilter::default(), except: vec!["user-007".into()] };
    let report = t.console.users_deactivate(&app, &all).await.unwrap();
    assert_eq!((report.done, report.unchanged, report.failed.len()), (229, 0, 0));
    let sent = t.sandbox.requests().iter().filter(|sent| sent.verb == "DELETE").count();
    assert_eq!(sent, 3, "100 at a time");
    let progress: Vec<u32> = t
        .heard
        .all()
        .iter()
        .filter_map(|event| match event {
            Event::BatchProgress { act: Act::UsersDeactivate, done, total: 229, .. } => Some(*done),
            _ => None,
        })
        .collect();
    assert_eq!(progress, [100, 200, 229]);
    assert_eq!(names(&t, &app, "").await, ["user-007"]);

    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(names(&t, &app, "user").await.len(), 100, "a window of them is back");
    assert_eq!(record(&t).await[0].sentence, "Reactivated 229 users");
}

#[tokio::test]
async fn a_batch_reports_on_each_user_and_says_partly() {
    let (t, app) = set_up().await;
    people(&t, &app, &["ada", "cy"]).await;
    let uids = ["ada".into(), "nobody".into(), "cy".into()];
    let report = t.console.users_deactivate(&app, &some(&uids)).await.unwrap();
    assert_eq!(report.done, 2);
    assert_eq!(report.failed.len(), 1);
    assert_eq!(report.failed[0].id, "nobody");
    let entry = &record(&t).await[0];
    assert_eq!(entry.outcome, Outcome::Partly);
    assert!(entry.problem.as_ref().unwrap().starts_with("Deactivated 2 of 3 users."));
}

#[tokio::test]
async fn a_chunk_that_fails_is_told_and_the_others_are_done() {
    let (t, app) = set_up().await;
    let uids: Vec<String> = (0..250).map(|n| format!("user-{n:03}")).collect();
    people(&t, &app, &uids.iter().map(String::as_str).collect::<Vec<_>>()).await;
    indexed(&t, &app).await;
    let plan = FaultPlan::from(Fault::Code { code: "ERR_OPERATION_FAILED".into() });
    t.sandbox.faults([plan.on("/users").after(1)]);
    let report = t.console.users_deactivate(&app, &some(&uids)).await.unwrap();
    assert_eq!((report.done, report.failed.len()), (150, 100));
    assert_eq!(report.failed[0].service_code.as_deref(), Some("ERR_OPERATION_FAILED"));
    assert!(report.failed.iter().all(|failure| failure.id.as_str() >= "user-100"));
    let undone = t.console.activity_undo(report.undo.as_deref().unwrap()).await;
    assert!(undone.is_ok(), "only those that were done are taken back");
}

#[tokio::test]
async fn a_change_whose_answer_is_lost_is_not_called_undone() {
    let (t, app) = set_up().await;
    t.sandbox.faults([FaultPlan::from(Fault::DropAnswer).on("/users")]);
    let error = t.console.user_create(&app, &maria()).await.unwrap_err();
    assert!(error.message.contains("may have been made"), "{}", error.message);
    assert!(error.advice.contains("before you try again"), "{}", error.advice);
    let made = t.sandbox.requests().iter().filter(|sent| sent.verb == "POST").count();
    assert_eq!(made, 1, "a creation is not sent twice");
    assert_eq!(record(&t).await[0].outcome, Outcome::Unknown);
}

#[tokio::test]
async fn auth_tokens_are_masked_copied_for_a_minute_and_deleted_by_a_name_that_is_none() {
    let (t, app) = set_up().await;
    people(&t, &app, &["ada"]).await;
    let made = t.console.user_auth_token_create(&app, "ada").await.unwrap().value;
    assert!(made.masked.starts_with("••••"), "{}", made.masked);
    let listed = t.console.user_auth_tokens(&app, "ada").await.unwrap();
    assert_eq!(listed, std::slice::from_ref(&made));

    t.console.user_auth_token_copy(&app, "ada", &made.id).await.unwrap();
    let token = t.clipboard.text();
    assert!(token.starts_with("ada_"), "the token itself is in the clipboard");
    let text = serde_json::to_string(&record(&t).await).unwrap();
    assert!(!text.contains(&token), "and not on record");

    t.console.user_auth_token_delete(&app, "ada", &made.id).await.unwrap();
    assert_eq!(t.console.user_auth_tokens(&app, "ada").await.unwrap(), []);
    let error = t.console.user_auth_token_delete(&app, "ada", &made.id).await.unwrap_err();
    assert_eq!(error.code, Code::NotFound);
    t.console.user_auth_token_create(&app, "ada").await.unwrap();
    t.console.user_auth_tokens_flush(&app, "ada").await.unwrap();
    assert_eq!(t.console.user_auth_tokens(&app, "ada").await.unwrap(), []);
}

#[tokio::test]
async fn a_deactivated_user_is_found_among_any_number_with_uids_that_begin_alike() {
    let (t, app) = set_up().await;
    let mut uids: Vec<String> = (0..1_010).map(|n| format!("user-1{n:04}")).collect();
    people(&t, &app, &uids.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let last = CreateUser { uid: Uid::from("user-1"), name: "Zoe".into(), ..CreateUser::default() };
    t.service(&app).send(last).await.unwrap();
    uids.push("user-1".into());
    indexed(&t, &app).await;
    t.console.users_deactivate(&app, &some(&uids)).await.unwrap();
    let detail = t.console.user_get(&app, "user-1").await.unwrap();
    assert!(detail.row.deactivated_at.is_some());
    assert!(t.console.user_raw(&app, "user-1").await.unwrap().contains("\"name\": \"Zoe\""));
    let gone = t.console.user_get(&app, "user-10").await.unwrap_err();
    assert_eq!(gone.code, Code::UserGone);
}
