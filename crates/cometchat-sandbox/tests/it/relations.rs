use cometchat_api::Uid;
use cometchat_api::chat::blocked::{BlockUsers, ListBlocked, UnblockUsers};
use cometchat_api::chat::friends::{AddFriends, ListFriends, RemoveFriends};
use cometchat_api::chat::messages::{ReceiverType, SendMessage};
use cometchat_api::chat::users::GetUser;

use crate::desk::{Desk, code, uids};

#[tokio::test]
async fn friendship_is_mutual_and_reported_for_each() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let add = AddFriends {
        uid: "ann".into(),
        accepted: vec!["bob".into(), "ann".into(), "nobody".into()],
        add_to_conversations: None,
    };
    let added = desk.call(add).await.unwrap().accepted;
    let code_of = |uid: &str| added[&Uid::from(uid)].error.as_ref().map(|e| e.code.to_string());
    assert_eq!(code_of("bob"), None);
    assert_eq!(code_of("ann").as_deref(), Some("ERR_CANNOT_FORM_SELF_RELATION"));
    assert_eq!(code_of("nobody").as_deref(), Some("ERR_UID_NOT_FOUND"));
    let again =
        AddFriends { uid: "bob".into(), accepted: vec!["ann".into()], add_to_conversations: None };
    let again = desk.call(again).await.unwrap().accepted;
    assert_eq!(again[0].error.as_ref().unwrap().code.as_str(), "ERR_ALREADY_FRIEND");
    let friends = |uid: &str| ListFriends { uid: uid.into(), ..ListFriends::default() };
    assert_eq!(uids(&desk.call(friends("bob")).await.unwrap().data), ["ann"]);
    let remove = RemoveFriends { uid: "bob".into(), friends: vec!["ann".into()] };
    desk.call(remove).await.unwrap();
    assert!(desk.call(friends("ann")).await.unwrap().data.is_empty());
}

#[tokio::test]
async fn a_block_stops_messages_both_ways_and_shows() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let block = BlockUsers { uid: "ann".into(), blocked_uids: vec!["bob".into()] };
    assert!(desk.call(block).await.unwrap()[0].is_done());
    let own = BlockUsers { uid: "ann".into(), blocked_uids: vec!["ann".into()] };
    let own = desk.call(own).await.unwrap()[0].error.clone().unwrap();
    assert_eq!(own.code.as_str(), "ERR_CANNOT_BLOCK_SELF");
    let say = |from: &str, to: &str| SendMessage {
        on_behalf_of: Some(from.into()),
        ..SendMessage::text(ReceiverType::User, to, "hi")
    };
    assert_eq!(code(desk.call(say("bob", "ann")).await), "ERR_BLOCKED_SENDER");
    assert_eq!(code(desk.call(say("ann", "bob")).await), "ERR_BLOCKED_RECEIVER");
    let seen = GetUser { uid: "bob".into(), on_behalf_of: Some("ann".into()) };
    assert_eq!(desk.call(seen).await.unwrap().blocked_by_me, Some(true));
    let list = ListBlocked { uid: "ann".into(), ..ListBlocked::default() };
    assert_eq!(uids(&desk.call(list).await.unwrap().data), ["bob"]);
    let lift = UnblockUsers { uid: "ann".into(), blocked_uids: vec!["bob".into()] };
    desk.call(lift).await.unwrap();
    desk.call(say("bob", "ann")).await.unwrap();
}
