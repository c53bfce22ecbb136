use cometchat_api::Secret;
use cometchat_api::chat::notifications::{
    AddApns, AddFcm, DeleteCustomEmail, DeleteCustomPush, DeleteCustomSms, DeleteFcm,
    DeleteSendGrid, DeleteTwilio, GetCustomEmail, GetCustomPush, GetCustomSms, GetSendGrid,
    GetTwilio, ListApns, ListFcm, MakeFcmDefault, SaveCustomEmail, SaveCustomPush, SaveCustomSms,
    SaveSendGrid, SaveTwilio, ServiceAccount, UpdateApns, UpdateCustomEmail, UpdateCustomPush,
    UpdateCustomSms, UpdateFcm, UpdateSendGrid, UpdateTwilio,
};

use crate::desk::{Desk, code};

pub(crate) fn fcm(id: &str) -> AddFcm {
    let account = ServiceAccount {
        project_id: Some("example".into()),
        private_key: Some(Secret::new("example-key")),
        ..ServiceAccount::default()
    };
    AddFcm {
        provider_id: Some(id.into()),
        service_account_creds: Some(account),
        ..AddFcm::default()
    }
}

pub(crate) fn apns(id: &str) -> AddApns {
    AddApns {
        provider_id: Some(id.into()),
        bundle_id: Some("com.example.app".into()),
        p8_key: Some(Secret::new("example-key")),
        ..AddApns::default()
    }
}

pub(crate) fn send_grid() -> SaveSendGrid {
    SaveSendGrid {
        send_grid_api_key: Secret::new("example-key"),
        template_id: "d-1".into(),
        unsubscribe_group_id: "33832".into(),
        sender_name: "Emailer".into(),
        sender_email: "noreply@example.com".into(),
        ..SaveSendGrid::default()
    }
}

pub(crate) fn twilio() -> SaveTwilio {
    SaveTwilio {
        account_sid: "AC-example".into(),
        auth_token: Secret::new("example-token"),
        sender_phone_number: "+15555550100".into(),
        is_enabled: Some(true),
    }
}

fn url() -> String {
    "https://push.example.com/hook".to_owned()
}

#[tokio::test]
async fn push_providers_are_added_changed_chosen_and_deleted() {
    let desk = Desk::new().await;
    for id in ["one", "two"] {
        desk.call(fcm(id)).await.unwrap();
    }
    assert_eq!(code(desk.call(fcm("one")).await), "ERR_PROVIDER_ALREADY_EXISTS");
    assert_eq!(code(desk.call(AddFcm::default()).await), "ERR_BAD_REQUEST");
    let defaults = async || {
        let listed = desk.call(ListFcm {}).await.unwrap().push_providers;
        let default = |it: &cometchat_api::chat::notifications::Fcm| it.extra["isDefault"] == true;
        listed
            .iter()
            .map(|it| (it.provider_id.clone().unwrap().to_string(), default(it)))
            .collect::<Vec<_>>()
    };
    assert_eq!(defaults().await, [("one".to_owned(), true), ("two".to_owned(), false)]);
    desk.call(MakeFcmDefault { provider_id: "two".into() }).await.unwrap();
    let rename = UpdateFcm {
        provider_id: Some("two".into()),
        service_account_filename: Some("account.json".into()),
        ..UpdateFcm::default()
    };
    desk.call(rename).await.unwrap();
    let two = desk.call(ListFcm {}).await.unwrap().push_providers.remove(1);
    assert_eq!(two.service_account_creds.unwrap().project_id.as_deref(), Some("example"));
    assert_eq!(two.service_account_filename.as_deref(), Some("account.json"));
    desk.call(DeleteFcm { provider_id: "two".into() }).await.unwrap();
    assert_eq!(defaults().await, [("one".to_owned(), true)]);
    for refused in [
        desk.call(DeleteFcm { provider_id: "two".into() }).await,
        desk.call(MakeFcmDefault { provider_id: "two".into() }).await,
        desk.call(UpdateFcm { provider_id: Some("two".into()), ..UpdateFcm::default() }).await,
    ] {
        assert_eq!(code(refused), "ERR_PROVIDER_NOT_FOUND");
    }
}

#[tokio::test]
async fn adding_a_provider_through_apple_answers_the_list() {
    let desk = Desk::new().await;
    let listed = desk.call(apns("one")).await.unwrap().push_providers;
    assert_eq!(listed[0].bundle_id.as_deref(), Some("com.example.app"));
    let change = UpdateApns {
        provider_id: Some("one".into()),
        production_mode: Some(true),
        ..UpdateApns::default()
    };
    desk.call(change).await.unwrap();
    let listed = desk.call(ListApns {}).await.unwrap().push_providers;
    assert_eq!(listed[0].production_mode, Some(true));
    assert_eq!(listed[0].p8_key.as_ref().unwrap().expose(), "example-key");
}

