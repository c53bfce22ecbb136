//! What a person is told when the service, or the network between, fails; and that nothing is
//! done twice or lost then.

use std::time::Duration;

use cometchat_api::Uid;
use cometchat_api::chat::users::GetUser;
use cometchat_client::Clock as _;
use cometchat_sandbox::{Fault, FaultPlan, HeaderSpelling};
use halley_core::Event;
use halley_core::model::activity::{ActivityFilter, Outcome};
use halley_core::model::connection::AppRef;
use halley_core::model::preferences::{Health, HealthState};
use halley_core::model::user::NewUser;
use halley_core::testing::TestConsole;
use halley_core::{Code, Error};

use crate::people;

/// As long as the service asks to wait where it does not say.
const A_MINUTE: Duration = Duration::from_secs(60);
/// More often than anything is tried again.
const ALWAYS: u32 = 1_000;

fn limited(spelling: HeaderSpelling, retry_after: Option<u32>) -> Fault {
    Fault::RateLimited { spelling, retry_after }
}

/// Each fault of the path to the service, with what a person is told in the end.
fn faults() -> Vec<(Fault, Code)> {
    vec![
        (limited(HeaderSpelling::Joined, Some(3)), Code::RateLimited),
        (limited(HeaderSpelling::Joined, None), Code::RateLimited),
        (limited(HeaderSpelling::Dashed, Some(3)), Code::RateLimited),
        (limited(HeaderSpelling::Dashed, None), Code::RateLimited),
        (limited(HeaderSpelling::None, None), Code::RateLimited),
        (Fault::Status { status: 500 }, Code::ServiceFailed),
        (Fault::Status { status: 503 }, Code::ServiceFailed),
        (Fault::Html502, Code::ProxyAnswered),
        (Fault::Html200, Code::ProxyAnswered),
        (Fault::CutBody, Code::BadAnswer),
        (Fault::MalformedJson, Code::BadAnswer),
        (Fault::Reset, Code::Offline),
        (Fault::CloseSocket, Code::Offline),
        (Fault::DropAnswer, Code::Offline),
    ]
}

/// Words that mean nothing to whoever is no programmer.
const JARGON: [&str; 9] =
    ["reqwest", "hyper", "serde", "EOF", "panicked", "None", "Err(", "os error", "127.0.0.1"];

fn speaks_plainly(error: &Error, fault: &Fault) {
    assert!(error.message.ends_with(['.', '”']), "{fault:?}: {}", error.message);
    assert!(error.advice.ends_with('.'), "{fault:?}");
    for word in JARGON {
        assert!(!error.message.contains(word), "{fault:?}: {}", error.message);
    }
}

async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada"]).await;
    (t, app)
}

fn new_user() -> NewUser {
    NewUser { uid: "dee".into(), name: "Dee".into(), ..NewUser::default() }
}

#[tokio::test]
async fn what_fails_again_and_again_is_told_in_plain_words_with_what_to_do_next() {
    let (t, app) = set_up().await;
    for (fault, code) in faults() {
        t.sandbox.fail_next(FaultPlan::from(fault.clone()).times(ALWAYS));
        let error = t.console.user_get(&app, "ada").await.unwrap_err();
        assert_eq!(error.code, code, "{fault:?}: {error:?}");
        speaks_plainly(&error, &fault);
        t.sandbox.clear_faults();
        t.clock.advance(A_MINUTE);
        let found = t.console.user_get(&app, "ada").await;
        assert!(found.is_ok(), "after {fault:?}: {found:?}");
    }
}

#[tokio::test]
async fn what_fails_once_costs_a_few_seconds_of_reading_or_is_told_at_once() {
    let (t, app) = set_up().await;
    for (fault, code) in faults() {
        // A page in the service's place, and an answer of another form, stay what they are; a
        // minute is more than a person waits.
        let stays = matches!(
            fault,
            Fault::Html200 | Fault::MalformedJson | Fault::RateLimited { retry_after: None, .. }
        );
        t.sandbox.fail_next(fault.clone());
        let begun = t.clock.slept();
        let found = t.console.user_get(&app, "ada").await;
        match found {
            Ok(_) => assert!(!stays, "{fault:?}"),
            Err(error) => assert!(stays && error.code == code, "{fault:?}: {error:?}"),
        }
        assert!(t.clock.slept() - begun <= Duration::from_secs(3), "{fault:?}");
        t.sandbox.clear_faults();
        t.clock.advance(A_MINUTE);
    }
}

