use cometchat_api::chat::friends::AddFriends;
use cometchat_api::chat::groups::{CreateGroup, ListGroups, Scope};
use cometchat_api::chat::members::{AddMembers, ChangeScope};
use cometchat_api::chat::messages::{
    Category, DeleteMessage, EditMessage, GetMessage, ListGroupMessages, Message, MessageType,
    NewMessageData, ReceiverType, SendInThread, SendMessage,
};
use cometchat_api::chat::rbac::{
    ListRolePermissions, ListScopePermissions, PermissionValue, Permissions, SetPermissions,
    SetRolePermissions, SetScopePermissions, UnsetRolePermission, UnsetScopePermission,
};
use cometchat_api::chat::reactions::{AddReaction, ListReactions};
use cometchat_api::chat::roles::{CreateRole, DeleteRole};
use cometchat_api::chat::users::{GetUser, UpdateUser};
use cometchat_api::id::PermissionId;
use serde_json::json;

use crate::desk::{Desk, code, new_group};

fn words(values: &[(&str, &str)]) -> Permissions {
    let one = |(id, word): &(&str, &str)| ((*id).into(), PermissionValue::One((*word).to_owned()));
    values.iter().map(one).collect()
}

fn lists(values: &[(&str, &[&str])]) -> Permissions {
    let many = |(id, list): &(&str, &[&str])| {
        let list = list.iter().map(|word| (*word).to_owned()).collect();
        ((*id).into(), PermissionValue::Many(list))
    };
    values.iter().map(many).collect()
}

impl Desk {
    async fn allow(&self, permissions: Permissions) -> SetPermissions {
        self.call(SetRolePermissions { role: "default".into(), permissions }).await.unwrap()
    }

    async fn allow_in(&self, guid: &str, scope: Scope, permissions: Permissions) -> SetPermissions {
        self.call(SetScopePermissions { guid: guid.into(), scope, permissions }).await.unwrap()
    }

    async fn give_role(&self, uid: &str, role: &str) {
        let update =
            UpdateUser { uid: uid.into(), role: Some(role.into()), ..UpdateUser::default() };
        self.call(update).await.unwrap();
    }

    async fn agent(&self, uid: &str) {
        let role =
            CreateRole { role: "agent".into(), name: "Agent".into(), ..CreateRole::default() };
        self.call(role).await.unwrap();
        self.give_role(uid, "agent").await;
    }
}

fn say(from: &str, to: &str) -> SendMessage {
    SendMessage {
        on_behalf_of: Some(from.into()),
        ..SendMessage::text(ReceiverType::User, to, "hi")
    }
}

fn say_in(from: &str, guid: &str) -> SendMessage {
    SendMessage {
        on_behalf_of: Some(from.into()),
        ..SendMessage::text(ReceiverType::Group, guid, "hi")
    }
}

#[tokio::test]
async fn roles_have_28_permissions_and_scopes_11_with_their_defaults() {
    let desk = Desk::with_users(&["ann"]).await;
    desk.group("team", &["ann"]).await;
    let of_role = desk.call(ListRolePermissions { role: "default".into() }).await.unwrap();
    let listed = of_role.meta.pagination.unwrap();
    assert_eq!((of_role.data.len(), listed.total, listed.per_page), (28, Some(28), Some(100)));
    let create = of_role.data.iter().find(|it| it.id.as_str() == "createGroup").unwrap();
    assert_eq!((&create.default_value, &create.of), (&Some(json!("allow")), &Some("role".into())));
    let ask = |scope| ListScopePermissions { guid: "team".into(), scope };
    let of_scope = desk.call(ask(Scope::Participant)).await.unwrap();
    assert_eq!(of_scope.data.len(), 11);
    assert_eq!(code(desk.call(ask("king".into())).await), "ERR_BAD_REQUEST");
    let nobody = ListRolePermissions { role: "nobody".into() };
    assert_eq!(code(desk.call(nobody).await), "ERR_ROLE_NOT_FOUND");
}

