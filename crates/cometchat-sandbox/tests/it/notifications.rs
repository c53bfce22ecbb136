use cometchat_api::chat::notifications::{
    DeleteContactDetails, GetContactDetails, GetMutes, GetNotificationSettings, GetPreferences,
    GetTimezone, Mute, MuteConversations, MutedKind, NotificationSettings,
    ResetNotificationSettings, ResetPreferences, SetTimezone, UnmuteConversations,
    UpdateContactDetails, UpdateNotificationSettings, UpdatePreferences,
};
use serde_json::{Value, json};

use crate::desk::{Desk, START, code};

pub(crate) async fn settings(desk: &Desk, change: Value) {
    let change: UpdateNotificationSettings = serde_json::from_value(change).unwrap();
    desk.call(change).await.unwrap();
}

pub(crate) fn preferences(uid: &str, change: Value) -> UpdatePreferences {
    let mut change = change;
    change["uid"] = uid.into();
    serde_json::from_value(change).unwrap()
}

pub(crate) fn mute(id: &str, kind: MutedKind, until: Option<i64>) -> Mute {
    Mute { id: id.to_owned(), kind, until, extra: serde_json::Map::new() }
}

pub(crate) fn muting(uid: &str, mute: Mute) -> MuteConversations {
    MuteConversations { uid: uid.into(), conversations: Some(vec![mute]) }
}

fn json_of(settings: &NotificationSettings) -> Value {
    serde_json::to_value(settings).unwrap()
}

#[tokio::test]
async fn settings_change_where_something_is_given_and_go_back() {
    let desk = Desk::new().await;
    let before = desk.call(GetNotificationSettings {}).await.unwrap();
    let change = json!({
        "preferences": {
            "group": {"messagesSetting": 3},
            "email": {"intervalInSeconds": 60},
            "push": {"customJson": {"theme": "dark"}},
        },
        "templates": {"usePrivacyTemplate": 1},
    });
    settings(&desk, change).await;
    let after = json_of(&desk.call(GetNotificationSettings {}).await.unwrap());
    assert_eq!(after["preferences"]["group"]["messagesSetting"], 3);
    assert_eq!(after["preferences"]["group"]["repliesSetting"], 2);
    assert_eq!(after["preferences"]["push"]["customJson"]["theme"], "dark");
    assert_eq!(after["preferences"]["email"]["maxPerDay"], 20);
    assert_eq!(after["templates"]["usePrivacyTemplate"], 1);
    assert!(after["templates"]["textMessageTemplateDefault"].is_object());
    for wrong in [
        r#"{"preferences":{"group":{"messagesSetting":4}}}"#,
        r#"{"preferences":{"group":{"memberLeftSetting":3}}}"#,
        r#"{"preferences":{"oneOnOne":{"messagesOverride":1}}}"#,
        r#"{"preferences":{"oneOnOne":{"messagesSetting":300}}}"#,
        r#"{"preferences":{"sms":{"intervalInSeconds":59}}}"#,
        r#"{"preferences":{"mute":{"schedulePreferenceSetting":{"monday":{"from":960}}}}}"#,
        r#"{"preferences":{"mute":{"schedulePreferenceSetting":{"someday":{"from":0}}}}}"#,
    ] {
        let (status, body) = desk.raw("PATCH", "/notifications/v1/settings", wrong).await;
        assert_eq!((status, &body["error"]["code"]), (400, &"ERR_BAD_REQUEST".into()), "{wrong}");
    }
    desk.call(ResetNotificationSettings {}).await.unwrap();
    assert_eq!(desk.call(GetNotificationSettings {}).await.unwrap(), before);
}

