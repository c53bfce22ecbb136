use cometchat_api::chat::data_import::ImportMessages;
use cometchat_api::chat::rbac::{PermissionValue, SetRolePermissions, UnsetRolePermission};
use cometchat_api::chat::restricted::{ListRestrictedFeatures, RestrictFeatures};
use cometchat_api::management::collaborators::{ChangeCollaborators, ListCollaborators};
use cometchat_api::management::extension_settings::{
    ExtensionVersion, GetExtensionSettings, StoreExtensionSettings,
};
use cometchat_api::management::extensions::SwitchExtensions;
use cometchat_api::management::settings::{GetSettings, MapSettings};
use cometchat_api::secret::SecretJson;
use cometchat_sandbox::SandboxConfig;
use serde_json::json;

use crate::desk::Desk;

#[tokio::test]
async fn what_was_set_up_is_there_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let config =
        || SandboxConfig { world: Some(folder.path().join("w.json")), ..SandboxConfig::default() };
    let desk = Desk::with(config()).await;
    let app_id = || desk.app.id.clone();
    let deny = ("sendMessage".into(), PermissionValue::One("deny".into()));
    let permissions = [deny].into_iter().collect();
    desk.call(SetRolePermissions { role: "default".into(), permissions }).await.unwrap();
    let features_to_restrict = vec!["u.deleteGroup".to_owned()];
    desk.call(RestrictFeatures { role: "default".into(), features_to_restrict }).await.unwrap();
    let settings = Some([("features.own".to_owned(), true)].into_iter().collect());
    desk.call(MapSettings { app_id: app_id(), settings }).await.unwrap();
    let enabled = Some(vec!["gifs-giphy".into()]);
    desk.call(SwitchExtensions { app_id: app_id(), enabled, disabled: None }).await.unwrap();
    let store = StoreExtensionSettings {
        app_id: app_id(),
        extension_id: "gifs-giphy".into(),
        version: ExtensionVersion::V1,
        settings: Some(SecretJson::new(json!({"giphyApiKey": "k"}))),
    };
    desk.call(store).await.unwrap();
    let admins = Some(vec!["ada@example.com".to_owned()]);
    let team = ChangeCollaborators { app_id: app_id(), admins, ..ChangeCollaborators::default() };
    desk.call(team).await.unwrap();
    let old = json!({"messages": {"m1": {
        "muid": "m1", "sender": "sue", "receiverType": "user", "receiver": "rob",
        "sentAt": 1_674_104_348, "category": "message", "type": "text", "data": {"text": "Hi"},
        "senderUserDetails": {"uid": "sue", "name": "Sue"},
        "receiverUserDetails": {"uid": "rob", "name": "Rob"},
    }}});
    let (status, _) = desk.raw("POST", "/data_import/messages", &old.to_string()).await;
    assert_eq!(status, 200);
    assert!(desk.sandbox.save().await.unwrap().is_some());

    let again = Desk { app: desk.app.clone(), ..Desk::with(config()).await };
    let unset = UnsetRolePermission { role: "default".into(), permission: "editMessage".into() };
    assert_eq!(again.call(unset).await.unwrap().permissions.len(), 1);
    let restricted = ListRestrictedFeatures { role: "default".into() };
    assert_eq!(again.call(restricted).await.unwrap().data[0].key, "u.deleteGroup");
    let settings = again.call(GetSettings { app_id: app_id() }).await.unwrap();
    assert_eq!(settings["features.own"], json!(true));
    let stored = GetExtensionSettings {
        app_id: app_id(),
        extension_id: "gifs-giphy".into(),
        version: ExtensionVersion::V1,
    };
    let stored = again.call(stored).await.unwrap().0;
    assert_eq!(stored.settings().unwrap()["giphyApiKey"], "k");
    let team = again.call(ListCollaborators { app_id: app_id() }).await.unwrap().data;
    assert_eq!(team[0].id.as_deref(), Some("2"));
    let (_, repeated) = again.raw("POST", "/data_import/messages", &old.to_string()).await;
    let repeated: <ImportMessages as cometchat_api::Endpoint>::Reply =
        serde_json::from_value(repeated["data"].clone()).unwrap();
    let error = repeated["m1"].error.clone().unwrap();
    assert_eq!(error.code.as_str(), "ERR_IMPORT_MUID_ALREADY_EXISTS");
    again.sandbox.stop().await;
}
