use cometchat_api::ApiError;
use cometchat_api::calls::{Call, CallKind, GetCall, ListCalls, ListTranscriptions};
use cometchat_api::chat::messages::{CallStatus, ReceiverType};
use cometchat_api::chat::metrics::GetStats;
use cometchat_api::endpoint::{Endpoint, Host};
use cometchat_api::page::Listing;
use cometchat_api::reply::{ReplyError, reply_of};
use cometchat_api::request::Request;
use cometchat_sandbox::{AppAccess, SandboxConfig, Seed};

use crate::desk::{Desk, code};

/// A desk at the seeded app that people have called each other in.
async fn after_calls() -> (Desk, AppAccess) {
    let config = SandboxConfig { seed: Seed::Demo, users: Some(200), ..SandboxConfig::default() };
    let desk = Desk::with(config).await;
    for id in desk.sandbox.apps() {
        let app = desk.sandbox.app(&id).unwrap();
        if !ask(&desk, &app, ListCalls::default()).await.unwrap().data.is_empty() {
            return (desk, app);
        }
    }
    panic!("nobody called anybody");
}

async fn ask<E: Endpoint>(desk: &Desk, app: &AppAccess, endpoint: E) -> Result<E::Reply, ApiError> {
    assert_eq!(E::ROUTE.host, Host::Calls);
    let request = Request::of(&endpoint).unwrap();
    let base = desk.sandbox.bases(&app.id).calls;
    let mut url = url::Url::parse(&(base + &request.path)).unwrap();
    url.query_pairs_mut().extend_pairs(&request.query);
    let mut asked = desk.http.get(url).header("apikey", app.full_access.expose());
    for (name, value) in &request.headers {
        asked = asked.header(*name, value);
    }
    let bytes = asked.send().await.unwrap().bytes().await.unwrap();
    match reply_of::<E>(&bytes) {
        Ok(reply) => Ok(reply),
        Err(ReplyError::Refused(error)) => Err(error),
        Err(error) => panic!("{error}"),
    }
}

async fn list(desk: &Desk, app: &AppAccess, asked: ListCalls) -> Vec<Call> {
    let Listing { data, .. } = ask(desk, app, asked).await.unwrap();
    data
}

#[tokio::test]
async fn an_ended_call_has_its_minutes_and_its_participants() {
    let (desk, app) = after_calls().await;
    let ended = ListCalls { status: Some(CallStatus::Ended), ..ListCalls::default() };
    let call = list(&desk, &app, ended).await.remove(0);
    let secs = call.ended_at.unwrap() - call.started_at.unwrap();
    let minutes = f64::from(i32::try_from(secs).unwrap()) / 60.0;
    assert_eq!(call.total_duration_in_minutes, Some(minutes));
    assert_eq!(call.kind, Some(CallKind::Video));
    assert_eq!((call.total_video_minutes, call.total_audio_minutes), (Some(minutes), Some(0.0)));
    assert_eq!(call.total_duration.as_deref(), Some("00:12:34"));
    assert_eq!(call.total_participants, Some(2));
    let participants = call.participants.clone().unwrap();
    assert!(participants.iter().all(|it| it.state == Some(CallStatus::Ended)));
    assert!(participants.iter().all(|it| it.left_at == call.ended_at));
    let got = GetCall { session_id: call.session_id.clone(), on_behalf_of: None };
    assert_eq!(ask(&desk, &app, got).await.unwrap(), call);
}

#[tokio::test]
async fn calls_are_narrowed_by_state_kind_receiver_and_user() {
    let (desk, app) = after_calls().await;
    let all = list(&desk, &app, ListCalls::default()).await;
    assert!(all.len() >= 3);
    assert!(all.is_sorted_by_key(|call| std::cmp::Reverse(call.initiated_at)), "newest first");
    let rejected = ListCalls { status: Some(CallStatus::Rejected), ..ListCalls::default() };
    let rejected = list(&desk, &app, rejected).await;
    assert!(rejected.iter().all(|call| call.total_participants == Some(0)));
    assert!(!rejected.is_empty());
    let audio = ListCalls { kind: Some(CallKind::Audio), ..ListCalls::default() };
    assert!(list(&desk, &app, audio).await.len() < all.len());
    let in_groups = ListCalls { receiver_type: Some(ReceiverType::Group), ..ListCalls::default() };
    assert!(list(&desk, &app, in_groups).await.len() < all.len());
    let joined = all.iter().find(|call| call.total_participants == Some(2)).unwrap();
    let uid = joined.initiator.clone();
    let with = ListCalls { uid: uid.clone(), ..ListCalls::default() };
    let with = list(&desk, &app, with).await;
    assert!(!with.is_empty() && with.iter().all(|call| call.total_participants >= Some(1)));
    let recorded = ListCalls { has_recording: Some(true), ..ListCalls::default() };
    let recorded = list(&desk, &app, recorded).await;
    assert!(!recorded.is_empty());
    assert!(recorded.iter().all(|call| call.recordings.is_some()));
}

