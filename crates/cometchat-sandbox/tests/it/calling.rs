use std::time::Duration;

use cometchat_api::ApiError;
use cometchat_api::calls::{CallKind, GetCall, ListCalls};
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::messages::{CallStatus, Message, ReceiverType};
use cometchat_api::chat::rbac::{PermissionValue, SetRolePermissions, SetScopePermissions};
use cometchat_api::chat::restricted::RestrictFeatures;
use cometchat_api::id::SessionId;
use cometchat_api::live::{ChangeCall, StartCall, SwitchCall};

use crate::desk::{Desk, START, code};

impl Desk {
    async fn ring(&self, by: &str, whom: &str, kind: CallKind) -> Result<SessionId, ApiError> {
        let token = self.token(by).await;
        let receiver_type = if whom == "team" { ReceiverType::Group } else { ReceiverType::User };
        let start = StartCall { receiver: whom.into(), receiver_type, kind, metadata: None };
        let rang = self.call_with_key(&token, start).await?;
        let entities = serde_json::to_value(&rang.data.entities).unwrap();
        Ok(entities["on"]["entity"]["sessionid"].as_str().unwrap().into())
    }

    async fn change(
        &self,
        by: &str,
        session_id: &SessionId,
        status: CallStatus,
    ) -> Result<Message, ApiError> {
        let token = self.token(by).await;
        let change = ChangeCall { session_id: session_id.clone(), status, joined_at: None };
        self.call_with_key(&token, change).await
    }
}

fn word(id: &str, word: &str) -> cometchat_api::chat::rbac::Permissions {
    [(id.into(), PermissionValue::One(word.to_owned()))].into_iter().collect()
}

#[tokio::test]
async fn a_call_that_was_placed_is_listed_with_what_became_of_it() {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    let id = desk.ring("ann", "bob", CallKind::Audio).await.unwrap();
    let get = || GetCall { session_id: id.clone(), on_behalf_of: None };
    let ringing = desk.call(get()).await.unwrap();
    assert_eq!(ringing.status, Some(CallStatus::Initiated));
    assert_eq!((ringing.initiated_at, ringing.started_at), (Some(START), None));
    assert_eq!(ringing.initiator, Some("ann".into()));
    desk.clock.advance(Duration::from_secs(10));
    desk.change("bob", &id, CallStatus::Ongoing).await.unwrap();
    let token = desk.token("ann").await;
    let switch = SwitchCall { session_id: id.clone(), kind: CallKind::Video };
    desk.call_with_key(&token, switch).await.unwrap();
    desk.clock.advance(Duration::from_secs(90));
    desk.change("bob", &id, CallStatus::Ended).await.unwrap();
    let ended = desk.call(get()).await.unwrap();
    assert_eq!((ended.status, ended.kind), (Some(CallStatus::Ended), Some(CallKind::Video)));
    assert_eq!(ended.total_duration_in_minutes, Some(1.5));
    assert_eq!(ended.total_participants, Some(2));
    let of = |uid: &str| ListCalls { on_behalf_of: Some(uid.into()), ..ListCalls::default() };
    assert_eq!(desk.call(of("bob")).await.unwrap().data.len(), 1);
    assert!(desk.call(of("cid")).await.unwrap().data.is_empty());
}

#[tokio::test]
async fn a_role_calls_whom_and_a_scope_how_it_is_allowed_to() {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    desk.group("team", &["ann", "bob", "cid"]).await;
    let role = |permissions| SetRolePermissions { role: "default".into(), permissions };
    desk.call(role(word("initiateCall.mode", "friends"))).await.unwrap();
    let to_bob = desk.ring("ann", "bob", CallKind::Audio).await;
    assert_eq!(code(to_bob), "ERR_PERMISSION_DENIED");
    let scope =
        |scope, permissions| SetScopePermissions { guid: "team".into(), scope, permissions };
    desk.call(scope(Scope::Participant, word("initiateCall.allowedType", "audio"))).await.unwrap();
    let video = desk.ring("bob", "team", CallKind::Video).await;
    assert_eq!(code(video), "ERR_PERMISSION_DENIED");
    desk.call(scope(Scope::Participant, word("initiateCall.allowedScopes", "admin")))
        .await
        .unwrap();
    let id = desk.ring("bob", "team", CallKind::Audio).await.unwrap();
    let call = desk.call(GetCall { session_id: id, on_behalf_of: None }).await.unwrap();
    let rung: Vec<_> = call.participants.unwrap().into_iter().map(|it| it.uid).collect();
    assert_eq!(rung, ["bob".into(), "ann".into()], "the admin alone is rung");
    desk.call(role(word("initiateCall", "deny"))).await.unwrap();
    let denied = desk.ring("ann", "team", CallKind::Audio).await;
    assert_eq!(code(denied), "ERR_PERMISSION_DENIED");
}

#[tokio::test]
async fn a_role_without_the_feature_places_no_call() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let features_to_restrict = vec!["createCall".to_owned()];
    desk.call(RestrictFeatures { role: "default".into(), features_to_restrict }).await.unwrap();
    let refused = desk.ring("ann", "bob", CallKind::Audio).await;
    assert_eq!(code(refused), "ERR_PERMISSION_DENIED");
}
