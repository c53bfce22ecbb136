use cometchat_api::Done;
use cometchat_api::chat::users::DeleteUser;
use cometchat_api::live::{
    CountUnreadFeed, FeedEngagement, FeedItem, GetFeedItem, ListFeed, MarkFeedItemRead,
    MarkPushClicked, MarkPushDelivered, ReportFeedEngagement,
};
use serde_json::json;

use crate::desk::{Desk, code};
use crate::webhooks::{Ear, hook, triggers};

impl Desk {
    async fn notice(&self, uid: &str, push: bool) -> FeedItem {
        let at = format!("{}/_sandbox/apps/{}/notices", self.sandbox.base(), self.app.id);
        let body = json!({ "uid": uid, "category": "offers", "content": { "a": 1 }, "push": push });
        self.http.post(at).json(&body).send().await.unwrap().json().await.unwrap()
    }
}

#[tokio::test]
async fn webhooks_are_told_of_a_notice_and_of_what_became_of_it_once() {
    let desk = Desk::with_users(&["ann"]).await;
    let ear = Ear::open().await;
    desk.call(hook(&desk, ear.url())).await.unwrap();
    let all = [
        "after_notification_created",
        "after_feed_item_sent",
        "after_feed_item_delivered",
        "after_feed_item_read",
        "after_feed_item_interacted",
        "after_push_notification_sent",
        "after_push_notification_delivered",
        "after_push_notification_clicked",
    ];
    desk.call(triggers(&desk, &all)).await.unwrap();
    let item = desk.notice("ann", true).await;
    let mut told = Vec::new();
    for _ in 0..3 {
        told.push(ear.hear(200).await.body);
    }
    told.sort_by_key(|body| body["trigger"].to_string());
    assert_eq!(told[1]["data"]["channels"], json!(["in_app", "push"]));
    assert_eq!(told[0]["data"]["content"], json!({ "a": 1 }));
    assert_eq!(told[0]["data"]["notificationId"], told[1]["data"]["notificationId"]);
    assert_eq!(told[2]["trigger"], "after_push_notification_sent");

    let token = desk.token("ann").await;
    let read = MarkFeedItemRead { id: item.id.clone() };
    for _ in 0..2 {
        let done: Done = desk.call_with_key(&token, read.clone()).await.unwrap();
        assert_eq!(done.success, Some(true));
    }
    let mut told = [ear.hear(200).await.body, ear.hear(200).await.body];
    told.sort_by_key(|body| body["trigger"].to_string());
    assert_eq!(told[0]["trigger"], "after_feed_item_delivered");
    assert_eq!(told[1]["trigger"], "after_feed_item_read");
    assert!(told[1]["data"]["readAt"].is_i64());
    let used = ReportFeedEngagement { id: item.id, kind: Some(FeedEngagement::Interacted) };
    desk.call_with_key(&token, used).await.unwrap();
    let told = ear.hear(200).await.body;
    assert_eq!(told["trigger"], "after_feed_item_interacted");
    assert!(told["data"]["interactedAt"].is_i64());
    let id = told["data"]["id"].as_str().unwrap();
    desk.call_with_key(&token, MarkPushDelivered { id: id.into() }).await.unwrap();
    assert_eq!(ear.hear(200).await.body["trigger"], "after_push_notification_delivered");
    desk.call_with_key(&token, MarkPushClicked { id: id.into() }).await.unwrap();
    assert_eq!(ear.hear(200).await.body["trigger"], "after_push_notification_clicked");
}

#[tokio::test]
async fn a_feed_is_its_readers_alone_and_goes_with_him() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let item = desk.notice("ann", true).await;
    let bob = desk.token("bob").await;
    let get = || GetFeedItem { id: item.id.clone() };
    assert_eq!(code(desk.call_with_key(&bob, get()).await), "ERR_FEED_ITEM_NOT_FOUND");
    let push = MarkPushClicked { id: item.id.as_str().into() };
    assert_eq!(code(desk.call_with_key(&bob, push).await), "ERR_NOT_FOUND");
    let engaged = ReportFeedEngagement { id: item.id.clone(), kind: None };
    assert_eq!(code(desk.call_with_key(&bob, engaged).await), "ERR_BAD_REQUEST");
    let gone = DeleteUser { uid: "ann".into(), permanent: Some(true) };
    desk.call(gone).await.unwrap();
    desk.user("ann").await;
    let ann = desk.token("ann").await;
    let listed = desk.call_with_key(&ann, ListFeed::default()).await.unwrap();
    assert!(listed.data.is_empty());
    let count = desk.call_with_key(&ann, CountUnreadFeed {}).await.unwrap();
    assert_eq!(count.count, Some(0));
}
