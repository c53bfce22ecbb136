//! Long work: planned, done, held, tried again, taken back.

mod bulk;
mod export;
mod import;
mod import_again;
mod import_process;
mod import_undone;
mod killed;
mod lists;
mod members;
mod needless;
mod pace;
mod trouble;

use std::fmt::Write;

use cometchat_api::Uid;
use cometchat_api::chat::groups::{CreateGroup, GroupType};
use cometchat_api::chat::members::AddMembers;
use cometchat_api::chat::roles::CreateRole;
use cometchat_api::chat::users::{CreateUser, GetUser, User};
use cometchat_api::{Guid, RoleId};
use futures_util::{StreamExt, TryStreamExt, stream};
use halley_core::Event;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Selection;
use halley_core::model::job::{JobItemState, JobItemsQuery, JobRequest, JobRow, JobStage, JobTask};
use halley_core::model::user::UserFilter;
use halley_core::testing::TestConsole;

/// The uid of one of many.
fn uid(n: usize) -> String {
    let mut uid = String::from("u");
    write!(uid, "{n:05}").expect("text grows");
    uid
}

/// Makes so many users at the service, round the console.
async fn crowd(t: &TestConsole, app: &AppRef, count: usize) {
    let service = t.service(app);
    stream::iter(0..count)
        .map(|n| {
            let (uid, name) = (Uid::from(uid(n).as_str()), format!("Person {n}"));
            service.send(CreateUser { uid, name, ..CreateUser::default() })
        })
        .buffer_unordered(16)
        .try_for_each(|_| async { Ok(()) })
        .await
        .expect("the users are made");
}

async fn role(t: &TestConsole, app: &AppRef, id: &str) {
    let create =
        CreateRole { role: RoleId::from(id), name: id.to_owned(), ..CreateRole::default() };
    t.service(app).send(create).await.expect("the role is made");
}

async fn group(t: &TestConsole, app: &AppRef, guid: &str) {
    let create = CreateGroup {
        guid: Guid::from(guid),
        name: "Night shift".to_owned(),
        kind: GroupType::Private,
        password: None,
        icon: None,
        description: None,
        metadata: None,
        owner: None,
        tags: None,
        members: None,
        on_behalf_of: None,
    };
    t.service(app).send(create).await.expect("the group is made");
}

/// Makes the group `night` of these people.
async fn night(t: &TestConsole, app: &AppRef, moderators: &[&str], participants: &[&str]) {
    group(t, app, "night").await;
    let uids = |of: &[&str]| Some(of.iter().map(|uid| Uid::from(*uid)).collect());
    let add = AddMembers {
        guid: Guid::from("night"),
        moderators: uids(moderators),
        participants: uids(participants),
        ..AddMembers::default()
    };
    t.service(app).send(add).await.expect("the members are added");
}

/// A user as the service has it.
async fn at_service(t: &TestConsole, app: &AppRef, uid: &str) -> User {
    let get = GetUser { uid: Uid::from(uid), on_behalf_of: None };
    t.service(app).send(get).await.expect("the user is there")
}

fn everybody() -> Selection {
    Selection::All { filter: UserFilter::default(), except: Vec::new() }
}

fn these(uids: &[&str]) -> Selection {
    Selection::Some { uids: uids.iter().map(|uid| (*uid).to_owned()).collect() }
}

fn asked(app: &AppRef, task: JobTask, selection: Selection) -> JobRequest {
    JobRequest { app: app.clone(), task, selection }
}

fn vip() -> JobTask {
    JobTask::UsersRole { role: "vip".to_owned() }
}

fn tags(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

/// Waits until a job does not run any more.
pub(crate) async fn halted(t: &TestConsole, id: &str) -> JobRow {
    let event = t.heard.until(|event| match event {
        Event::JobProgress { job } => job.id == id && job.stage != JobStage::Running,
        _ => false,
    });
    match event.await {
        Event::JobProgress { job } => *job,
        other => panic!("{other:?}"),
    }
}

/// Plans a job, types what it wants, and waits for its end.
async fn done(t: &TestConsole, request: &JobRequest) -> JobRow {
    let plan = t.console.job_plan(request).await.expect("a plan");
    let typed = plan.must_type.unwrap_or_default();
    t.console.job_begin(&plan.id, &typed, None).await.expect("it is begun");
    halted(t, &plan.id).await
}

/// Keys and messages of a job's items in one state.
async fn items(t: &TestConsole, id: &str, state: JobItemState) -> Vec<(String, Option<String>)> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let query = JobItemsQuery { id: id.to_owned(), state: Some(state), after, limit: 500 };
        let page = t.console.job_items(&query).await.expect("items");
        let Some(last) = page.last() else { return all };
        after = last.seq;
        all.extend(page.into_iter().map(|item| (item.key, item.message)));
    }
}
