//! Changes of users taken back: nobody is touched who was not changed.

use cometchat_api::Uid;
use cometchat_api::chat::users::{ListUsers, UpdateUser, User};
use cometchat_sandbox::SandboxConfig;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Selection;
use halley_core::model::user::UserChanges;
use halley_core::testing::{Setup, TestConsole};

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

/// Tags of Ada at the service.
async fn tags(t: &TestConsole, app: &AppRef) -> Vec<String> {
    let users = listed(t, app).await;
    users.into_iter().find(|user| user.uid.as_str() == "ada").expect("Ada").tags
}

async fn tag(t: &TestConsole, app: &AppRef, tags: &[&str]) {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let update = UpdateUser { uid: Uid::from("ada"), tags: Some(tags), ..UpdateUser::default() };
    t.service(app).send(update).await.expect("Ada is tagged");
}

fn tagged(tags: &[&str]) -> UserChanges {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    UserChanges { tags: Some(tags), ..UserChanges::default() }
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

#[tokio::test]
async fn tags_that_were_cleared_are_gone_from_the_list_at_once() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada"]).await;
    tag(&t, &app, &["vip"]).await;
    indexed(&t, &app).await;
    let written = t.console.user_update(&app, "ada", &tagged(&[])).await.unwrap();
    assert_eq!(written.value.row.tags, [""; 0]);
    assert_eq!(t.console.user_get(&app, "ada").await.unwrap().row.tags, [""; 0]);
    assert!(t.console.users_facets(&app).await.unwrap().tags.is_empty());
    t.console.activity_undo(written.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(tags(&t, &app).await, ["vip"]);
}

#[tokio::test]
async fn where_single_reads_tell_no_tags_those_of_the_list_are_shown_and_given_back() {
    let sandbox = SandboxConfig { odd_lists: true, ..SandboxConfig::default() };
    let t = TestConsole::with(Setup { sandbox, ..Setup::default() }).await;
    let app = t.app().await;
    people(&t, &app, &["ada"]).await;
    tag(&t, &app, &["vip"]).await;
    indexed(&t, &app).await;
    assert_eq!(t.console.user_get(&app, "ada").await.unwrap().row.tags, ["vip"]);
    let written = t.console.user_update(&app, "ada", &tagged(&["vip", "new"])).await.unwrap();
    assert_eq!(written.value.row.tags, ["vip", "new"]);
    t.console.activity_undo(written.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(tags(&t, &app).await, ["vip"]);
    let named = UserChanges { name: Some("Ada L.".into()), ..UserChanges::default() };
    let written = t.console.user_update(&app, "ada", &named).await.unwrap();
    assert_eq!(written.value.row.tags, ["vip"], "what was not asked for stays");
}
