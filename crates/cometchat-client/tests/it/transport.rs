use std::time::Duration;

use cometchat_api::Secret;
use cometchat_client::{
    AccountAccess, Client, ClientConfig, Clock, ConnectFault, ErrorKind, Manual, Proxy,
};

use crate::endpoints::{ListTenants, ReadThing, create, read};
use crate::fixture::{KEY, access, app_at, config, hasty};
use crate::stage::{Say, Stage, answer, thing};

#[tokio::test]
async fn a_request_carries_path_query_body_and_key() {
    let stage = Stage::open(vec![thing()]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    app.send(ReadThing { id: "a/b ü".to_owned(), search: Some("x&y".to_owned()) }).await.unwrap();
    app.send(create()).await.unwrap();
    let heard = stage.heard();
    assert_eq!(heard[0].line(), "GET /v3/things/a%2Fb%20%C3%BC?search=x%26y");
    assert_eq!(heard[0].header("apikey"), Some(KEY));
    assert_eq!(heard[0].header("accept"), Some("application/json"));
    assert_eq!(heard[1].line(), "POST /v3/things");
    assert_eq!(heard[1].body, r#"{"name":"new"}"#);
}

#[tokio::test]
async fn an_account_sends_key_and_secret() {
    let stage = Stage::open(vec![answer(200, &[], r#"{"data":[]}"#)]).await;
    let client = Client::new(config(&Manual::new())).unwrap();
    let (key, secret) = (Secret::new("example-key"), Secret::new("example-secret"));
    let account = client.account(AccountAccess { key, secret, base: Some(stage.url()) });
    assert_eq!(account.send(ListTenants {}).await.unwrap(), []);
    let heard = stage.heard();
    assert_eq!(heard[0].line(), "GET /tenants");
    assert_eq!(heard[0].header("key"), Some("example-key"));
    assert_eq!(heard[0].header("secret"), Some("example-secret"));
    assert_eq!(heard[0].header("apikey"), None);
}

#[tokio::test]
async fn a_page_of_a_proxy_is_not_taken_for_the_service() {
    for status in [200, 403, 404] {
        let page = answer(status, &[("content-type", "text/html")], "<html>Log in</html>");
        let stage = Stage::open(vec![page]).await;
        let error = app_at(config(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::NotTheService), "{error:?}");
        assert_eq!(error.status(), Some(status));
    }
}

#[tokio::test]
async fn a_cut_body_is_told_as_such() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"data\":{\"id".to_vec();
    let stage = Stage::open(vec![Say::Bytes(cut)]).await;
    let error = app_at(config(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Cut), "{error:?}");
    assert_eq!(stage.heard().len(), 4);
}

#[tokio::test]
async fn malformed_json_and_another_shape_name_what_is_wrong() {
    let tell = async |body: &str| {
        let stage = Stage::open(vec![answer(200, &[], body)]).await;
        let error = app_at(config(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
        assert_eq!(stage.heard().len(), 1);
        error.to_string()
    };
    let told = [
        tell(r#"{"data":{"id":"one","#).await,
        tell(r#"{"data":{"id":{"no":1}}}"#).await,
        tell(r#"{"meta":{}}"#).await,
    ];
    insta::assert_snapshot!(told.join("\n"), @r"
    the answer has another shape: it is not well-formed JSON
    the answer has another shape at data.id: invalid type: map, expected a string at line 1 column 14
    the answer has another shape: missing field `data` at line 1 column 11
    ");
}

#[tokio::test]
async fn a_slow_drip_runs_into_the_time_out() {
    let drip = b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"data\":".to_vec();
    let stage = Stage::open(vec![Say::Hang(drip)]).await;
    let error = app_at(hasty(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout), "{error:?}");
}

#[tokio::test]
async fn a_reset_connection_is_told_as_such() {
    let stage = Stage::open(vec![Say::Reset]).await;
    let error = app_at(config(&Manual::new()), &stage.url()).send(create()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect(ConnectFault::Reset)), "{error:?}");
    assert!(!error.is_unsent());
}

#[tokio::test]
async fn no_redirect_is_followed_with_a_key() {
    let elsewhere = Stage::open(vec![thing()]).await;
    let location = elsewhere.url().to_string();
    let stage = Stage::open(vec![answer(302, &[("location", &location)], "")]).await;
    let error = app_at(config(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NotTheService), "{error:?}");
    assert_eq!(elsewhere.heard().len(), 0);
}

#[tokio::test]
async fn a_path_of_dots_does_not_climb_to_another_operation() {
    let stage = Stage::open(vec![thing()]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    for id in ["..", "."] {
        let error = app.send(ReadThing { id: id.to_owned(), search: None }).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Invalid(_)), "{error:?}");
    }
    assert_eq!(stage.heard().len(), 0);
}

#[tokio::test]
async fn an_app_id_cannot_lead_the_key_to_another_host() {
    let client = Client::new(config(&Manual::new())).unwrap();
    for id in ["evil.example/", "a@evil.example#", "", "a b"] {
        let access = cometchat_client::AppAccess { app: id.into(), ..access(None) };
        let error = client.app(access).send(read()).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Invalid(_)), "{id}: {error:?}");
    }
}

#[tokio::test]
async fn plain_http_is_refused_outside_this_computer() {
    let url = "http://service.example/".parse().unwrap();
    let error = app_at(config(&Manual::new()), &url).send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Invalid(_)), "{error:?}");
}

#[tokio::test]
async fn an_unknown_host_is_told_apart_from_other_troubles() {
    let url = "https://nowhere.invalid/".parse().unwrap();
    let error = app_at(config(&Manual::new()), &url).send(read()).await.unwrap_err();
    // Without a network nobody can be asked.
    let expected =
        matches!(error.kind(), ErrorKind::Connect(ConnectFault::Name | ConnectFault::Offline));
    assert!(expected, "{error:?}");
}

#[tokio::test]
async fn a_proxy_sees_the_host_and_never_the_key() {
    let proxy = Stage::open(vec![answer(403, &[], "no")]).await;
    let config = ClientConfig { proxy: Proxy::Manual(proxy.url()), ..config(&Manual::new()) };
    let client = Client::new(config).unwrap();
    let error = client.app(access(None)).send(read()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect(ConnectFault::Proxy)), "{error:?}");
    let heard = proxy.heard();
    assert_eq!(heard[0].line(), "CONNECT exampleapp.api-eu.cometchat.io:443");
    assert!(!format!("{heard:?}").contains(KEY));
}

#[tokio::test]
async fn this_computer_is_reached_without_the_proxy() {
    let proxy = Stage::open(vec![answer(403, &[], "no")]).await;
    let stage = Stage::open(vec![thing()]).await;
    let config = ClientConfig { proxy: Proxy::Manual(proxy.url()), ..config(&Manual::new()) };
    app_at(config, &stage.url()).send(read()).await.unwrap();
    assert_eq!(proxy.heard().len(), 0);
}

#[tokio::test]
async fn a_clock_that_is_off_shows_in_the_dates_of_answers() {
    let clock = Manual::new();
    let date = httpdate(&clock, 7_200);
    let stage =
        Stage::open(vec![answer(200, &[("date", &date)], r#"{"data":{"id":"one"}}"#)]).await;
    let app = app_at(config(&clock), &stage.url());
    assert_eq!(app.client().clock_skew(), None);
    app.send(read()).await.unwrap();
    assert_eq!(app.client().clock_skew(), Some(-7_200));
}

fn httpdate(clock: &Manual, ahead_secs: u64) -> String {
    httpdate::fmt_http_date(clock.wall() + Duration::from_secs(ahead_secs))
}

#[tokio::test]
async fn an_error_carries_the_answers_id_and_date() {
    let date = "Wed, 21 Oct 2015 07:28:00 GMT";
    let headers = [("x-request-id", "example-request"), ("date", date)];
    let body = r#"{"error":{"code":"ERR_BAD_REQUEST","message":"No."}}"#;
    let stage = Stage::open(vec![answer(400, &headers, body)]).await;
    let error = app_at(config(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
    assert_eq!(error.request_id(), Some("example-request"));
    assert_eq!(error.server_date(), httpdate::parse_http_date(date).ok());
}

#[tokio::test]
async fn the_raw_answer_comes_whole() {
    let body = r#"{"data":{"id":"one","unknown":[1]},"meta":{"x":2}}"#;
    let stage = Stage::open(vec![answer(200, &[], body)]).await;
    let raw = app_at(config(&Manual::new()), &stage.url()).send_raw(read()).await.unwrap();
    assert_eq!(raw, serde_json::from_str::<serde_json::Value>(body).unwrap());
}

#[tokio::test]
async fn a_packed_answer_is_unpacked() {
    let packed: &[u8] = &[
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 74, 73, 44, 73, 84, 178, 170, 86, 202, 76, 81,
        178, 82, 42, 72, 76, 206, 78, 77, 81, 170, 173, 5, 0, 58, 167, 227, 143, 24, 0, 0, 0,
    ];
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
        packed.len()
    );
    let stage = Stage::open(vec![Say::Bytes([head.as_bytes(), packed].concat())]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    assert_eq!(app.send(read()).await.unwrap().id, "packed");
    assert!(stage.heard()[0].header("accept-encoding").unwrap().contains("gzip"));
}

#[tokio::test]
async fn half_a_utf_16_pair_spoils_neither_the_reply_nor_the_raw_answer() {
    let stage = Stage::open(vec![answer(200, &[], r#"{"data":{"id":"a\ud83d"}}"#)]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    assert_eq!(app.send(read()).await.unwrap().id, "a\u{fffd}");
    assert_eq!(app.send_raw(read()).await.unwrap()["data"]["id"], "a\u{fffd}");
}

#[tokio::test]
async fn half_a_utf_16_pair_in_a_refusal_leaves_it_the_refusal_that_it_is() {
    let body = r#"{"error":{"code":"ERR_BAD_REQUEST","message":"Not a name: \ud83d"}}"#;
    for status in [200, 400] {
        let stage = Stage::open(vec![answer(status, &[], body)]).await;
        let error = app_at(config(&Manual::new()), &stage.url()).send(read()).await.unwrap_err();
        let refusal = error.refusal().expect("a refusal");
        assert_eq!(refusal.code.as_str(), "ERR_BAD_REQUEST");
        assert_eq!(refusal.message, "Not a name: \u{fffd}");
    }
}
