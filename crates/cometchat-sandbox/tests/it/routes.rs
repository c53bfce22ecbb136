use cometchat_api::endpoint::Method;
use cometchat_sandbox::Sandbox;
use http::StatusCode;
use serde_json::Value;

use crate::desk::Desk;

#[tokio::test]
async fn unknown_paths_verbs_and_versions_answer_in_the_envelope() {
    let desk = Desk::new().await;
    let (status, body) = desk.raw("GET", "/nothing/here", "").await;
    assert_eq!((status, &body["error"]["code"]), (404, &Value::from("ERR_API_NOT_FOUND")));
    let (status, body) = desk.raw("PATCH", "/users", "{}").await;
    assert_eq!((status, &body["error"]["code"]), (404, &Value::from("ERR_API_NOT_FOUND")));
    let url = format!("{}/apps/{}/v2/users", desk.sandbox.base(), desk.app.id);
    let answer = desk.http.get(url).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    assert!(answer.text().await.unwrap().contains("ERR_INVALID_API_VERSION"));
}

#[tokio::test]
async fn bodies_that_are_no_json_object_are_refused() {
    let desk = Desk::new().await;
    for body in ["{", "[1]", "\"x\"", "{\"uid\":\"\\ud800\",\"name\":\"n\"}", "nul\0"] {
        let (status, answer) = desk.raw("POST", "/users", body).await;
        assert_eq!(status, 400, "{body}");
        assert_eq!(answer["error"]["code"], "ERR_BAD_REQUEST", "{body}");
    }
}

#[tokio::test]
async fn a_missing_field_is_named() {
    let desk = Desk::new().await;
    let (_, answer) = desk.raw("POST", "/users", "{\"uid\":\"ann\"}").await;
    assert!(answer["error"]["details"]["name"].is_array(), "{answer}");
}

#[tokio::test]
async fn bodies_over_the_documented_size_are_refused() {
    let desk = Desk::new().await;
    let large = format!("{{\"uid\":\"a\",\"name\":\"{}\"}}", "n".repeat(11_000));
    let (status, answer) = desk.raw("POST", "/users", &large).await;
    assert_eq!((status, &answer["error"]["code"]), (413, &Value::from("ERR_BODY_TOO_LARGE")));
}

#[tokio::test]
async fn pages_in_browsers_may_read_every_answer() {
    let desk = Desk::new().await;
    let url = format!("{}/apps/{}/v3/users", desk.sandbox.base(), desk.app.id);
    let preflight = desk
        .http
        .request(reqwest::Method::OPTIONS, &url)
        .header("access-control-request-headers", "appid,authtoken,content-type,resource,sdk")
        .send()
        .await
        .unwrap();
    assert!(preflight.status().is_success());
    let allowed = preflight.headers()["access-control-allow-headers"].to_str().unwrap();
    assert!(allowed.contains("authtoken"));
    let refused = desk.http.get(&url).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(refused.headers()["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn no_operation_is_mounted_twice() {
    let mut operations: Vec<_> = Sandbox::operations()
        .into_iter()
        .map(|(host, method, path): (_, Method, _)| (format!("{host:?}"), method.as_str(), path))
        .collect();
    let n_operations = operations.len();
    operations.sort();
    operations.dedup();
    assert_eq!(operations.len(), n_operations);
}

#[tokio::test]
async fn stopping_closes_the_port() {
    let desk = Desk::new().await;
    let url = desk.sandbox.base().to_owned();
    desk.sandbox.stop().await;
    assert!(desk.http.get(url).send().await.is_err());
}
