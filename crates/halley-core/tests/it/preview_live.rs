//! Watching live: as a user, who appears online, with a token made for it and revoked after.

use std::time::Duration;

use cometchat_api::Uid;
use cometchat_api::chat::auth_tokens::ListAuthTokens;
use cometchat_api::chat::messages::GetMessage;
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::gate::policy::Policy;
use halley_core::model::gate::Profile;
use halley_core::preview::{PreviewEvent, PreviewKind, PreviewPhase, PreviewRequest};
use halley_core::testing::Setup;

use crate::scene::{GROUP, PAIR, Scene, Window};

fn live(
    scene: &Scene,
    conversation: &str,
    as_user: &str,
    last_id: Option<String>,
) -> PreviewRequest {
    PreviewRequest {
        app: scene.app.clone(),
        conversation: conversation.to_owned(),
        kind: PreviewKind::Live { as_user: as_user.to_owned() },
        last_id,
    }
}

async fn n_tokens(scene: &Scene, uid: &str) -> usize {
    let list = ListAuthTokens { uid: Uid::from(uid), ..ListAuthTokens::default() };
    scene.service.send(list).await.unwrap().data.len()
}

async fn opened(scene: &Scene, conversation: &str) -> (String, std::sync::Arc<Window>) {
    let window = Window::new();
    let open = live(scene, conversation, "ada", None);
    let id = scene.t.console.preview_open(open, window.clone()).await.unwrap();
    window.until_state(&scene.t, PreviewPhase::Live).await;
    (id, window)
}

#[tokio::test]
async fn messages_come_by_themselves_and_the_screen_says_who_appears_online() {
    let scene = Scene::new().await;
    let (id, window) = opened(&scene, PAIR).await;
    assert!(window.last_state().unwrap().sentence.contains("ada appears online"));
    let one = scene.say("cy", "ada", "one").await;
    scene.say("bo", "ada", "elsewhere").await;
    scene.say("cy", "support", "elsewhere too").await;
    let two = scene.say("ada", "cy", "two").await;
    window.until(&scene.t, |seen| seen.told().len() == 2).await;
    scene.edit(&one, "uno").await;
    scene.react("cy", &two, "🎉").await;
    scene.delete(&one).await;
    window.until(&scene.t, |seen| seen.shown() == ["deleted", "two 🎉1"]).await;
    assert_eq!(window.told(), ["one", "two"]);
    scene.t.console.preview_close(&id).await;
}

#[tokio::test]
async fn typing_is_told_and_ends_by_itself_or_with_the_message() {
    let scene = Scene::new().await;
    let (_, window) = opened(&scene, PAIR).await;
    let typing = |on: bool, n: usize| {
        move |seen: &Window| {
            let told = |event: &&PreviewEvent| matches!(event, PreviewEvent::Typing { uid, on: o, .. } if uid == "cy" && *o == on);
            seen.all().iter().filter(told).count() == n
        }
    };
    scene.types("cy", "ada", true).await;
    window.until(&scene.t, typing(true, 1)).await;
    scene.t.clock.advance(Duration::from_secs(11));
    window.until(&scene.t, typing(false, 1)).await;
    scene.types("cy", "ada", true).await;
    window.until(&scene.t, typing(true, 2)).await;
    scene.say("cy", "ada", "done").await;
    window.until(&scene.t, typing(false, 2)).await;
    window.until(&scene.t, |seen| seen.told() == ["done"]).await;
}

#[tokio::test]
async fn comings_and_goings_of_the_people_in_it_are_told() {
    let scene = Scene::new().await;
    let (_, window) = opened(&scene, PAIR).await;
    let other = Window::new();
    let as_cy = live(&scene, PAIR, "cy", None);
    let id = scene.t.console.preview_open(as_cy, other.clone()).await.unwrap();
    let presence = |online: bool| move |event: &PreviewEvent| matches!(event, PreviewEvent::Presence { uid, online: o, .. } if uid == "cy" && *o == online);
    window.until(&scene.t, |seen| seen.has(presence(true))).await;
    scene.t.console.preview_close(&id).await;
    window.until(&scene.t, |seen| seen.has(presence(false))).await;
}

