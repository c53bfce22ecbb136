use cometchat_api::chat::messages::{
    Action, Attachment, Category, DeleteMessage, EditMessage, GetMessage, ListMessages, ListThread,
    MessageType, NewMessageData, ReceiverType, Receivers, SendInThread, SendMessage,
};
use cometchat_api::page::Affix;
use cometchat_api::{MessageId, Uid};
use serde_json::json;

use crate::desk::{Desk, START, code};

fn text(to: &str, text: &str) -> SendMessage {
    SendMessage {
        on_behalf_of: Some("ann".into()),
        ..SendMessage::text(ReceiverType::User, to, text)
    }
}

async fn pair() -> Desk {
    Desk::with_users(&["ann", "bob", "cid"]).await
}

#[tokio::test]
async fn a_sent_message_names_its_people_and_its_conversation() {
    let desk = pair().await;
    let sent = desk
        .call(SendMessage { muid: Some("m-1".into()), ..text("bob", "hi <@uid:cid>") })
        .await
        .unwrap();
    assert_eq!(sent.conversation_id.as_str(), "ann_user_bob");
    assert_eq!((sent.sent_at, sent.muid.as_deref()), (Some(START), Some("m-1")));
    assert!(sent.data.mentions.as_ref().unwrap().contains_key(&Uid::from("cid")));
    let entities = serde_json::to_value(&sent.data.entities).unwrap();
    assert_eq!(entities["sender"]["entity"]["name"], "Ann");
    assert_eq!(entities["receiver"]["entity"]["conversationId"], "ann_user_bob");
    let read = desk.call(GetMessage { id: sent.id.clone(), on_behalf_of: None }).await.unwrap();
    assert_eq!(read.data.text.as_deref(), Some("hi <@uid:cid>"));
    let foreign = GetMessage { id: sent.id, on_behalf_of: Some("cid".into()) };
    assert_eq!(code(desk.call(foreign).await), "ERR_MESSAGE_NO_ACCESS");
}

#[tokio::test]
async fn without_an_acting_user_the_app_itself_speaks() {
    let desk = pair().await;
    let sent = desk.call(SendMessage { on_behalf_of: None, ..text("bob", "hi") }).await.unwrap();
    assert_eq!(sent.sender, "app_system".into());
}

#[tokio::test]
async fn every_category_is_taken_and_wrong_ones_are_refused() {
    let desk = pair().await;
    let data = NewMessageData::default;
    let with = |category: &str, kind: &str, data: NewMessageData| SendMessage {
        category: Some(category.into()),
        kind: Some(kind.into()),
        data,
        ..text("bob", "")
    };
    let file = Attachment { url: "https://example.com/a.png".into(), ..Attachment::default() };
    let files = NewMessageData { attachments: Some(vec![file]), ..data() };
    let sent = desk.call(with("message", "image", files)).await.unwrap();
    assert_eq!(sent.data.url.as_deref(), Some("https://example.com/a.png"));
    let custom = NewMessageData { custom_data: Some(json!({"lat": 1})), ..data() };
    let sent = desk.call(with("custom", "location", custom)).await.unwrap();
    assert_eq!(sent.kind, Some(MessageType::Other("location".into())));
    let form = NewMessageData { interactive_data: Some(json!({"title": "T"})), ..data() };
    desk.call(with("interactive", "form", form)).await.unwrap();
    for (request, expected) in [
        (with("message", "text", data()), "ERR_EMPTY_MESSAGE_TEXT"),
        (with("message", "image", data()), "ERR_EMPTY_MESSAGE_FILE"),
        (with("message", "poem", data()), "ERR_INVALID_MESSAGE_TYPE"),
        (with("custom", "x", data()), "ERR_EMPTY_CUSTOM_DATA"),
        (with("action", "message", data()), "ERR_INVALID_MESSAGE_CATEGORY"),
        (with("", "text", data()), "ERR_EMPTY_MESSAGE_CATEGORY"),
        (text("", "x"), "ERR_EMPTY_RECEIVER"),
        (text("nobody", "x"), "ERR_UID_NOT_FOUND"),
        (
            SendMessage { receiver_type: Some("room".into()), ..text("bob", "x") },
            "ERR_INVALID_RECEIVER_TYPE",
        ),
        (text("bob", &"x".repeat(65_537)), "ERR_INVALID_MESSAGE_TEXT"),
    ] {
        assert_eq!(code(desk.call(request).await), expected);
    }
    desk.call(text("bob", &"ü".repeat(65_536))).await.unwrap();
}

