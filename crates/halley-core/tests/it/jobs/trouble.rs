//! Jobs that meet trouble: failures, refusals, people who change their minds.

use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::job::{JobItemState, JobStage, JobTask};
use halley_core::testing::TestConsole;

use super::{asked, crowd, done, everybody, halted, items, role, these, uid, vip};
use crate::indexed;

/// An app with so many users, all in the index, and the role `vip`.
async fn crowded(count: usize) -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    role(&t, &app, "vip").await;
    crowd(&t, &app, count).await;
    indexed(&t, &app).await;
    (t, app)
}

#[tokio::test]
async fn what_failed_is_told_saved_and_tried_again() {
    let (t, app) = crowded(5).await;
    let refused = Fault::Code { code: "ERR_BAD_REQUEST".to_owned() };
    t.sandbox.fail_next(FaultPlan::from(refused).on("/users/{uid}"));
    let job = done(&t, &asked(&app, vip(), everybody())).await;
    assert_eq!((job.stage, job.tally.done, job.tally.failed), (JobStage::Done, 4, 1));
    assert!(job.can_retry);
    let failed = items(&t, &job.id, JobItemState::Failed).await;
    assert!(job.problem.unwrap().contains(&failed[0].0));

    let file = t.folder.path().join("failed.csv");
    assert_eq!(t.console.job_failures_save(&job.id, &file).await.unwrap(), 1);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with(&format!("uid,reason\n{},", failed[0].0)), "{text}");

    t.heard.clear();
    t.console.job_retry(&job.id).await.unwrap();
    let job = halted(&t, &job.id).await;
    assert_eq!((job.stage, job.tally.done, job.tally.failed), (JobStage::Done, 5, 0));
    assert!(!job.can_retry);
    assert_eq!(t.console.job_retry(&job.id).await.unwrap_err().code, Code::Conflict);
    t.console.job_remove(&job.id).await.unwrap();
    assert_eq!(t.console.jobs_list().await.unwrap(), []);
}

#[tokio::test]
async fn a_key_that_is_refused_holds_the_job_and_loses_nobody() {
    let (t, app) = crowded(60).await;
    let refused = Fault::Code { code: "AUTH_ERR_APIKEY_NOT_FOUND".to_owned() };
    t.sandbox.fail_next(FaultPlan::from(refused).on("/users/{uid}").after(20));
    let job = done(&t, &asked(&app, vip(), everybody())).await;
    assert_eq!(job.stage, JobStage::Paused);
    assert!(job.problem.is_some());
    assert!(job.tally.done < 60, "{:?}", job.tally);
    assert_eq!((job.tally.failed, job.tally.open), (0, 0), "it surely was not done");
    t.heard.clear();
    t.console.job_go_on(&job.id).await.unwrap();
    let job = halted(&t, &job.id).await;
    assert_eq!((job.stage, job.tally.done, job.problem), (JobStage::Done, 60, None));
}

#[tokio::test]
async fn an_answer_that_never_came_is_told_as_unknown_until_it_is_tried_again() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    crowd(&t, &app, 3).await;
    indexed(&t, &app).await;
    let request = asked(&app, JobTask::UsersDelete, everybody());
    t.sandbox.fail_next(FaultPlan::from(Fault::Html200).on("/users/{uid}"));
    let job = done(&t, &request).await;
    assert_eq!(job.stage, JobStage::Paused);
    assert_eq!((job.tally.done, job.tally.open), (2, 1));
    assert_eq!(items(&t, &job.id, JobItemState::Open).await.len(), 1);
    t.heard.clear();
    t.console.job_go_on(&job.id).await.unwrap();
    let job = halted(&t, &job.id).await;
    assert_eq!((job.stage, job.tally.done, job.tally.open), (JobStage::Done, 3, 0));
}

