//! Many members of one group: foreseen by who is in it now, done, and each taken back to its own.

use cometchat_api::Guid;
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::{ListBanned, ListMembers};
use halley_core::model::activity::ActivityFilter;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::group::MemberScope;
use halley_core::model::job::{JobStage, JobTask, MembersChange, OutlookKind};
use halley_core::testing::TestConsole;

use super::{asked, crowd, done, halted, night, these, uid};
use crate::{indexed, people};

fn task(change: MembersChange) -> JobTask {
    JobTask::Members { guid: "night".to_owned(), change }
}

fn scoped(uid: &str, scope: &str) -> MemberScope {
    MemberScope { uid: uid.to_owned(), scope: scope.to_owned() }
}

async fn members(t: &TestConsole, app: &AppRef) -> Vec<(String, String)> {
    let list =
        ListMembers { guid: Guid::from("night"), per_page: Some(1_000), ..ListMembers::default() };
    let listed = t.service(app).send(list).await.expect("members").data;
    let told = |scope: Option<Scope>| scope.map_or(String::new(), |scope| scope.to_string());
    let mut all: Vec<_> =
        listed.into_iter().map(|one| (one.user.uid.to_string(), told(one.scope))).collect();
    all.sort();
    all
}

fn pairs(known: &[(&str, &str)]) -> Vec<(String, String)> {
    known.iter().map(|(uid, scope)| ((*uid).to_owned(), (*scope).to_owned())).collect()
}

/// The group `night` of Ada, a moderator, and Bo; Cy is no member.
async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo", "cy"]).await;
    night(&t, &app, &["ada"], &["bo"]).await;
    indexed(&t, &app).await;
    (t, app)
}

async fn undone(t: &TestConsole, entry: &str) {
    t.console.activity_undo(entry).await.expect("it is taken back");
    let rows = t.console.jobs_list().await.expect("jobs");
    let newest = rows.iter().find(|row| row.stage == JobStage::Running);
    if let Some(row) = newest {
        halted(t, &row.id).await;
    }
}

#[tokio::test]
async fn a_plan_reads_who_is_in_the_group_and_says_what_becomes_of_each() {
    let (t, app) = set_up().await;
    let scopes = vec![scoped("cy", "moderator"), scoped("ada", "admin")];
    let add = task(MembersChange::Add { scopes });
    let plan = t.console.job_plan(&asked(&app, add, these(&["ada", "cy", "ghost"]))).await.unwrap();
    let told: Vec<_> =
        plan.outlook.iter().map(|line| (line.count, line.kind, line.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (1, OutlookKind::Change, "will be added to Night shift"),
            (1, OutlookKind::Same, "are members already and keep their scope"),
            (
                1,
                OutlookKind::Refused,
                "not among the users that Halley knows: CometChat refuses uids that do not exist"
            ),
        ]
    );
    assert_eq!((plan.title.as_str(), plan.reversible), ("Add 3 users to Night shift?", true));
    assert!(t.sandbox.requests().iter().all(|sent| sent.verb != "PUT"));
}

#[tokio::test]
async fn each_is_added_with_the_own_scope_and_only_those_go_again_by_undo() {
    let (t, app) = set_up().await;
    crowd(&t, &app, 130).await;
    let mut named: Vec<String> = (0..130).map(uid).collect();
    named.push("ada".to_owned());
    let names: Vec<&str> = named.iter().map(String::as_str).collect();
    let add = task(MembersChange::Add { scopes: vec![scoped(&uid(7), "admin")] });
    let job = done(&t, &asked(&app, add, these(&names))).await;
    assert_eq!((job.stage, job.tally.done, job.tally.unchanged), (JobStage::Done, 130, 1));
    assert_eq!(job.title, "Add 131 users to Night shift");
    let now = t.console.group_get(&app, "night").await.unwrap();
    assert_eq!(now.row.members, Some(132));
    let filter = ActivityFilter { object: Some("night".into()), limit: 9, ..Default::default() };
    let entries = t.console.activity_list(&filter).await.unwrap();
    assert_eq!(entries[0].sentence, "Added 131 users to Night shift", "in the group's history");
    let listed = members(&t, &app).await;
    assert!(listed.contains(&(uid(7), "admin".to_owned())));
    undone(&t, job.undo.as_deref().unwrap()).await;
    assert_eq!(members(&t, &app).await, pairs(&[("ada", "moderator"), ("bo", "participant")]));
}