/// How a connection did, in the order in which the window was told.
fn told(t: &TestConsole) -> Vec<Health> {
    let health = |event| match event {
        Event::HealthChanged { health } => Some(health),
        _ => None,
    };
    t.heard.all().into_iter().filter_map(health).collect()
}

fn unix_secs(t: &TestConsole) -> u32 {
    u32::try_from(t.clock.unix_ms() / 1_000).unwrap()
}

#[tokio::test]
async fn while_a_request_waits_for_a_limit_the_window_knows_until_when() {
    let (t, app) = set_up().await;
    t.heard.clear();
    let until = unix_secs(&t) + 3;
    t.sandbox.fail_next(limited(HeaderSpelling::Joined, Some(3)));
    t.console.user_get(&app, "ada").await.unwrap();
    let told = told(&t);
    let states: Vec<_> = told.iter().map(|health| health.state).collect();
    assert_eq!(states, [HealthState::Limited, HealthState::Online]);
    assert_eq!(told[0].resumes_at, Some(until));
    let sentence = "CometChat asked to wait 3 seconds. What waits goes on by itself then.";
    assert_eq!(told[0].sentence, sentence);
    assert_eq!(told[1].resumes_at, None);
}

#[tokio::test]
async fn a_minute_that_the_service_asks_for_is_told_and_its_end_too() {
    let (t, app) = set_up().await;
    t.sandbox.fail_next(limited(HeaderSpelling::None, None));
    let error = t.console.user_get(&app, "ada").await.unwrap_err();
    assert_eq!((error.code, error.retry_after_secs), (Code::RateLimited, Some(60)));
    assert!(error.message.starts_with("CometChat asks to wait 60 seconds"), "{error:?}");
    assert_eq!(error.advice, "Try again then.");
    let health = t.console.health_get(&app.connection).unwrap();
    assert_eq!(health.state, HealthState::Limited);
    assert_eq!(health.resumes_at, Some(unix_secs(&t) + 60));
    assert_eq!(health.sentence, "CometChat asked to wait 60 seconds. Try again then.");
    t.heard.clear();
    t.clock.advance(A_MINUTE);
    let is_well = |event: &Event| matches!(event, Event::HealthChanged { health } if health.state == HealthState::Online);
    t.heard.until(is_well).await;
    assert_eq!(t.console.user_get(&app, "ada").await.unwrap().row.uid, "ada");
}

#[tokio::test]
async fn a_change_is_made_once_or_not_at_all_and_the_record_says_which() {
    for (fault, _) in faults() {
        let (t, app) = set_up().await;
        t.sandbox.fail_next(FaultPlan::from(fault.clone()).on("/users").times(ALWAYS));
        t.sandbox.clear_requests();
        let made = t.console.user_create(&app, &new_user()).await;
        let error = made.map(drop).unwrap_err();
        speaks_plainly(&error, &fault);
        t.sandbox.clear_faults();
        t.clock.advance(A_MINUTE);
        let user = GetUser { uid: Uid::from("dee"), ..GetUser::default() };
        let is_there = t.service(&app).send(user).await.is_ok();
        let filter = ActivityFilter { limit: 1, ..ActivityFilter::default() };
        let entry = t.console.activity_list(&filter).await.unwrap().remove(0);
        match entry.outcome {
            Outcome::Failed => assert!(!is_there, "{fault:?}: done, and on record as failed"),
            Outcome::Unknown => {}
            other => panic!("{fault:?}: on record as {other:?}"),
        }
        // Who tries again gets it, or hears that it is there.
        match t.console.user_create(&app, &new_user()).await {
            Ok(_) => assert!(!is_there, "{fault:?}: made twice"),
            Err(error) => assert!(is_there && error.code == Code::Conflict, "{fault:?}: {error:?}"),
        }
    }
}

#[tokio::test]
async fn an_answer_that_comes_slowly_is_waited_for() {
    let (t, app) = set_up().await;
    t.sandbox.fail_next(Fault::SlowDrip { bytes_per_sec: 20_000 });
    let found = t.console.user_get(&app, "ada").await.unwrap();
    assert_eq!(found.row.uid, "ada");
}