#[tokio::test]
async fn hostile_text_comes_back_as_it_was_sent() {
    let desk = pair().await;
    for hostile in ["<script>alert(1)</script>", "\u{202e}txt.exe", "a\u{200b}b", "javascript:x"] {
        let sent = desk.call(text("bob", hostile)).await.unwrap();
        assert_eq!(sent.data.text.as_deref(), Some(hostile));
    }
}

#[tokio::test]
async fn one_message_may_go_to_several_receivers() {
    let desk = pair().await;
    let several = Receivers { uids: Some(vec!["bob".into(), "cid".into()]), guids: None };
    let request = SendMessage {
        receiver: None,
        receiver_type: None,
        multiple_receivers: Some(several),
        ..text("bob", "all")
    };
    desk.call(request).await.unwrap();
    assert_eq!(desk.call(ListMessages::default()).await.unwrap().data.len(), 2);
}

#[tokio::test]
async fn an_edit_answers_the_action_that_tells_of_it() {
    let desk = pair().await;
    let sent = desk.say("ann", "bob", "helo").await;
    let edit = |actor: Option<&str>| EditMessage {
        id: sent.id.clone(),
        data: Some(NewMessageData { text: Some("hello".into()), ..NewMessageData::default() }),
        tags: Some(vec!["t".into()]),
        on_behalf_of: actor.map(Into::into),
    };
    assert_eq!(code(desk.call(edit(Some("bob"))).await), "ERR_MESSAGE_NOT_A_SENDER");
    let action = desk.call(edit(Some("ann"))).await.unwrap();
    assert_eq!(
        (action.data.action.clone(), action.category.clone()),
        (Some(Action::Edited), Some(Category::Action))
    );
    assert_ne!(action.id, sent.id);
    let subject = action.subject();
    assert_eq!(
        (subject.id.clone(), subject.data.text.as_deref()),
        (sent.id.clone(), Some("hello"))
    );
    assert_eq!(
        (subject.edited_by.clone(), subject.tags.clone()),
        (Some("ann".into()), vec!["t".to_owned()])
    );
    let by_key = desk.call(edit(None)).await.unwrap();
    assert_eq!(by_key.subject().edited_by, Some("app_system".into()));
}

#[tokio::test]
async fn a_deletion_leaves_a_tombstone_unless_for_good() {
    let desk = pair().await;
    let one = desk.say("ann", "bob", "one").await;
    let two = desk.say("ann", "bob", "two").await;
    let delete = |id: &MessageId, permanent: bool, actor: &str| DeleteMessage {
        id: id.clone(),
        permanent: Some(permanent),
        on_behalf_of: Some(actor.into()),
    };
    let not_own = delete(&one.id, false, "bob");
    assert_eq!(code(desk.call(not_own).await), "ERR_MESSAGE_NOT_A_SENDER");
    let action = desk.call(delete(&one.id, false, "ann")).await.unwrap();
    assert_eq!(action.data.action, Some(Action::Deleted));
    assert!(action.subject().is_deleted());
    desk.call(delete(&two.id, true, "ann")).await.unwrap();
    let of_text = || ListMessages { category: Some(Category::Message), ..ListMessages::default() };
    let left = desk.call(of_text()).await.unwrap().data;
    assert_eq!(left.len(), 1);
    assert!(left[0].is_deleted() && left[0].data.text.is_none());
    let hidden = ListMessages { hide_deleted: Some(true), ..of_text() };
    assert!(desk.call(hidden).await.unwrap().data.is_empty());
    let gone = GetMessage { id: two.id, on_behalf_of: None };
    assert_eq!(code(desk.call(gone).await), "ERR_MESSAGE_ID_NOT_FOUND");
}

