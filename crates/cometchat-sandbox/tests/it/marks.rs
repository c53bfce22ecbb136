use cometchat_api::chat::messages::{
    Category, ListThreads, MarkInteracted, Message, MessageType, NewMessageData, PinMessage,
    ReceiverType, SaveMessage, SendAsBot, SendInThread, SendMessage, SubscribeThread, UnpinMessage,
    UnsaveMessage,
};
use cometchat_api::chat::users::CreateUser;
use serde_json::json;

use crate::desk::{Desk, START, code};

async fn pair() -> (Desk, Message) {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let message = desk.say("ann", "bob", "hi").await;
    (desk, message)
}

#[tokio::test]
async fn a_message_is_pinned_for_both_and_unpinned_by_either() {
    let (desk, message) = pair().await;
    let pin = PinMessage { id: message.id.clone(), on_behalf_of: None };
    let pinned = desk.call(pin).await.unwrap();
    assert_eq!((pinned.pinned_at, pinned.pinned_by), (Some(START), Some("app_system".into())));
    let unpin = UnpinMessage { id: message.id, on_behalf_of: Some("bob".into()) };
    assert_eq!(desk.call(unpin.clone()).await.unwrap().pinned_at, None);
    desk.call(unpin).await.unwrap();
}

#[tokio::test]
async fn a_conversation_has_100_pins_at_most() {
    let (desk, first) = pair().await;
    let pin = |message: &Message| PinMessage { id: message.id.clone(), on_behalf_of: None };
    desk.call(pin(&first)).await.unwrap();
    for _ in 1..100 {
        let message = desk.say("ann", "bob", "x").await;
        desk.call(pin(&message)).await.unwrap();
    }
    let one_more = desk.say("ann", "bob", "x").await;
    assert_eq!(code(desk.call(pin(&one_more)).await), "ERR_PINNED_MESSAGES_LIMIT_EXCEEDED");
    desk.call(pin(&first)).await.unwrap();
}

#[tokio::test]
async fn a_saved_message_shows_so_to_its_saver_alone() {
    let (desk, message) = pair().await;
    let save = SaveMessage { id: message.id.clone(), on_behalf_of: "bob".into() };
    assert_eq!(desk.call(save).await.unwrap().saved_at, Some(START));
    let unsave = UnsaveMessage { id: message.id, on_behalf_of: "ann".into() };
    assert_eq!(desk.call(unsave).await.unwrap().saved_at, None);
}

#[tokio::test]
async fn interactions_are_kept_for_declared_elements_alone() {
    let (desk, _) = pair().await;
    let data = NewMessageData {
        interactive_data: Some(json!({"elements": [{"elementId": "yes"}]})),
        ..NewMessageData::default()
    };
    let form = SendMessage {
        category: Some(Category::Interactive),
        kind: Some(MessageType::Form),
        data,
        on_behalf_of: Some("ann".into()),
        ..SendMessage::text(ReceiverType::User, "bob", "")
    };
    let form = desk.call(form).await.unwrap();
    let mark = |element: &str| MarkInteracted {
        id: form.id.clone(),
        interactions: vec![element.into()],
        on_behalf_of: "bob".into(),
    };
    desk.call(mark("yes")).await.unwrap();
    assert_eq!(code(desk.call(mark("no")).await), "ERR_BAD_REQUEST");
}

#[tokio::test]
async fn only_bots_speak_as_bots() {
    let (desk, _) = pair().await;
    let bot = CreateUser {
        uid: "helper".into(),
        name: "Helper".into(),
        tags: Some(vec!["bot".into()]),
        ..CreateUser::default()
    };
    desk.call(bot).await.unwrap();
    let speak = |uid: &str| SendAsBot {
        uid: uid.into(),
        receiver: Some("ann".into()),
        receiver_type: Some(ReceiverType::User),
        category: Some(Category::Message),
        kind: Some(MessageType::Text),
        data: NewMessageData { text: Some("beep".into()), ..NewMessageData::default() },
        ..SendAsBot::default()
    };
    assert_eq!(desk.call(speak("helper")).await.unwrap().sender, "helper".into());
    assert_eq!(code(desk.call(speak("bob")).await), "ERR_BOT_NOT_FOUND");
}

#[tokio::test]
async fn threads_are_listed_with_their_last_answer() {
    let (desk, root) = pair().await;
    desk.say("ann", "bob", "no thread").await;
    let answer = |text: &str| SendInThread {
        message_id: root.id.clone(),
        receiver: None,
        receiver_type: None,
        multiple_receivers: None,
        category: Some(Category::Message),
        kind: Some(MessageType::Text),
        data: NewMessageData { text: Some(text.into()), ..NewMessageData::default() },
        tags: None,
        on_behalf_of: "bob".into(),
    };
    desk.call(answer("first")).await.unwrap();
    desk.call(answer("second")).await.unwrap();
    let list = ListThreads {
        on_behalf_of: Some("ann".into()),
        with_unread_reply_count: Some(true),
        ..ListThreads::default()
    };
    let threads = desk.call(list).await.unwrap().data;
    assert_eq!((threads.len(), threads[0].reply_count), (1, Some(2)));
    let last = threads[0].last_reply.as_ref().unwrap();
    assert_eq!(last.data.text.as_deref(), Some("second"));
    assert_eq!(threads[0].extra["unreadRepliesCount"], 2);
    let follow = SubscribeThread { message_id: root.id, on_behalf_of: "ann".into() };
    assert_eq!(desk.call(follow).await.unwrap().success, Some(true));
}
