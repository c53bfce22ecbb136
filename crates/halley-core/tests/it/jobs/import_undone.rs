//! Imports of members taken back.

use std::collections::BTreeMap;

use cometchat_api::chat::groups::DeleteGroup;
use cometchat_api::chat::members::{AddMembers, ListMembers, Member};
use cometchat_api::{Guid, Uid};
use halley_core::model::activity::ActivityFilter;
use halley_core::model::connection::AppRef;
use halley_core::model::group::GroupsQuery;
use halley_core::model::import::ImportKind;
use halley_core::model::job::{JobItemsQuery, JobRow, JobStage};
use halley_core::testing::TestConsole;

use super::import::{begun, planned, written};
use super::{group, halted};
use crate::people;

#[tokio::test]
async fn an_import_of_members_is_undone_for_the_new_ones_and_for_changed_scopes() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo", "cy", "di"]).await;
    group(&t, &app, "day").await;
    group(&t, &app, "night").await;
    let add = AddMembers {
        guid: Guid::from("day"),
        participants: Some(vec![Uid::from("bo")]),
        moderators: Some(vec![Uid::from("di")]),
        ..AddMembers::default()
    };
    t.service(&app).send(add).await.expect("they are members");
    let before = [scopes(&t, &app, "day").await, scopes(&t, &app, "night").await];

    let text = "guid,uid,scope\nday,bo,moderator\nday,di,moderator\nday,cy,\nnight,cy,admin\n";
    let plan = planned(&t, &app, ImportKind::Members, &written(&t, "shifts.csv", text)).await;
    assert!(
        plan.text
            .ends_with("takes the new ones out again and gives the others their former scopes.")
    );
    let job = begun(&t, &plan).await;
    assert_eq!((job.tally.done, job.tally.unchanged), (3, 1));
    assert_eq!(counts(&t, &app).await, [3, 1], "the list knows how many there are now");

    let back = undone(&t, job).await;
    assert_eq!((back.stage, back.tally.done, back.undo), (JobStage::Done, 3, None));
    assert_eq!([scopes(&t, &app, "day").await, scopes(&t, &app, "night").await], before);
    assert_eq!(counts(&t, &app).await, [2, 0]);
    let query = JobItemsQuery { id: back.id, state: None, after: 0, limit: 1 };
    let first = t.console.job_items(&query).await.unwrap().remove(0);
    assert_eq!((first.key.as_str(), first.name.as_deref()), ("day/bo", Some("bo")));
    let record = t.console.activity_list(&ActivityFilter { limit: 1, ..Default::default() }).await;
    let sentence = "Put 3 members back to where they were before an import from shifts.csv";
    assert_eq!(record.unwrap()[0].sentence, sentence);
}

#[tokio::test]
async fn whoever_could_not_be_put_back_comes_in_a_file_with_group_and_reason() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo"]).await;
    group(&t, &app, "day").await;
    let file = written(&t, "shifts.csv", "guid,uid\nday,bo\n");
    let job = begun(&t, &planned(&t, &app, ImportKind::Members, &file).await).await;
    let gone = DeleteGroup { guid: Guid::from("day"), on_behalf_of: None };
    t.service(&app).send(gone).await.expect("somebody deletes the group");
    let back = undone(&t, job).await;
    assert_eq!((back.tally.done, back.tally.failed), (0, 1));
    let failed = t.folder.path().join("failed.csv");
    assert_eq!(t.console.job_failures_save(&back.id, &failed).await.unwrap(), 1);
    let text = std::fs::read_to_string(&failed).unwrap();
    let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "guid,uid,reason");
    assert!(lines[1].starts_with("day,bo,"), "{}", lines[1]);
}

async fn counts(t: &TestConsole, app: &AppRef) -> Vec<u32> {
    let query = GroupsQuery { limit: 10, ..GroupsQuery::default() };
    let page = t.console.groups_list(app, query).await.expect("the list");
    page.rows.iter().map(|row| row.members.unwrap_or_default()).collect()
}

async fn scopes(t: &TestConsole, app: &AppRef, guid: &str) -> BTreeMap<String, String> {
    let list = ListMembers { guid: Guid::from(guid), ..ListMembers::default() };
    let members = t.service(app).send(list).await.expect("its members").data;
    let told = |member: Member| {
        (member.user.uid.to_string(), member.scope.map_or(String::new(), |scope| scope.to_string()))
    };
    members.into_iter().map(told).collect()
}

/// Takes an import back and waits for the end of that.
async fn undone(t: &TestConsole, job: JobRow) -> JobRow {
    t.console.activity_undo(&job.undo.expect("a way back")).await.expect("it is taken back");
    let rows = t.console.jobs_list().await.expect("the jobs");
    let back = rows.iter().find(|row| row.title.starts_with("Undo: Import")).expect("another job");
    halted(t, &back.id).await
}
