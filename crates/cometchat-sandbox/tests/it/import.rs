use cometchat_api::batch::Results;
use cometchat_api::chat::conversations::ListConversations;
use cometchat_api::chat::data_import::{ImportGroups, ImportMembers, ImportMessages, ImportUsers};
use cometchat_api::chat::groups::GetGroup;
use cometchat_api::chat::members::ListMembers;
use cometchat_api::chat::messages::ListMessages;
use cometchat_api::chat::metrics::GetMessageStats;
use cometchat_api::chat::users::{GetUser, ListUsers};
use cometchat_api::endpoint::{Endpoint, RateClass};
use cometchat_api::{Guid, Uid};
use cometchat_sandbox::SandboxConfig;
use serde_json::{Value, json};

use crate::desk::{Desk, START, code};

/// Long ago.
const THEN: i64 = 1_674_104_348;

impl Desk {
    async fn import<E: Endpoint>(&self, what: &str, entities: Value) -> E::Reply {
        let body = json!({ what: entities }).to_string();
        let (status, answer) = self.raw("POST", &format!("/data_import/{what}"), &body).await;
        assert_eq!(status, 200, "{answer}");
        serde_json::from_value(answer["data"].clone()).unwrap()
    }

    async fn users_of_old(&self) {
        let users = json!({
            "s12": {"uid": "s12", "name": "Sue", "createdAt": THEN.to_string(), "tags": ["old"]},
            "r123": {"uid": "r123", "name": "Rob", "lastActiveAt": THEN + 5},
        });
        self.import::<ImportUsers>("users", users).await;
    }
}

/// Codes in the order of their keys.
fn refused<K: std::fmt::Debug, T: std::fmt::Debug>(results: &Results<K, T>) -> Vec<String> {
    let code = |error: &cometchat_api::ApiError| error.code.to_string();
    results.values().filter_map(|result| result.error.as_ref().map(code)).collect()
}

#[tokio::test]
async fn imported_users_are_as_old_as_they_were() {
    let desk = Desk::new().await;
    desk.users_of_old().await;
    let get = |uid: &str| GetUser { uid: uid.into(), on_behalf_of: None };
    let sue = desk.call(get("s12")).await.unwrap();
    assert_eq!((sue.created_at, sue.tags), (Some(THEN), vec!["old".to_owned()]));
    let rob = desk.call(get("r123")).await.unwrap();
    assert_eq!(rob.last_active_at, Some(THEN + 5));
    let gone = json!({"g1": {"uid": "g1", "name": "Gone", "deactivatedAt": THEN}});
    desk.import::<ImportUsers>("users", gone).await;
    assert_eq!(code(desk.call(get("g1")).await), "ERR_UID_NOT_FOUND");
    let all = ListUsers { with_deactivated: Some(true), ..ListUsers::default() };
    assert_eq!(desk.call(all).await.unwrap().data.len(), 3);
}

#[tokio::test]
async fn each_bad_user_is_refused_and_the_others_come_in() {
    let desk = Desk::with_users(&["ann"]).await;
    let users = json!({
        "fine": {"uid": "fine", "name": "Fine"},
        "nameless": {"uid": "nameless"},
        "key": {"uid": "another", "name": "A"},
        "ann": {"uid": "ann", "name": "Again"},
        "bad uid": {"uid": "bad uid", "name": "B"},
        "r": {"uid": "r", "name": "R", "role": "nobody"},
    });
    let results = desk.import::<ImportUsers>("users", users).await;
    assert!(results[&Uid::from("fine")].is_done());
    let invalid = "ERR_IMPORT_INVALID_USER_FORMAT";
    assert_eq!(
        refused(&results),
        ["ERR_UID_ALREADY_EXISTS", invalid, invalid, invalid, "ERR_ROLE_NOT_FOUND"]
    );
    assert_eq!(desk.call(ListUsers::default()).await.unwrap().data.len(), 2);
}