#[tokio::test]
async fn a_user_sees_the_calls_he_was_part_of_alone() {
    let (desk, app) = after_calls().await;
    let call = list(&desk, &app, ListCalls::default()).await.remove(0);
    let parts = call.participants.clone().unwrap();
    let someone = |uid: &str| !parts.iter().any(|it| it.uid.as_str() == uid);
    let users = cometchat_api::chat::users::ListUsers::default();
    let request = Request::of(&users).unwrap();
    let url = desk.sandbox.bases(&app.id).chat + &request.path;
    let answer = desk.http.get(url).header("apikey", app.full_access.expose()).send().await;
    let bytes = answer.unwrap().bytes().await.unwrap();
    let users = reply_of::<cometchat_api::chat::users::ListUsers>(&bytes).unwrap().data;
    let outsider = users.into_iter().find(|user| someone(user.uid.as_str())).unwrap().uid;
    let id = call.session_id.clone();
    let get = |by| GetCall { session_id: id.clone(), on_behalf_of: Some(by) };
    assert_eq!(code(ask(&desk, &app, get(outsider)).await), "ERR_CALL_NOT_A_PART");
    ask(&desk, &app, get(parts[0].uid.clone())).await.unwrap();
    let mine = ListCalls { on_behalf_of: Some(parts[0].uid.clone()), ..ListCalls::default() };
    let mine = list(&desk, &app, mine).await;
    assert!(mine.iter().any(|it| it.session_id == id));
}

#[tokio::test]
async fn an_unknown_call_is_not_found_and_another_host_does_not_know_calls() {
    let (desk, app) = after_calls().await;
    let get = GetCall { session_id: "v1.us.none".into(), on_behalf_of: None };
    assert_eq!(code(ask(&desk, &app, get).await), "ERR_CALL_SESSION_NOT_FOUND");
    let transcripts =
        ListTranscriptions { session_id: "x".into(), ..ListTranscriptions::default() };
    assert_eq!(code(ask(&desk, &app, transcripts).await), "ERR_CALL_SESSION_NOT_FOUND");
    let (status, _) = desk.raw("GET", "/calls", "").await;
    assert_eq!(status, 404, "calls have a host of their own");
}

#[tokio::test]
async fn a_recorded_call_has_its_transcription_and_counts_in_the_minutes() {
    let (desk, app) = after_calls().await;
    let recorded = ListCalls { has_transcription: Some(true), ..ListCalls::default() };
    let call = list(&desk, &app, recorded).await.remove(0);
    let all =
        ListTranscriptions { session_id: call.session_id.clone(), ..ListTranscriptions::default() };
    let all = ask(&desk, &app, all).await.unwrap();
    assert_eq!(all.meta.pagination.unwrap().per_page, Some(100));
    assert_eq!(all.data, call.transcriptions.unwrap());
    let (from, to) = (call.started_at.unwrap(), call.ended_at.unwrap());
    let url = format!("{}/stats?fromDate={from}&toDate={to}", desk.sandbox.bases(&app.id).chat);
    let answer = desk.http.get(url).header("apikey", app.full_access.expose()).send().await;
    let bytes = answer.unwrap().bytes().await.unwrap();
    let metrics = reply_of::<GetStats>(&bytes).unwrap().metrics;
    assert_eq!((metrics.video_minutes, metrics.recorded_minutes), (Some(26), Some(13)));
    assert_eq!(metrics.audio_minutes, Some(0));
}