#[tokio::test]
async fn a_users_preferences_stand_in_the_places_of_the_settings() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let change = json!({
        "groupPreferences": {"groupMessages": 3, "groupMemberAdded": 2},
        "oneOnOnePreferences": {"oneOnOneReactions": 1},
        "mutePreferences": {"dnd": 2, "schedule": {"monday": {"from": 900, "to": 1700}}},
    });
    let changed = desk.call(preferences("ann", change)).await.unwrap();
    let read = desk.call(GetPreferences { uid: "ann".into() }).await.unwrap();
    assert_eq!(changed, read);
    let shown = json_of(&read);
    let told = &shown["preferences"];
    assert_eq!(
        (&told["group"]["messagesSetting"], &told["group"]["memberAddedSetting"]),
        (&3.into(), &2.into())
    );
    assert_eq!(told["oneOnOne"]["reactionsSetting"], 1);
    assert_eq!(told["mute"]["dndPreferenceSetting"], 2);
    let monday = &told["mute"]["schedulePreferenceSetting"]["monday"];
    assert_eq!(monday, &json!({"from": 900, "to": 1700, "dnd": false}));
    assert!(told["group"].get("messageEditedSetting").is_none(), "only the app sets that");
    assert!(
        told.get("email").is_none()
            && shown["templates"].get("smsContentTemplateDefault").is_none()
    );
    let other = json_of(&desk.call(GetPreferences { uid: "bob".into() }).await.unwrap());
    assert_eq!(other["preferences"]["group"]["messagesSetting"], 2);
    let after = desk.call(ResetPreferences { uid: "ann".into() }).await.unwrap();
    let after = serde_json::to_value(after).unwrap();
    assert_eq!(after["groupPreferences"]["groupMessages"], 2);
    assert_eq!(
        after["oneOnOnePreferences"],
        json!({"oneOnOneMessages": 2, "oneOnOneReplies": 2, "oneOnOneReactions": 2})
    );
    assert_eq!(
        (&after["mutePreferences"]["dnd"], &after["usePrivacyTemplate"]),
        (&1.into(), &true.into())
    );
    assert_eq!(json_of(&desk.call(GetPreferences { uid: "ann".into() }).await.unwrap()), other);
    let wrong = preferences("ann", json!({"groupPreferences": {"groupMessages": 4}}));
    assert_eq!(code(desk.call(wrong).await), "ERR_BAD_REQUEST");
    let nobody = preferences("eve", json!({}));
    assert_eq!(code(desk.call(nobody).await), "ERR_UID_NOT_FOUND");
}

#[tokio::test]
async fn mutes_last_until_their_time_or_until_they_are_lifted() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.group("team", &["ann", "bob"]).await;
    let soon = (START + 60) * 1_000;
    desk.call(muting("ann", mute("bob", MutedKind::OneOnOne, Some(soon)))).await.unwrap();
    desk.call(muting("ann", mute("team", MutedKind::Group, None))).await.unwrap();
    let muted = async || {
        let mutes = desk.call(GetMutes { uid: "ann".into() }).await.unwrap();
        mutes.muted_conversations.into_iter().map(|it| (it.id, it.until)).collect::<Vec<_>>()
    };
    assert_eq!(muted().await, [("bob".to_owned(), Some(soon)), ("team".to_owned(), None)]);
    desk.clock.advance(std::time::Duration::from_secs(60));
    assert_eq!(muted().await, [("team".to_owned(), None)]);
    let lift = UnmuteConversations {
        uid: "ann".into(),
        conversations: Some(vec![mute("team", MutedKind::Group, None)]),
    };
    desk.call(lift).await.unwrap();
    assert!(muted().await.is_empty());
    for (wrong, expected) in [
        (mute("bob", MutedKind::OneOnOne, Some(START * 1_000)), "ERR_BAD_REQUEST"),
        (mute("eve", MutedKind::OneOnOne, None), "ERR_UID_NOT_FOUND"),
        (mute("crowd", MutedKind::Group, None), "ERR_GUID_NOT_FOUND"),
        (mute("bob", MutedKind::from("room"), None), "ERR_BAD_REQUEST"),
    ] {
        assert_eq!(code(desk.call(muting("ann", wrong)).await), expected);
    }
}

#[tokio::test]
async fn time_zones_and_contact_details_are_a_users_own() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let set = |zone: &str| SetTimezone { uid: "ann".into(), timezone: Some(zone.to_owned()) };
    assert_eq!(code(desk.call(set("Mars/Olympus")).await), "ERR_BAD_REQUEST");
    desk.call(set("Asia/Kolkata")).await.unwrap();
    let zone = async |uid: &str| desk.call(GetTimezone { uid: uid.into() }).await.unwrap().timezone;
    assert_eq!((zone("ann").await.as_deref(), zone("bob").await), (Some("Asia/Kolkata"), None));
    let change = |email: Option<&str>, phno: Option<&str>| UpdateContactDetails {
        email: email.map(str::to_owned),
        phno: phno.map(str::to_owned),
        on_behalf_of: "ann".into(),
    };
    desk.call(change(Some("ann@example.com"), None)).await.unwrap();
    let both = desk.call(change(None, Some("+15555550123"))).await.unwrap();
    assert_eq!(
        (both.email.as_deref(), both.phno.as_deref()),
        (Some("ann@example.com"), Some("+15555550123"))
    );
    for wrong in [change(Some("ann"), None), change(None, Some("555-0123"))] {
        assert_eq!(code(desk.call(wrong).await), "ERR_BAD_REQUEST");
    }
    let read = || GetContactDetails { on_behalf_of: "ann".into() };
    assert_eq!(desk.call(read()).await.unwrap(), both);
    desk.call(DeleteContactDetails { on_behalf_of: "ann".into() }).await.unwrap();
    assert_eq!(desk.call(read()).await.unwrap().email, None);
}
