//! Imports taken back.

use std::collections::BTreeMap;

use cometchat_api::chat::groups::{DeleteGroup, GetGroup};
use cometchat_api::chat::members::{AddMembers, ListMembers, Member};
use cometchat_api::chat::users::{ListUsers, UpdateUser, User};
use cometchat_api::{Guid, Uid};
use halley_core::model::activity::ActivityFilter;
use halley_core::model::connection::AppRef;
use halley_core::model::group::GroupsQuery;
use halley_core::model::import::ImportKind;
use halley_core::model::job::{JobItemsQuery, JobRow, JobStage};
use halley_core::model::user::{UserFilter, UsersQuery};
use halley_core::testing::TestConsole;

use super::import::{begun, planned, written};
use super::{at_service, group, halted, role};
use crate::{names, people};

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
    let sentence = "Took back the import of 3 members from shifts.csv";
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

#[tokio::test]
async fn an_import_of_users_is_undone_for_the_new_ones_and_for_changed_fields() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    role(&t, &app, "vip").await;
    people(&t, &app, &["ada", "bo", "cy"]).await;
    let tagged = UpdateUser {
        uid: Uid::from("cy"),
        tags: Some(vec!["old".to_owned()]),
        ..UpdateUser::default()
    };
    t.service(&app).send(tagged).await.expect("cy has a tag");
    let read = || async {
        let told = |user: User| (user.name, user.role, user.avatar, user.tags);
        [told(at_service(&t, &app, "bo").await), told(at_service(&t, &app, "cy").await)]
    };
    let before = read().await;

    let text = "uid,name,role,avatar,tags\n\
        bo,Bo Renamed,vip,https://example.com/bo.png,new\n\
        cy,,,,\"new, newer\"\n\
        dora,Dora,,,\neve,Eve,,,\n";
    let plan = planned(&t, &app, ImportKind::Users, &written(&t, "people.csv", text)).await;
    assert!(plan.text.contains("Undo deactivates the new ones"), "{}", plan.text);
    let job = begun(&t, &plan).await;
    assert_eq!((job.stage, job.tally.done), (JobStage::Done, 4));
    assert_ne!(read().await, before);

    t.sandbox.clear_requests();
    let back = undone(&t, job).await;
    assert_eq!((back.stage, back.tally.done, back.undo), (JobStage::Done, 4, None));
    assert_eq!(read().await, before);
    let sent = t.sandbox.requests();
    let n_offs = sent.iter().filter(|request| request.verb.as_str() == "DELETE").count();
    assert_eq!(n_offs, 1, "those it made go together");
    let off = ListUsers { only_deactivated: Some(true), ..ListUsers::default() };
    let off = t.service(&app).send(off).await.expect("the deactivated").data;
    let mut off: Vec<_> = off.iter().map(|user| user.uid.as_str()).collect();
    off.sort_unstable();
    assert_eq!(off, ["dora", "eve"]);
    assert_eq!(names(&t, &app, "").await, ["ada", "bo", "cy"], "the list knows at once");
    let filter = UserFilter { tags: vec!["new".to_owned()], ..UserFilter::default() };
    let query = UsersQuery { filter, limit: 10, ..UsersQuery::default() };
    let page = t.console.users_list(&app, query).await.expect("the list");
    assert_eq!(page.rows.len(), 0, "a list of tags that became empty is known to be");
}

#[tokio::test]
async fn an_import_that_changes_nothing_that_is_known_offers_no_undo() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["bo"]).await;
    let file = written(&t, "people.csv", "uid,link\nbo,https://example.com/bo\n");
    let job = begun(&t, &planned(&t, &app, ImportKind::Users, &file).await).await;
    assert_eq!((job.tally.done, job.undo), (1, None));
}

#[tokio::test]
async fn an_import_of_groups_is_undone_for_those_that_were_there() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    group(&t, &app, "day").await;
    let read = || async {
        let got = t.service(&app).send(get("day")).await.expect("the group");
        (got.name, got.kind, got.icon, got.tags)
    };
    let before = read().await;
    let text = "guid,name,type,icon,tags\n\
        day,Day shift,public,https://example.com/day.png,early\n\
        night,Night shift,public,,\n";
    let plan = planned(&t, &app, ImportKind::Groups, &written(&t, "groups.csv", text)).await;
    assert!(plan.text.contains("new groups, descriptions and metadata stay"), "{}", plan.text);
    let job = begun(&t, &plan).await;
    assert_eq!(job.tally.done, 2);
    assert_ne!(read().await, before);
    let back = undone(&t, job).await;
    assert_eq!((back.stage, back.tally.done, back.tally.total), (JobStage::Done, 1, 1));
    assert_eq!(read().await, before);
    t.service(&app).send(get("night")).await.expect("what it made stays");
}

fn get(guid: &str) -> GetGroup {
    GetGroup { guid: Guid::from(guid), on_behalf_of: None }
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
