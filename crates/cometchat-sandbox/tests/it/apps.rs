use std::time::Duration;

use cometchat_api::chat::users::ListUsers;
use cometchat_api::management::apps::{AppState, CreateApp, DeleteApp, ListApps, RequestUsage};

use crate::desk::{Desk, START, code};

const DAY: i64 = 24 * 60 * 60;

fn create(name: &str) -> CreateApp {
    CreateApp {
        name: name.into(),
        region: "eu".into(),
        version: Some("3".into()),
        skip_sample_data: Some(true),
    }
}

#[tokio::test]
async fn a_created_app_is_listed_with_keys_that_open_it() {
    let desk = Desk::new().await;
    let made = desk.call(create("Bistro")).await.unwrap();
    let key = made.api_keys.full_access().unwrap().api_key.clone();
    let listed =
        desk.call(ListApps { search_key: Some("bist".into()), ..ListApps::default() }).await;
    let listed = listed.unwrap().data;
    assert_eq!((listed.len(), &listed[0].id), (1, &made.id));
    assert_eq!(listed[0].app_region.as_ref().unwrap().name.as_deref(), Some("Europe"));
    let url = desk.sandbox.bases(&made.id).chat + "/users";
    let answer = desk.http.get(url).header("apikey", key.expose()).send().await.unwrap();
    assert!(answer.status().is_success());
}

#[tokio::test]
async fn sample_data_comes_unless_it_is_skipped() {
    let desk = Desk::new().await;
    let made = desk.call(CreateApp { skip_sample_data: None, ..create("Sample") }).await.unwrap();
    let app = desk.sandbox.app(&made.id).unwrap();
    let url = desk.sandbox.bases(&made.id).chat + "/users";
    let answer =
        desk.http.get(url).header("apikey", app.full_access.expose()).send().await.unwrap();
    let users = cometchat_api::reply::reply_of::<ListUsers>(&answer.bytes().await.unwrap());
    assert_eq!(users.unwrap().data.len(), 5);
}

#[tokio::test]
async fn wrong_names_regions_and_versions_are_refused() {
    let desk = Desk::new().await;
    let wrong = CreateApp {
        name: " ".into(),
        region: "mars".into(),
        version: Some("2".into()),
        skip_sample_data: None,
    };
    let fields = desk.call(wrong).await.unwrap_err().fields();
    assert_eq!(fields.len(), 3, "{fields:?}");
}

#[tokio::test]
async fn a_deleted_app_is_archived_and_purged_after_30_days() {
    let desk = Desk::new().await;
    let delete = || DeleteApp { app_id: desk.app.id.clone() };
    let archived = desk.call(delete()).await.unwrap();
    assert_eq!(archived.scheduled_to_delete_at, Some(START + 30 * DAY));
    assert_eq!(code(desk.call(delete()).await), "ERR_APP_ARCHIVED");
    let listed = desk.call(ListApps::default()).await.unwrap().data;
    assert_eq!(listed[0].state, Some(AppState::Archived));
    let usage = RequestUsage { app_id: desk.app.id.clone(), use_previous_billing_cycle: None };
    assert_eq!(code(desk.call(usage).await), "ERR_APP_NOT_FOUND");
    desk.clock.advance(Duration::from_secs(31 * 24 * 60 * 60));
    assert!(desk.call(ListApps::default()).await.unwrap().data.is_empty());
    assert_eq!(code(desk.call(delete()).await), "ERR_APP_NOT_FOUND");
}
