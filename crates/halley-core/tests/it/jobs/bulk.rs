//! What is done to many users, and how it is taken back.

use cometchat_api::Guid;
use cometchat_api::chat::members::ListMembers;
use cometchat_api::chat::users::UpdateUser;
use cometchat_api::{RoleId, Uid};
use halley_core::Code;
use halley_core::model::activity::{ActivityFilter, Outcome};
use halley_core::model::fleet::{AppLabel, Label};
use halley_core::model::gate::Profile;
use halley_core::model::job::{JobItemState, JobStage, JobTask, OutlookKind};
use halley_core::testing::TestConsole;

use super::{
    asked, at_service, crowd, done, everybody, group, halted, items, role, tags, these, uid, vip,
};
use crate::{indexed, people};

#[tokio::test]
async fn a_plan_says_what_will_happen_to_how_many_and_sends_nothing() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    role(&t, &app, "vip").await;
    people(&t, &app, &["ada", "bob", "cy"]).await;
    let is_vip = UpdateUser {
        uid: Uid::from("bob"),
        role: Some(RoleId::from("vip")),
        ..UpdateUser::default()
    };
    t.service(&app).send(is_vip).await.unwrap();
    indexed(&t, &app).await;
    t.sandbox.clear_requests();
    let plan = t.console.job_plan(&asked(&app, vip(), everybody())).await.unwrap();
    let told: Vec<_> =
        plan.outlook.iter().map(|line| (line.count, line.kind, line.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, OutlookKind::Change, "will get the role vip"),
            (1, OutlookKind::Same, "have this role already"),
        ]
    );
    assert_eq!(plan.title, "Give 3 users the role vip?");
    assert_eq!((plan.count, plan.allowed, plan.reversible), (3, true, true));
    assert_eq!((plan.seconds, plan.must_type), (Some(1), None));
    assert_eq!(t.sandbox.requests(), []);
    assert_eq!(t.console.jobs_list().await.unwrap(), [], "a plan is no job yet");
    t.console.job_discard(&plan.id).await.unwrap();
    let error = t.console.job_begin(&plan.id, "", None).await.unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}

#[tokio::test]
async fn a_batch_in_production_is_begun_by_typing_its_count() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bob", "cy"]).await;
    indexed(&t, &app).await;
    let plan = t.console.job_plan(&asked(&app, JobTask::UsersFlush, everybody())).await.unwrap();
    assert_eq!((plan.must_type, plan.reversible), (None, false));
    let label = AppLabel { label: Label::Production, colour: "red".into() };
    t.console.app_label_set(&app, &label).await.unwrap();
    let error = t.console.job_begin(&plan.id, "", None).await.unwrap_err();
    assert_eq!(error.message, "Type 3 to go on.", "the label came after the plan");
    t.console.job_begin(&plan.id, " 3 ", None).await.unwrap();
    assert_eq!(halted(&t, &plan.id).await.stage, JobStage::Done);
}

#[tokio::test]
async fn roles_change_are_on_record_once_and_each_user_gets_the_former_one_back() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    for id in ["vip", "staff"] {
        role(&t, &app, id).await;
    }
    people(&t, &app, &["ada", "bob", "cy"]).await;
    let staff = UpdateUser {
        uid: Uid::from("bob"),
        role: Some(RoleId::from("staff")),
        ..UpdateUser::default()
    };
    t.service(&app).send(staff).await.unwrap();
    indexed(&t, &app).await;
    let job = done(&t, &asked(&app, vip(), these(&["ada", "bob", "ada"]))).await;
    assert_eq!((job.stage, job.tally.total, job.tally.done), (JobStage::Done, 2, 2));
    assert_eq!(job.title, "Give 2 users the role vip");
    for uid in ["ada", "bob"] {
        assert_eq!(at_service(&t, &app, uid).await.role, Some(RoleId::from("vip")));
    }
    let facets = t.console.users_facets(&app).await.unwrap();
    let vips = facets.roles.iter().find(|facet| facet.value == "vip").map(|facet| facet.count);
    assert_eq!(vips, Some(2), "the list knows at once");

    let filter = ActivityFilter { limit: 10, ..ActivityFilter::default() };
    let record = t.console.activity_list(&filter).await.unwrap();
    let entry = record.iter().find(|entry| entry.act == "usersRole").unwrap();
    assert_eq!(entry.sentence, "Gave 2 users the role vip");
    assert_eq!(entry.outcome, Outcome::Done);
    assert_eq!(job.undo.as_deref(), Some(entry.id.as_str()));

    t.console.activity_undo(&entry.id).await.unwrap();
    let back = t.console.jobs_list().await.unwrap().into_iter().find(|row| row.id != job.id);
    let back = halted(&t, &back.unwrap().id).await;
    assert_eq!((back.stage, back.tally.done), (JobStage::Done, 2));
    assert_eq!(at_service(&t, &app, "ada").await.role, Some(RoleId::from("default")));
    assert_eq!(at_service(&t, &app, "bob").await.role, Some(RoleId::from("staff")));
    let record = t.console.activity_list(&filter).await.unwrap();
    assert_eq!(record[0].sentence, "Undid: Gave 2 users the role vip");
    let again = t.console.activity_undo(&entry.id).await.unwrap_err();
    assert_eq!(again.message, "This was undone already.");
}