#[tokio::test]
async fn groups_bring_their_owners_and_members_their_groups() {
    let desk = Desk::new().await;
    let groups = json!({
        "g": {"guid": "g", "name": "G", "type": "public", "createdAt": THEN, "owner": "ada",
              "groupOwnerDetails": {"uid": "ada", "name": "Ada"}},
        "p": {"guid": "p", "name": "P", "type": "password"},
        "o": {"guid": "o", "name": "O", "type": "public", "owner": "nobody"},
        "t": {"guid": "t", "name": "T", "type": "secret"},
    });
    let results = desk.import::<ImportGroups>("groups", groups).await;
    let made = results[&Guid::from("g")].data.clone().unwrap();
    assert_eq!((made.created_at, made.owner), (Some(THEN), Some("ada".into())));
    assert_eq!(
        refused(&results),
        ["ERR_UID_NOT_FOUND", "ERR_EMPTY_GROUP_PASS", "ERR_IMPORT_INVALID_GROUP_FORMAT"]
    );
    let members = json!({
        "g_member_ada": {"memberId": "g_member_ada", "guid": "g", "uid": "ada", "scope": "admin",
                         "joinedAt": THEN + 1},
        "g_member_bo": {"memberId": "g_member_bo", "guid": "g", "uid": "bo", "isBanned": true,
                        "userDetails": {"uid": "bo", "name": "Bo"}},
        "n_member_ada": {"memberId": "n_member_ada", "guid": "n", "uid": "ada",
                         "groupDetails": {"guid": "n", "name": "New", "type": "private"}},
        "g_member_cy": {"memberId": "g_member_cy", "guid": "g", "uid": "cy"},
        "wrong": {"memberId": "wrong", "guid": "g", "uid": "ada"},
    });
    let results = desk.import::<ImportMembers>("members", members).await;
    assert_eq!(refused(&results), ["ERR_UID_NOT_FOUND", "ERR_IMPORT_INVALID_MEMBER_FORMAT"]);
    let list = |guid: &str| ListMembers { guid: guid.into(), ..ListMembers::default() };
    let listed = desk.call(list("g")).await.unwrap().data;
    assert_eq!((listed.len(), listed[0].joined_at), (1, Some(THEN + 1)));
    assert_eq!(desk.call(list("n")).await.unwrap().data.len(), 1);
    let again = json!({
        "g_member_ada": {"memberId": "g_member_ada", "guid": "g", "uid": "ada"},
        "g_member_bo": {"memberId": "g_member_bo", "guid": "g", "uid": "bo"},
    });
    let results = desk.import::<ImportMembers>("members", again).await;
    assert_eq!(refused(&results), ["ERR_ALREADY_JOINED", "ERR_ALREADY_BANNED"]);
}

#[tokio::test]
async fn nobody_joins_a_group_before_it_was_made_or_after_now() {
    let desk = Desk::with_users(&["ann"]).await;
    let groups = json!({"g": {"guid": "g", "name": "G", "type": "public", "createdAt": THEN}});
    desk.import::<ImportGroups>("groups", groups).await;
    for at in [THEN - 1, START + 1] {
        let id = "g_member_ann";
        let member = json!({"memberId": id, "guid": "g", "uid": "ann", "joinedAt": at});
        let results = desk.import::<ImportMembers>("members", json!({ id: member })).await;
        assert_eq!(refused(&results), ["ERR_IMPORT_INVALID_JOINEDAT"]);
    }
    let group = desk.call(GetGroup { guid: "g".into(), on_behalf_of: None }).await.unwrap();
    assert_eq!(group.members_count, Some(0));
}

fn message(muid: &str, sent_at: i64) -> Value {
    json!({
        "muid": muid, "sender": "s12", "receiverType": "user", "receiver": "r123",
        "category": "message", "type": "text", "data": {"text": "Hi there"},
        "sentAt": sent_at.to_string(), "tags": ["tag1"],
    })
}

