use cometchat_api::chat::api_keys::{
    CreateApiKey, DeleteApiKey, GetApiKey, KeyScope, ListApiKeys, UpdateApiKey,
};
use cometchat_api::chat::users::ListUsers;

use crate::desk::{Desk, code};

fn second() -> CreateApiKey {
    CreateApiKey { name: "Second".into(), scope: KeyScope::FullAccess }
}

#[tokio::test]
async fn a_new_app_has_a_rest_and_an_auth_key() {
    let desk = Desk::new().await;
    let keys = desk.call(ListApiKeys::default()).await.unwrap().data;
    let found: Vec<_> = keys.iter().map(|key| (key.name.as_str(), &key.scope)).collect();
    assert_eq!(found, [("Rest API Key", &KeyScope::FullAccess), ("Auth Key", &KeyScope::AuthOnly)]);
    assert_eq!(keys[0].api_key.expose().len(), 40);
    assert_eq!(keys[0].created_by.as_deref(), Some("app_system"));
    let auth = ListApiKeys { scope: Some(KeyScope::AuthOnly), search_key: None };
    assert_eq!(desk.call(auth).await.unwrap().data.len(), 1);
}

#[tokio::test]
async fn a_made_key_opens_the_app_until_it_is_deleted() {
    let desk = Desk::new().await;
    let key = desk.call(second()).await.unwrap().api_key;
    desk.call_with_key(key.expose(), ListUsers::default()).await.unwrap();
    desk.call(DeleteApiKey { api_key: key.clone() }).await.unwrap();
    let after = desk.call_with_key(key.expose(), ListUsers::default()).await;
    assert_eq!(code(after), "AUTH_ERR_APIKEY_NOT_FOUND");
    assert_eq!(code(desk.call(GetApiKey { api_key: key }).await), "ERR_APIKEY_NOT_FOUND");
}

#[tokio::test]
async fn a_key_neither_changes_nor_deletes_itself() {
    let desk = Desk::new().await;
    let own = desk.app.full_access.clone();
    let delete = DeleteApiKey { api_key: own.clone() };
    assert_eq!(code(desk.call(delete).await), "ERR_APIKEY_NO_SELF_ACTION");
    let update = UpdateApiKey { api_key: own, name: Some("Mine".into()), scope: None };
    assert_eq!(code(desk.call(update).await), "ERR_APIKEY_NO_SELF_ACTION");
}

#[tokio::test]
async fn an_app_has_25_keys_at_most() {
    let desk = Desk::new().await;
    for _ in 2..25 {
        desk.call(second()).await.unwrap();
    }
    assert_eq!(code(desk.call(second()).await), "ERR_PLAN_QUOTA_RESTRICTION");
}