#[tokio::test]
async fn tags_come_and_go_and_nobody_gets_more_than_the_service_takes() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bob"]).await;
    let full: Vec<String> = (0..25).map(|n| format!("t{n}")).collect();
    let update =
        UpdateUser { uid: Uid::from("bob"), tags: Some(full.clone()), ..UpdateUser::default() };
    t.service(&app).send(update).await.unwrap();
    indexed(&t, &app).await;
    let task = JobTask::UsersTag { tags: tags(&["t1", "new", " new "]) };
    let job = done(&t, &asked(&app, task, everybody())).await;
    assert_eq!((job.tally.done, job.tally.failed), (1, 1));
    assert_eq!(at_service(&t, &app, "ada").await.tags, ["t1", "new"]);
    assert_eq!(at_service(&t, &app, "bob").await.tags, full);
    let failed = items(&t, &job.id, JobItemState::Failed).await;
    let why = "A user has at most 25 tags. This one would have 26.";
    assert_eq!(failed, [("bob".to_owned(), Some(why.to_owned()))]);

    let task = JobTask::UsersUntag { tags: tags(&["t1"]) };
    let job = done(&t, &asked(&app, task, everybody())).await;
    assert_eq!(job.tally.done, 2);
    assert_eq!(at_service(&t, &app, "ada").await.tags, ["new"]);
    assert_eq!(at_service(&t, &app, "bob").await.tags.len(), 24);
    t.console.activity_undo(&job.undo.unwrap()).await.unwrap();
    let back = t.console.jobs_list().await.unwrap();
    let back = back.iter().find(|row| row.title.starts_with("Undo: Take t1")).unwrap();
    assert_eq!(halted(&t, &back.id).await.tally.done, 2);
    assert!(at_service(&t, &app, "ada").await.tags.contains(&"t1".to_owned()));
}

#[tokio::test]
async fn users_are_deactivated_by_the_hundred_and_those_who_were_are_left() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    crowd(&t, &app, 130).await;
    indexed(&t, &app).await;
    t.console.users_deactivate(&app, &these(&[&uid(7)])).await.unwrap();
    t.sandbox.clear_requests();
    let mut all: Vec<String> = (0..130).map(uid).collect();
    all.push("nobody".to_owned());
    let selection = halley_core::model::gate::Selection::Some { uids: all };
    let job = done(&t, &asked(&app, JobTask::UsersDeactivate, selection)).await;
    let tally = job.tally;
    assert_eq!((tally.done, tally.unchanged, tally.failed), (129, 1, 1));
    let sent = t.sandbox.requests().iter().filter(|sent| sent.verb == "DELETE").count();
    assert_eq!(sent, 2, "a hundred in a request");
    assert_eq!(crate::names(&t, &app, "Person").await, [""; 0]);
    let failed = items(&t, &job.id, JobItemState::Failed).await;
    assert_eq!(failed[0].0, "nobody");
}

#[tokio::test]
async fn deleting_for_good_wants_the_count_and_who_is_gone_is_no_failure() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bob"]).await;
    indexed(&t, &app).await;
    let request = asked(&app, JobTask::UsersDelete, these(&["ada", "bob", "ghost"]));
    let plan = t.console.job_plan(&request).await.unwrap();
    assert_eq!((plan.must_type.as_deref(), plan.reversible), (Some("3"), false));
    assert!(plan.text.contains("cannot be undone"), "{}", plan.text);
    let job = done(&t, &request).await;
    assert_eq!((job.tally.done, job.tally.unchanged, job.tally.failed), (2, 1, 0));
    assert_eq!(job.undo, None);
    assert_eq!(crate::names(&t, &app, "").await, [""; 0]);
    t.console.profile_set(Profile::Manager).await.unwrap();
    let plan = t.console.job_plan(&request).await.unwrap();
    assert!(!plan.allowed);
    let error = t.console.job_begin(&plan.id, "3", None).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
}

#[tokio::test]
async fn users_join_a_group_and_leave_it_again_when_that_is_undone() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    crowd(&t, &app, 40).await;
    group(&t, &app, "night").await;
    indexed(&t, &app).await;
    let join = || JobTask::UsersJoin { guid: "night".to_owned() };
    let first = done(&t, &asked(&app, join(), these(&[&uid(0)]))).await;
    assert_eq!(first.title, "Add 1 user to Night shift");
    let job = done(&t, &asked(&app, join(), everybody())).await;
    assert_eq!((job.tally.done, job.tally.unchanged), (39, 1));
    let members = || async {
        let list = ListMembers { guid: Guid::from("night"), ..ListMembers::default() };
        t.service(&app).send(list).await.unwrap().data.len()
    };
    assert_eq!(members().await, 40);
    t.console.activity_undo(&job.undo.unwrap()).await.unwrap();
    let jobs = t.console.jobs_list().await.unwrap();
    let back = jobs.iter().find(|row| row.title == "Undo: Add 40 users to Night shift").unwrap();
    assert_eq!(halted(&t, &back.id).await.tally.done, 39);
    assert_eq!(members().await, 1);
}