#[tokio::test]
async fn each_permission_that_is_set_has_its_own_result() {
    let desk = Desk::new().await;
    let asked = words(&[("sendMessage", "deny"), ("listUsers.mode", "enemies"), ("fly", "allow")]);
    let set = desk.allow(asked).await;
    assert!(set.results[&PermissionId::from("sendMessage")].is_done());
    let wrong =
        |id: &str| set.results[&PermissionId::from(id)].error.clone().unwrap().code.to_string();
    assert_eq!(wrong("listUsers.mode"), "ERR_BAD_REQUEST");
    assert_eq!(wrong("fly"), "ERR_PERMISSION_NOT_FOUND");
    assert_eq!(set.permissions, words(&[("sendMessage", "deny")]));
    let more = desk.allow(lists(&[("createGroup.allowedGroupTypes", &["public"])])).await;
    assert_eq!(more.permissions.len(), 2, "the others stay as they are");
    let unset = |id: &str| UnsetRolePermission { role: "default".into(), permission: id.into() };
    let left = desk.call(unset("sendMessage")).await.unwrap().permissions;
    assert_eq!(left, lists(&[("createGroup.allowedGroupTypes", &["public"])]));
    assert_eq!(code(desk.call(unset("fly")).await), "ERR_PERMISSION_NOT_FOUND");
}

#[tokio::test]
async fn a_role_that_may_not_write_is_refused_until_the_permission_is_unset() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.allow(words(&[("sendMessage", "deny")])).await;
    assert_eq!(code(desk.call(say("ann", "bob")).await), "ERR_PERMISSION_DENIED");
    desk.call(SendMessage::text(ReceiverType::User, "bob", "the app itself may")).await.unwrap();
    let unset = UnsetRolePermission { role: "default".into(), permission: "sendMessage".into() };
    desk.call(unset).await.unwrap();
    desk.call(say("ann", "bob")).await.unwrap();
}

#[tokio::test]
async fn receivers_are_limited_by_friendship_role_and_type() {
    let desk = Desk::with_users(&["ann", "bob", "eve"]).await;
    desk.group("team", &["ann", "bob"]).await;
    desk.agent("bob").await;
    desk.allow(lists(&[("sendMessage.allowedReceiverRoles", &["agent"])])).await;
    desk.call(say("ann", "bob")).await.unwrap();
    assert_eq!(code(desk.call(say("ann", "eve")).await), "ERR_PERMISSION_DENIED");
    desk.allow(words(&[("sendMessage.mode", "friends")])).await;
    assert_eq!(code(desk.call(say("ann", "bob")).await), "ERR_PERMISSION_DENIED");
    let accepted = vec!["bob".into()];
    let friends = AddFriends { uid: "ann".into(), accepted, add_to_conversations: None };
    desk.call(friends).await.unwrap();
    desk.call(say("ann", "bob")).await.unwrap();
    desk.call(say_in("ann", "team")).await.unwrap();
    desk.allow(lists(&[("sendMessage.allowedReceiverTypes", &["user"])])).await;
    assert_eq!(code(desk.call(say_in("ann", "team")).await), "ERR_PERMISSION_DENIED");
}

