use std::time::Duration;

use cometchat_api::chat::messages::ListMessages;
use cometchat_api::chat::users::{
    CreateUser, DeactivateUsers, DeleteUser, GetUser, ListUsers, ReactivateUsers, SearchUsersIn,
    UpdateUser, UserField,
};
use serde_json::json;

use crate::desk::{Desk, START, code, uids};

fn named(uid: &str, name: &str) -> CreateUser {
    CreateUser { uid: uid.into(), name: name.into(), ..CreateUser::default() }
}

#[tokio::test]
async fn a_created_user_can_be_read_and_listed() {
    let desk = Desk::new().await;
    let made = desk
        .call(CreateUser {
            avatar: Some("https://example.com/a.png".into()),
            metadata: Some(json!({"@private": {"email": "ann@example.com"}})),
            tags: Some(vec!["vip".into()]),
            with_auth_token: Some(true),
            ..named("Ann-1", "Ann Ä. 🚀")
        })
        .await
        .unwrap();
    assert_eq!((made.uid.as_str(), made.created_at), ("ann-1", Some(START)));
    assert!(made.auth_token.unwrap().expose().starts_with(&format!("ann-1_{START}")));
    let read = desk.call(GetUser { uid: "ann-1".into(), ..GetUser::default() }).await.unwrap();
    assert_eq!((read.name.as_str(), read.role.unwrap().as_str()), ("Ann Ä. 🚀", "default"));
    let listed = desk.call(ListUsers::default()).await.unwrap();
    assert_eq!(uids(&listed.data), ["ann-1"]);
    assert!(listed.data[0].tags.is_empty());
    let listed =
        desk.call(ListUsers { with_tags: Some(true), ..ListUsers::default() }).await.unwrap();
    assert_eq!(listed.data[0].tags, ["vip"]);
}

#[tokio::test]
async fn property_limits_are_refused_with_a_sentence_per_field() {
    let desk = Desk::new().await;
    let error = desk
        .call(CreateUser {
            avatar: Some("javascript:alert(1)".into()),
            tags: Some(vec!["t".into(); 26]),
            metadata: Some(json!({"k": "x".repeat(5_200)})),
            ..named("has space", &"n".repeat(101))
        })
        .await
        .unwrap_err();
    assert_eq!(error.code, "ERR_BAD_REQUEST");
    let mut fields: Vec<_> = error.fields().into_keys().collect();
    fields.sort();
    assert_eq!(fields, ["avatar", "metadata", "name", "tags", "uid"]);
}

#[tokio::test]
async fn a_uid_is_taken_once() {
    let desk = Desk::with_users(&["ann"]).await;
    assert_eq!(code(desk.call(named("ANN", "Other")).await), "ERR_UID_ALREADY_EXISTS");
    assert_eq!(code(desk.call(named("app_system", "Me")).await), "ERR_UID_ALREADY_EXISTS");
}

#[tokio::test]
async fn updates_replace_what_is_sent_and_clear_what_is_unset() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.clock.advance(Duration::from_secs(60));
    let update = UpdateUser {
        uid: "ann".into(),
        name: Some("Zoe".into()),
        link: Some("https://example.com/zoe".into()),
        metadata: Some(json!({"a": 1})),
        ..UpdateUser::default()
    };
    let changed = desk.call(update).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.updated_at), ("Zoe", Some(START + 60)));
    let unset = UpdateUser {
        uid: "ann".into(),
        unset: Some(vec![UserField::Metadata, UserField::Link]),
        ..UpdateUser::default()
    };
    let cleared = desk.call(unset).await.unwrap();
    assert_eq!((cleared.metadata, cleared.link, cleared.name.as_str()), (None, None, "Zoe"));
    let listed = desk.call(ListUsers::default()).await.unwrap();
    assert_eq!(uids(&listed.data), ["bob", "ann"], "the order follows the new name");
    let role = UpdateUser { uid: "ann".into(), role: Some("none".into()), ..UpdateUser::default() };
    assert_eq!(code(desk.call(role).await), "ERR_ROLE_NOT_FOUND");
}

