//! The oddities that `semantics.md` rules on, one by one.

use cometchat_api::chat::conversations::{GetUserConversation, ListConversations, Peer};
use cometchat_api::chat::groups::GroupType;
use cometchat_api::chat::messages::{DeleteMessage, Entity, Message};
use cometchat_api::chat::users::{ListUsers, ReactivateUsers};
use cometchat_api::management::apps::{App, ListApps};
use cometchat_api::management::extension_settings::{ExtensionReply, GetExtensionSettings};
use cometchat_api::management::webhooks::GetWebhook;
use cometchat_api::reply::{ReplyError, envelope_of, reply_of};
use cometchat_api::request::Request;
use cometchat_api::{Guid, Uid};
use serde_json::{Value, json};

fn bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

fn app() -> Value {
    json!({"id": "app1", "name": "One", "region": "eu", "apiKeys": {KEY: {
        "apiKey": KEY, "name": "Rest API Key", "scope": "fullAccess", "createdBy": "app_system"}}})
}

#[test]
fn apps_come_as_a_list_or_as_one_object() {
    for data in [json!([app()]), app()] {
        let listing = reply_of::<ListApps>(&bytes(&json!({ "data": data }))).expect("a list");
        assert_eq!(listing.data.len(), 1);
        let key = listing.data[0].api_keys.full_access().expect("a key");
        assert_eq!(key.api_key.expose(), KEY);
    }
}

#[test]
fn an_app_prints_without_its_keys_and_is_written_with_them() {
    let app: App = serde_json::from_value(app()).expect("an app");
    assert!(!format!("{app:?}").contains(&KEY[4..]));
    assert_eq!(serde_json::to_value(&app).expect("serialises")["apiKeys"][KEY]["apiKey"], KEY);
}

#[test]
fn a_key_that_only_names_its_entry_is_not_lost() {
    let app = json!({"id": "a", "apiKeys": {KEY: {"name": "Auth Key", "scope": "authOnly"}}});
    let app: App = serde_json::from_value(app).expect("an app");
    assert_eq!(app.api_keys.iter().next().expect("a key").api_key.expose(), KEY);
    assert!(app.api_keys.full_access().is_none());
}

#[test]
fn a_conversation_comes_alone_or_in_a_list_of_one() {
    let one = json!({"conversationId": "a_user_b", "unreadMessageCount": "3", "lastMessage": {}});
    for data in [one.clone(), json!([one])] {
        let read = reply_of::<GetUserConversation>(&bytes(&json!({ "data": data })));
        let conversation = read.expect("a conversation").0;
        assert_eq!(conversation.unread_message_count, Some(3));
        assert_eq!(conversation.last_message, None);
    }
}

#[test]
fn unread_counts_are_written_as_text() {
    let listing = json!({"data": [{"conversationId": "group_g", "unreadMessageCount": 2,
        "conversationWith": {"guid": "g", "name": "G"}}]});
    let read = reply_of::<ListConversations>(&bytes(&listing)).expect("a list");
    let peer = read.data[0].conversation_with.as_ref().expect("a peer");
    assert!(matches!(peer, Peer::Group(group) if group.guid == Guid::from("g")));
    let written = envelope_of::<ListConversations>(&read).expect("serialises");
    assert_eq!(written["data"][0]["unreadMessageCount"], "2");
}

#[test]
fn reactivated_users_come_in_two_spellings() {
    for name in ["nonDeactivatedUids", "reactivatedUids"] {
        let body = json!({"data": {name: ["a", "b"]}});
        let read = reply_of::<ReactivateUsers>(&bytes(&body)).expect("a reply");
        assert_eq!(read.reactivated_uids, [Uid::from("a"), Uid::from("b")]);
    }
}

#[test]
fn a_protected_group_is_one_with_a_password_and_is_sent_so() {
    assert_eq!(GroupType::from("protected"), GroupType::Password);
    assert_eq!(GroupType::Password.as_str(), "password");
}