#[tokio::test]
async fn threads_are_one_level_deep_and_counted() {
    let desk = pair().await;
    let root = desk.say("ann", "bob", "root").await;
    let reply = |to: &MessageId, actor: &str| SendInThread {
        message_id: to.clone(),
        receiver: None,
        receiver_type: None,
        multiple_receivers: None,
        category: Some(Category::Message),
        kind: Some(MessageType::Text),
        data: NewMessageData { text: Some("answer".into()), ..NewMessageData::default() },
        tags: None,
        on_behalf_of: actor.into(),
    };
    let answer = desk.call(reply(&root.id, "bob")).await.unwrap();
    assert_eq!(
        (answer.parent_id.clone(), answer.receiver.as_str()),
        (Some(root.id.clone()), "ann")
    );
    assert_eq!(code(desk.call(reply(&answer.id, "ann")).await), "ERR_MESSAGE_THREAD_NESTING");
    assert_eq!(code(desk.call(reply(&root.id, "cid")).await), "ERR_MESSAGE_NO_ACCESS");
    let listed = ListThread { message_id: root.id.clone(), ..ListThread::default() };
    assert_eq!(desk.call(listed).await.unwrap().data.len(), 1);
    let root = desk.call(GetMessage { id: root.id, on_behalf_of: None }).await.unwrap();
    assert_eq!(root.reply_count, Some(1));
    let without = ListMessages { hide_replies: Some(true), ..ListMessages::default() };
    assert_eq!(desk.call(without).await.unwrap().data.len(), 1);
}

#[tokio::test]
async fn history_is_walked_by_id_in_both_directions() {
    let desk = pair().await;
    for n in 0..7 {
        desk.say("ann", "bob", &n.to_string()).await;
    }
    let page = |affix, id: Option<&MessageId>| ListMessages {
        conversation_id: Some("ann_user_bob".into()),
        limit: Some(3),
        affix: Some(affix),
        id: id.cloned(),
        ..ListMessages::default()
    };
    let texts = |messages: &[cometchat_api::chat::messages::Message]| {
        messages.iter().map(|m| m.data.text.clone().unwrap()).collect::<Vec<_>>().join("")
    };
    let newest = desk.call(page(Affix::Prepend, None)).await.unwrap();
    assert_eq!(texts(&newest.data), "456");
    let next = newest.meta.next.unwrap();
    assert_eq!(next.affix, Some(Affix::Prepend));
    let older = desk.call(page(Affix::Prepend, next.id.as_ref())).await.unwrap();
    assert_eq!(texts(&older.data), "123");
    let from = older.meta.previous.unwrap();
    let newer = desk.call(page(Affix::Append, from.id.as_ref())).await.unwrap();
    assert_eq!(texts(&newer.data), "456");
    let last = newer.data.last().unwrap().id.clone();
    let end = desk.call(page(Affix::Append, Some(&last))).await.unwrap();
    assert_eq!(
        (end.data.len(), end.meta.next, end.meta.current.unwrap().count),
        (0, None, Some(0))
    );
}

#[tokio::test]
async fn lists_of_an_acting_user_hold_his_conversations_alone() {
    let desk = pair().await;
    desk.say("ann", "bob", "one").await;
    desk.say("cid", "bob", "two").await;
    let seen =
        |uid: &str| ListMessages { on_behalf_of: Some(uid.into()), ..ListMessages::default() };
    assert_eq!(desk.call(seen("bob")).await.unwrap().data.len(), 2);
    assert_eq!(desk.call(seen("ann")).await.unwrap().data.len(), 1);
    let foreign = ListMessages { conversation_id: Some("bob_user_cid".into()), ..seen("ann") };
    assert_eq!(code(desk.call(foreign).await), "ERR_CONVERSATION_NOT_ACCESSIBLE");
}

#[tokio::test]
async fn outsiders_do_not_write_to_a_group() {
    let desk = pair().await;
    desk.group("team", &["ann", "bob"]).await;
    let request = SendMessage {
        on_behalf_of: Some("cid".into()),
        ..SendMessage::text(ReceiverType::Group, "team", "hi")
    };
    assert_eq!(code(desk.call(request).await), "ERR_GROUP_NOT_JOINED");
}
