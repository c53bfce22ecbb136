use std::time::Duration;

use cometchat_client::{ConnectFault, ErrorKind, Manual};

use crate::endpoints::{create, read, replace};
use crate::fixture::{app_at, config, hasty};
use crate::stage::{Say, Stage, answer, refusal, thing};

#[tokio::test]
async fn a_read_survives_two_faults_of_the_service() {
    let stage = Stage::open(vec![
        refusal(500, "ERR_EXCEPTION"),
        answer(502, &[("content-type", "text/html")], "<html>Bad gateway</html>"),
        thing(),
    ])
    .await;
    let app = app_at(config(&Manual::new()), &stage.url());
    assert_eq!(app.send(read()).await.unwrap().id, "one");
    assert_eq!(stage.heard().len(), 3);
}

#[tokio::test]
async fn a_creation_is_never_sent_twice_after_a_fault() {
    for say in [
        refusal(500, "ERR_EXCEPTION"),
        Say::Reset,
        Say::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".to_vec()),
    ] {
        let stage = Stage::open(vec![say]).await;
        let app = app_at(config(&Manual::new()), &stage.url());
        app.send(create()).await.unwrap_err();
        assert_eq!(stage.heard().len(), 1);
    }
}

#[tokio::test]
async fn a_replayable_change_is_sent_again_with_the_same_body() {
    let stage = Stage::open(vec![Say::Reset, thing()]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    app.send(replace()).await.unwrap();
    let heard = stage.heard();
    assert_eq!(heard.len(), 2);
    assert_eq!(heard[0].body, r#"{"name":"other"}"#);
    assert_eq!(heard[0].body, heard[1].body);
}

#[tokio::test]
async fn four_attempts_are_the_end_and_the_last_error_is_told() {
    let stage = Stage::open(vec![refusal(503, "ERR_EXCEPTION")]).await;
    let clock = Manual::new();
    let error = app_at(config(&clock), &stage.url()).send(read()).await.unwrap_err();
    assert_eq!(stage.heard().len(), 4);
    assert_eq!(error.status(), Some(503));
    assert_eq!(error.code().unwrap().as_str(), "ERR_EXCEPTION");
    assert!(clock.slept() <= Duration::from_millis(500 + 1_000 + 2_000));
}

#[tokio::test]
async fn a_refusal_is_told_at_once() {
    let stage = Stage::open(vec![refusal(404, "ERR_UID_NOT_FOUND")]).await;
    let error = app_at(config(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
    assert_eq!(stage.heard().len(), 1);
    assert!(
        matches!(error.kind(), ErrorKind::Refused(refusal, 404) if refusal.code == "ERR_UID_NOT_FOUND")
    );
}

#[tokio::test]
async fn a_service_that_is_down_uses_the_retry_budget_up() {
    let stage = Stage::open(vec![refusal(503, "ERR_EXCEPTION")]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    for _ in 0..100 {
        app.send(read()).await.unwrap_err();
    }
    assert_eq!(stage.heard().len(), 100 + 60);
}

#[tokio::test]
async fn a_host_that_takes_no_connections_is_tried_again_even_for_a_creation() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", closed.local_addr().unwrap()).parse().unwrap();
    drop(closed);
    let error = app_at(config(&Manual::new()), &url).send(create()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect(ConnectFault::Refused)), "{error:?}");
    assert!(error.is_unsent());
}

#[tokio::test]
async fn dropping_a_request_ends_it_and_the_next_one_goes_through() {
    let stage = Stage::open(vec![Say::Hang(Vec::new()), thing()]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let request = tokio::spawn({
        let app = app.clone();
        async move { app.send(read()).await }
    });
    while stage.heard().is_empty() {
        tokio::task::yield_now().await;
    }
    request.abort();
    assert!(request.await.unwrap_err().is_cancelled());
    assert_eq!(app.send(read()).await.unwrap().id, "one");
    assert!(app.limits().iter().all(|state| state.waiting == 0));
}

#[tokio::test]
async fn silence_is_a_time_out_and_a_read_is_tried_once_more() {
    let stage = Stage::open(vec![Say::Hang(Vec::new())]).await;
    let error = app_at(hasty(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout), "{error:?}");
    assert_eq!(stage.heard().len(), 2);
}

#[tokio::test]
async fn closing_the_client_ends_what_is_under_way_and_what_comes_later() {
    let stage = Stage::open(vec![Say::Hang(Vec::new())]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let request = tokio::spawn({
        let app = app.clone();
        async move { app.send(read()).await }
    });
    while stage.heard().is_empty() {
        tokio::task::yield_now().await;
    }
    app.client().close();
    let error = request.await.unwrap().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Cancelled), "{error:?}");
    let error = app.send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Cancelled), "{error:?}");
}
