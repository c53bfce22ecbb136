use std::time::Duration;

use cometchat_api::chat::conversations::{
    Conversation, DeleteUserConversation, GetUserConversation, ListConversations, MarkGroupRead,
    MarkUserRead, MarkUserUnread, Peer, PinUserConversation, PinnedConversation,
    ReplacePinnedConversations, TagUserConversation,
};
use cometchat_api::chat::messages::{CountUnread, GetMessage, ListMessages};

use crate::desk::{Desk, START, code};

async fn team() -> Desk {
    Desk::with_users(&["ann", "bob", "cid"]).await
}

fn of(uid: &str) -> ListConversations {
    ListConversations { on_behalf_of: Some(uid.into()), ..ListConversations::default() }
}

fn ids(conversations: &[Conversation]) -> Vec<&str> {
    conversations.iter().map(|it| it.conversation_id.as_str()).collect()
}

fn with_bob() -> GetUserConversation {
    GetUserConversation { uid: "bob".into(), on_behalf_of: "ann".into() }
}

#[tokio::test]
async fn a_conversation_is_made_by_its_first_message() {
    let desk = team().await;
    assert_eq!(code(desk.call(with_bob()).await), "ERR_CONVERSATION_NOT_ACCESSIBLE");
    desk.say("bob", "ann", "hello").await;
    let conversation = desk.call(with_bob()).await.unwrap().0;
    assert_eq!(conversation.unread_message_count, Some(1));
    assert_eq!(conversation.last_message.unwrap().data.text.as_deref(), Some("hello"));
    let Some(Peer::User(user)) = conversation.conversation_with else { panic!("a user") };
    assert_eq!(user.uid, "bob".into());
}

#[tokio::test]
async fn the_newest_conversation_comes_first() {
    let desk = team().await;
    desk.say("ann", "bob", "1").await;
    desk.clock.advance(Duration::from_secs(5));
    desk.say("cid", "ann", "2").await;
    assert_eq!(ids(&desk.call(of("ann")).await.unwrap().data), ["ann_user_cid", "ann_user_bob"]);
    desk.clock.advance(Duration::from_secs(5));
    desk.say("bob", "ann", "3").await;
    assert_eq!(ids(&desk.call(of("ann")).await.unwrap().data), ["ann_user_bob", "ann_user_cid"]);
    assert_eq!(ids(&desk.call(of("cid")).await.unwrap().data), ["ann_user_cid"]);
}

#[tokio::test]
async fn the_app_lists_each_conversation_per_user_or_once() {
    let desk = team().await;
    desk.say("ann", "bob", "1").await;
    let all = desk.call(ListConversations::default()).await.unwrap().data;
    assert_eq!(all.len(), 2);
    let once = || ListConversations { unique: Some(1), ..ListConversations::default() };
    assert_eq!(ids(&desk.call(once()).await.unwrap().data), ["ann_user_bob"]);
    let both = ListConversations { unique: Some(1), ..of("ann") };
    assert_eq!(code(desk.call(both).await), "ERR_BAD_REQUEST");
}

#[tokio::test]
async fn reading_sets_the_count_to_zero_and_leaves_receipts() {
    let desk = team().await;
    let first = desk.say("bob", "ann", "1").await;
    let second = desk.say("bob", "ann", "2").await;
    let count = || CountUnread::of("ann".into());
    assert_eq!(desk.call(count()).await.unwrap()[0].count, 2);
    let read = MarkUserRead {
        uid: "bob".into(),
        message_id: Some(first.id.clone()),
        on_behalf_of: "ann".into(),
    };
    desk.call(read.clone()).await.unwrap();
    assert_eq!(desk.call(count()).await.unwrap()[0].count, 1);
    desk.call(MarkUserRead { message_id: None, ..read }).await.unwrap();
    assert!(desk.call(count()).await.unwrap().is_empty());
    let message = desk.call(GetMessage { id: second.id, on_behalf_of: None }).await.unwrap();
    assert_eq!((message.delivered_at, message.read_at), (Some(START), Some(START)));
    assert_eq!(message.extra["receipts"]["data"][0]["recipient"]["uid"], "ann");
    let unread = MarkUserUnread {
        uid: "bob".into(),
        message_id: Some(first.id),
        on_behalf_of: "ann".into(),
    };
    let marked = desk.call(unread).await.unwrap();
    assert_eq!(marked.conversation.unwrap().unread_message_count, Some(1));
}

#[tokio::test]
async fn groups_count_unread_messages_for_each_member() {
    let desk = team().await;
    desk.group("team", &["ann", "bob", "cid"]).await;
    desk.say_in("ann", "team", "hello <@uid:bob>").await;
    let unread = |conversations: Vec<Conversation>| {
        (conversations[0].unread_message_count, conversations[0].unread_mentions_count)
    };
    assert_eq!(unread(desk.call(of("bob")).await.unwrap().data), (Some(1), Some(1)));
    assert_eq!(unread(desk.call(of("cid")).await.unwrap().data), (Some(1), Some(0)));
    assert_eq!(unread(desk.call(of("ann")).await.unwrap().data), (Some(0), Some(0)));
    let read = MarkGroupRead { guid: "team".into(), message_id: None, on_behalf_of: "bob".into() };
    desk.call(read).await.unwrap();
    assert_eq!(unread(desk.call(of("bob")).await.unwrap().data).0, Some(0));
}

#[tokio::test]
async fn a_reset_hides_the_past_from_one_side_alone() {
    let desk = team().await;
    desk.say("bob", "ann", "old").await;
    let reset = DeleteUserConversation {
        uid: "bob".into(),
        on_behalf_of: "ann".into(),
        ..DeleteUserConversation::default()
    };
    desk.call(reset).await.unwrap();
    assert!(desk.call(of("ann")).await.unwrap().data.is_empty());
    assert_eq!(desk.call(of("bob")).await.unwrap().data.len(), 1);
    desk.say("bob", "ann", "new").await;
    let history = ListMessages {
        conversation_id: Some("ann_user_bob".into()),
        on_behalf_of: Some("ann".into()),
        ..ListMessages::default()
    };
    let seen = desk.call(history).await.unwrap().data;
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].data.text.as_deref(), Some("new"));
}

#[tokio::test]
async fn tags_and_pins_belong_to_one_side() {
    let desk = team().await;
    desk.say("ann", "bob", "1").await;
    desk.clock.advance(Duration::from_secs(5));
    desk.say("ann", "cid", "2").await;
    let tag = TagUserConversation {
        uid: "bob".into(),
        tags: vec!["urgent".into()],
        on_behalf_of: "ann".into(),
    };
    desk.call(tag).await.unwrap();
    let tagged = ListConversations { tags: vec!["urgent".into()], ..of("ann") };
    assert_eq!(ids(&desk.call(tagged).await.unwrap().data), ["ann_user_bob"]);
    let pin = PinUserConversation { uid: "bob".into(), on_behalf_of: "ann".into() };
    let pinned = desk.call(pin).await.unwrap();
    assert_eq!((pinned.pinned_at, pinned.pinned_by), (Some(START + 5), Some("ann".into())));
    assert_eq!(ids(&desk.call(of("ann")).await.unwrap().data)[0], "ann_user_bob");
    let six = (0..6).map(|_| PinnedConversation { uid: Some("bob".into()), guid: None });
    let replace = ReplacePinnedConversations { pinned_conversations: six.collect() };
    assert_eq!(code(desk.call(replace).await), "ERR_SYSTEM_PINNED_CONVERSATIONS_LIMIT_EXCEEDED");
}
