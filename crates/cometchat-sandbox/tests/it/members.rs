use cometchat_api::Uid;
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::{
    AddMembers, BanUser, ChangeScope, KickMember, ListBanned, ListMembers, UnbanUser,
};
use cometchat_api::chat::messages::{Action, Category, ListGroupMessages};

use crate::desk::{Desk, code};

fn add(participants: &[&str], actor: Option<&str>) -> AddMembers {
    AddMembers {
        guid: "team".into(),
        participants: Some(participants.iter().map(|uid| (*uid).into()).collect()),
        on_behalf_of: actor.map(Into::into),
        ..AddMembers::default()
    }
}

fn scope(uid: &str, scope: Scope, actor: Option<&str>) -> ChangeScope {
    ChangeScope { guid: "team".into(), uid: uid.into(), scope, on_behalf_of: actor.map(Into::into) }
}

fn kick(uid: &str, actor: Option<&str>) -> KickMember {
    KickMember { guid: "team".into(), uid: uid.into(), on_behalf_of: actor.map(Into::into) }
}

async fn team() -> Desk {
    let desk = Desk::with_users(&["ann", "bob", "cid", "dan"]).await;
    desk.group("team", &["ann", "bob"]).await;
    desk
}

async fn members(desk: &Desk) -> Vec<(String, String)> {
    let list = ListMembers { guid: "team".into(), ..ListMembers::default() };
    let mut members: Vec<_> = desk
        .call(list)
        .await
        .unwrap()
        .data
        .into_iter()
        .map(|member| (member.user.uid.to_string(), member.scope.unwrap().to_string()))
        .collect();
    members.sort();
    members
}

#[tokio::test]
async fn adding_answers_for_each_uid_and_writes_an_action_message() {
    let desk = team().await;
    let added = desk
        .call(AddMembers {
            admins: Some(vec!["cid".into()]),
            users_to_ban: Some(vec!["dan".into()]),
            ..add(&["cid", "nobody", "bob"], None)
        })
        .await
        .unwrap();
    let participants = added.participants.unwrap();
    let refused = |uid: &str| {
        participants.get(&Uid::from(uid)).unwrap().error.clone().unwrap().code.to_string()
    };
    assert_eq!(refused("nobody"), "ERR_UID_NOT_FOUND");
    assert_eq!(refused("bob"), "ERR_ALREADY_JOINED");
    assert_eq!(refused("cid"), "ERR_ALREADY_JOINED", "the higher scope has taken effect");
    let action = added.admins.unwrap()[0].data.clone().unwrap();
    assert_eq!(action.category, Some(Category::Action));
    assert_eq!(action.data.action, Some(Action::Added));
    assert!(added.users_to_ban.unwrap()[0].is_done());
    let expected = [("ann", "admin"), ("bob", "participant"), ("cid", "admin")];
    assert_eq!(members(&desk).await, expected.map(|(u, s)| (u.to_owned(), s.to_owned())));
    assert_eq!(code_of(&desk.call(add(&["dan"], None)).await.unwrap()), "ERR_BANNED_GROUPMEMBER");
}

fn code_of(added: &cometchat_api::chat::members::AddedMembers) -> String {
    added.participants.as_ref().unwrap()[0].error.clone().unwrap().code.to_string()
}

#[tokio::test]
async fn more_than_25_uids_over_all_lists_are_refused() {
    let desk = team().await;
    let many: Vec<String> = (0..20).map(|n| format!("u{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let request = AddMembers {
        moderators: Some(many[..6].iter().map(|uid| (*uid).into()).collect()),
        ..add(&many, None)
    };
    assert_eq!(code(desk.call(request).await), "ERR_PLAN_QUOTA_RESTRICTION");
}

#[tokio::test]
async fn scopes_limit_what_an_acting_user_may_do() {
    let desk = team().await;
    desk.call(add(&["cid", "dan"], None)).await.unwrap();
    desk.call(scope("bob", Scope::Moderator, Some("ann"))).await.unwrap();
    assert_eq!(code(desk.call(kick("dan", Some("cid"))).await), "ERR_GROUP_NO_SCOPE_CLEARANCE");
    assert_eq!(code(desk.call(kick("ann", Some("bob"))).await), "ERR_GROUP_NO_CLEARANCE");
    assert_eq!(code(desk.call(kick("bob", Some("bob"))).await), "ERR_GROUP_NO_SELF_ACTION");
    assert_eq!(code(desk.call(add(&["x"], Some("bob"))).await), "ERR_GROUP_NO_ADMIN_SCOPE");
    let raise = scope("dan", Scope::Admin, Some("bob"));
    assert_eq!(code(desk.call(raise).await), "ERR_GROUP_NO_SCOPE_CLEARANCE");
    let same = scope("dan", Scope::Participant, None);
    assert_eq!(code(desk.call(same).await), "ERR_SAME_SCOPE");
    desk.call(kick("dan", Some("bob"))).await.unwrap();
    assert_eq!(code(desk.call(kick("dan", Some("bob"))).await), "ERR_NOT_A_MEMBER");
}

#[tokio::test]
async fn a_kicked_member_may_return_and_a_banned_one_may_not() {
    let desk = team().await;
    desk.call(kick("bob", None)).await.unwrap();
    assert!(add_is_done(&desk).await);
    let ban = || BanUser { guid: "team".into(), uid: "bob".into(), on_behalf_of: None };
    desk.call(ban()).await.unwrap();
    assert_eq!(code(desk.call(ban()).await), "ERR_ALREADY_BANNED");
    assert!(!add_is_done(&desk).await);
    let list = ListBanned { guid: "team".into(), ..ListBanned::default() };
    let banned = desk.call(list).await.unwrap().data;
    assert_eq!(banned[0].user.uid, "bob".into());
    assert_eq!(banned[0].scope, Some(Scope::Participant));
    assert!(banned[0].banned_at.is_some());
    let unban = || UnbanUser { guid: "team".into(), uid: "bob".into(), on_behalf_of: None };
    desk.call(unban()).await.unwrap();
    assert_eq!(code(desk.call(unban()).await), "ERR_NOT_A_BANNED_USER");
    assert!(add_is_done(&desk).await);
}

async fn add_is_done(desk: &Desk) -> bool {
    desk.call(add(&["bob"], None)).await.unwrap().participants.unwrap()[0].is_done()
}

#[tokio::test]
async fn what_happens_to_members_stands_in_the_history() {
    let desk = team().await;
    desk.call(add(&["cid"], Some("ann"))).await.unwrap();
    desk.call(scope("cid", Scope::Moderator, Some("ann"))).await.unwrap();
    desk.call(kick("cid", Some("ann"))).await.unwrap();
    let list = ListGroupMessages {
        guid: "team".into(),
        category: Some(Category::Action),
        ..ListGroupMessages::default()
    };
    let actions: Vec<_> = desk.call(list).await.unwrap().data;
    let words: Vec<_> =
        actions.iter().map(|message| message.data.action.as_ref().unwrap().to_string()).collect();
    assert_eq!(words, ["added", "added", "scopeChanged", "kicked"]);
    let change = actions[2].data.extras.clone().unwrap().scope.unwrap();
    assert_eq!((change.old, change.new), (Some(Scope::Participant), Some(Scope::Moderator)));
}
