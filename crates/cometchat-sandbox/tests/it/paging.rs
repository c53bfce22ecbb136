use cometchat_api::chat::users::{CreateUser, ListUsers};
use cometchat_api::management::apps::ListApps;
use cometchat_api::page::Paged;
use cometchat_sandbox::SandboxConfig;

use crate::desk::Desk;

#[tokio::test]
async fn pages_join_to_the_whole_list_and_end_with_a_short_one() {
    let desk = Desk::new().await;
    for n in 0..25 {
        let name = format!("User {n:02}");
        let uid = format!("u-{n}").as_str().into();
        desk.call(CreateUser { uid, name, ..CreateUser::default() }).await.unwrap();
    }
    let mut names = Vec::new();
    for page in 1..=4 {
        let list = desk.call(ListUsers::default().at_page(page, 10)).await.unwrap();
        let pagination = list.meta.pagination.unwrap();
        assert_eq!(pagination.total, Some(25));
        assert_eq!(pagination.total_pages, Some(3));
        assert_eq!(pagination.count, u32::try_from(list.data.len()).ok());
        names.extend(list.data.into_iter().map(|user| user.name));
    }
    assert_eq!(names, (0..25).map(|n| format!("User {n:02}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn page_sizes_are_kept_within_the_documented_bounds() {
    let desk = Desk::with_users(&["ann"]).await;
    for (asked, given) in [(None, 100), (Some(0), 1), (Some(5_000), 1_000)] {
        let list = desk.call(ListUsers { per_page: asked, ..ListUsers::default() }).await.unwrap();
        assert_eq!(list.meta.pagination.unwrap().per_page, Some(given));
    }
    let (status, answer) = desk.raw("GET", "/users?perPage=ten", "").await;
    assert_eq!((status, answer["error"]["code"].as_str()), (400, Some("ERR_BAD_REQUEST")));
}

#[tokio::test]
async fn the_oddities_of_the_samples_are_answered_where_they_are_asked_for() {
    let config = SandboxConfig { odd_lists: true, ..SandboxConfig::default() };
    let desk = Desk::with(config).await;
    desk.user("ann").await;
    let users = desk.call(ListUsers::default()).await.unwrap();
    assert_eq!((users.data.len(), users.meta.pagination.unwrap().total), (1, Some(0)));
    let (key, secret) = desk.sandbox.account();
    let url = format!("{}/apps", desk.sandbox.management_base());
    let asked = desk.http.get(url).header("key", key.expose()).header("secret", secret.expose());
    let bytes = asked.send().await.unwrap().bytes().await.unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert!(answer["data"].is_object(), "{answer}");
    let apps = desk.call(ListApps::default()).await.unwrap().data;
    assert_eq!(apps[0].id, desk.app.id, "and is read all the same");
}
