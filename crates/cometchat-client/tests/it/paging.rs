use cometchat_client::Manual;
use futures_util::{StreamExt, TryStreamExt};

use crate::endpoints::{ListThings, Thing};
use crate::fixture::{app_at, config};
use crate::stage::{Say, Stage, answer, refusal};

fn page(ids: &[&str]) -> Say {
    let items: Vec<_> = ids.iter().map(|id| serde_json::json!({ "id": id })).collect();
    // The documented sample with a total of 0 beside items (`semantics.md` section 6).
    let meta = serde_json::json!({ "pagination": { "total": 0, "count": ids.len() } });
    answer(200, &[], &serde_json::json!({ "data": items, "meta": meta }).to_string())
}

#[tokio::test]
async fn a_list_is_walked_to_its_short_page_although_its_total_is_0() {
    let stage = Stage::open(vec![page(&["a", "b"]), page(&["c", "d"]), page(&["e"])]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let items: Vec<Thing> = app.items(ListThings::default(), 2).try_collect().await.unwrap();
    let ids: Vec<_> = items.iter().map(|thing| thing.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d", "e"]);
    let lines: Vec<_> = stage.heard().iter().map(|heard| heard.line().to_owned()).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    GET /v3/things?page=1&perPage=2
    GET /v3/things?page=2&perPage=2
    GET /v3/things?page=3&perPage=2
    ");
}

#[tokio::test]
async fn a_repeated_page_ends_the_list() {
    let stage = Stage::open(vec![page(&["a", "b"])]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    assert_eq!(app.pages(ListThings::default(), 2).count().await, 1);
    assert_eq!(stage.heard().len(), 2);
}

#[tokio::test]
async fn pages_are_read_only_as_they_are_asked_for() {
    let stage = Stage::open(vec![page(&["a"]), page(&["b"]), page(&["c"])]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let mut pages = Box::pin(app.pages(ListThings::default(), 1));
    pages.next().await.unwrap().unwrap();
    drop(pages);
    assert_eq!(stage.heard().len(), 1);
}

#[tokio::test]
async fn an_error_in_the_middle_is_told_after_the_pages_before_it() {
    let stage = Stage::open(vec![page(&["a"]), refusal(403, "AUTH_ERR_NO_ACCESS")]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let pages: Vec<_> = app.pages(ListThings::default(), 1).collect().await;
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[1].as_ref().unwrap_err().code().unwrap().as_str(), "AUTH_ERR_NO_ACCESS");
}
