use cometchat_api::chat::friends::AddFriends;
use cometchat_api::chat::messages::{ReceiverType, SendMessage};
use cometchat_api::chat::roles::{
    CreateRole, DeleteRole, GetRole, ListRoles, Reach, RoleField, RoleSettings, UpdateRole,
};
use cometchat_api::chat::users::{GetUser, UpdateUser};

use crate::desk::{Desk, code};

fn agent() -> CreateRole {
    CreateRole { role: "agent".into(), name: "Agent".into(), ..CreateRole::default() }
}

#[tokio::test]
async fn roles_are_made_changed_and_deleted() {
    let desk = Desk::with_users(&["ann"]).await;
    desk.call(agent()).await.unwrap();
    assert_eq!(code(desk.call(agent()).await), "ERR_ROLE_ALREADY_EXISTS");
    assert_eq!(desk.call(ListRoles::default()).await.unwrap().data.len(), 2);
    let update = UpdateRole {
        role: "agent".into(),
        description: Some("Helps".into()),
        ..UpdateRole::default()
    };
    assert_eq!(desk.call(update).await.unwrap().description.as_deref(), Some("Helps"));
    let unset = UpdateRole {
        role: "agent".into(),
        unset: Some(vec![RoleField::Description]),
        ..UpdateRole::default()
    };
    assert_eq!(desk.call(unset).await.unwrap().description, None);
    let give =
        UpdateUser { uid: "ann".into(), role: Some("agent".into()), ..UpdateUser::default() };
    desk.call(give).await.unwrap();
    desk.call(DeleteRole { role: "agent".into() }).await.unwrap();
    let ann = desk.call(GetUser { uid: "ann".into(), on_behalf_of: None }).await.unwrap();
    assert_eq!(ann.role, Some("default".into()), "users fall back to the default role");
    assert_eq!(code(desk.call(GetRole { role: "agent".into() }).await), "ERR_ROLE_NOT_FOUND");
    let default = DeleteRole { role: "default".into() };
    assert_eq!(code(desk.call(default).await), "ERR_ROLE_DELETE_DENIED");
}

#[tokio::test]
async fn an_app_has_25_roles_at_most() {
    let desk = Desk::new().await;
    for n in 1..25 {
        let role = CreateRole { role: format!("r{n}").as_str().into(), ..agent() };
        desk.call(role).await.unwrap();
    }
    assert_eq!(code(desk.call(agent()).await), "ERR_PLAN_QUOTA_RESTRICTION");
}

#[tokio::test]
async fn a_role_may_write_to_friends_alone() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let settings =
        RoleSettings { send_messages_to: Some(Reach::FriendsOnly), ..RoleSettings::default() };
    desk.call(CreateRole { settings: Some(settings), ..agent() }).await.unwrap();
    let give =
        UpdateUser { uid: "ann".into(), role: Some("agent".into()), ..UpdateUser::default() };
    desk.call(give).await.unwrap();
    let say = || SendMessage {
        on_behalf_of: Some("ann".into()),
        ..SendMessage::text(ReceiverType::User, "bob", "hi")
    };
    assert_eq!(code(desk.call(say()).await), "ERR_PERMISSION_DENIED");
    let friends =
        AddFriends { uid: "ann".into(), accepted: vec!["bob".into()], add_to_conversations: None };
    desk.call(friends).await.unwrap();
    desk.call(say()).await.unwrap();
}
