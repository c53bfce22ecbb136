//! What a person is told when the service, or the network between, fails; and that nothing is
//! done twice or lost then.

use cometchat_api::Uid;
use cometchat_api::chat::users::GetUser;
use cometchat_sandbox::{Fault, FaultPlan, HeaderSpelling};
use halley_core::model::activity::{ActivityFilter, Outcome};
use halley_core::model::connection::AppRef;
use halley_core::model::user::NewUser;
use halley_core::testing::TestConsole;
use halley_core::{Code, Error};

use crate::people;

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
        let found = t.console.user_get(&app, "ada").await;
        assert!(found.is_ok(), "after {fault:?}: {found:?}");
    }
}

#[tokio::test]
async fn what_fails_once_is_not_even_noticed_while_reading() {
    let (t, app) = set_up().await;
    for (fault, code) in faults() {
        // A page in the service's place, and an answer of another form, stay what they are.
        let stays = matches!(fault, Fault::Html200 | Fault::MalformedJson);
        t.sandbox.fail_next(fault.clone());
        let found = t.console.user_get(&app, "ada").await;
        match found {
            Ok(_) => assert!(!stays, "{fault:?}"),
            Err(error) => assert!(stays && error.code == code, "{fault:?}: {error:?}"),
        }
        t.sandbox.clear_faults();
    }
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