#[tokio::test]
async fn after_a_break_what_was_missed_is_fetched_without_gap_or_double() {
    let scene = Scene::new().await;
    let (_, window) = opened(&scene, GROUP).await;
    for round in 0..4 {
        scene.say("cy", "support", &format!("before-{round}")).await;
        scene.cut().await;
        for n in 0..3 {
            scene.say("bo", "support", &format!("during-{round}-{n}")).await;
        }
        let last = format!("during-{round}-2");
        window.until(&scene.t, |seen| seen.told().contains(&last)).await;
    }
    window.until_state(&scene.t, PreviewPhase::Live).await;
    let expected: Vec<String> = (0..4)
        .flat_map(|round| {
            let during = (0..3).map(move |n| format!("during-{round}-{n}"));
            std::iter::once(format!("before-{round}")).chain(during)
        })
        .collect();
    let shown: Vec<String> =
        window.shown().into_iter().filter(|text| expected.contains(text)).collect();
    assert_eq!(shown, expected);
    let mut told: Vec<String> =
        window.told().into_iter().filter(|text| expected.contains(text)).collect();
    assert_eq!(told.len(), expected.len(), "told once each: {told:?}");
    told.sort();
    told.dedup();
    assert_eq!(told.len(), expected.len());
}

#[tokio::test]
async fn frames_out_of_order_and_twice_are_told_once_and_in_place() {
    for (fault, times) in [(Fault::FramesOutOfOrder, 3), (Fault::FramesTwice, 50)] {
        let scene = Scene::new().await;
        let (_, window) = opened(&scene, PAIR).await;
        scene.t.sandbox.fail_next(FaultPlan::from(fault.clone()).on("websocket").times(times));
        let said: Vec<String> = (0..8).map(|n| format!("m{n}")).collect();
        for text in &said {
            scene.say("cy", "ada", text).await;
        }
        window.until(&scene.t, |seen| seen.shown() == said).await;
        assert_eq!(window.told().len(), said.len(), "{fault:?}: {:?}", window.told());
    }
}

#[tokio::test]
async fn frames_that_never_come_are_missed_within_a_minute() {
    let scene = Scene::new().await;
    let (_, window) = opened(&scene, PAIR).await;
    // Frames that wait for one in order, which does not come.
    let held = FaultPlan::from(Fault::FramesOutOfOrder).on("websocket").times(50);
    scene.t.sandbox.fail_next(held);
    scene.say("cy", "ada", "lost 1").await;
    scene.say("cy", "ada", "lost 2").await;
    scene.t.clock.advance(Duration::from_secs(60));
    window.until(&scene.t, |seen| seen.told() == ["lost 1", "lost 2"]).await;
}

