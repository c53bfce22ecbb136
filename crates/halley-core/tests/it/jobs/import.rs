//! Users, groups and members of files.

use std::path::{Path, PathBuf};

use cometchat_api::Guid;
use cometchat_api::chat::groups::GetGroup;
use cometchat_api::chat::members::ListMembers;
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::import::{ImportKind, ImportMapping};
use halley_core::model::job::{JobItemState, JobPlan, JobRow, JobStage};
use halley_core::testing::TestConsole;

use super::{at_service, crowd, group, halted, items, role, uid};
use crate::{names, people};

pub(super) fn written(t: &TestConsole, name: &str, text: &str) -> PathBuf {
    let path = t.folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

pub(super) async fn planned(
    t: &TestConsole,
    app: &AppRef,
    kind: ImportKind,
    file: &Path,
) -> JobPlan {
    let file = t.console.import_open(kind, file).await.expect("a file");
    let mapping = ImportMapping { columns: file.columns, guid: None };
    t.console.import_plan(app, &file.id, &mapping).await.expect("a plan")
}

pub(super) async fn begun(t: &TestConsole, plan: &JobPlan) -> JobRow {
    t.heard.clear();
    let typed = plan.must_type.clone().unwrap_or_default();
    t.console.job_begin(&plan.id, &typed, None).await.expect("it is begun");
    halted(t, &plan.id).await
}

fn told(plan: &JobPlan) -> Vec<(u32, &str)> {
    plan.outlook.iter().map(|line| (line.count, line.text.split(':').next().unwrap())).collect()
}

#[tokio::test]
async fn users_are_made_changed_and_left_alone_as_the_dry_run_said() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    role(&t, &app, "vip").await;
    people(&t, &app, &["ada", "bo", "cy"]).await;
    let text = "User ID,Full name,role,tags,avatar,reason\n\
        ada,ada,,,,\n\
        bo,Bo Renamed,,,,it failed before\n\
        dora,Dora,vip,\"new, old\",https://example.com/d.png,\n\
        eve,,,,,\n\
        Not A Uid,Fay,,,,\n\
        gus,Gus,boss,,,\n\
        dora,Dora again,,,,\n";
    let file = written(&t, "people.csv", text);
    let opened = t.console.import_open(ImportKind::Users, &file).await.unwrap();
    let mapping = ImportMapping { columns: opened.columns.clone(), guid: None };
    let preview = t.console.import_preview(&opened.id, &mapping).await.unwrap();
    assert_eq!((preview.total, preview.wrong), (7, 2), "{:?}", preview.first);
    assert_eq!(preview.first[4].faults[0].column, Some(0));

    let plan = planned(&t, &app, ImportKind::Users, &file).await;
    let expected = [
        (1, "new"),
        (1, "there already"),
        (1, "there already and the same"),
        (4, "cannot be imported"),
    ];
    assert_eq!(told(&plan), expected);
    assert_eq!(plan.title, "Import 2 users from people.csv?", "two of seven rows are sent");
    let refused = items(&t, &plan.id, JobItemState::Failed).await;
    let reasons: Vec<_> =
        refused.iter().map(|(key, why)| (&**key, why.as_deref().unwrap())).collect();
    assert_eq!(reasons[0], ("eve", "This user is new, so it needs a name."));
    assert!(reasons[1].1.starts_with("A uid has only the letters"), "{reasons:?}");
    assert_eq!(reasons[2], ("gus", "This app has no role boss."));
    assert_eq!(reasons[3], ("dora", "Row 4 is about the same user already."));

    t.sandbox.clear_requests();
    let job = begun(&t, &plan).await;
    assert_eq!((job.stage, job.tally.done, job.tally.unchanged), (JobStage::Done, 2, 1));
    assert_eq!(job.tally.failed, 4);
    let dora = at_service(&t, &app, "dora").await;
    assert_eq!(dora.role.unwrap().as_str(), "vip");
    assert_eq!(dora.tags, ["new", "old"]);
    assert_eq!(at_service(&t, &app, "bo").await.name, "Bo Renamed");
    let sent: Vec<_> = t.sandbox.requests().into_iter().map(|r| (r.verb, r.template)).collect();
    let of = |verb: &str, template: &str| {
        sent.iter().filter(|(v, p)| v.as_str() == verb && p.as_str() == template).count()
    };
    assert_eq!((of("POST", "/data_import/users"), of("PUT", "/users/{uid}")), (1, 1));
    assert_eq!(names(&t, &app, "dora").await, ["Dora"], "the index knows her at once");
}

