use std::time::Duration;

use cometchat_api::chat::users::{CreateUser, GetUser, ListUsers};
use cometchat_sandbox::{Fault, FaultPlan, HeaderSpelling};

use crate::desk::Desk;

async fn ask(desk: &Desk) -> reqwest::Result<reqwest::Response> {
    desk.send(desk.app.full_access.expose(), &ListUsers::default()).await
}

#[tokio::test]
async fn a_fault_strikes_once_and_then_all_is_well() {
    let desk = Desk::new().await;
    desk.sandbox.fail_next(Fault::Status { status: 500 });
    assert_eq!(ask(&desk).await.unwrap().status(), 500);
    assert_eq!(ask(&desk).await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_refusal_by_rate_is_spelled_as_planned() {
    let desk = Desk::new().await;
    let fault = |spelling, retry_after| Fault::RateLimited { spelling, retry_after };
    desk.sandbox.faults([
        fault(HeaderSpelling::Joined, Some(15)).into(),
        fault(HeaderSpelling::Dashed, None).into(),
    ]);
    let first = ask(&desk).await.unwrap();
    assert_eq!(
        (first.status().as_u16(), &first.headers()["retry-after"]),
        (429, &"15".parse().unwrap())
    );
    assert!(first.headers().contains_key("x-ratelimit-reset"));
    let second = ask(&desk).await.unwrap();
    assert!(!second.headers().contains_key("retry-after"));
    assert!(second.headers().contains_key("x-rate-limit-reset"));
}

#[tokio::test]
async fn a_proxy_answers_with_html() {
    let desk = Desk::new().await;
    desk.sandbox.faults([Fault::Html502.into(), Fault::Html200.into()]);
    for status in [502, 200] {
        let answer = ask(&desk).await.unwrap();
        assert_eq!(answer.status(), status);
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    }
}

#[tokio::test]
async fn bodies_break_off_or_are_no_json() {
    let desk = Desk::with_users(&["ann"]).await;
    desk.sandbox.fail_next(Fault::CutBody);
    assert!(ask(&desk).await.unwrap().bytes().await.is_err());
    desk.sandbox.fail_next(Fault::MalformedJson);
    let bytes = ask(&desk).await.unwrap().bytes().await.unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&bytes).is_err());
}

#[tokio::test]
async fn connections_are_reset_or_closed_before_anything_is_done() {
    let desk = Desk::new().await;
    for fault in [Fault::Reset, Fault::CloseSocket] {
        desk.sandbox.fail_next(FaultPlan::from(fault).on("/users").times(3));
        let create = CreateUser { uid: "x".into(), name: "X".into(), ..CreateUser::default() };
        assert!(desk.send(desk.app.full_access.expose(), &create).await.is_err());
        desk.sandbox.clear_faults();
        assert!(desk.call(ListUsers::default()).await.unwrap().data.is_empty());
    }
}

#[tokio::test]
async fn a_dropped_answer_leaves_the_operation_done() {
    let desk = Desk::new().await;
    desk.sandbox.fail_next(FaultPlan::from(Fault::DropAnswer).on("/users"));
    let create = CreateUser { uid: "x".into(), name: "X".into(), ..CreateUser::default() };
    assert!(desk.send(desk.app.full_access.expose(), &create).await.is_err());
    assert_eq!(desk.call(ListUsers::default()).await.unwrap().data.len(), 1);
}

#[tokio::test]
async fn a_plan_may_name_its_path_and_let_requests_pass() {
    let desk = Desk::with_users(&["ann"]).await;
    let plan = FaultPlan::from(Fault::Status { status: 503 }).on("/users/{uid}").after(1).times(2);
    desk.sandbox.fail_next(plan);
    let get = || GetUser { uid: "ann".into(), on_behalf_of: None };
    let key = desk.app.full_access.expose();
    assert_eq!(ask(&desk).await.unwrap().status(), 200);
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(desk.send(key, &get()).await.unwrap().status().as_u16());
    }
    assert_eq!(statuses, [200, 503, 503, 200]);
}

#[tokio::test]
async fn a_hanging_request_ends_when_the_caller_gives_up_or_the_sandbox_stops() {
    let desk = Desk::new().await;
    desk.sandbox.fail_next(Fault::Hang);
    let url = desk.sandbox.bases(&desk.app.id).chat + "/users";
    let asked = desk.http.get(url).timeout(Duration::from_millis(200)).send().await;
    assert!(asked.unwrap_err().is_timeout());
    desk.sandbox.stop().await;
}

#[tokio::test]
async fn names_ask_for_faults_in_the_demo() {
    let desk = Desk::new().await;
    let key = desk.app.full_access.expose();
    let get = GetUser { uid: "fault-503-x".into(), on_behalf_of: None };
    assert_eq!(desk.send(key, &get).await.unwrap().status(), 503);
    let get = GetUser { uid: "fault-reset-x".into(), on_behalf_of: None };
    assert!(desk.send(key, &get).await.is_err());
}

#[tokio::test]
async fn requests_are_recorded_without_credentials() {
    let desk = Desk::with_users(&["ann"]).await;
    desk.sandbox.clear_requests();
    desk.call(GetUser { uid: "ann".into(), on_behalf_of: Some("ann".into()) }).await.unwrap();
    let recorded = desk.sandbox.requests();
    assert_eq!(recorded.len(), 1);
    let request = &recorded[0];
    assert_eq!((request.verb.as_str(), request.template.as_str()), ("GET", "/users/{uid}"));
    assert_eq!((request.path.as_str(), request.status), ("/users/ann", Some(200)));
    assert_eq!(request.headers["onbehalfof"], "ann");
    let text = serde_json::to_string(&recorded).unwrap();
    assert!(!text.contains(desk.app.full_access.expose()));
}