#[tokio::test]
async fn a_user_whom_the_service_does_not_let_in_is_refused_and_the_token_revoked() {
    let scene = Scene::new().await;
    let window = Window::new();
    scene.t.sandbox.fail_next(FaultPlan::from(Fault::RefuseAuth).on("websocket").times(50));
    let open = live(&scene, PAIR, "ada", None);
    scene.t.console.preview_open(open, window.clone()).await.unwrap();
    let state = window.until_state(&scene.t, PreviewPhase::Refused).await;
    assert!(state.sentence.contains("watch quietly"), "{state:?}");
    scene.t.clock.until_pending(0).await;
    while n_tokens(&scene, "ada").await > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_token_is_on_record_and_revoked_when_the_preview_closes() {
    let scene = Scene::new().await;
    let (id, _) = opened(&scene, PAIR).await;
    assert_eq!(n_tokens(&scene, "ada").await, 1);
    let filter = halley_core::model::activity::ActivityFilter {
        limit: 10,
        ..halley_core::model::activity::ActivityFilter::default()
    };
    let activity = scene.t.console.activity_list(&filter).await.unwrap();
    assert!(activity[0].sentence.starts_with("Watched a conversation live as ada"), "{activity:?}");
    scene.t.console.preview_close(&id).await;
    assert_eq!(n_tokens(&scene, "ada").await, 0);
    scene.t.console.preview_close(&id).await;
}

#[tokio::test]
async fn a_token_that_a_crash_left_is_revoked_after_the_next_start_and_no_other() {
    let setup = Setup::default();
    let scene = Scene::with(setup.clone()).await;
    let own = cometchat_api::chat::auth_tokens::CreateAuthToken {
        uid: Uid::from("ada"),
        force: Some(true),
    };
    scene.service.send(own).await.unwrap();
    let plan = FaultPlan::from(Fault::Status { status: 500 });
    let (id, _) = opened(&scene, PAIR).await;
    assert_eq!(n_tokens(&scene, "ada").await, 2);
    // The revocation fails, as if the program had ended before it.
    scene.t.sandbox.fail_next(plan.on("/users/{uid}/auth_tokens/{authToken}").times(100));
    scene.t.console.preview_close(&id).await;
    assert_eq!(n_tokens(&scene, "ada").await, 2);
    scene.t.sandbox.clear_faults();
    let Scene { t, app, service } = scene;
    let scene = Scene { t: t.restarted(setup), app, service };
    scene.t.console.previews_recover().await;
    assert_eq!(n_tokens(&scene, "ada").await, 1, "the user's own stays");
    scene.t.console.previews_recover().await;
    assert_eq!(n_tokens(&scene, "ada").await, 1);
}

#[tokio::test]
async fn neither_kind_ever_sends_a_receipt() {
    let scene = Scene::new().await;
    let (live_id, window) = opened(&scene, PAIR).await;
    let quiet = PreviewRequest { kind: PreviewKind::Quiet, ..live(&scene, PAIR, "", None) };
    let other = Window::new();
    let quiet_id = scene.t.console.preview_open(quiet, other.clone()).await.unwrap();
    other.until_state(&scene.t, PreviewPhase::Watching).await;
    let said = scene.say("cy", "ada", "unread").await;
    window.until(&scene.t, |seen| seen.told() == ["unread"]).await;
    scene.t.clock.advance(Duration::from_secs(15));
    other.until(&scene.t, |seen| seen.told() == ["unread"]).await;
    scene.t.console.preview_close(&live_id).await;
    scene.t.console.preview_close(&quiet_id).await;
    let message = GetMessage { id: said.id, ..GetMessage::default() };
    let message = scene.service.send(message).await.unwrap();
    assert_eq!((message.delivered_at, message.read_at), (None, None));
    let receipts = message.extra.get("receipts").map(|receipts| receipts["data"].clone());
    assert!(receipts.is_none_or(|data| data.as_array().is_none_or(Vec::is_empty)));
    for request in scene.t.sandbox.requests() {
        let template = request.template.as_str();
        assert!(!template.ends_with("/read") && !template.ends_with("/delivered"), "{template}");
    }
}

#[tokio::test]
async fn who_may_only_read_and_who_takes_no_part_cannot_watch_live() {
    let reading = Policy { profile: Some((Profile::ReadOnly, "Set by Example Ltd.".to_owned())) };
    let scene = Scene::with(Setup { policy: reading, ..Setup::default() }).await;
    let open = live(&scene, PAIR, "ada", None);
    let error = scene.t.console.preview_open(open, Window::new()).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    assert_eq!(n_tokens(&scene, "ada").await, 0);
    let open = live(&scene, PAIR, "bo", None);
    let error = scene.t.console.preview_open(open, Window::new()).await.unwrap_err();
    assert_eq!(error.fields[0].field, "as");
}

#[tokio::test]
async fn closing_the_connection_ends_its_previews_and_revokes() {
    let scene = Scene::new().await;
    let (_, window) = opened(&scene, PAIR).await;
    scene.t.console.connection_close(&scene.app.connection).await.unwrap();
    while n_tokens(&scene, "ada").await > 0 {
        tokio::task::yield_now().await;
    }
    let n = window.all().len();
    scene.say("cy", "ada", "unheard").await;
    assert_eq!(window.all().len(), n);
}
