//! The people index: read whole, resumed, kept up, searched.

use std::time::Duration;

use cometchat_api::Uid;
use cometchat_api::chat::users::{DeleteUser, UpdateUser};
use cometchat_sandbox::{Fault, FaultPlan, SandboxConfig, Seed};
use halley_core::Event;
use halley_core::model::connection::AppRef;
use halley_core::model::group::GroupsQuery;
use halley_core::model::people::{Between, IndexPhase};
use halley_core::model::user::{Shown, UserFilter, UserSort, UserSortBy, UsersQuery};
use halley_core::testing::{Setup, TestConsole};

use crate::{indexed, names, people};

fn demo(users: usize) -> Setup {
    let sandbox =
        SandboxConfig { seed: Seed::Demo, users: Some(users), ..SandboxConfig::default() };
    Setup { sandbox, ..Setup::default() }
}

/// The app with the most users.
async fn largest(t: &TestConsole) -> AppRef {
    let connection = t.account().await.expect("the account is connected").id;
    let mut apps = Vec::new();
    for id in t.sandbox.apps() {
        let app = AppRef { connection: connection.clone(), app: id.to_string() };
        if t.console.app_get(&app).await.expect("an app").state == "active" {
            let page = cometchat_api::chat::users::ListUsers {
                per_page: Some(1),
                with_deactivated: Some(true),
                ..Default::default()
            };
            let listing = t.service(&app).send(page).await.expect("a page");
            apps.push((listing.meta.pagination.and_then(|told| told.total), app));
        }
    }
    apps.sort_by_key(|(total, _)| *total);
    apps.pop().expect("an app").1
}

fn all() -> UsersQuery {
    let filter = UserFilter { shown: Shown::All, ..UserFilter::default() };
    UsersQuery { filter, limit: 50, ..UsersQuery::default() }
}

#[tokio::test]
async fn everybody_of_an_app_is_read_in_pages_of_a_thousand_and_listed_from_the_index() {
    let t = TestConsole::with(demo(3_400)).await;
    let app = largest(&t).await;
    t.sandbox.clear_requests();
    indexed(&t, &app).await;
    let page = t.console.users_list(&app, all()).await.unwrap();
    assert_eq!(page.rows.len(), 50);
    assert!(page.total >= 3_400, "{} users", page.total);
    assert_eq!((page.index.phase, page.index.done), (IndexPhase::Ready, page.total));
    let asked = t.sandbox.requests().iter().filter(|sent| sent.template == "/users").count();
    assert_eq!(asked, (page.total as usize).div_ceil(1_000), "no page is asked for in vain");
    let groups = t.console.groups_list(&app, GroupsQuery { limit: 5, ..Default::default() }).await;
    assert_eq!(groups.unwrap().rows.len(), 5);
    let known = t.console.app_get(&app).await.unwrap();
    assert_eq!(known.users, Some(page.total), "the fleet knows the count now");
}

#[tokio::test]
async fn a_reading_that_is_cut_short_goes_on_where_it_was_after_a_restart() {
    let setup = demo(4_000);
    let t = TestConsole::with(setup.clone()).await;
    let app = largest(&t).await;
    // The first two pages come; then the service resets every connection.
    t.sandbox.faults([FaultPlan::from(Fault::Reset).on("/users").after(2).times(60)]);
    t.console.users_list(&app, all()).await.unwrap();
    t.heard
        .until(|event| match event {
            Event::IndexProgress { users, .. } => users.phase == IndexPhase::Failed,
            _ => false,
        })
        .await;
    let page = t.console.users_list(&app, all()).await.unwrap();
    assert_eq!(page.total, 2_000, "what came is kept and shown");
    assert!(page.index.problem.is_some());

    t.sandbox.clear_faults();
    let t = t.restarted(setup);
    t.sandbox.clear_requests();
    indexed(&t, &app).await;
    let page = t.console.users_list(&app, all()).await.unwrap();
    assert!(page.total >= 4_000, "{} users", page.total);
    let pages: Vec<String> = t
        .sandbox
        .requests()
        .iter()
        .filter(|sent| sent.template == "/users")
        .map(|sent| sent.query.clone())
        .collect();
    let asked_again =
        pages.iter().any(|query| query.contains("page=1&") || query.ends_with("page=1"));
    assert!(!asked_again, "{pages:?}");
}

#[tokio::test]
async fn changes_made_elsewhere_come_by_themselves_and_deletions_with_the_next_whole_reading() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "cy"]).await;
    indexed(&t, &app).await;
    let service = t.service(&app);
    let rename = UpdateUser {
        uid: Uid::from("ada"),
        name: Some("Ada Byron".into()),
        ..UpdateUser::default()
    };
    service.send(rename).await.unwrap();
    people(&t, &app, &["dee"]).await;
    service.send(DeleteUser { uid: Uid::from("cy"), permanent: Some(true) }).await.unwrap();

    t.heard.clear();
    t.clock.advance(Duration::from_secs(40));
    indexed(&t, &app).await;
    assert!(t.heard.all().iter().any(|event| matches!(event, Event::PeopleChanged { .. })));
    assert_eq!(names(&t, &app, "").await, ["Ada Byron", "cy", "dee"]);

    t.heard.clear();
    t.clock.advance(Duration::from_secs(90_000));
    indexed(&t, &app).await;
    assert_eq!(names(&t, &app, "").await, ["Ada Byron", "dee"]);
}

#[tokio::test]
async fn a_busy_service_is_waited_for_and_nobody_is_missed() {
    let t = TestConsole::with(demo(3_000)).await;
    let app = largest(&t).await;
    let busy = Fault::RateLimited {
        spelling: cometchat_sandbox::HeaderSpelling::Dashed,
        retry_after: Some(7),
    };
    t.sandbox.faults([FaultPlan::from(busy).on("/users").after(1).times(2)]);
    indexed(&t, &app).await;
    let page = t.console.users_list(&app, all()).await.unwrap();
    assert!(page.total >= 3_000);
    assert!(t.clock.slept() >= Duration::from_secs(7));
}

#[tokio::test]
async fn lists_are_sorted_filtered_and_counted_by_the_index() {
    let t = TestConsole::with(demo(1_200)).await;
    let app = largest(&t).await;
    indexed(&t, &app).await;
    let facets = t.console.users_facets(&app).await.unwrap();
    let role = facets.roles.iter().find(|role| role.count < 1_000).expect("a role of some");
    let filter =
        UserFilter { roles: vec![role.value.clone()], shown: Shown::All, ..UserFilter::default() };
    let sort = UserSort { by: UserSortBy::Uid, descending: true };
    let query = UsersQuery { filter, sort, offset: 0, limit: 1_000 };
    let page = t.console.users_list(&app, query).await.unwrap();
    assert_eq!(page.total, role.count);
    assert!(page.rows.iter().all(|row| row.role.as_deref() == Some(role.value.as_str())));
    assert!(page.rows.is_sorted_by(|a, b| a.uid >= b.uid));
    let times: Vec<u32> = page.rows.iter().filter_map(|row| row.created_at).collect();
    let middle = times[times.len() / 2];
    let created = Between { from: Some(middle), until: None };
    let filter = UserFilter { created, shown: Shown::All, ..UserFilter::default() };
    let sort = UserSort { by: UserSortBy::CreatedAt, descending: false };
    let query = UsersQuery { filter, sort, offset: 0, limit: 1_000 };
    let page = t.console.users_list(&app, query).await.unwrap();
    assert_eq!(page.rows[0].created_at, Some(middle), "the first of the time is in it");
}