#[test]
fn deleting_a_message_answers_an_action_about_it() {
    let action = json!({"data": {"id": "9", "category": "action", "type": "message", "data": {
        "action": "deleted", "entities": {"on": {"entityType": "message", "entity": {
            "id": 7, "deletedAt": "1700000000", "deletedBy": "app_system"}}}}}});
    let action = reply_of::<DeleteMessage>(&bytes(&action)).expect("an action");
    assert_eq!(action.subject().id.as_str(), "7");
    assert!(action.subject().is_deleted());
}

#[test]
fn an_entity_of_another_shape_is_kept_as_it_came() {
    let entity = json!({"entityType": "user", "entity": {"name": "no uid"}});
    let read: Entity = serde_json::from_value(entity.clone()).expect("an entity");
    assert!(matches!(read, Entity::Other { .. }));
    assert_eq!(serde_json::to_value(&read).expect("serialises"), entity);
}

#[test]
fn content_may_come_as_a_json_text() {
    let message = json!({"id": "1", "data": "{\"text\":\"hello\"}"});
    let message: Message = serde_json::from_value(message).expect("a message");
    assert_eq!(message.data.text.as_deref(), Some("hello"));
}

#[test]
fn a_webhook_is_found_however_often_it_is_wrapped() {
    let hook = json!({"id": "h", "name": "H", "webhookURL": "https://example.com"});
    for body in
        [json!([{ "data": hook }]), json!({ "data": [{ "data": hook }] }), json!({ "data": hook })]
    {
        let read = reply_of::<GetWebhook>(&bytes(&body)).expect("a webhook");
        assert_eq!(read.0.id.as_str(), "h");
    }
}

#[test]
fn the_settings_of_an_extension_lie_in_a_second_envelope_and_do_not_print() {
    let body = json!({"data": {"statusCode": 200, "success": true,
        "body": {"data": {"settings": {"giphyApiKey": KEY}}}}});
    let read: ExtensionReply = reply_of::<GetExtensionSettings>(&bytes(&body)).expect("a reply").0;
    assert_eq!(read.settings().expect("settings")["giphyApiKey"], KEY);
    assert!(!format!("{read:?}").contains(KEY));
}

#[test]
fn a_refusal_is_told_whatever_the_operation() {
    let body = json!({"error": {"code": "ERR_UID_NOT_FOUND", "message": "no such user"}});
    let Err(ReplyError::Refused(error)) = reply_of::<ListUsers>(&bytes(&body)) else {
        panic!("not a refusal")
    };
    assert_eq!(error.code, "ERR_UID_NOT_FOUND");
}

#[test]
fn a_page_of_html_and_a_cut_body_are_not_json() {
    for body in ["<html>blocked</html>", "{\"data\":[{\"uid\":\"a\"", ""] {
        let read = reply_of::<ListUsers>(body.as_bytes());
        assert!(matches!(read, Err(ReplyError::NotJson(_))), "{body}: {read:?}");
    }
}

#[test]
fn another_shape_names_the_field() {
    let read = reply_of::<ListUsers>(br#"{"data":[{"uid":"a"},{"name":"b"}]}"#);
    let Err(ReplyError::Shape { message, .. }) = read else { panic!("{read:?}") };
    assert!(message.contains("uid"), "{message}");
}

#[test]
fn filters_go_to_the_query_as_the_service_spells_them() {
    let list = ListUsers {
        search_key: Some("ann".to_owned()),
        tags: vec!["a".to_owned(), "b".to_owned()],
        updated_from: Some(7),
        only_deactivated: Some(true),
        ..ListUsers::default()
    };
    let mut query = Request::of(&list).expect("a request").query;
    query.sort();
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        query,
        [
            pair("onlyDeactivated", "true"),
            pair("searchKey", "ann"),
            pair("tags", "a,b"),
            pair("updatedAt[from]", "7"),
        ]
    );
}
