use std::time::Duration;

use cometchat_api::chat::groups::{
    CreateGroup, DeleteGroup, GetGroup, GroupField, GroupType, ListGroups, UpdateGroup,
};
use cometchat_api::chat::members::AddMembers;
use cometchat_api::chat::messages::ListGroupMessages;
use cometchat_api::{Secret, Uid};
use serde_json::json;

use crate::desk::{Desk, START, code, new_group};

fn guids(groups: &[cometchat_api::chat::groups::Group]) -> Vec<&str> {
    groups.iter().map(|group| group.guid.as_str()).collect()
}

#[tokio::test]
async fn a_group_belongs_to_its_owner_and_counts_its_members() {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    let group = desk.group("team", &["ann", "bob", "cid"]).await;
    assert_eq!((group.owner, group.members_count), (Some("ann".into()), Some(3)));
    let as_bob = GetGroup { guid: "team".into(), on_behalf_of: Some("bob".into()) };
    let seen = desk.call(as_bob).await.unwrap();
    assert_eq!((seen.has_joined, seen.joined_at), (Some(true), Some(START)));
}

#[tokio::test]
async fn without_an_owner_a_group_is_the_systems() {
    let desk = Desk::new().await;
    let group = desk.call(new_group("lobby")).await.unwrap();
    assert_eq!((group.owner, group.members_count), (Some("app_system".into()), Some(0)));
    assert_eq!(code(desk.call(new_group("LOBBY")).await), "ERR_GUID_ALREADY_EXISTS");
}

#[tokio::test]
async fn a_password_group_needs_its_password() {
    let desk = Desk::new().await;
    let kind = GroupType::Password;
    let bare = CreateGroup { kind: kind.clone(), ..new_group("vault") };
    assert_eq!(code(desk.call(bare).await), "ERR_EMPTY_GROUP_PASS");
    let password = Some(Secret::new("sesame"));
    let made = desk.call(CreateGroup { kind, password, ..new_group("vault") }).await.unwrap();
    assert_eq!(made.kind, Some(GroupType::Password));
    let text = serde_json::to_string(&made).unwrap();
    assert!(!text.contains("sesame"), "the password is never answered");
}

#[tokio::test]
async fn private_groups_show_to_their_members_alone() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let secret =
        CreateGroup { kind: GroupType::Private, owner: Some("ann".into()), ..new_group("secret") };
    desk.call(secret).await.unwrap();
    let list = |uid: &str| ListGroups { on_behalf_of: Some(uid.into()), ..ListGroups::default() };
    assert_eq!(guids(&desk.call(list("ann")).await.unwrap().data), ["secret"]);
    assert!(desk.call(list("bob")).await.unwrap().data.is_empty());
    assert_eq!(guids(&desk.call(ListGroups::default()).await.unwrap().data), ["secret"]);
    let get = GetGroup { guid: "secret".into(), on_behalf_of: Some("bob".into()) };
    assert_eq!(code(desk.call(get).await), "ERR_GUID_NOT_FOUND");
}

#[tokio::test]
async fn groups_are_filtered_and_sorted() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.group("alpha", &["ann", "bob"]).await;
    desk.clock.advance(Duration::from_secs(10));
    desk.group("beta", &["bob"]).await;
    let joined = ListGroups {
        has_joined: Some(true),
        on_behalf_of: Some("ann".into()),
        ..ListGroups::default()
    };
    assert_eq!(guids(&desk.call(joined).await.unwrap().data), ["alpha"]);
    let large = ListGroups { members_at_least: Some(2), ..ListGroups::default() };
    assert_eq!(guids(&desk.call(large).await.unwrap().data), ["alpha"]);
    let young = ListGroups { created_from: Some(START + 1), ..ListGroups::default() };
    assert_eq!(guids(&desk.call(young).await.unwrap().data), ["beta"]);
    let down = ListGroups {
        sort_order: Some(cometchat_api::chat::groups::SortOrder::Descending),
        ..ListGroups::default()
    };
    assert_eq!(guids(&desk.call(down).await.unwrap().data), ["beta", "alpha"]);
}

#[tokio::test]
async fn ownership_moves_only_without_an_acting_user() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.group("team", &["ann", "bob"]).await;
    let hand_over = |actor: Option<Uid>| UpdateGroup {
        guid: "team".into(),
        name: Some("Crew".into()),
        owner: Some("bob".into()),
        unset: Some(vec![GroupField::Icon]),
        on_behalf_of: actor,
        ..UpdateGroup::default()
    };
    let by_ann = desk.call(hand_over(Some("ann".into()))).await.unwrap();
    assert_eq!((by_ann.owner, by_ann.name.as_str()), (Some("ann".into()), "Crew"));
    assert_eq!(
        code(desk.call(hand_over(Some("bob".into()))).await),
        "ERR_GROUP_NO_MODERATOR_SCOPE"
    );
    let by_key = desk.call(hand_over(None)).await.unwrap();
    assert_eq!(by_key.owner, Some("bob".into()));
}

#[tokio::test]
async fn a_deleted_group_takes_its_messages_along() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.group("team", &["ann", "bob"]).await;
    desk.say_in("ann", "team", "hello").await;
    let by_bob = DeleteGroup { guid: "team".into(), on_behalf_of: Some("bob".into()) };
    assert_eq!(code(desk.call(by_bob).await), "ERR_GROUP_NO_ADMIN_SCOPE");
    desk.call(DeleteGroup { guid: "team".into(), on_behalf_of: None }).await.unwrap();
    let messages = ListGroupMessages { guid: "team".into(), ..ListGroupMessages::default() };
    assert_eq!(code(desk.call(messages).await), "ERR_GUID_NOT_FOUND");
}

#[tokio::test]
async fn a_user_is_in_2000_groups_at_most() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    for batch in 0..40 {
        let id = |n: usize| format!("g{}", batch * 50 + n);
        let one = |n: usize| (id(n), json!({"guid": id(n), "name": "G", "type": "public"}));
        let groups: serde_json::Map<_, _> = (0..50).map(one).collect();
        let members: serde_json::Map<_, _> = (0..50)
            .map(|n| {
                let member = format!("{}_member_bob", id(n));
                (member.clone(), json!({"memberId": member, "guid": id(n), "uid": "bob"}))
            })
            .collect();
        for (what, entities) in [("groups", groups), ("members", members)] {
            let body = json!({ what: entities }).to_string();
            let (status, answer) = desk.raw("POST", &format!("/data_import/{what}"), &body).await;
            assert_eq!(status, 200, "{answer}");
        }
    }
    desk.group("more", &["ann"]).await;
    let add = AddMembers {
        guid: "more".into(),
        participants: Some(vec!["bob".into()]),
        ..AddMembers::default()
    };
    let added = desk.call(add).await.unwrap().participants.unwrap();
    let refused = added[0].error.clone().unwrap();
    assert_eq!(refused.code.as_str(), "ERR_PLAN_QUOTA_RESTRICTION");
}
