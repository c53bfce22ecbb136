use cometchat_api::ApiError;
use cometchat_api::form::Upload;
use cometchat_api::id::ExtensionId;
use cometchat_api::management::extension_settings::{
    DeleteExtensionSettings, ExtensionReply, ExtensionVersion, GetExtensionSettings,
    ListCertificates, ReplaceExtensionSettings, SCHEMAS, StoreExtensionSettings,
    UploadP8Certificate, UploadP12Certificate,
};
use cometchat_api::management::extensions::{ListExtensions, SwitchExtensions};
use cometchat_api::secret::SecretJson;
use serde_json::{Value, json};

use crate::desk::{Desk, code};

impl Desk {
    async fn enable(&self, id: &str) {
        let switch = SwitchExtensions {
            app_id: self.app.id.clone(),
            enabled: Some(vec![id.into()]),
            disabled: None,
        };
        assert!(self.call(switch).await.unwrap().enabled[&ExtensionId::from(id)].is_done());
    }

    async fn stored(&self, id: &str) -> Result<ExtensionReply, ApiError> {
        let (app_id, version) = (self.app.id.clone(), version(id));
        let ask = GetExtensionSettings { app_id, extension_id: id.into(), version };
        self.call(ask).await.map(|reply| reply.0)
    }

    async fn store(&self, id: &str, settings: Value) -> Result<ExtensionReply, ApiError> {
        let store = StoreExtensionSettings {
            app_id: self.app.id.clone(),
            extension_id: id.into(),
            version: version(id),
            settings: Some(SecretJson::new(settings)),
        };
        self.call(store).await.map(|reply| reply.0)
    }

    async fn replace(&self, id: &str, settings: Value) -> Result<ExtensionReply, ApiError> {
        let replace = ReplaceExtensionSettings {
            app_id: self.app.id.clone(),
            extension_id: id.into(),
            version: version(id),
            settings: Some(SecretJson::new(settings)),
            default_master_stickers_data: None,
            custom_stickers_data: None,
        };
        self.call(replace).await.map(|reply| reply.0)
    }

    async fn forget(&self, id: &str) -> Result<ExtensionReply, ApiError> {
        let delete = DeleteExtensionSettings {
            app_id: self.app.id.clone(),
            extension_id: id.into(),
            version: version(id),
        };
        self.call(delete).await.map(|reply| reply.0)
    }
}

fn version(id: &str) -> ExtensionVersion {
    if id == "widget" { ExtensionVersion::V2 } else { ExtensionVersion::V1 }
}

/// What stands within both envelopes.
fn inner(reply: &ExtensionReply) -> &Value {
    assert_eq!((reply.status_code, reply.success), (Some(200), Some(true)), "{reply:?}");
    reply.body.expose()
}

#[tokio::test]
async fn all_45_extensions_are_listed_in_pages_of_25() {
    let desk = Desk::new().await;
    let ask = |per_page| ListExtensions { app_id: desk.app.id.clone(), per_page };
    let first = desk.call(ask(None)).await.unwrap();
    let pagination = first.meta.pagination.unwrap();
    assert_eq!((first.data.len(), pagination.total), (25, Some(45)));
    assert!(pagination.links.unwrap()["next"].as_str().unwrap().ends_with("page=2"));
    let all = desk.call(ask(Some(1_000))).await.unwrap();
    assert_eq!(all.data.len(), 45);
    assert!(all.meta.pagination.unwrap().links.is_none());
    assert!(all.data.iter().all(|extension| extension.is_active == Some(false)));
}

