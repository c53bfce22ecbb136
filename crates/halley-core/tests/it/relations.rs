//! Friendships and blocks, made, ended and taken back.

use halley_core::Code;
use halley_core::model::activity::{ActivityFilter, Outcome};
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::people::PageOf;
use halley_core::model::user::{BlockDirection, Blocks};
use halley_core::testing::TestConsole;

use crate::{indexed, people};

async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo", "cy"]).await;
    indexed(&t, &app).await;
    (t, app)
}

fn uids(named: &[&str]) -> Vec<String> {
    named.iter().map(|uid| (*uid).to_owned()).collect()
}

fn of(app: &AppRef, uid: &str) -> PageOf {
    PageOf { app: app.clone(), id: uid.to_owned(), page: 1 }
}

async fn friends(t: &TestConsole, app: &AppRef, uid: &str) -> Vec<String> {
    let page = t.console.user_friends(&of(app, uid)).await.expect("friends");
    page.rows.into_iter().map(|row| row.uid).collect()
}

async fn blocked(t: &TestConsole, app: &AppRef, uid: &str) -> Vec<(String, BlockDirection)> {
    let page = t.console.user_blocked(&of(app, uid)).await.expect("blocks");
    page.rows.into_iter().map(|row| (row.row.uid, row.direction)).collect()
}

#[tokio::test]
async fn friends_are_made_reported_one_by_one_and_parted_again_by_undo() {
    let (t, app) = set_up().await;
    t.console.user_friends_add(&app, "ada", &uids(&["bo"])).await.unwrap();
    let report = t.console.user_friends_add(&app, "ada", &uids(&["bo", "cy", "ghost"])).await;
    let report = report.unwrap();
    assert_eq!((report.done, report.unchanged, report.failed.len()), (1, 1, 1));
    assert_eq!(report.failed[0].id, "ghost");
    assert_eq!(friends(&t, &app, "cy").await, ["ada"], "a friendship has two sides");
    let filter = ActivityFilter { limit: 10, ..ActivityFilter::default() };
    let entry = &t.console.activity_list(&filter).await.unwrap()[0];
    assert_eq!(entry.sentence, "Made 3 users friends of ada");
    assert_eq!(
        (entry.outcome, entry.object.as_ref().unwrap().id.as_str()),
        (Outcome::Partly, "ada")
    );
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(friends(&t, &app, "ada").await, ["bo"], "Bo was a friend before");
}

#[tokio::test]
async fn an_ended_friendship_is_made_again_by_undo() {
    let (t, app) = set_up().await;
    t.console.user_friends_add(&app, "ada", &uids(&["bo"])).await.unwrap();
    let report = t.console.user_friends_remove(&app, "ada", &uids(&["bo"])).await.unwrap();
    assert_eq!(friends(&t, &app, "bo").await, [""; 0]);
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(friends(&t, &app, "bo").await, ["ada"]);
}

#[tokio::test]
async fn blocks_are_told_from_both_sides_and_lifted() {
    let (t, app) = set_up().await;
    let report = t.console.user_block(&app, "ada", &uids(&["bo"])).await.unwrap();
    assert_eq!(report.done, 1);
    t.console.user_block(&app, "bo", &uids(&["ada"])).await.unwrap();
    assert_eq!(blocked(&t, &app, "ada").await, [("bo".to_owned(), BlockDirection::Both)]);
    let both = t.console.user_blocks(&app, "ada", "bo").await.unwrap();
    assert_eq!(both, Blocks { blocks: true, is_blocked: true });

    let lifted = t.console.user_unblock(&app, "ada", &uids(&["bo"])).await.unwrap();
    let one = t.console.user_blocks(&app, "ada", "bo").await.unwrap();
    assert_eq!(one, Blocks { blocks: false, is_blocked: true });
    t.console.activity_undo(lifted.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(blocked(&t, &app, "ada").await.len(), 1, "the block is put back");
    let again = t.console.user_block(&app, "ada", &uids(&["bo"])).await.unwrap();
    assert_eq!((again.done, again.unchanged, again.undo), (0, 1, None));
}

#[tokio::test]
async fn nobody_is_tied_to_himself_and_reading_profiles_tie_nobody() {
    let (t, app) = set_up().await;
    t.sandbox.clear_requests();
    let own = t.console.user_block(&app, "ada", &uids(&["ada"])).await.unwrap_err();
    assert_eq!(own.code, Code::Invalid);
    let nobody = t.console.user_friends_add(&app, "ada", &[]).await.unwrap_err();
    assert_eq!(nobody.message, "No user is named.");
    t.console.profile_set(Profile::ReadOnly).await.unwrap();
    let denied = t.console.user_friends_add(&app, "ada", &uids(&["bo"])).await.unwrap_err();
    assert_eq!(denied.code, Code::ProfileDenied);
    assert_eq!(t.sandbox.requests(), []);
}