#[tokio::test]
async fn scopes_bans_and_kicks_are_taken_back_to_what_each_had() {
    let (t, app) = set_up().await;
    let before = pairs(&[("ada", "moderator"), ("bo", "participant")]);
    let everyone = || these(&["ada", "bo", "cy"]);
    let scope = task(MembersChange::Scope { scope: "admin".into() });
    let job = done(&t, &asked(&app, scope, everyone())).await;
    assert_eq!((job.tally.done, job.tally.failed), (2, 1), "Cy is no member");
    assert_eq!(members(&t, &app).await, pairs(&[("ada", "admin"), ("bo", "admin")]));
    undone(&t, job.undo.as_deref().unwrap()).await;
    assert_eq!(members(&t, &app).await, before);

    let job = done(&t, &asked(&app, task(MembersChange::Ban), everyone())).await;
    assert_eq!(job.tally.done, 3, "members and others alike");
    assert_eq!(members(&t, &app).await, []);
    undone(&t, job.undo.as_deref().unwrap()).await;
    assert_eq!(members(&t, &app).await, before, "Cy was no member");
    let banned = ListBanned { guid: Guid::from("night"), ..ListBanned::default() };
    assert_eq!(t.service(&app).send(banned).await.unwrap().data.len(), 0);

    let job = done(&t, &asked(&app, task(MembersChange::Kick), everyone())).await;
    assert_eq!((job.tally.done, job.tally.unchanged), (2, 1));
    undone(&t, job.undo.as_deref().unwrap()).await;
    assert_eq!(members(&t, &app).await, before);
}

#[tokio::test]
async fn the_owner_stays_and_what_can_be_no_uid_or_scope_is_not_planned() {
    let (t, app) = set_up().await;
    t.console.group_transfer(&app, "night", "ada").await.unwrap();
    let kick = asked(&app, task(MembersChange::Kick), these(&["ada", "bo"]));
    let plan = t.console.job_plan(&kick).await.unwrap();
    assert_eq!((plan.outlook[1].count, plan.outlook[1].kind), (1, OutlookKind::Refused));
    let job = done(&t, &kick).await;
    assert_eq!((job.tally.done, job.tally.failed), (1, 1));
    assert!(job.problem.unwrap().contains("owns the group"));
    assert_eq!(members(&t, &app).await, pairs(&[("ada", "admin")]));

    let wrong = asked(&app, task(MembersChange::Ban), these(&["not a uid"]));
    assert_eq!(t.console.job_plan(&wrong).await.unwrap_err().fields[0].field, "members");
    let scope = task(MembersChange::Scope { scope: "king".into() });
    assert!(t.console.job_plan(&asked(&app, scope, these(&["bo"]))).await.is_err());
    let gone = JobTask::Members { guid: "nowhere".into(), change: MembersChange::Ban };
    assert!(t.console.job_plan(&asked(&app, gone, these(&["bo"]))).await.is_err());
}

#[tokio::test]
async fn a_profile_that_acts_on_one_member_plans_many_and_may_not_begin() {
    let (t, app) = set_up().await;
    t.console.profile_set(Profile::Support).await.unwrap();
    let ban = asked(&app, task(MembersChange::Ban), these(&["ada", "bo"]));
    let plan = t.console.job_plan(&ban).await.unwrap();
    assert!(!plan.allowed && plan.reason.unwrap().contains("support profile"));
    assert!(t.console.job_begin(&plan.id, "2", None).await.is_err());
}