#[tokio::test]
async fn extensions_are_switched_on_and_off_each_with_its_result() {
    let desk = Desk::new().await;
    desk.enable("polls").await;
    let switch = SwitchExtensions {
        app_id: desk.app.id.clone(),
        enabled: Some(vec!["stickers".into(), "time-travel".into()]),
        disabled: Some(vec!["polls".into()]),
    };
    let done = desk.call(switch).await.unwrap();
    assert!(done.enabled[&ExtensionId::from("stickers")].is_done());
    let unknown = done.enabled[&ExtensionId::from("time-travel")].error.clone().unwrap();
    assert_eq!(unknown.code.as_str(), "ERR_EXTENSION_NOT_FOUND");
    assert!(done.disabled[&ExtensionId::from("polls")].is_done());
    let ask = ListExtensions { app_id: desk.app.id.clone(), per_page: Some(100) };
    let listed = desk.call(ask).await.unwrap().data;
    let on: Vec<_> = listed.iter().filter(|it| it.is_active == Some(true)).collect();
    assert_eq!(on.len(), 1);
    assert_eq!(on[0].id.as_str(), "stickers");
}

#[tokio::test]
async fn settings_of_an_extension_that_is_off_are_refused() {
    let desk = Desk::new().await;
    assert_eq!(code(desk.stored("gifs-giphy").await), "ERR_EXTENSION_INACTIVE");
    assert_eq!(code(desk.stored("time-travel").await), "ERR_EXTENSION_NOT_FOUND");
    desk.enable("polls").await;
    assert_eq!(code(desk.stored("polls").await), "ERR_API_NOT_FOUND", "polls have no settings");
}

#[tokio::test]
async fn settings_come_back_as_they_were_stored_within_both_envelopes() {
    let desk = Desk::new().await;
    desk.enable("gifs-giphy").await;
    let nothing = desk.stored("gifs-giphy").await.unwrap();
    assert_eq!(inner(&nothing), &json!({"data": {"settings": {"appId": desk.app.id}}}));
    let stored = desk.store("gifs-giphy", json!({"giphyApiKey": "k1"})).await.unwrap();
    assert_eq!(inner(&stored), &json!({"data": {"settings": {"giphyApiKey": "k1"}}}));
    desk.replace("gifs-giphy", json!({"giphyApiKey": "k2"})).await.unwrap();
    let read = desk.stored("gifs-giphy").await.unwrap();
    assert_eq!(read.settings().unwrap()["giphyApiKey"], "k2");
    inner(&desk.forget("gifs-giphy").await.unwrap());
    assert_eq!(desk.stored("gifs-giphy").await.unwrap(), nothing);
}

#[tokio::test]
async fn an_extension_refuses_within_an_answer_that_says_success() {
    let desk = Desk::new().await;
    desk.enable("report-user").await;
    let wrong = json!({"maxReports": "many"});
    let refused = desk.store("report-user", wrong).await.unwrap();
    assert_eq!((refused.status_code, refused.success), (Some(400), Some(false)));
    let sentence = refused.body.expose()["error"]["message"].as_str().unwrap().to_owned();
    assert!(sentence.contains("maxReports") && sentence.contains("useWebhook"), "{sentence}");
}

#[tokio::test]
async fn operations_that_an_extension_does_not_have_do_not_exist() {
    let desk = Desk::new().await;
    for id in ["data-masking", "stickers", "widget"] {
        desk.enable(id).await;
    }
    for id in ["data-masking", "stickers"] {
        assert_eq!(code(desk.store(id, json!({})).await), "ERR_API_NOT_FOUND", "{id}");
    }
    assert_eq!(code(desk.forget("widget").await), "ERR_API_NOT_FOUND");
}

#[tokio::test]
async fn masks_are_deleted_by_the_order_that_comes_with_the_settings() {
    let desk = Desk::new().await;
    desk.enable("data-masking").await;
    let settings = json!({
        "dropMessage": false,
        "defaultRegexData": [],
        "customregexData": [{"id": "a", "regex": "x"}, {"id": "b", "regex": "y"}],
        "deleteCustomRegexData": ["a"],
    });
    inner(&desk.replace("data-masking", settings).await.unwrap());
    let read = desk.stored("data-masking").await.unwrap();
    let custom = read.settings().unwrap()["customregexData"].as_array().unwrap().clone();
    assert_eq!(custom, [json!({"id": "b", "regex": "y"})]);
    assert!(read.settings().unwrap().get("deleteCustomRegexData").is_none());
}

