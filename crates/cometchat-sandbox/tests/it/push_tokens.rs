use cometchat_api::Secret;
use cometchat_api::chat::auth_tokens::CreateAuthToken;
use cometchat_api::chat::notifications::{
    DeletePushToken, DeletePushTokens, GetTimezone, ListPushTokens, PushTokens, RegisterPushToken,
};

use crate::desk::{Desk, code};
use crate::providers::{apns, fcm};

/// Logs a user in; his auth token.
pub(crate) async fn log_in(desk: &Desk, uid: &str) -> Secret {
    let create = CreateAuthToken { uid: uid.into(), force: Some(true) };
    desk.call(create).await.unwrap().auth_token
}

/// Registers an Android device.
pub(crate) fn android(login: &Secret, token: &str, provider: &str) -> RegisterPushToken {
    RegisterPushToken {
        auth_token: Some(login.clone()),
        platform: Some("fcm_android".into()),
        provider_id: Some(provider.into()),
        fcm_token: Some(Secret::new(token)),
        ..RegisterPushToken::default()
    }
}

fn tokens(listed: &PushTokens) -> Vec<&str> {
    listed.push_tokens.iter().map(|it| it.push_token.as_ref().unwrap().expose()).collect()
}

async fn listed(desk: &Desk, login: &Secret, all: bool) -> PushTokens {
    desk.call(ListPushTokens { auth_token: login.clone(), all: Some(all) }).await.unwrap()
}

async fn desk() -> Desk {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.call(fcm("one")).await.unwrap();
    desk.call(apns("apple")).await.unwrap();
    desk
}

#[tokio::test]
async fn a_login_has_one_device_for_messages_and_one_for_calls() {
    let desk = desk().await;
    let login = log_in(&desk, "ann").await;
    let first = RegisterPushToken {
        timezone: Some("Asia/Kolkata".into()),
        ..android(&login, "device-1", "one")
    };
    desk.call(first).await.unwrap();
    desk.call(android(&login, "device-2", "one")).await.unwrap();
    let voip = RegisterPushToken {
        platform: Some("apns_ios_voip".into()),
        provider_id: Some("apple".into()),
        fcm_token: None,
        voip_token: Some(Secret::new("calls-1")),
        ..android(&login, "", "apple")
    };
    desk.call(voip).await.unwrap();
    let other_login = log_in(&desk, "ann").await;
    desk.call(android(&other_login, "device-3", "one")).await.unwrap();
    assert_eq!(tokens(&listed(&desk, &login, false).await), ["device-2", "calls-1"]);
    let all = listed(&desk, &login, true).await;
    assert_eq!(tokens(&all), ["device-2", "calls-1", "device-3"]);
    let device = &all.push_tokens[1];
    assert_eq!(device.push_token_type.as_deref(), Some("voip"));
    assert_eq!(device.created_at.as_deref(), Some("2026-09-21T14:13:20.000Z"));
    let zone = desk.call(GetTimezone { uid: "ann".into() }).await.unwrap();
    assert_eq!(zone.timezone.as_deref(), Some("Asia/Kolkata"));
}

#[tokio::test]
async fn devices_are_removed_one_by_one_by_login_or_all() {
    let desk = desk().await;
    let logins =
        [log_in(&desk, "ann").await, log_in(&desk, "ann").await, log_in(&desk, "ann").await];
    for (n, login) in logins.iter().enumerate() {
        desk.call(android(login, &format!("device-{n}"), "one")).await.unwrap();
    }
    let one = |token: &str| DeletePushToken {
        push_token: Secret::new(token),
        auth_token: logins[2].clone(),
    };
    assert_eq!(tokens(&desk.call(one("device-0")).await.unwrap()), ["device-0"]);
    assert_eq!(code(desk.call(one("device-0")).await), "ERR_TOKEN_NOT_FOUND");
    let rest = |all| DeletePushTokens { auth_token: logins[1].clone(), all: Some(all) };
    assert_eq!(tokens(&desk.call(rest(false)).await.unwrap()), ["device-1"]);
    assert_eq!(tokens(&desk.call(rest(true)).await.unwrap()), ["device-2"]);
    assert_eq!(code(desk.call(rest(true)).await), "ERR_TOKEN_NOT_FOUND");
}

#[tokio::test]
async fn devices_beyond_the_documented_limits_are_refused() {
    let desk = desk().await;
    let login = log_in(&desk, "ann").await;
    let theirs = log_in(&desk, "bob").await;
    desk.call(android(&theirs, "of-bob", "one")).await.unwrap();
    let sent = || android(&login, "device", "one");
    let long = Some(Secret::new("t".repeat(4_097)));
    for (request, expected) in [
        (RegisterPushToken { platform: Some("pager".into()), ..sent() }, "ERR_BAD_REQUEST"),
        (RegisterPushToken { fcm_token: None, ..sent() }, "ERR_BAD_REQUEST"),
        (RegisterPushToken { fcm_token: long, ..sent() }, "ERR_BAD_REQUEST"),
        (RegisterPushToken { timezone: Some("Here".into()), ..sent() }, "ERR_BAD_REQUEST"),
        (RegisterPushToken { auth_token: None, ..sent() }, "ERR_BAD_REQUEST"),
        (android(&Secret::new("ann_no"), "device", "one"), "AUTH_ERR_AUTH_TOKEN_NOT_FOUND"),
        (android(&login, "device", "two"), "ERR_PROVIDER_NOT_FOUND"),
        (android(&login, "of-bob", "one"), "ERR_TOKEN_ALREADY_EXISTS"),
    ] {
        assert_eq!(code(desk.call(request).await), expected);
    }
    for _ in 0..2 {
        desk.call(sent()).await.unwrap();
    }
    assert_eq!(listed(&desk, &login, true).await.push_tokens.len(), 1);
}
