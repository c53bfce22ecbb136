use cometchat_api::chat::groups::DeleteGroup;
use cometchat_api::chat::messages::{ReceiverType, SendMessage};
use cometchat_api::chat::restricted::{AllowFeatures, ListRestrictedFeatures, RestrictFeatures};

use crate::desk::{Desk, START, code};

fn restrict(keys: &[&str]) -> RestrictFeatures {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    RestrictFeatures { role: "default".into(), features_to_restrict: keys }
}

fn list() -> ListRestrictedFeatures {
    ListRestrictedFeatures { role: "default".into() }
}

#[tokio::test]
async fn features_are_taken_and_given_back_by_either_spelling() {
    let desk = Desk::new().await;
    let results = desk.call(restrict(&["u.deleteGroup", "listUsers", "u.fly"])).await.unwrap();
    assert!(results["u.deleteGroup"].is_done() && results["listUsers"].is_done());
    assert!(!results["u.fly"].is_done(), "one bad key does not fail the others");
    let taken = desk.call(list()).await.unwrap().data;
    let keys: Vec<_> = taken.iter().map(|feature| feature.key.as_str()).collect();
    assert_eq!(keys, ["u.deleteGroup", "u.listUsers"]);
    assert_eq!(taken[0].title.as_deref(), Some("Delete Group"));
    assert_eq!(taken[0].path.as_deref(), Some("/v3/groups/{{guid}}"));
    assert_eq!(taken[0].created_at, Some(START));
    let give = AllowFeatures {
        role: "default".into(),
        features_to_allow: Some(vec!["deleteGroup".into()]),
        allow_all: None,
    };
    desk.call(give).await.unwrap();
    assert_eq!(desk.call(list()).await.unwrap().data.len(), 1);
    let all =
        AllowFeatures { role: "default".into(), features_to_allow: None, allow_all: Some(true) };
    desk.call(all).await.unwrap();
    assert!(desk.call(list()).await.unwrap().data.is_empty());
    let none = AllowFeatures { role: "default".into(), ..AllowFeatures::default() };
    assert_eq!(code(desk.call(none).await), "ERR_BAD_REQUEST");
}

#[tokio::test]
async fn a_restricted_feature_is_refused_to_users_of_the_role_alone() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.group("team", &["ann", "bob"]).await;
    desk.call(restrict(&["u.createMessage", "u.deleteGroup"])).await.unwrap();
    let say = |by: Option<&str>| SendMessage {
        on_behalf_of: by.map(Into::into),
        ..SendMessage::text(ReceiverType::User, "bob", "hi")
    };
    assert_eq!(code(desk.call(say(Some("ann"))).await), "ERR_PERMISSION_DENIED");
    desk.call(say(None)).await.unwrap();
    let delete =
        |by: Option<&str>| DeleteGroup { guid: "team".into(), on_behalf_of: by.map(Into::into) };
    assert_eq!(code(desk.call(delete(Some("ann"))).await), "ERR_PERMISSION_DENIED");
    desk.call(delete(None)).await.unwrap();
}