#[tokio::test]
async fn stickers_stand_at_the_top_of_the_body_and_are_read_by_another_name() {
    let desk = Desk::new().await;
    desk.enable("stickers").await;
    let replace = ReplaceExtensionSettings {
        app_id: desk.app.id.clone(),
        extension_id: "stickers".into(),
        version: ExtensionVersion::V1,
        settings: None,
        default_master_stickers_data: None,
        custom_stickers_data: Some(json!([{"stickerName": "wave"}])),
    };
    inner(&desk.call(replace).await.unwrap().0);
    let read = desk.stored("stickers").await.unwrap();
    assert_eq!(read.settings().unwrap()["customMasterStickersData"][0]["stickerName"], "wave");
}

#[tokio::test]
async fn widgets_are_made_listed_and_changed_by_their_id_up_to_25() {
    let desk = Desk::new().await;
    desk.enable("widget").await;
    let widget = |name: &str| json!({"name": name, "version": "v2"});
    let made = desk.store("widget", widget("First")).await.unwrap();
    let id = inner(&made)["data"]["widgetId"].clone();
    let mut changed = widget("Renamed");
    changed["widgetId"] = id.clone();
    inner(&desk.replace("widget", changed).await.unwrap());
    let listed = desk.stored("widget").await.unwrap();
    let listed = inner(&listed)["data"].as_array().unwrap().clone();
    assert_eq!((listed.len(), &listed[0]["widgetId"]), (1, &id));
    assert_eq!(listed[0]["configuration"]["name"], "Renamed");
    let mut unknown = widget("Nobody");
    unknown["widgetId"] = json!("none");
    assert_eq!(desk.replace("widget", unknown).await.unwrap().success, Some(false));
    for n in 1..25 {
        inner(&desk.store("widget", widget(&format!("W{n}"))).await.unwrap());
    }
    assert_eq!(desk.store("widget", widget("Over")).await.unwrap().success, Some(false));
}

#[tokio::test]
async fn every_extension_with_settings_can_be_switched_on_and_read() {
    let desk = Desk::new().await;
    let all: Vec<_> = SCHEMAS.iter().copied().flatten().map(|schema| schema.extension).collect();
    assert_eq!(all.len(), 27);
    for id in all {
        desk.enable(id).await;
        inner(&desk.stored(id).await.unwrap());
    }
}

#[tokio::test]
async fn certificates_are_uploaded_as_forms_and_asked_for() {
    let desk = Desk::new().await;
    let app_id = || desk.app.id.clone();
    let query = || ListCertificates { app_id: app_id() };
    assert_eq!(code(desk.call(query()).await), "ERR_EXTENSION_INACTIVE");
    desk.enable("push-notification").await;
    let file = |content: &[u8]| Upload {
        file_name: "key".into(),
        media_type: "application/octet-stream".into(),
        content: content.to_vec(),
    };
    let p8 = |content: &[u8]| UploadP8Certificate { app_id: app_id(), certificate: file(content) };
    let refused = desk.call(p8(b"no key")).await.unwrap().0;
    assert_eq!((refused.status_code, refused.success), (Some(400), Some(false)));
    let key = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    let stored = desk.call(p8(key)).await.unwrap().0;
    assert_eq!(inner(&stored), &json!({"success": true}));
    let there = desk.call(query()).await.unwrap().0;
    let which = |reply: &ExtensionReply| {
        let body = reply.body.expose();
        (body["certificate_p12"].clone(), body["certificate_p8"].clone())
    };
    assert_eq!(which(&there), (json!(false), json!(true)));
    let p12 = UploadP12Certificate { app_id: app_id(), certificate: file(&[0x30, 0x82]) };
    assert_eq!(which(&desk.call(p12).await.unwrap().0), (json!(true), json!(true)));
}
