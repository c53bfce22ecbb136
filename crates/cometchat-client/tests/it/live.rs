use std::time::Duration;

use cometchat_api::live::Body;
use cometchat_api::{Secret, Uid};
use cometchat_client::{LiveConnection, LiveOptions, LiveState, Manual, Presence};
use serde_json::{Value, json};

use crate::fixture::{app_at, config};
use crate::live_stage::{Do, Door, LiveStage};

fn connect(stage: &LiveStage, clock: &Manual, presence: Presence) -> LiveConnection {
    let app = app_at(config(clock), stage.url());
    app.live(Uid::new("agent-1"), Secret::new("example-token"), LiveOptions { presence })
}

async fn until(live: &LiveConnection, what: impl FnMut(&LiveState) -> bool) -> LiveState {
    live.state().wait_for(what).await.unwrap().clone()
}

async fn until_live(live: &LiveConnection) {
    until(live, |state| *state == LiveState::Live).await;
}

fn typing(uid: &str, device: &str) -> Value {
    json!({
        "appId": "exampleapp", "receiver": "agent-1", "receiverType": "user", "deviceId": device,
        "type": "typing_indicator", "sender": uid,
        "body": { "action": "started", "user": { "uid": uid, "name": "Cy" } },
    })
}

#[tokio::test]
async fn it_logs_in_proves_itself_and_passes_frames_on() {
    let stage = LiveStage::open(&[]).await;
    let mut live = connect(&stage, &Manual::new(), Presence::Roles(vec!["agent".into()]));
    until_live(&live).await;
    stage.act(Do::SendRaw("no json"));
    stage.act(Do::Send(typing("cust-1", "elsewhere")));
    let frame = live.next().await.unwrap();
    assert_eq!(frame.sender, Some(Uid::new("cust-1")));
    assert!(matches!(frame.body, Body::Typing(_)));
    let seen = stage.seen();
    assert_eq!(seen.logins, ["PUT"]);
    let proof = &seen.proofs[0];
    assert_eq!(proof["body"]["auth"], "jwt-1");
    assert_eq!(proof["sender"], "agent-1");
    assert_eq!(proof["body"]["deviceId"], proof["deviceId"]);
    assert_eq!(proof["body"]["presenceSubscription"], "ROLES");
    assert_eq!(proof["body"]["roles"], json!(["agent"]));
}

#[tokio::test]
async fn echoes_of_the_own_session_are_not_heard() {
    let stage = LiveStage::open(&[]).await;
    let mut live = connect(&stage, &Manual::new(), Presence::Nobody);
    until_live(&live).await;
    let own = stage.seen().proofs[0]["deviceId"].as_str().unwrap().to_owned();
    assert!(stage.seen().proofs[0]["body"].get("presenceSubscription").is_none());
    stage.act(Do::Send(typing("agent-1", &own)));
    stage.act(Do::Send(typing("cust-1", "elsewhere")));
    assert_eq!(live.next().await.unwrap().sender, Some(Uid::new("cust-1")));
}

#[tokio::test]
async fn a_closed_socket_is_opened_again_with_the_same_proof() {
    let stage = LiveStage::open(&[]).await;
    let clock = Manual::held();
    let mut live = connect(&stage, &clock, Presence::Nobody);
    until_live(&live).await;
    stage.act(Do::Close);
    let state = until(&live, |state| matches!(state, LiveState::Offline { .. })).await;
    let LiveState::Offline { attempt: 1, retry_in } = state else { panic!("{state:?}") };
    assert!(retry_in <= Duration::from_millis(500));
    clock.advance(retry_in);
    until_live(&live).await;
    stage.act(Do::Send(typing("cust-1", "elsewhere")));
    assert!(live.next().await.is_some());
    let seen = stage.seen();
    assert_eq!(seen.logins, ["PUT"]);
    assert_eq!(seen.proofs.len(), 2);
    assert_eq!(seen.proofs[0]["deviceId"], seen.proofs[1]["deviceId"]);
}

