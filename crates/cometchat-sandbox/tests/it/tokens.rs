use cometchat_api::chat::auth_tokens::{
    CreateAuthToken, DeleteAuthToken, FlushAuthTokens, GetAuthToken, ListAuthTokens,
    UpdateAuthToken,
};
use cometchat_api::chat::users::DeleteUser;

use crate::desk::{Desk, code};

fn make(force: bool) -> CreateAuthToken {
    CreateAuthToken { uid: "ann".into(), force: Some(force) }
}

fn list() -> ListAuthTokens {
    ListAuthTokens { uid: "ann".into(), per_page: Some(1_000), page: None }
}

#[tokio::test]
async fn a_token_is_given_again_unless_a_new_one_is_forced() {
    let desk = Desk::with_users(&["ann"]).await;
    let first = desk.call(make(false)).await.unwrap().auth_token;
    assert_eq!(desk.call(make(false)).await.unwrap().auth_token, first);
    let second = desk.call(make(true)).await.unwrap().auth_token;
    assert_ne!(second, first);
    assert_eq!(desk.call(list()).await.unwrap().data.len(), 2);
}

#[tokio::test]
async fn tokens_are_noted_with_and_ended() {
    let desk = Desk::with_users(&["ann"]).await;
    let token = desk.call(make(true)).await.unwrap().auth_token;
    let note = UpdateAuthToken {
        uid: "ann".into(),
        auth_token: token.clone(),
        platform: Some("ios".into()),
        user_agent: None,
        app_info: None,
    };
    assert_eq!(desk.call(note).await.unwrap().platform.as_deref(), Some("ios"));
    let end = DeleteAuthToken { uid: "ann".into(), auth_token: token.clone() };
    desk.call(end).await.unwrap();
    let get = GetAuthToken { uid: "ann".into(), auth_token: token };
    assert_eq!(code(desk.call(get).await), "ERR_AUTH_TOKEN_NOT_FOUND");
}

#[tokio::test]
async fn above_100_tokens_the_oldest_goes() {
    let desk = Desk::with_users(&["ann"]).await;
    let first = desk.call(make(true)).await.unwrap().auth_token;
    for _ in 0..100 {
        desk.call(make(true)).await.unwrap();
    }
    let tokens = desk.call(list()).await.unwrap().data;
    assert_eq!(tokens.len(), 100);
    assert!(tokens.iter().all(|token| token.auth_token != first));
    desk.call(FlushAuthTokens { uid: "ann".into() }).await.unwrap();
    assert!(desk.call(list()).await.unwrap().data.is_empty());
}

#[tokio::test]
async fn a_deactivated_user_has_no_tokens() {
    let desk = Desk::with_users(&["ann"]).await;
    desk.call(DeleteUser { uid: "ann".into(), permanent: None }).await.unwrap();
    assert_eq!(code(desk.call(make(true)).await), "ERR_UID_NOT_FOUND");
}