#[tokio::test]
async fn a_job_is_held_gone_on_with_and_given_up() {
    let (t, app) = crowded(300).await;
    let plan = t.console.job_plan(&asked(&app, vip(), everybody())).await.unwrap();
    t.console.job_begin(&plan.id, "300", None).await.unwrap();
    t.console.job_pause(&plan.id).await.unwrap();
    let held = halted(&t, &plan.id).await;
    assert_eq!(held.stage, JobStage::Paused);
    assert!(held.tally.done < 300);
    assert_eq!(items(&t, &plan.id, JobItemState::Open).await, [], "nobody hangs in between");
    t.heard.clear();
    t.console.job_go_on(&plan.id).await.unwrap();
    t.console.job_stop(&plan.id).await.unwrap();
    let stopped = halted(&t, &plan.id).await;
    assert_eq!(stopped.stage, JobStage::Stopped);
    assert!(stopped.tally.done >= held.tally.done);
    let error = t.console.job_go_on(&plan.id).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
}

#[tokio::test]
async fn what_failed_in_a_job_that_was_given_up_is_tried_again_and_the_rest_left() {
    let (t, app) = crowded(300).await;
    let plan = t.console.job_plan(&asked(&app, vip(), everybody())).await.unwrap();
    let refused = Fault::Code { code: "ERR_BAD_REQUEST".to_owned() };
    t.sandbox.fail_next(FaultPlan::from(refused).on("/users/{uid}").times(5));
    let signed_off = Fault::Code { code: "AUTH_ERR_APIKEY_NOT_FOUND".to_owned() };
    t.sandbox.fail_next(FaultPlan::from(signed_off).on("/users/{uid}"));
    t.console.job_begin(&plan.id, "300", None).await.unwrap();
    let held = halted(&t, &plan.id).await;
    assert_eq!((held.stage, held.tally.failed, held.can_retry), (JobStage::Paused, 5, false));
    let stopped = t.console.job_stop(&plan.id).await.unwrap();
    assert!(stopped.stage == JobStage::Stopped && stopped.can_retry);

    let again = t.console.job_retry(&plan.id).await.unwrap();
    assert_eq!(again.title, "Try again: Give 5 users the role vip");
    let again = halted(&t, &again.id).await;
    assert_eq!((again.stage, again.tally.total, again.tally.done), (JobStage::Done, 5, 5));
    let stopped = t.console.job_get(&plan.id).await.unwrap();
    assert!(stopped.stage == JobStage::Stopped && !stopped.can_retry);
    assert_eq!(t.console.job_retry(&plan.id).await.unwrap_err().code, Code::Conflict);
    let left = items(&t, &plan.id, JobItemState::Waiting).await;
    assert_eq!(left.len() as u32, 300 - stopped.tally.done - 5, "nobody else was touched");
}

#[tokio::test]
async fn a_profile_that_may_no_longer_do_it_does_not_go_on() {
    let (t, app) = crowded(120).await;
    let plan = t.console.job_plan(&asked(&app, vip(), everybody())).await.unwrap();
    t.console.job_begin(&plan.id, "120", None).await.unwrap();
    t.console.job_pause(&plan.id).await.unwrap();
    assert_eq!(halted(&t, &plan.id).await.stage, JobStage::Paused);
    t.console.profile_set(Profile::Support).await.unwrap();
    let error = t.console.job_go_on(&plan.id).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    let one = t.console.job_plan(&asked(&app, vip(), these(&[&uid(1)]))).await.unwrap();
    assert!(one.allowed, "one user is within its rights");
}

#[tokio::test]
async fn a_task_that_says_nothing_is_not_planned() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    crowd(&t, &app, 1).await;
    indexed(&t, &app).await;
    for (task, field) in [
        (JobTask::UsersTag { tags: vec!["  ".to_owned()] }, "tags"),
        (JobTask::UsersRole { role: "no such id".to_owned() }, "role"),
        (JobTask::UsersJoin { guid: String::new() }, "guid"),
    ] {
        let error = t.console.job_plan(&asked(&app, task, everybody())).await.unwrap_err();
        assert_eq!(error.fields[0].field, field);
    }
    let nobody = t.console.job_plan(&asked(&app, vip(), these(&[]))).await.unwrap_err();
    assert_eq!(nobody.message, "No user is selected.");
    assert_eq!(t.console.jobs_list().await.unwrap(), []);
}
