//! Members of groups: added, moved between scopes, kicked, banned, and all of it taken back.

use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::model::activity::Outcome;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::{Act, PlanRequest, Profile, Selection};
use halley_core::model::group::{MemberFilter, NewGroup};
use halley_core::model::people::PageOf;
use halley_core::testing::TestConsole;
use halley_core::{Code, Event};

use crate::groups::{member, members, record, support};
use crate::{indexed, people};

/// The group `support` of Ada, who owns it, Bo, a moderator, and Cy.
async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo", "cy", "dee"]).await;
    let first = vec![member("bo", "moderator"), member("cy", "participant")];
    let group = NewGroup { owner: "ada".into(), members: first, ..support() };
    t.console.group_create(&app, &group).await.expect("the group is made");
    (t, app)
}

fn pairs(known: &[(&str, &str)]) -> Vec<(String, String)> {
    known.iter().map(|(uid, scope)| ((*uid).to_owned(), (*scope).to_owned())).collect()
}

fn uids(named: &[&str]) -> Vec<String> {
    named.iter().map(|uid| (*uid).to_owned()).collect()
}

const AT_FIRST: [(&str, &str); 3] = [("ada", "admin"), ("bo", "moderator"), ("cy", "participant")];

#[tokio::test]
async fn members_are_listed_by_scope_and_found_in_the_middle_of_a_word() {
    let (t, app) = set_up().await;
    let of = PageOf { app: app.clone(), id: "support".into(), page: 1 };
    let filter = MemberFilter { scopes: vec!["moderator".into()], ..MemberFilter::default() };
    let found = t.console.group_members(&of, &filter).await.unwrap();
    assert_eq!(found.rows.iter().map(|row| row.row.uid.as_str()).collect::<Vec<_>>(), ["bo"]);
    let filter = MemberFilter { search: "DA".into(), ..MemberFilter::default() };
    let found = t.console.group_members(&of, &filter).await.unwrap();
    assert_eq!(found.rows.iter().map(|row| row.row.uid.as_str()).collect::<Vec<_>>(), ["ada"]);
    assert!(!found.more);
}

#[tokio::test]
async fn added_members_are_reported_one_by_one_and_taken_out_again_by_undo() {
    let (t, app) = set_up().await;
    let who = [member("dee", "moderator"), member("cy", "participant"), member("ghost", "admin")];
    let report = t.console.group_members_add(&app, "support", &who).await.unwrap();
    assert_eq!((report.done, report.unchanged, report.failed.len()), (1, 1, 1));
    assert_eq!(report.failed[0].id, "ghost");
    let entry = &record(&t).await[0];
    assert_eq!(entry.outcome, Outcome::Partly);
    assert_eq!(entry.sentence, "Added 3 users to Support room");
    assert_eq!(entry.object.as_ref().unwrap().kind, "group");
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(members(&t, &app, "support").await, pairs(&AT_FIRST), "Cy was there before");
}

#[tokio::test]
async fn scopes_change_and_go_back_each_to_its_own_and_an_owner_stays_admin() {
    let (t, app) = set_up().await;
    let who = [member("ada", "admin"), member("bo", "admin"), member("cy", "admin")];
    let report = t.console.group_members_scope(&app, "support", &who).await.unwrap();
    assert_eq!((report.done, report.failed.len()), (2, 1));
    assert!(report.failed[0].message.contains("owns the group"), "{:?}", report.failed);
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Made 3 users admins of Support room");
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(members(&t, &app, "support").await, pairs(&AT_FIRST));
    let same = [member("cy", "participant")];
    let report = t.console.group_members_scope(&app, "support", &same).await.unwrap();
    assert_eq!((report.done, report.unchanged), (0, 1));
}

#[tokio::test]
async fn a_kicked_moderator_comes_back_as_moderator() {
    let (t, app) = set_up().await;
    indexed(&t, &app).await;
    let report = t.console.group_members_kick(&app, "support", &uids(&["bo"])).await.unwrap();
    assert_eq!(report.done, 1);
    assert_eq!(record(&t).await[0].sentence, "Kicked bo out of Support room");
    assert_eq!(members(&t, &app, "support").await.len(), 2);
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(members(&t, &app, "support").await, pairs(&AT_FIRST));
    let owner = t.console.group_members_kick(&app, "support", &uids(&["ada"])).await.unwrap();
    assert_eq!((owner.done, owner.undo), (0, None));
    assert!(owner.failed[0].message.contains("another owner first"));
}

