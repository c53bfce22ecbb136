//! Users who needed nothing from a job: told so, and left alone when it is taken back.

use cometchat_api::Guid;
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::ListMembers;
use cometchat_api::chat::users::ListUsers;
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::model::connection::AppRef;
use halley_core::model::job::{JobItemState, JobRow, JobStage, JobTask, OutlookKind};
use halley_core::testing::TestConsole;

use super::{asked, done, halted, items, night, tags, these};
use crate::{indexed, people};

/// Ada, Bo and Cy; Bo is deactivated, and Ada moderates the group `night`.
async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo", "cy"]).await;
    night(&t, &app, &["ada"], &[]).await;
    indexed(&t, &app).await;
    t.console.users_deactivate(&app, &these(&["bo"])).await.expect("Bo is deactivated");
    (t, app)
}

async fn active(t: &TestConsole, app: &AppRef) -> Vec<String> {
    let users = t.service(app).send(ListUsers::default()).await.expect("users").data;
    users.into_iter().map(|user| user.uid.to_string()).collect()
}

async fn members(t: &TestConsole, app: &AppRef) -> Vec<(String, Option<Scope>)> {
    let list = ListMembers { guid: Guid::from("night"), ..ListMembers::default() };
    let listed = t.service(app).send(list).await.expect("members").data;
    listed.into_iter().map(|one| (one.user.uid.to_string(), one.scope)).collect()
}

/// Has the first answer of a job never come, so that all its items are in doubt, and goes on.
async fn in_doubt(t: &TestConsole, app: &AppRef, task: JobTask, place: &str) -> JobRow {
    let request = asked(app, task, these(&["ada", "bo", "cy"]));
    let plan = t.console.job_plan(&request).await.expect("a plan");
    t.sandbox.fail_next(FaultPlan::from(Fault::Html200).on(place));
    t.console.job_begin(&plan.id, "", None).await.expect("it is begun");
    let held = halted(t, &plan.id).await;
    assert_eq!((held.stage, held.tally.open), (JobStage::Paused, 3), "{:?}", held.problem);
    t.heard.clear();
    t.console.job_go_on(&plan.id).await.expect("it goes on");
    halted(t, &plan.id).await
}

async fn undone(t: &TestConsole, job: &JobRow) -> JobRow {
    t.console.activity_undo(job.undo.as_deref().expect("a way back")).await.expect("undone");
    let rows = t.console.jobs_list().await.expect("jobs");
    let title = format!("Undo: {}", job.title);
    halted(t, &rows.iter().find(|row| row.title == title).expect("a job").id).await
}

#[tokio::test]
async fn undo_of_a_job_leaves_those_who_were_so_before() {
    let (t, app) = set_up().await;
    let all = || these(&["ada", "bo", "cy"]);
    let job = done(&t, &asked(&app, JobTask::UsersReactivate, all())).await;
    assert_eq!((job.tally.done, job.tally.unchanged), (1, 2));
    let same = items(&t, &job.id, JobItemState::Unchanged).await;
    assert_eq!(same[0], ("ada".to_owned(), Some("Was active already.".to_owned())));
    assert_eq!(undone(&t, &job).await.tally.done, 1);
    assert_eq!(active(&t, &app).await, ["ada", "cy"]);

    let job = done(&t, &asked(&app, JobTask::UsersDeactivate, all())).await;
    assert_eq!((job.tally.done, job.tally.unchanged, job.tally.failed), (2, 1, 0));
    undone(&t, &job).await;
    assert_eq!(active(&t, &app).await, ["ada", "cy"]);
}

#[tokio::test]
async fn undo_of_a_job_that_was_broken_off_leaves_those_who_were_so_before() {
    let (t, app) = set_up().await;
    let job = in_doubt(&t, &app, JobTask::UsersDeactivate, "/users").await;
    assert_eq!((job.stage, job.tally.done, job.tally.unchanged), (JobStage::Done, 2, 1));
    undone(&t, &job).await;
    assert_eq!(active(&t, &app).await, ["ada", "cy"], "Bo was deactivated before");

    let job = in_doubt(&t, &app, JobTask::UsersReactivate, "/users").await;
    assert_eq!((job.tally.done, job.tally.unchanged), (1, 2));
    undone(&t, &job).await;
    assert_eq!(active(&t, &app).await, ["ada", "cy"], "they were active before");
}

#[tokio::test]
async fn undo_of_a_job_that_was_broken_off_kicks_nobody_who_was_a_member_before() {
    let (t, app) = set_up().await;
    t.console.users_reactivate(&app, &these(&["bo"])).await.unwrap();
    let join = JobTask::UsersJoin { guid: "night".to_owned() };
    let job = in_doubt(&t, &app, join, "/groups/{guid}/members").await;
    assert_eq!((job.stage, job.tally.done, job.tally.unchanged), (JobStage::Done, 2, 1));
    undone(&t, &job).await;
    let before = [("ada".to_owned(), Some(Scope::Moderator))];
    assert_eq!(members(&t, &app).await, before);

    let leave = JobTask::UsersLeave { guid: "night".to_owned() };
    let job = done(&t, &asked(&app, leave, these(&["ada", "bo"]))).await;
    assert_eq!((job.tally.done, job.tally.unchanged), (1, 1));
    undone(&t, &job).await;
    assert_eq!(members(&t, &app).await, before, "with the scope of before");
}

#[tokio::test]
async fn a_job_about_a_group_says_first_who_is_a_member_already() {
    let (t, app) = set_up().await;
    let told = async |task: JobTask| -> Vec<(u32, OutlookKind, String)> {
        let plan = t.console.job_plan(&asked(&app, task, these(&["ada", "cy"]))).await.unwrap();
        plan.outlook.into_iter().map(|line| (line.count, line.kind, line.text)).collect()
    };
    let join = told(JobTask::UsersJoin { guid: "night".to_owned() }).await;
    assert_eq!(
        join,
        [
            (1, OutlookKind::Change, "will join Night shift".to_owned()),
            (1, OutlookKind::Same, "are members already".to_owned()),
        ]
    );
    let leave = told(JobTask::UsersLeave { guid: "night".to_owned() }).await;
    assert_eq!(
        leave,
        [
            (1, OutlookKind::Change, "will be taken out of Night shift".to_owned()),
            (1, OutlookKind::Same, "are no members".to_owned()),
        ]
    );
}

#[tokio::test]
async fn tags_that_were_cleared_do_not_come_back_with_new_ones() {
    let (t, app) = set_up().await;
    for typed in [&["old"][..], &[]] {
        let changes =
            halley_core::model::user::UserChanges { tags: Some(tags(typed)), ..Default::default() };
        t.console.user_update(&app, "ada", &changes).await.unwrap();
    }
    let task = JobTask::UsersTag { tags: tags(&["new"]) };
    assert_eq!(done(&t, &asked(&app, task, these(&["ada"]))).await.tally.done, 1);
    assert_eq!(super::at_service(&t, &app, "ada").await.tags, ["new"]);
}