#[tokio::test]
async fn a_deactivated_user_is_not_found_but_can_be_listed_and_comes_back() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let get = || GetUser { uid: "ann".into(), ..GetUser::default() };
    desk.call(DeleteUser { uid: "ann".into(), permanent: None }).await.unwrap();
    assert_eq!(code(desk.call(get()).await), "ERR_UID_NOT_FOUND");
    assert_eq!(uids(&desk.call(ListUsers::default()).await.unwrap().data), ["bob"]);
    let only = ListUsers { only_deactivated: Some(true), ..ListUsers::default() };
    let gone = desk.call(only).await.unwrap();
    assert_eq!((uids(&gone.data), gone.data[0].deactivated_at), (vec!["ann"], Some(START)));
    let both = ListUsers { with_deactivated: Some(true), ..ListUsers::default() };
    assert_eq!(uids(&desk.call(both).await.unwrap().data), ["ann", "bob"]);
    let back = ReactivateUsers { uids_to_activate: vec!["ann".into(), "nobody".into()] };
    let back = desk.call(back).await.unwrap();
    assert_eq!(back.reactivated_uids, ["ann".into()]);
    assert_eq!(back.not_found, None);
    assert_eq!(desk.call(get()).await.unwrap().uid, "ann".into());
}

#[tokio::test]
async fn bulk_deactivation_names_those_whom_it_deactivated_and_nobody_else() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let all = || DeactivateUsers {
        uids_to_deactivate: vec!["ann".into(), "bob".into(), "nobody".into()],
    };
    desk.call(DeleteUser { uid: "bob".into(), permanent: Some(false) }).await.unwrap();
    let done = desk.call(all()).await.unwrap();
    assert_eq!(done.deactivated_uids, ["ann".into()]);
    assert_eq!((done.already_deactivated_uids, done.not_found), (None, None));
}

#[tokio::test]
async fn permanent_deletion_takes_messages_and_frees_the_uid() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.say("ann", "bob", "hello").await;
    desk.say("bob", "ann", "hi").await;
    desk.call(DeleteUser { uid: "ann".into(), permanent: Some(true) }).await.unwrap();
    assert!(desk.call(ListMessages::default()).await.unwrap().data.is_empty());
    let all = ListUsers { with_deactivated: Some(true), ..ListUsers::default() };
    assert_eq!(uids(&desk.call(all).await.unwrap().data), ["bob"]);
    desk.user("ann").await;
}

#[tokio::test]
async fn search_is_by_prefix_of_name_or_uid() {
    let desk = Desk::new().await;
    for (uid, name) in
        [("u1", "John Smith"), ("u2", "Smithers"), ("smith-3", "Ann"), ("u4", "Änne Smith")]
    {
        desk.call(named(uid, name)).await.unwrap();
    }
    let search = |key: &str, places: &[SearchUsersIn]| ListUsers {
        search_key: Some(key.into()),
        search_in: places.to_vec(),
        ..ListUsers::default()
    };
    let found = desk.call(search("SMITH", &[])).await.unwrap();
    assert_eq!(uids(&found.data), ["u2", "smith-3"]);
    let found = desk.call(search("smith", &[SearchUsersIn::Uid])).await.unwrap();
    assert_eq!(uids(&found.data), ["smith-3"]);
    let found = desk.call(search("äN", &[])).await.unwrap();
    assert_eq!(uids(&found.data), ["u4"]);
}

#[tokio::test]
async fn lists_are_narrowed_by_role_tags_and_times() {
    let desk = Desk::with_users(&["ann"]).await;
    desk.clock.advance(Duration::from_secs(100));
    let tagged = CreateUser { tags: Some(vec!["a".into(), "b".into()]), ..named("bob", "Bob") };
    desk.call(tagged).await.unwrap();
    let by_tag = ListUsers { tags: vec!["b".into(), "c".into()], ..ListUsers::default() };
    assert_eq!(uids(&desk.call(by_tag).await.unwrap().data), ["bob"]);
    let by_role = ListUsers { role: Some("other".into()), ..ListUsers::default() };
    assert!(desk.call(by_role).await.unwrap().data.is_empty());
    let made_by = ListUsers { created_to: Some(START), ..ListUsers::default() };
    assert_eq!(uids(&desk.call(made_by).await.unwrap().data), ["ann"]);
    let changed = || ListUsers { updated_from: Some(START + 150), ..ListUsers::default() };
    assert!(desk.call(changed()).await.unwrap().data.is_empty());
    desk.clock.advance(Duration::from_secs(100));
    let rename =
        UpdateUser { uid: "ann".into(), name: Some("Ada".into()), ..UpdateUser::default() };
    desk.call(rename).await.unwrap();
    assert_eq!(uids(&desk.call(changed()).await.unwrap().data), ["ann"]);
}
