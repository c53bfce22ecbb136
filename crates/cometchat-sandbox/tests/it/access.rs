use cometchat_api::chat::auth_tokens::CreateAuthToken;
use cometchat_api::chat::users::{CreateUser, GetUser, ListUsers};
use cometchat_api::management::apps::{DeleteApp, ListApps};
use http::StatusCode;

use crate::desk::{Desk, code};

async fn error_of(answer: reqwest::Response) -> (u16, String) {
    let status = answer.status().as_u16();
    let body: serde_json::Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
    (status, body["error"]["code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_missing_and_an_unknown_key_are_told_apart() {
    let desk = Desk::new().await;
    let missing = code(desk.call_with_key("", ListUsers::default()).await);
    assert_eq!(missing, "AUTH_ERR_EMPTY_APIKEY");
    let unknown = code(desk.call_with_key("0".repeat(40).as_str(), ListUsers::default()).await);
    assert_eq!(unknown, "AUTH_ERR_APIKEY_NOT_FOUND");
}

#[tokio::test]
async fn the_developer_message_echoes_part_of_the_key() {
    let desk = Desk::new().await;
    let error = desk.call_with_key(&"ab".repeat(20), ListUsers::default()).await.unwrap_err();
    assert!(error.dev_message.unwrap().contains("abababab"));
}

#[tokio::test]
async fn an_auth_key_logs_users_in_and_does_nothing_else() {
    let desk = Desk::with_users(&["ann"]).await;
    let key = desk.app.auth_only.expose();
    let list = desk.call_with_key(key, ListUsers::default()).await;
    assert_eq!(code(list), "AUTH_ERR_NO_ACCESS");
    let create = CreateUser { uid: "x".into(), name: "X".into(), ..CreateUser::default() };
    assert_eq!(code(desk.call_with_key(key, create).await), "AUTH_ERR_NO_ACCESS");
    let token = CreateAuthToken { uid: "ann".into(), force: None };
    assert!(!desk.call_with_key(key, token).await.unwrap().auth_token.is_empty());
}

#[tokio::test]
async fn keys_of_one_app_do_not_open_another() {
    let desk = Desk::new().await;
    let other = desk.sandbox.create_app("Other", "eu");
    let foreign = desk.call_with_key(other.full_access.expose(), ListUsers::default()).await;
    assert_eq!(code(foreign), "AUTH_ERR_APIKEY_NOT_FOUND");
}

#[tokio::test]
async fn an_unknown_app_a_wrong_region_and_an_archived_app_are_invalid() {
    let desk = Desk::new().await;
    let base = desk.sandbox.base().to_owned();
    let key = desk.app.full_access.expose();
    let get = |path: String| desk.http.get(base.clone() + &path).header("apikey", key).send();
    let unknown = get("/apps/nothere/v3/users".into()).await.unwrap();
    assert_eq!(error_of(unknown).await.1, "AUTH_ERR_INVALID_APPID");
    let id = &desk.app.id;
    let wrong = get(format!("/regions/eu/apps/{id}/v3/users")).await.unwrap();
    assert_eq!(error_of(wrong).await.1, "AUTH_ERR_INVALID_APPID");
    let right = get(format!("/regions/us/apps/{id}/v3/users")).await.unwrap();
    assert_eq!(right.status(), StatusCode::OK);
    desk.call(DeleteApp { app_id: id.clone() }).await.unwrap();
    assert_eq!(code(desk.call(ListUsers::default()).await), "AUTH_ERR_INVALID_APPID");
}

#[tokio::test]
async fn the_host_names_of_the_service_are_understood() {
    let desk = Desk::with_users(&["ann"]).await;
    let host = format!("{}.api-us.cometchat.io", desk.app.id);
    let answer = desk
        .http
        .get(format!("{}/v3/users/ann", desk.sandbox.base()))
        .header("host", host)
        .header("apikey", desk.app.full_access.expose())
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
}

#[tokio::test]
async fn the_account_needs_both_its_key_and_its_secret() {
    let desk = Desk::new().await;
    let (key, secret) = desk.sandbox.account();
    let url = format!("{}/apps", desk.sandbox.management_base());
    let ask = |key: &str, secret: &str| {
        desk.http.get(&url).header("key", key).header("secret", secret).send()
    };
    for (key, secret, expected) in [
        ("", "", (401, "AUTH_ERR_EMPTY_AUTH_HEADER")),
        (key.expose(), "", (401, "AUTH_ERR_EMPTY_AUTH_HEADER")),
        (key.expose(), "wrong", (403, "AUTH_ERR_NO_ACCESS")),
        ("wrong", secret.expose(), (404, "AUTH_ERR_APIKEY_NOT_FOUND")),
        (desk.app.full_access.expose(), "x", (404, "AUTH_ERR_APIKEY_NOT_FOUND")),
    ] {
        let got = error_of(ask(key, secret).await.unwrap()).await;
        assert_eq!((got.0, got.1.as_str()), expected);
    }
    assert_eq!(desk.call(ListApps::default()).await.unwrap().data.len(), 1);
}

#[tokio::test]
async fn an_acting_user_must_exist_and_be_active() {
    let desk = Desk::with_users(&["ann"]).await;
    let get = GetUser { uid: "ann".into(), on_behalf_of: Some("nobody".into()) };
    assert_eq!(code(desk.call(get).await), "ERR_UID_NOT_FOUND");
}
