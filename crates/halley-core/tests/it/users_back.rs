//! Changes of users taken back: nobody is touched who was not changed.

use cometchat_api::chat::users::{ListUsers, User};
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Selection;
use halley_core::testing::TestConsole;

use crate::{indexed, people};

fn these(uids: &[&str]) -> Selection {
    Selection::Some { uids: uids.iter().map(|uid| (*uid).to_owned()).collect() }
}

/// Users as the service lists them, deactivated ones too.
async fn listed(t: &TestConsole, app: &AppRef) -> Vec<User> {
    let list =
        ListUsers { with_deactivated: Some(true), with_tags: Some(true), ..ListUsers::default() };
    t.service(app).send(list).await.expect("users").data
}

async fn active(t: &TestConsole, app: &AppRef) -> Vec<String> {
    let users = listed(t, app).await.into_iter().filter(|user| !user.is_deactivated());
    users.map(|user| user.uid.to_string()).collect()
}

#[tokio::test]
async fn undo_of_a_reactivation_leaves_those_who_were_active_before() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo"]).await;
    indexed(&t, &app).await;
    people(&t, &app, &["cy"]).await;
    t.console.users_deactivate(&app, &these(&["bo"])).await.unwrap();
    let report = t.console.users_reactivate(&app, &these(&["ada", "bo", "cy"])).await.unwrap();
    assert_eq!((report.done, report.unchanged, report.failed.len()), (1, 2, 0));
    assert_eq!(active(&t, &app).await, ["ada", "bo", "cy"]);
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(active(&t, &app).await, ["ada", "cy"], "Cy is not in the index and was read");
    let nobody = t.console.users_reactivate(&app, &these(&["ada"])).await.unwrap();
    assert_eq!((nobody.done, nobody.unchanged, nobody.undo), (0, 1, None));
}

#[tokio::test]
async fn whoever_was_deactivated_before_is_told_so_and_stays_so_by_undo() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo"]).await;
    indexed(&t, &app).await;
    t.console.users_deactivate(&app, &these(&["bo"])).await.unwrap();
    let all = these(&["ada", "bo", "ghost"]);
    let report = t.console.users_deactivate(&app, &all).await.unwrap();
    assert_eq!((report.done, report.unchanged), (1, 1));
    let failed: Vec<_> =
        report.failed.iter().map(|one| (one.id.as_str(), one.message.as_str())).collect();
    assert_eq!(failed, [("ghost", "There is no user with this uid.")]);
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(active(&t, &app).await, ["ada"]);
}