#[tokio::test]
async fn what_failed_comes_back_as_such_a_file_and_goes_in_again() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let text = r#"[{"uid":"ada","name":"Ada","tags":["x"]},{"uid":"b o","name":"Bo","tags":["y"],
        "password":"open sesame"}]"#;
    let file = written(&t, "people.json", text);
    let plan = planned(&t, &app, ImportKind::Users, &file).await;
    let job = begun(&t, &plan).await;
    assert_eq!((job.tally.done, job.tally.failed), (1, 1));
    let name = t.console.job_failures_name(&job.id).await.unwrap();
    assert_eq!(name, "people-failed.json");
    let failed = t.folder.path().join(name);
    assert_eq!(t.console.job_failures_save(&job.id, &failed).await.unwrap(), 1);
    let read: serde_json::Value = serde_json::from_slice(&std::fs::read(&failed).unwrap()).unwrap();
    assert_eq!((&read[0]["uid"], &read[0]["tags"]), (&"b o".into(), &serde_json::json!(["y"])));
    assert!(read[0]["password"].is_null(), "the journal keeps nothing that may be secret");
    assert!(read[0]["reason"].as_str().unwrap().starts_with("A uid has only"));
    let mended = std::fs::read_to_string(&failed).unwrap().replace("b o", "bo");
    let again = written(&t, "again.json", &mended);
    let plan = planned(&t, &app, ImportKind::Users, &again).await;
    assert_eq!(told(&plan), [(1, "new")]);
    assert_eq!(begun(&t, &plan).await.tally.done, 1);
    assert_eq!(at_service(&t, &app, "bo").await.tags, ["y"]);
}

#[tokio::test]
async fn groups_and_their_members_come_in() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo", "cy"]).await;
    group(&t, &app, "night").await;
    let text = "guid;name;type;owner;description\n\
        day;Day shift;public;ada;Who works by day\nold;Old;;;\nnight;Night owls;;;\nlost;Lost;;nobody;\n";
    let file = written(&t, "groups.csv", text);
    let plan = planned(&t, &app, ImportKind::Groups, &file).await;
    let expected = [(2, "new"), (1, "there already"), (1, "cannot be imported")];
    assert_eq!(told(&plan), expected);
    assert_eq!(begun(&t, &plan).await.tally.done, 3);
    let get = |guid: &str| GetGroup { guid: Guid::from(guid), on_behalf_of: None };
    let service = t.service(&app);
    let day = service.send(get("day")).await.unwrap();
    assert_eq!(day.description.as_deref(), Some("Who works by day"));
    assert_eq!(service.send(get("night")).await.unwrap().name, "Night owls");

    let text = "group,user,scope\nday,ada,\nday,bo,moderator\nold,bo,\nold,nobody,\nnone,bo,\n";
    let file = written(&t, "members.csv", text);
    let plan = planned(&t, &app, ImportKind::Members, &file).await;
    let expected = [(2, "new"), (1, "there already and the same"), (2, "cannot be imported")];
    assert_eq!(told(&plan), expected);
    let job = begun(&t, &plan).await;
    assert_eq!((job.tally.done, job.tally.failed), (2, 2));
    let list = ListMembers { guid: Guid::from("day"), ..ListMembers::default() };
    let members = service.send(list).await.unwrap().data;
    let bo = members.iter().find(|member| member.user.uid.as_str() == "bo").unwrap();
    assert_eq!(bo.scope.as_ref().unwrap().to_string(), "moderator");

    let file = written(&t, "scopes.csv", "uid,scope\nbo,admin\nada,participant\ncy,\n");
    let opened = t.console.import_open(ImportKind::Members, &file).await.unwrap();
    let mapping = ImportMapping { columns: opened.columns, guid: Some("day".into()) };
    let plan = t.console.import_plan(&app, &opened.id, &mapping).await.unwrap();
    let expected = [(1, "new"), (1, "there already"), (1, "cannot be imported")];
    assert_eq!(told(&plan), expected, "an owner keeps his scope");
    assert_eq!(begun(&t, &plan).await.tally.done, 2);
}

#[tokio::test]
async fn an_app_without_data_import_gets_everything_one_by_one() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    group(&t, &app, "night").await;
    let absent = Fault::Code { code: "ERR_PLAN_RESTRICTION".to_owned() };
    let rows: String = (0..120).map(|n| format!("{},Person {n}\n", uid(n))).collect();
    let file = written(&t, "people.csv", &format!("uid,name\n{rows}"));
    let plan = planned(&t, &app, ImportKind::Users, &file).await;
    t.sandbox.fail_next(FaultPlan::from(absent.clone()).on("/data_import/users").times(9));
    let job = begun(&t, &plan).await;
    assert_eq!((job.stage, job.tally.done), (JobStage::Done, 120), "{:?}", job.problem);
    let rows: String = (0..60).map(|n| format!("night,{}\n", uid(n))).collect();
    let file = written(&t, "members.csv", &format!("guid,uid\n{rows}"));
    let plan = planned(&t, &app, ImportKind::Members, &file).await;
    t.sandbox.fail_next(FaultPlan::from(absent).on("/data_import/members").times(9));
    assert_eq!(begun(&t, &plan).await.tally.done, 60);
}