#[tokio::test]
async fn somebody_in_a_hurry_does_not_wait_for_the_next_attempt() {
    let stage = LiveStage::open(&[Door::Break]).await;
    let live = connect(&stage, &Manual::held(), Presence::Nobody);
    until(&live, |state| matches!(state, LiveState::Offline { .. })).await;
    live.hurry();
    until_live(&live).await;
}

#[tokio::test]
async fn a_refused_proof_is_renewed_once() {
    let stage = LiveStage::open(&[Door::Refuse]).await;
    let live = connect(&stage, &Manual::new(), Presence::Nobody);
    until_live(&live).await;
    let seen = stage.seen();
    assert_eq!(seen.logins, ["PUT", "GET"]);
    assert_eq!(seen.proofs[1]["body"]["auth"], "jwt-2");
}

#[tokio::test]
async fn a_fresh_proof_that_is_refused_is_the_end() {
    let stage = LiveStage::open(&[Door::Refuse, Door::Refuse]).await;
    let mut live = connect(&stage, &Manual::new(), Presence::Nobody);
    assert!(live.next().await.is_none());
    let state = until(&live, |state| matches!(state, LiveState::Refused { .. })).await;
    assert_eq!(state, LiveState::Refused { reason: "401".to_owned() });
}

#[tokio::test]
async fn a_token_that_is_not_taken_is_the_end() {
    let stage = LiveStage::closed().await;
    let live = connect(&stage, &Manual::new(), Presence::Nobody);
    let state = until(&live, |state| matches!(state, LiveState::Refused { .. })).await;
    let reason = "AUTH_ERR_AUTH_TOKEN_NOT_FOUND".to_owned();
    assert_eq!(state, LiveState::Refused { reason });
    assert_eq!(stage.seen().proofs.len(), 0);
}

#[tokio::test]
async fn a_token_of_another_user_is_refused() {
    let stage = LiveStage::open(&[]).await;
    let app = app_at(config(&Manual::new()), stage.url());
    let token = Secret::new("example-token");
    let live = app.live(Uid::new("somebody-else"), token, LiveOptions::default());
    until(&live, |state| matches!(state, LiveState::Refused { .. })).await;
}

#[tokio::test]
async fn a_proof_without_an_answer_is_given_up_after_ten_seconds() {
    let stage = LiveStage::open(&[Door::Silent]).await;
    let clock = Manual::held();
    let live = connect(&stage, &clock, Presence::Nobody);
    stage.until(|seen| seen.proofs.len() == 1).await;
    clock.until_pending(1).await;
    clock.advance(Duration::from_secs(9));
    assert_eq!(*live.state().borrow(), LiveState::Connecting);
    clock.advance(Duration::from_secs(1));
    until(&live, |state| matches!(state, LiveState::Offline { attempt: 1, .. })).await;
    live.hurry();
    until_live(&live).await;
    assert_eq!(stage.seen().logins, ["PUT", "GET"]);
}

/// Waits for the break after which it waits for this attempt.
async fn until_broken(live: &LiveConnection, n: u32) {
    let is_it =
        |state: &LiveState| matches!(state, LiveState::Offline { attempt, .. } if *attempt == n);
    until(live, is_it).await;
}

#[tokio::test]
async fn a_service_that_lets_in_and_drops_is_left_alone_for_longer_and_longer() {
    let stage = LiveStage::open(&[]).await;
    let clock = Manual::held();
    let live = connect(&stage, &clock, Presence::Nobody);
    for n in 1..=5 {
        until_live(&live).await;
        stage.act(Do::Close);
        until_broken(&live, n).await;
        live.hurry();
    }
    until_live(&live).await;
    for n in 1..=2 {
        clock.until_pending(1).await;
        clock.advance(Duration::from_secs(15));
        stage.until(|seen| seen.frames.len() == n).await;
        while clock.pending() > 1 {
            tokio::task::yield_now().await;
        }
    }
    stage.act(Do::Close);
    until_broken(&live, 1).await;
}