#[tokio::test]
async fn imported_messages_make_their_conversation_and_repeats_do_no_harm() {
    let desk = Desk::new().await;
    desk.users_of_old().await;
    let mut read = message("m1", THEN);
    read["readAt"] = json!((THEN + 9).to_string());
    let both = json!({"m1": read, "m2": message("m2", THEN + 60)});
    let results = desk.import::<ImportMessages>("messages", both.clone()).await;
    let first = results["m1"].data.clone().unwrap();
    assert_eq!(first.conversation_id.as_str(), "r123_user_s12");
    assert_eq!((first.sent_at, first.read_at), (Some(THEN), Some(THEN + 9)));
    let again = desk.import::<ImportMessages>("messages", both).await;
    assert_eq!(refused(&again), ["ERR_IMPORT_MUID_ALREADY_EXISTS"; 2]);
    let listed = desk.call(ListMessages::default()).await.unwrap().data;
    assert_eq!(listed.len(), 2);
    let list =
        ListConversations { on_behalf_of: Some("r123".into()), ..ListConversations::default() };
    let conversation = desk.call(list).await.unwrap().data.remove(0);
    assert_eq!(conversation.updated_at, Some(THEN + 60));
    assert_eq!(conversation.unread_message_count, Some(1), "one of them was read");
    let stats = desk.call(GetMessageStats {}).await.unwrap();
    assert!(stats.data_points.iter().all(|point| point.messages_sent == Some(0)));
}

#[tokio::test]
async fn a_message_brings_along_who_is_not_there_yet() {
    let desk = Desk::new().await;
    let mut new = message("m1", THEN);
    new["senderUserDetails"] = json!({"uid": "s12", "name": "Sue"});
    new["receiverUserDetails"] = json!({"uid": "r123", "name": "Rob"});
    new["data"] = json!({"text": "Ask <@uid:x>"});
    new["mentionedUserDetails"] = json!({"x": {"uid": "x", "name": "Xia"}});
    let results = desk.import::<ImportMessages>("messages", json!({"m1": new})).await;
    let made = results["m1"].data.clone().unwrap();
    assert!(made.data.mentions.unwrap().contains_key(&Uid::from("x")));
    assert_eq!(desk.call(ListUsers::default()).await.unwrap().data.len(), 3);
}

#[tokio::test]
async fn messages_of_no_past_time_or_of_the_wrong_shape_are_refused() {
    let desk = Desk::new().await;
    desk.users_of_old().await;
    let with = |name: &str, value: Value| {
        let mut new = message("m", THEN);
        new[name] = value;
        new
    };
    for wrong in [
        with("sentAt", json!(START + 60)),
        with("sentAt", json!(THEN * 1000)),
        with("category", json!("action")),
        with("data", json!({})),
        with("muid", json!("other")),
        with("receiverType", json!("planet")),
    ] {
        let results = desk.import::<ImportMessages>("messages", json!({"m": wrong})).await;
        assert_eq!(refused(&results), ["ERR_IMPORT_INVALID_MESSAGE_FORMAT"], "{wrong}");
    }
    let nobody = with("receiver", json!("nobody"));
    let results = desk.import::<ImportMessages>("messages", json!({"m": nobody})).await;
    assert_eq!(refused(&results), ["ERR_UID_NOT_FOUND"]);
}

#[tokio::test]
async fn a_request_holds_50_entities_at_most() {
    let desk = Desk::new().await;
    let some = |n: usize| {
        let users = (0..n).map(|n| (format!("u{n}"), json!({"uid": format!("u{n}"), "name": "U"})));
        json!({"users": users.collect::<serde_json::Map<_, _>>()}).to_string()
    };
    for n in [0, 51] {
        let (status, answer) = desk.raw("POST", "/data_import/users", &some(n)).await;
        assert_eq!((status, &answer["error"]["code"]), (400, &json!("ERR_BAD_REQUEST")), "{n}");
    }
    assert_eq!(desk.raw("POST", "/data_import/users", &some(50)).await.0, 200);
}

#[tokio::test]
async fn imports_have_60_requests_a_minute_and_say_in_words_how_long_to_wait() {
    let config = SandboxConfig { rate_limits: true, ..SandboxConfig::default() };
    let desk = Desk::with(config).await;
    let body = json!({"users": {"u": {"uid": "u", "name": "U"}}}).to_string();
    for _ in 0..60 {
        assert_eq!(desk.raw("POST", "/data_import/users", &body).await.0, 200);
    }
    let (status, answer) = desk.raw("POST", "/data_import/users", &body).await;
    assert_eq!(status, 429);
    assert!(answer["error"]["message"].as_str().unwrap().contains("seconds"), "{answer}");
    assert_eq!(ImportUsers::ROUTE.class, RateClass::Import);
}