#[tokio::test]
async fn a_row_whose_answer_was_lost_is_found_made_and_not_made_twice() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let rows: String = (0..50).map(|n| format!("{},Person {n}\n", uid(n))).collect();
    let file = written(&t, "people.csv", &format!("uid,name\n{rows}"));
    let plan = planned(&t, &app, ImportKind::Users, &file).await;
    t.sandbox.fail_next(FaultPlan::from(Fault::DropAnswer).on("/data_import/users"));
    let job = begun(&t, &plan).await;
    assert_eq!((job.stage, job.tally.done, job.tally.failed), (JobStage::Done, 50, 0));
}

#[tokio::test]
async fn whoever_came_meanwhile_is_not_overwritten_unless_asked_again() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let file = written(&t, "people.csv", "uid,name\nada,Ada\nbo,Bo\n");
    let plan = planned(&t, &app, ImportKind::Users, &file).await;
    people(&t, &app, &["ada"]).await;
    let job = begun(&t, &plan).await;
    assert_eq!((job.tally.done, job.tally.failed), (1, 1));
    assert!(job.problem.unwrap().contains("was made meanwhile"));
    assert_eq!(at_service(&t, &app, "ada").await.name, "ada");
    let plan = planned(&t, &app, ImportKind::Users, &file).await;
    assert_eq!(told(&plan), [(1, "there already"), (1, "there already and the same")]);
}

#[tokio::test]
async fn who_may_not_import_is_told_before_and_refused_after() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    t.console.profile_set(Profile::Support).await.unwrap();
    let file = written(&t, "people.csv", "uid,name\nada,Ada\n");
    let plan = planned(&t, &app, ImportKind::Users, &file).await;
    assert!(!plan.allowed && plan.reason.unwrap().contains("cannot import users"));
    let refused = t.console.job_begin(&plan.id, "", None).await.unwrap_err();
    assert_eq!(refused.code, Code::ProfileDenied);
}

#[tokio::test]
async fn a_file_that_changes_nothing_or_has_no_row_or_no_id_says_so() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    crowd(&t, &app, 1).await;
    let file = written(&t, "same.csv", &format!("uid,name\n{},Person 0\n", uid(0)));
    let plan = planned(&t, &app, ImportKind::Users, &file).await;
    assert!(!plan.allowed);
    assert_eq!(plan.reason.as_deref(), Some("No row of this file would make or change anything."));
    let file = written(&t, "heads.csv", "uid,name\n");
    let opened = t.console.import_open(ImportKind::Users, &file).await.unwrap();
    let mapping = ImportMapping { columns: opened.columns, guid: None };
    let error = t.console.import_plan(&app, &opened.id, &mapping).await.unwrap_err();
    assert_eq!(error.message, "This file has no row below its heads.");
    let unmapped = ImportMapping { columns: vec![None, None], guid: None };
    let error = t.console.import_plan(&app, &opened.id, &unmapped).await.unwrap_err();
    assert_eq!(error.fields[0].field, "columns");
}

#[tokio::test]
async fn a_column_that_is_imported_is_kept_whatever_its_head_sounds_like() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada"]).await;
    let text = "uid,name,Token,Password\nada,,x,open sesame\nb o,Bo,y,open sesame\n";
    let file = t.console.import_open(ImportKind::Users, &written(&t, "s.csv", text)).await.unwrap();
    let columns = [Some("uid"), Some("name"), Some("tags"), None];
    let columns = columns.map(|field| field.map(str::to_owned)).to_vec();
    let mapping = ImportMapping { columns, guid: None };
    let plan = t.console.import_plan(&app, &file.id, &mapping).await.unwrap();
    assert_eq!(told(&plan), [(1, "there already"), (1, "cannot be imported")]);
    let job = begun(&t, &plan).await;
    assert_eq!((job.tally.done, job.tally.failed), (1, 1));
    assert_eq!(at_service(&t, &app, "ada").await.tags, ["x"]);
    let failed = t.folder.path().join("failed.csv");
    t.console.job_failures_save(&job.id, &failed).await.unwrap();
    let failed = std::fs::read_to_string(&failed).unwrap();
    assert!(failed.contains("b o,Bo,y,,"), "{failed}");
}