#[tokio::test]
async fn what_is_sent_is_limited_by_category_type_and_mime_type() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.allow(lists(&[
        ("sendMessage.allowedMessageTypes", &["text", "image"]),
        ("sendMessage.allowedCustomTypes", &["poll"]),
        ("sendMessage.allowedMimeTypes", &["image/png"]),
    ]))
    .await;
    let send = |category: Category, kind: &str, data: serde_json::Value| SendMessage {
        category: Some(category),
        kind: Some(MessageType::from(kind)),
        data: serde_json::from_value::<NewMessageData>(data).unwrap(),
        ..say("ann", "bob")
    };
    let file = |mime: &str| {
        let url = "https://files.example.com/a";
        json!({"attachments": [{"url": url, "name": "a", "mimeType": mime, "extension": "x"}]})
    };
    desk.call(send(Category::Message, "image", file("image/png"))).await.unwrap();
    for (category, kind, data) in [
        (Category::Message, "image", file("image/gif")),
        (Category::Message, "video", file("image/png")),
        (Category::Custom, "location", json!({"customData": {"a": 1}})),
    ] {
        let refused = desk.call(send(category, kind, data)).await;
        assert_eq!(code(refused), "ERR_PERMISSION_DENIED", "{kind}");
    }
    let poll = || send(Category::Custom, "poll", json!({"customData": {"a": 1}}));
    desk.call(poll()).await.unwrap();
    desk.allow(lists(&[("sendMessage.allowedMessageCategories", &["message"])])).await;
    assert_eq!(code(desk.call(poll()).await), "ERR_PERMISSION_DENIED");
}

fn edit(message: &Message, by: &str) -> EditMessage {
    EditMessage {
        id: message.id.clone(),
        data: Some(NewMessageData { text: Some("new".into()), ..NewMessageData::default() }),
        on_behalf_of: Some(by.into()),
        ..EditMessage::default()
    }
}

#[tokio::test]
async fn edits_and_deletions_need_the_role_and_then_the_scope() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.group("team", &["ann", "bob"]).await;
    let said = desk.say_in("bob", "team", "old").await;
    desk.call(edit(&said, "bob")).await.unwrap();
    desk.allow_in("team", Scope::Participant, words(&[("editMessage", "deny")])).await;
    assert_eq!(code(desk.call(edit(&said, "bob")).await), "ERR_PERMISSION_DENIED");
    let unset = UnsetScopePermission {
        guid: "team".into(),
        scope: Scope::Participant,
        permission: "editMessage".into(),
    };
    assert!(desk.call(unset).await.unwrap().permissions.is_empty());
    desk.call(edit(&said, "bob")).await.unwrap();
    desk.allow(lists(&[("deleteMessage.denyForScopes", &["participant"])])).await;
    let delete = |by: &str| DeleteMessage {
        id: said.id.clone(),
        permanent: None,
        on_behalf_of: Some(by.into()),
    };
    assert_eq!(code(desk.call(delete("bob")).await), "ERR_PERMISSION_DENIED");
    desk.call(delete("ann")).await.unwrap();
}

#[tokio::test]
async fn a_scope_limits_writing_answering_reacting_and_looking() {
    let desk = Desk::with_users(&["ann", "bob", "cyd"]).await;
    desk.group("team", &["ann", "bob", "cyd"]).await;
    let said = desk.say_in("bob", "team", "hello").await;
    let deny = words(&[
        ("sendThreadedMessage", "deny"),
        ("addReaction", "deny"),
        ("listReactions.allowedScopes", "admin"),
        ("listMembers.allowedScopes", "admin"),
    ]);
    desk.allow_in("team", Scope::Participant, deny).await;
    let answer = SendInThread {
        message_id: said.id.clone(),
        receiver: None,
        receiver_type: None,
        multiple_receivers: None,
        category: Some(Category::Message),
        kind: Some(MessageType::Text),
        data: NewMessageData { text: Some("re".into()), ..NewMessageData::default() },
        tags: None,
        on_behalf_of: "bob".into(),
    };
    assert_eq!(code(desk.call(answer).await), "ERR_PERMISSION_DENIED");
    let react = |by: &str| AddReaction {
        message_id: said.id.clone(),
        reaction: "👍".into(),
        on_behalf_of: by.into(),
    };
    assert_eq!(code(desk.call(react("bob")).await), "ERR_PERMISSION_DENIED");
    desk.call(react("ann")).await.unwrap();
    let listed = |by: &str| {
        let by = Some(by.into());
        ListReactions { message_id: said.id.clone(), on_behalf_of: by, ..ListReactions::default() }
    };
    assert_eq!(desk.call(listed("bob")).await.unwrap().data.len(), 1);
    desk.allow_in("team", Scope::Participant, words(&[("listReactions", "deny")])).await;
    assert_eq!(code(desk.call(listed("bob")).await), "ERR_PERMISSION_DENIED");
    desk.allow_in("team", Scope::Participant, words(&[("sendMessage", "deny")])).await;
    assert_eq!(code(desk.call(say_in("bob", "team")).await), "ERR_PERMISSION_DENIED");
    let promote = ChangeScope {
        guid: "team".into(),
        uid: "bob".into(),
        scope: Scope::Moderator,
        on_behalf_of: None,
    };
    desk.call(promote).await.unwrap();
    desk.call(say_in("bob", "team")).await.unwrap();
}