#[tokio::test]
async fn the_accounts_for_letters_are_saved_changed_and_deleted() {
    let desk = Desk::new().await;
    assert_eq!(code(desk.call(GetSendGrid {}).await), "ERR_PROVIDER_NOT_FOUND");
    let saved = desk.call(send_grid()).await.unwrap();
    assert_eq!((saved.sender_name.as_deref(), saved.replies_webhook), (Some("Emailer"), None));
    let change = UpdateSendGrid { allow_email_replies: Some(true), ..UpdateSendGrid::default() };
    let changed = desk.call(change).await.unwrap();
    let webhook = changed.replies_webhook.clone().unwrap();
    assert!(
        webhook.expose().contains("notifications-us.cometchat.io")
            && webhook.expose().contains("?token=")
    );
    assert_eq!(desk.call(GetSendGrid {}).await.unwrap(), changed);
    desk.call(DeleteSendGrid {}).await.unwrap();
    assert_eq!(code(desk.call(DeleteSendGrid {}).await), "ERR_PROVIDER_NOT_FOUND");
    desk.call(twilio()).await.unwrap();
    let number = Some("+15555550199".to_owned());
    let change = UpdateTwilio { sender_phone_number: number.clone(), ..UpdateTwilio::default() };
    let changed = desk.call(change).await.unwrap();
    assert_eq!(
        (changed.sender_phone_number, changed.account_sid.as_deref()),
        (number, Some("AC-example"))
    );
    desk.call(DeleteTwilio {}).await.unwrap();
    assert_eq!(code(desk.call(GetTwilio {}).await), "ERR_PROVIDER_NOT_FOUND");
    assert_eq!(code(desk.call(UpdateTwilio::default()).await), "ERR_PROVIDER_NOT_FOUND");
}

#[tokio::test]
async fn the_apps_own_servers_are_saved_changed_and_deleted() {
    let desk = Desk::new().await;
    assert!(desk.call(GetCustomPush {}).await.unwrap().push_providers.is_empty());
    let save = SaveCustomPush {
        is_enabled: true,
        webhook_url: url(),
        use_basic_auth: true,
        basic_auth_username: "user".into(),
        basic_auth_password: Secret::new("pass"),
    };
    let wrong = SaveCustomPush { webhook_url: "ftp://example.com".into(), ..save.clone() };
    assert_eq!(code(desk.call(wrong).await), "ERR_BAD_REQUEST");
    desk.call(save).await.unwrap();
    let off = UpdateCustomPush { is_enabled: Some(false), ..UpdateCustomPush::default() };
    let listed = desk.call(off).await.unwrap().push_providers;
    assert_eq!((listed[0].is_enabled, listed[0].webhook_url.clone()), (Some(false), Some(url())));
    desk.call(DeleteCustomPush {}).await.unwrap();
    assert!(desk.call(GetCustomPush {}).await.unwrap().push_providers.is_empty());

    assert_eq!(code(desk.call(SaveCustomEmail::default()).await), "ERR_BAD_REQUEST");
    let save = SaveCustomEmail { webhook_url: Some(url()), ..SaveCustomEmail::default() };
    desk.call(save).await.unwrap();
    let change =
        UpdateCustomEmail { use_stored_email_id: Some(true), ..UpdateCustomEmail::default() };
    let changed = desk.call(change).await.unwrap();
    assert_eq!(desk.call(GetCustomEmail {}).await.unwrap(), changed);
    desk.call(DeleteCustomEmail {}).await.unwrap();
    assert_eq!(code(desk.call(GetCustomEmail {}).await), "ERR_PROVIDER_NOT_FOUND");

    let save = SaveCustomSms { webhook_url: url(), ..SaveCustomSms::default() };
    desk.call(save).await.unwrap();
    let change = UpdateCustomSms { use_stored_ph_no: Some(true), ..UpdateCustomSms::default() };
    let changed = desk.call(change).await.unwrap();
    assert_eq!((changed.use_stored_ph_no, changed.is_enabled), (Some(true), Some(false)));
    assert_eq!(desk.call(GetCustomSms {}).await.unwrap(), changed);
    desk.call(DeleteCustomSms {}).await.unwrap();
    assert_eq!(code(desk.call(DeleteCustomSms {}).await), "ERR_PROVIDER_NOT_FOUND");
}
