use std::time::Duration;

use cometchat_api::RateClass;
use cometchat_client::{Clock, ErrorKind, LimitState, Manual, Plan, Priority};

use crate::endpoints::{create, read};
use crate::fixture::{access, app_at, config};
use crate::stage::{Stage, answer, refusal, thing};

const REFUSED: &str = r#"{"error":{"code":"ERR_TOO_MANY_REQUESTS","message":"Slow down."}}"#;

fn standard(states: Vec<LimitState>) -> LimitState {
    states.into_iter().find(|state| state.class == RateClass::Standard).unwrap()
}

/// Sends through a 429 with these headers and tells how long was waited.
async fn waited(headers: &[(&str, &str)], body: &str, clock: &Manual) -> Duration {
    let stage = Stage::open(vec![answer(429, headers, body), thing()]).await;
    let app = app_at(config(clock), &stage.url()).at(Priority::Job);
    // Not processed, so even a creation goes out again.
    app.send(create()).await.unwrap();
    assert_eq!(stage.heard().len(), 2);
    clock.slept()
}

#[tokio::test]
async fn waits_as_long_as_the_server_asks() {
    let waited = waited(&[("Retry-After", "15")], REFUSED, &Manual::new()).await;
    assert_eq!(waited, Duration::from_secs(15));
}

#[tokio::test]
async fn waits_until_the_date_the_server_names_by_its_own_clock() {
    let headers = [
        ("Date", "Wed, 21 Oct 2015 07:28:00 GMT"),
        ("Retry-After", "Wed, 21 Oct 2015 07:28:21 GMT"),
    ];
    assert_eq!(waited(&headers, REFUSED, &Manual::new()).await, Duration::from_secs(21));
}

#[tokio::test]
async fn waits_until_the_reset_in_either_spelling() {
    for name in ["X-RateLimit-Reset", "X-Rate-Limit-Reset"] {
        let clock = Manual::new();
        let reset = (clock.unix_ms() / 1_000 + 33).to_string();
        assert_eq!(waited(&[(name, &reset)], REFUSED, &clock).await, Duration::from_secs(33));
    }
}

#[tokio::test]
async fn waits_a_minute_where_the_server_says_nothing() {
    assert_eq!(waited(&[], REFUSED, &Manual::new()).await, Duration::from_secs(60));
    assert_eq!(waited(&[], "slow down", &Manual::new()).await, Duration::from_secs(60));
}

#[tokio::test]
async fn a_wait_of_an_hour_is_for_the_caller_to_decide() {
    let stage = Stage::open(vec![answer(429, &[("retry-after", "3600")], REFUSED)]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let error = app.send(read()).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3_600)));
    assert_eq!(stage.heard().len(), 1);
    assert_eq!(standard(app.limits()).blocked_for, Some(Duration::from_secs(3_600)));
    // Nor does the next request hang for an hour, or go out in vain.
    let error = app.send(read()).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3_600)));
    assert_eq!(stage.heard().len(), 1);
}

#[tokio::test]
async fn a_code_without_the_status_is_a_429_too() {
    let stage = Stage::open(vec![refusal(400, "ERR_TOO_MANY_REQUESTS"), thing()]).await;
    let clock = Manual::new();
    app_at(config(&clock), &stage.url()).at(Priority::Job).send(read()).await.unwrap();
    assert_eq!(clock.slept(), Duration::from_secs(60));
}

#[tokio::test]
async fn a_person_waits_a_few_seconds_and_hears_of_a_longer_wait_at_once() {
    let stage = Stage::open(vec![
        answer(429, &[("retry-after", "3")], REFUSED),
        thing(),
        answer(429, &[], REFUSED),
        thing(),
    ])
    .await;
    let clock = Manual::new();
    let app = app_at(config(&clock), &stage.url());
    app.send(read()).await.unwrap();
    assert_eq!(clock.slept(), Duration::from_secs(3));
    let error = app.send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::RateLimited { retry_after: None }), "{error:?}");
    // Nor does the next one wait, or go out in vain; a job waits until it may.
    let error = app.send(read()).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    assert_eq!((clock.slept(), stage.heard().len()), (Duration::from_secs(3), 3));
    app.at(Priority::Job).send(read()).await.unwrap();
    assert_eq!(clock.slept(), Duration::from_secs(63));
}

#[tokio::test]
async fn short_waits_one_after_the_other_end_before_a_person_has_gone() {
    let stage = Stage::open(vec![answer(429, &[("retry-after", "4")], REFUSED)]).await;
    let clock = Manual::new();
    let error = app_at(config(&clock), &stage.url()).send(read()).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(4)));
    assert_eq!(clock.slept(), Duration::from_secs(8));
}

#[tokio::test]
async fn the_allowance_is_learned_and_shared_by_all_priorities_and_openings_of_an_app() {
    let headers = [("X-RateLimit-Limit", "700"), ("X-RateLimit-Remaining", "699")];
    let stage = Stage::open(vec![answer(200, &headers, r#"{"data":{"id":"one"}}"#)]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    assert_eq!(standard(app.limits()).limit, Some(20_000));
    app.at(Priority::Background).send(read()).await.unwrap();
    let again = app.client().app(access(Some(&stage.url())));
    let state = standard(again.limits());
    assert_eq!((state.limit, state.remaining), (Some(700), Some(699)));
}

#[tokio::test]
async fn the_plan_sets_the_allowance_until_the_service_says_otherwise() {
    let clock = Manual::new();
    let client = cometchat_client::Client::new(config(&clock)).unwrap();
    let mut build = access(None);
    build.plan = Some(Plan::Build);
    let limits: Vec<_> = client.app(build).limits().iter().map(|state| state.limit).collect();
    assert_eq!(limits, [Some(500), Some(500), Some(60)]);
}

#[tokio::test]
async fn endless_429s_end_in_an_error_that_says_so() {
    let stage = Stage::open(vec![answer(429, &[("retry-after", "2")], REFUSED)]).await;
    let clock = Manual::new();
    let error = app_at(config(&clock), &stage.url()).send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::RateLimited { .. }), "{error:?}");
    assert_eq!(stage.heard().len(), 4);
    assert_eq!(clock.slept(), Duration::from_secs(6));
}