#[tokio::test]
async fn what_may_be_read_follows_the_role() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.group("team", &["ann", "bob"]).await;
    let said = desk.say_in("ann", "team", "text").await;
    desk.allow(lists(&[("listMessages.allowedMessageCategories", &["action"])])).await;
    let list = ListGroupMessages {
        guid: "team".into(),
        on_behalf_of: Some("bob".into()),
        ..ListGroupMessages::default()
    };
    let seen = desk.call(list).await.unwrap().data;
    assert!(!seen.is_empty() && seen.iter().all(|it| it.category == Some(Category::Action)));
    let one = GetMessage { id: said.id, on_behalf_of: Some("bob".into()) };
    assert_eq!(code(desk.call(one).await), "ERR_PERMISSION_DENIED");
    desk.allow(words(&[("getUserDetails.mode", "friends")])).await;
    let get = |uid: &str| GetUser { uid: uid.into(), on_behalf_of: Some("bob".into()) };
    assert_eq!(code(desk.call(get("ann")).await), "ERR_PERMISSION_DENIED");
    desk.call(get("bob")).await.unwrap();
}

#[tokio::test]
async fn groups_are_made_and_listed_as_the_role_allows() {
    let desk = Desk::with_users(&["ann"]).await;
    desk.group("open", &["ann"]).await;
    desk.allow(lists(&[("createGroup.allowedGroupTypes", &["private"])])).await;
    let make = CreateGroup { on_behalf_of: Some("ann".into()), ..new_group("more") };
    assert_eq!(code(desk.call(make).await), "ERR_PERMISSION_DENIED");
    desk.allow(lists(&[("listGroups.allowedGroupTypes", &["private"])])).await;
    let list = || ListGroups { on_behalf_of: Some("ann".into()), ..ListGroups::default() };
    assert!(desk.call(list()).await.unwrap().data.is_empty());
    desk.allow(words(&[("listGroups", "deny")])).await;
    assert_eq!(code(desk.call(list()).await), "ERR_PERMISSION_DENIED");
    assert_eq!(desk.call(ListGroups::default()).await.unwrap().data.len(), 1);
}

#[tokio::test]
async fn permissions_go_with_their_role_and_their_group() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.agent("ann").await;
    let set =
        SetRolePermissions { role: "agent".into(), permissions: words(&[("sendMessage", "deny")]) };
    desk.call(set).await.unwrap();
    assert_eq!(code(desk.call(say("ann", "bob")).await), "ERR_PERMISSION_DENIED");
    desk.call(DeleteRole { role: "agent".into() }).await.unwrap();
    desk.agent("ann").await;
    desk.call(say("ann", "bob")).await.unwrap();
    desk.group("team", &["ann"]).await;
    desk.allow_in("team", Scope::Admin, words(&[("sendMessage", "deny")])).await;
    let delete =
        cometchat_api::chat::groups::DeleteGroup { guid: "team".into(), on_behalf_of: None };
    desk.call(delete).await.unwrap();
    desk.group("team", &["ann"]).await;
    let add = AddMembers {
        guid: "team".into(),
        participants: Some(vec!["bob".into()]),
        ..AddMembers::default()
    };
    desk.call(add).await.unwrap();
    desk.call(say_in("ann", "team")).await.unwrap();
}