#[tokio::test]
async fn sockets_that_close_before_their_answer_are_a_break_and_no_refusal() {
    let stage = LiveStage::open(&[Door::Break; 6]).await;
    let live = connect(&stage, &Manual::held(), Presence::Nobody);
    for n in 1..=6 {
        until_broken(&live, n).await;
        live.hurry();
    }
    until_live(&live).await;
}

#[tokio::test]
async fn it_pings_every_15_seconds_and_stays_while_pongs_come() {
    let stage = LiveStage::open(&[]).await;
    let clock = Manual::held();
    let live = connect(&stage, &clock, Presence::Nobody);
    until_live(&live).await;
    for n in 1..=3 {
        clock.until_pending(1).await;
        clock.advance(Duration::from_secs(15));
        stage.until(|seen| seen.frames.len() == n).await;
        // The wait for the pong ends when it comes; the one for the next ping remains.
        while clock.pending() > 1 {
            tokio::task::yield_now().await;
        }
    }
    assert_eq!(stage.seen().frames[0], json!({ "action": "ping", "ack": "true" }));
    assert_eq!(*live.state().borrow(), LiveState::Live);
}

#[tokio::test]
async fn a_missing_pong_breaks_the_connection_after_3_seconds() {
    let stage = LiveStage::deaf(&[]).await;
    let clock = Manual::held();
    let live = connect(&stage, &clock, Presence::Nobody);
    until_live(&live).await;
    clock.until_pending(1).await;
    clock.advance(Duration::from_secs(15));
    clock.until_pending(2).await;
    clock.advance(Duration::from_secs(3));
    until(&live, |state| matches!(state, LiveState::Offline { .. })).await;
}

#[tokio::test]
async fn dropping_it_ends_it_in_good_order() {
    let stage = LiveStage::open(&[]).await;
    let live = connect(&stage, &Manual::new(), Presence::Nobody);
    until_live(&live).await;
    let mut state = live.state();
    drop(live);
    state.wait_for(|state| *state == LiveState::Closed).await.unwrap();
    stage.until(|seen| seen.goodbyes == 1).await;
}

#[tokio::test]
async fn closing_it_waits_for_the_end() {
    let stage = LiveStage::open(&[]).await;
    let live = connect(&stage, &Manual::new(), Presence::Nobody);
    until_live(&live).await;
    let state = live.state();
    live.close().await;
    assert_eq!(*state.borrow(), LiveState::Closed);
}

#[tokio::test]
async fn a_reader_that_is_too_far_behind_loses_the_connection_and_no_memory() {
    let stage = LiveStage::open(&[]).await;
    let live = connect(&stage, &Manual::held(), Presence::Nobody);
    until_live(&live).await;
    for _ in 0..4_200 {
        stage.act(Do::Send(typing("cust-1", "elsewhere")));
    }
    until(&live, |state| matches!(state, LiveState::Offline { .. })).await;
}

#[tokio::test]
async fn it_sends_nothing_but_proofs_and_pings() {
    let stage = LiveStage::open(&[]).await;
    let mut live = connect(&stage, &Manual::new(), Presence::AllUsers);
    until_live(&live).await;
    let message = json!({
        "id": "7", "sender": "cust-1", "receiver": "agent-1", "receiverType": "user",
        "category": "message", "type": "text", "data": { "text": "hello" }, "sentAt": 1,
    });
    let frame = json!({ "type": "message", "sender": "cust-1", "body": message });
    stage.act(Do::Send(frame));
    assert!(matches!(live.next().await.unwrap().body, Body::Message(_)));
    live.close().await;
    stage.until(|seen| seen.goodbyes == 1).await;
    assert_eq!(stage.seen().frames, Vec::<Value>::new());
}

#[tokio::test]
async fn closing_the_client_closes_it() {
    let stage = LiveStage::open(&[]).await;
    let app = app_at(config(&Manual::new()), stage.url());
    let token = Secret::new("example-token");
    let mut live = app.live(Uid::new("agent-1"), token, LiveOptions::default());
    until_live(&live).await;
    app.client().close();
    assert!(live.next().await.is_none());
    assert_eq!(*live.state().borrow(), LiveState::Closed);
}
