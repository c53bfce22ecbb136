//! Calls as the service keeps them, over what the demo's people do.

use cometchat_api::Uid;
use cometchat_api::calls::CallKind;
use cometchat_api::chat::auth_tokens::CreateAuthToken;
use cometchat_api::chat::messages::{CallStatus, ReceiverType};
use cometchat_api::id::SessionId;
use cometchat_api::live::{ChangeCall, StartCall};
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::model::call::CallFilter;
use serde_json::Value;

use crate::indexed;
use crate::scene::Scene;

/// Rings somebody up; gives the session.
async fn ring(scene: &Scene, by: &str, whom: &str, kind: CallKind) -> SessionId {
    let token = CreateAuthToken { uid: Uid::from(by), ..CreateAuthToken::default() };
    let token = scene.service.send(token).await.unwrap().auth_token;
    let receiver_type = ReceiverType::from(if whom == "support" { "group" } else { "user" });
    let start = StartCall { receiver: whom.into(), receiver_type, kind, metadata: None };
    let rang = scene.service.as_user(token).send(start).await.unwrap();
    let entities: Value = serde_json::to_value(&rang.data.entities).unwrap();
    entities["on"]["entity"]["sessionid"].as_str().unwrap().into()
}

async fn answer(scene: &Scene, by: &str, session: &SessionId, status: &str) {
    let token = CreateAuthToken { uid: Uid::from(by), ..CreateAuthToken::default() };
    let token = scene.service.send(token).await.unwrap().auth_token;
    let session_id = session.clone();
    let change = ChangeCall { session_id, status: CallStatus::from(status), joined_at: None };
    scene.service.as_user(token).send(change).await.unwrap();
}

#[tokio::test]
async fn calls_are_listed_with_names_and_by_what_is_asked_for() {
    let scene = Scene::new().await;
    indexed(&scene.t, &scene.app).await;
    let first = ring(&scene, "ada", "cy", CallKind::Video).await;
    answer(&scene, "cy", &first, "rejected").await;
    let second = ring(&scene, "bo", "support", CallKind::Audio).await;
    let console = &scene.t.console;
    let page = console.calls_list(&scene.app, &CallFilter::default(), 1).await.unwrap();
    let ids: Vec<_> = page.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, [second.as_str(), first.as_str()]);
    let group = &page.rows[0];
    assert_eq!((group.to_group, group.receiver_name.as_deref()), (true, Some("Support room")));
    assert_eq!(page.rows[1].initiator_name.as_deref(), Some("ada"));
    assert_eq!((page.rows[1].kind.as_str(), page.rows[1].status.as_str()), ("video", "rejected"));
    for (filter, wanted) in [
        (CallFilter { kind: Some("audio".into()), ..CallFilter::default() }, &second),
        (CallFilter { receiver_type: Some("user".into()), ..CallFilter::default() }, &first),
        (CallFilter { status: Some("rejected".into()), ..CallFilter::default() }, &first),
    ] {
        let page = console.calls_list(&scene.app, &filter, 1).await.unwrap();
        let ids: Vec<_> = page.rows.iter().map(|row| row.id.clone()).collect();
        assert_eq!(ids, [wanted.to_string()], "{filter:?}");
    }
}

#[tokio::test]
async fn one_call_shows_who_took_part_and_for_how_long() {
    let scene = Scene::new().await;
    indexed(&scene.t, &scene.app).await;
    let session = ring(&scene, "ada", "cy", CallKind::Audio).await;
    answer(&scene, "cy", &session, "ongoing").await;
    let call = scene.t.console.call_get(&scene.app, session.as_str()).await.unwrap();
    assert_eq!(call.row.id, session.to_string());
    let people: Vec<_> = call.people.iter().map(|one| (one.uid.as_str(), one.joined)).collect();
    assert_eq!(people.len(), 2, "{people:?}");
    assert!(people.iter().all(|(_, joined)| *joined), "{people:?}");
    assert!(call.raw.contains(session.as_str()));
    let none = scene.t.console.call_transcripts(&scene.app, session.as_str(), 1).await.unwrap();
    assert_eq!((none.rows, none.more), (Vec::new(), false));
}

#[tokio::test]
async fn a_call_that_is_not_there_and_a_plan_without_calls_are_told_apart() {
    let scene = Scene::new().await;
    let gone = scene.t.console.call_get(&scene.app, "nothing").await.unwrap_err();
    assert_eq!(
        (gone.code, gone.message.as_str()),
        (Code::NotFound, "There is no call with this session id.")
    );
    let plan = Fault::Code { code: "ERR_PLAN_RESTRICTION".to_owned() };
    scene.t.sandbox.fail_next(FaultPlan::from(plan).on("/calls"));
    let error =
        scene.t.console.calls_list(&scene.app, &CallFilter::default(), 1).await.unwrap_err();
    assert_eq!(error.code, Code::PlanRestricted);
}
