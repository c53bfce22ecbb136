//! Lists besides the users, written to files.

use std::path::Path;

use cometchat_api::Uid;
use cometchat_api::chat::members::BanUser;
use halley_core::Code;
use halley_core::conversations::ConversationFilter;
use halley_core::model::activity::ActivityFilter;
use halley_core::model::connection::AppRef;
use halley_core::model::export::{ExportFormat, ExportList, ExportRequest};
use halley_core::model::gate::Profile;
use halley_core::model::group::{GroupFilter, MemberFilter};
use halley_core::model::job::JobStage;
use halley_core::testing::TestConsole;
use serde_json::Value;

use super::halted;
use crate::indexed;
use crate::scene::Scene;

fn asked(app: &AppRef, list: &ExportList, columns: &[String]) -> ExportRequest {
    let (app, list, columns) = (app.clone(), list.clone(), columns.to_vec());
    ExportRequest { app, list, format: ExportFormat::Json, columns }
}

/// Writes a list with all its columns as JSON and reads it.
async fn exported(t: &TestConsole, app: &AppRef, list: ExportList) -> Vec<Value> {
    let columns: Vec<String> =
        t.console.export_columns(&list).into_iter().map(|column| column.id).collect();
    let file = t.folder.path().join("list.json");
    let id = t.console.export_plan(&asked(app, &list, &columns)).await.expect("a plan");
    assert!(t.console.job_file_name(&id).await.unwrap().ends_with(".json"));
    t.heard.clear();
    t.console.job_begin(&id, "", Some(&file)).await.expect("it is begun");
    let job = halted(t, &id).await;
    assert_eq!(job.stage, JobStage::Done, "{list:?}: {:?}", job.problem);
    let rows: Vec<Value> = read(&file);
    assert_eq!((job.tally.done as usize, job.tally.total as usize), (rows.len(), rows.len()));
    for row in &rows {
        assert_eq!(row.as_object().unwrap().len(), columns.len());
    }
    rows
}

fn read(file: &Path) -> Vec<Value> {
    serde_json::from_slice(&std::fs::read(file).expect("the file")).expect("JSON")
}

#[tokio::test]
async fn every_list_is_in_its_file() {
    let scene = Scene::new().await;
    let (t, app) = (&scene.t, &scene.app);
    scene.say("ada", "cy", "=1+1").await;
    scene.say("ada", "support", "hello").await;
    let ban = BanUser { guid: "support".into(), uid: Uid::from("bo"), on_behalf_of: None };
    scene.service.send(ban).await.unwrap();
    indexed(t, app).await;

    let groups = exported(t, app, ExportList::Groups { filter: GroupFilter::default() }).await;
    assert_eq!((groups.len(), &groups[0]["name"]), (1, &"Support room".into()));
    let guid = "support".to_owned();
    let filter = MemberFilter::default();
    let members = exported(t, app, ExportList::Members { guid: guid.clone(), filter }).await;
    let uids: Vec<_> = members.iter().map(|member| member["uid"].as_str().unwrap()).collect();
    assert!(uids.contains(&"ada") && !uids.contains(&"bo"), "{uids:?}");
    let banned = exported(t, app, ExportList::Banned { guid }).await;
    assert_eq!((banned.len(), &banned[0]["uid"]), (1, &"bo".into()));
    let filter = ConversationFilter::default();
    let talks = exported(t, app, ExportList::Conversations { filter }).await;
    assert!(talks.iter().any(|talk| talk["lastMessage"] == "=1+1"), "{talks:?}");
    let keys = exported(t, app, ExportList::ApiKeys).await;
    let key = t.sandbox.app(&app.app.as_str().into()).unwrap().full_access;
    assert!(!keys.is_empty());
    assert!(!serde_json::to_string(&keys).unwrap().contains(key.expose()), "no key is in a file");
}

#[tokio::test]
async fn roles_and_what_belongs_to_a_user_are_in_their_files() {
    let scene = Scene::new().await;
    let (t, app) = (&scene.t, &scene.app);
    let others = ["bo".to_owned()];
    t.console.user_friends_add(app, "ada", &others).await.unwrap();
    t.console.user_block(app, "ada", &others).await.unwrap();

    let uid = "ada".to_owned();
    let friends = exported(t, app, ExportList::UserFriends { uid: uid.clone() }).await;
    assert_eq!((friends.len(), &friends[0]["uid"]), (1, &"bo".into()));
    let groups = exported(t, app, ExportList::UserGroups { uid: uid.clone() }).await;
    let group = groups.iter().find(|group| group["guid"] == "support").unwrap();
    assert!(group["scope"].is_string() && group["members"].is_u64(), "{group}");
    let blocked = exported(t, app, ExportList::UserBlocked { uid }).await;
    assert_eq!(
        (&blocked[0]["uid"], &blocked[0]["direction"]),
        (&"bo".into(), &"blockedByThem".into())
    );
    let roles = exported(t, app, ExportList::Roles).await;
    assert!(roles.iter().any(|role| role["role"] == "default"), "{roles:?}");
}

#[tokio::test]
async fn lists_of_no_app_are_exported_too() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let nowhere = AppRef { app: String::new(), ..app.clone() };
    let fleet = exported(&t, &nowhere, ExportList::Fleet { apps: None }).await;
    assert_eq!((fleet.len(), &fleet[0]["app"]), (1, &app.app.as_str().into()));
    let none = ExportList::Fleet { apps: Some(vec!["another".to_owned()]) };
    assert_eq!(exported(&t, &nowhere, none).await.len(), 0, "only those in view");
    let everywhere = AppRef { connection: String::new(), app: String::new() };
    let filter = ActivityFilter::default();
    let done = exported(&t, &everywhere, ExportList::Activity { filter }).await;
    assert!(done.iter().any(|entry| entry["what"] == "Exported the apps to JSON"), "{done:?}");
}

#[tokio::test]
async fn a_column_that_is_none_and_a_profile_that_only_reads_are_refused() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let list = ExportList::ApiKeys;
    for columns in [vec![], vec!["password".to_owned()]] {
        let refused = t.console.export_plan(&asked(&app, &list, &columns)).await;
        assert_eq!(refused.unwrap_err().fields[0].field, "columns");
    }
    t.console.profile_set(Profile::ReadOnly).await.unwrap();
    let columns = ["name".to_owned()];
    let refused = t.console.export_plan(&asked(&app, &list, &columns)).await;
    assert_eq!(refused.unwrap_err().code, Code::ProfileDenied);
}
