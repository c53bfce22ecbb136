use cometchat_api::MessageId;
use cometchat_api::chat::messages::{GetMessage, ModerationStatus};
use cometchat_api::chat::moderation::{
    CreateReason, DeleteReason, FlagMessage, FlaggedVerdict, GetReason, ListFlaggedMessages,
    ListReasons, ListReviewedMessages, ReviewFlaggedMessage, UpdateReason,
};

use crate::desk::{Desk, START, code};
use crate::moderation::status;

fn flag(id: &MessageId, by: &str, reason: &str) -> FlagMessage {
    FlagMessage {
        message_id: id.clone(),
        id: reason.into(),
        reason_id: None,
        remark: Some("again and again".into()),
        on_behalf_of: by.into(),
    }
}

fn review(id: &MessageId, status: &str) -> ReviewFlaggedMessage {
    ReviewFlaggedMessage { id: id.clone(), status: FlaggedVerdict::from(status) }
}

async fn trio() -> Desk {
    Desk::with_users(&["ann", "bob", "cid"]).await
}

#[tokio::test]
async fn reasons_are_made_renamed_and_deleted() {
    let desk = trio().await;
    let create = CreateReason {
        id: "raw".into(),
        name: "Raw".into(),
        description: Some("Without filter".into()),
    };
    let made = desk.call(create.clone()).await.unwrap();
    assert_eq!((made.created_at, made.default), (Some(START), None));
    assert_eq!(code(desk.call(create).await), "ERR_REASON_ALREADY_EXISTS");
    let rename = UpdateReason { id: "raw".into(), name: "Content as it came".into() };
    assert_eq!(desk.call(rename).await.unwrap().name, "Content as it came");
    let listed = desk.call(ListReasons {}).await.unwrap().data;
    let ids: Vec<_> = listed.iter().map(|reason| reason.id.as_str()).collect();
    assert_eq!(ids, ["raw", "harassment", "sexual", "spam"]);
    let done = desk.call(DeleteReason { id: "raw".into() }).await.unwrap();
    assert_eq!(done.message.unwrap(), "The reason with id raw has been deleted successfully.");
    assert_eq!(code(desk.call(GetReason { id: "raw".into() }).await), "ERR_REASON_NOT_FOUND");
}

#[tokio::test]
async fn a_flagged_message_stays_visible_until_somebody_decides() {
    let desk = trio().await;
    desk.group("team", &["ann", "bob", "cid"]).await;
    let sent = desk.say_in("ann", "team", "win win win").await;
    let done = desk.call(flag(&sent.id, "bob", "spam")).await.unwrap();
    let sentence = format!("Message {} has been flagged successfully.", sent.id);
    assert_eq!(done.message.unwrap(), sentence);
    desk.call(flag(&sent.id, "cid", "harassment")).await.unwrap();
    desk.call(flag(&sent.id, "bob", "sexual")).await.unwrap();
    let listed = desk.call(ListFlaggedMessages::default()).await.unwrap().data;
    let item = serde_json::to_value(&listed[0]).unwrap();
    assert_eq!((&item["id"], &item["flaggedCount"]), (&sent.id.as_str().into(), &2.into()));
    assert_eq!(item["appId"], desk.app.id.as_str());
    let newest = &item["flaggedBy"][1];
    assert_eq!((&newest["uid"], &newest["reasonId"]), (&"bob".into(), &"sexual".into()));
    assert_eq!(
        (&newest["reasonName"], &newest["role"]),
        (&"Sexual Content".into(), &"default".into())
    );
    assert_eq!(
        (&newest["remark"], &newest["flaggedAt"]),
        (&"again and again".into(), &START.into())
    );
    assert!(item["data"].get("moderation").is_none());
    let seen = GetMessage { id: sent.id.clone(), on_behalf_of: Some("cid".into()) };
    desk.call(seen.clone()).await.unwrap();
    desk.call(review(&sent.id, "disapproved")).await.unwrap();
    assert_eq!(code(desk.call(seen).await), "ERR_MESSAGE_NO_ACCESS");
    assert_eq!(status(&desk, &sent.id).await, Some(ModerationStatus::Disapproved));
    assert!(desk.call(ListFlaggedMessages::default()).await.unwrap().data.is_empty());
    let reviewed = desk.call(ListReviewedMessages { limit: Some(1) }).await.unwrap().data;
    assert_eq!(reviewed[0].message.as_ref().unwrap().id, sent.id);
    assert_eq!(code(desk.call(review(&sent.id, "approved")).await), "ERR_MESSAGE_ID_NOT_FOUND");
}

#[tokio::test]
async fn an_approved_flag_leaves_the_message_where_it_was() {
    let desk = trio().await;
    let sent = desk.say("ann", "bob", "hello").await;
    desk.call(flag(&sent.id, "bob", "spam")).await.unwrap();
    let done = desk.call(review(&sent.id, "approved")).await.unwrap();
    let sentence = format!("Message with id {} has been unflagged successfully.", sent.id);
    assert_eq!(done.message.unwrap(), sentence);
    let seen = GetMessage { id: sent.id, on_behalf_of: Some("bob".into()) };
    desk.call(seen).await.unwrap();
}

#[tokio::test]
async fn only_who_sees_a_message_flags_it_and_only_with_a_known_reason() {
    let desk = trio().await;
    let sent = desk.say("ann", "bob", "hello").await;
    assert_eq!(code(desk.call(flag(&sent.id, "cid", "spam")).await), "ERR_MESSAGE_NO_ACCESS");
    assert_eq!(code(desk.call(flag(&sent.id, "bob", "dull")).await), "ERR_REASON_NOT_FOUND");
    let nothing = flag(&MessageId::from(99), "bob", "spam");
    assert_eq!(code(desk.call(nothing).await), "ERR_MESSAGE_ID_NOT_FOUND");
    let path = format!("/messages/{}/flagged", sent.id);
    let (status, body) = desk.raw("POST", &path, r#"{"id":"spam"}"#).await;
    assert_eq!((status, &body["error"]["code"]), (400, &"ERR_BAD_REQUEST".into()));
    let unknown = review(&sent.id, "maybe");
    assert_eq!(code(desk.call(unknown).await), "ERR_BAD_REQUEST");
}