#[tokio::test]
async fn a_ban_is_lifted_by_undo_with_the_membership_and_a_lifted_ban_is_put_back() {
    let (t, app) = set_up().await;
    let banned = uids(&["bo", "dee"]);
    let report = t.console.group_members_ban(&app, "support", &banned).await.unwrap();
    assert_eq!(report.done, 2, "members and others alike");
    let of = PageOf { app: app.clone(), id: "support".into(), page: 1 };
    let listed = t.console.group_banned(&of).await.unwrap().rows;
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().any(|row| row.row.uid == "bo" && row.banned_at.is_some()));
    let refused = t.console.group_members_add(&app, "support", &[member("bo", "admin")]).await;
    let refused = refused.unwrap().failed.remove(0);
    assert_eq!(refused.service_code.as_deref(), Some("ERR_BANNED_GROUPMEMBER"));

    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(t.console.group_banned(&of).await.unwrap().rows, []);
    assert_eq!(members(&t, &app, "support").await, pairs(&AT_FIRST), "Dee was no member");

    t.console.group_members_ban(&app, "support", &uids(&["dee"])).await.unwrap();
    let lifted = t.console.group_members_unban(&app, "support", &uids(&["dee"])).await.unwrap();
    t.console.activity_undo(lifted.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(t.console.group_banned(&of).await.unwrap().rows.len(), 1);
}

#[tokio::test]
async fn many_members_are_added_25_a_request_with_progress_and_a_chunk_that_fails_is_told() {
    let (t, app) = set_up().await;
    let many: Vec<String> = (0..60).map(|n| format!("user-{n:02}")).collect();
    people(&t, &app, &many.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let who: Vec<_> = many.iter().map(|uid| member(uid, "participant")).collect();
    let plan = FaultPlan::from(Fault::Code { code: "ERR_OPERATION_FAILED".into() });
    t.sandbox.faults([plan.on("/groups/{guid}/members").after(2)]);
    let report = t.console.group_members_add(&app, "support", &who).await.unwrap();
    assert_eq!((report.done, report.failed.len()), (50, 10), "the last ten failed together");
    let progress: Vec<u32> = t
        .heard
        .all()
        .iter()
        .filter_map(|event| match event {
            Event::BatchProgress { act: Act::GroupMembersAdd, done, total: 60, .. } => Some(*done),
            _ => None,
        })
        .collect();
    assert_eq!(progress, [25, 50, 60]);
}

#[tokio::test]
async fn support_acts_on_one_member_and_not_on_many_and_the_plan_says_so() {
    let (t, app) = set_up().await;
    indexed(&t, &app).await;
    t.console.profile_set(Profile::Support).await.unwrap();
    assert!(t.console.group_members_kick(&app, "support", &uids(&["cy"])).await.is_ok());
    t.sandbox.clear_requests();
    let error = t.console.group_members_kick(&app, "support", &uids(&["bo", "dee"])).await;
    assert_eq!(error.unwrap_err().code, Code::ProfileDenied);
    assert!(t.sandbox.requests().iter().all(|sent| sent.verb == "GET"));
    let request = PlanRequest {
        act: Act::GroupMembersBan,
        app,
        selection: Some(Selection::Some { uids: uids(&["bo"]) }),
        subject: Some("support".into()),
    };
    let plan = t.console.gate_plan(&request).await.unwrap();
    assert_eq!((plan.allowed, plan.title.as_str()), (true, "Ban bo from Support room?"));
}

#[tokio::test]
async fn uids_that_somebody_pasted_are_looked_up_in_the_index() {
    let (t, app) = set_up().await;
    indexed(&t, &app).await;
    let named = t.console.users_named(&app, uids(&["ghost", "ada"])).await.unwrap();
    assert_eq!((named[0].uid.as_str(), &named[0].name), ("ghost", &None));
    assert_eq!(named[1].name.as_deref(), Some("ada"));
}
