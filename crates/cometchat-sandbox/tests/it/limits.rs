use std::time::Duration;

use cometchat_api::RateClass;
use cometchat_api::chat::conversations::MarkUserUnread;
use cometchat_api::chat::users::ListUsers;
use cometchat_sandbox::{HeaderSpelling, SandboxConfig};

use crate::desk::{Desk, code};

async fn limited(spelling: HeaderSpelling, per_minute: u32) -> Desk {
    let config =
        SandboxConfig { rate_limits: true, header_spelling: spelling, ..SandboxConfig::default() };
    let desk = Desk::with(config).await;
    desk.sandbox.set_allowance(RateClass::Standard, per_minute);
    desk
}

async fn ask(desk: &Desk) -> reqwest::Response {
    desk.send(desk.app.full_access.expose(), &ListUsers::default()).await.unwrap()
}

#[tokio::test]
async fn over_the_allowance_a_request_is_refused_until_the_minute_is_over() {
    let desk = limited(HeaderSpelling::Joined, 2).await;
    let first = ask(&desk).await;
    assert_eq!(first.headers()["x-ratelimit-limit"], "2");
    assert_eq!(first.headers()["x-ratelimit-remaining"], "1");
    assert!(first.headers().contains_key("x-ratelimit-reset"));
    ask(&desk).await;
    let refused = ask(&desk).await;
    assert_eq!(refused.status(), 429);
    let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait));
    assert!(refused.text().await.unwrap().contains("ERR_TOO_MANY_REQUESTS"));
    desk.clock.advance(Duration::from_secs(wait));
    assert_eq!(ask(&desk).await.status(), 200);
}

#[tokio::test]
async fn the_other_spelling_names_the_reset_on_a_refusal_alone() {
    let desk = limited(HeaderSpelling::Dashed, 1).await;
    let first = ask(&desk).await;
    assert_eq!(first.headers()["x-rate-limit"], "1");
    assert_eq!(first.headers()["x-rate-limit-remaining"], "0");
    assert!(!first.headers().contains_key("x-rate-limit-reset"));
    assert!(ask(&desk).await.headers().contains_key("x-rate-limit-reset"));
}

#[tokio::test]
async fn apps_and_classes_draw_from_their_own_allowance() {
    let desk = limited(HeaderSpelling::Joined, 1).await;
    ask(&desk).await;
    assert_eq!(ask(&desk).await.status(), 429);
    desk.user("ann").await;
    let other = desk.sandbox.create_app("Other", "us");
    let url = desk.sandbox.bases(&other.id).chat + "/users";
    let answer =
        desk.http.get(url).header("apikey", other.full_access.expose()).send().await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn a_user_marks_as_unread_five_times_a_minute() {
    let desk = limited(HeaderSpelling::Joined, 1_000).await;
    desk.user("ann").await;
    desk.user("bob").await;
    desk.say("ann", "bob", "hi").await;
    let unread =
        || MarkUserUnread { uid: "ann".into(), message_id: None, on_behalf_of: "bob".into() };
    for _ in 0..5 {
        desk.call(unread()).await.unwrap();
    }
    assert_eq!(code(desk.call(unread()).await), "ERR_TOO_MANY_REQUESTS");
    desk.clock.advance(Duration::from_secs(60));
    desk.call(unread()).await.unwrap();
}
