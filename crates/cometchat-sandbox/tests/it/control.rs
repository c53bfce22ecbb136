use cometchat_api::chat::messages::ListMessages;
use cometchat_api::chat::users::ListUsers;
use cometchat_sandbox::control::SandboxState;
use serde_json::{Value, json};

use crate::desk::{Desk, START};

async fn post(desk: &Desk, path: &str, body: Value) -> (u16, Value) {
    let url = format!("{}/_sandbox{path}", desk.sandbox.base());
    let answer = desk
        .http
        .post(url)
        .header("content-type", "application/json")
        .body(body.to_string())
        .send()
        .await
        .unwrap();
    let status = answer.status().as_u16();
    (status, serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap())
}

#[tokio::test]
async fn the_state_says_how_to_reach_every_app() {
    let desk = Desk::with_users(&["ann"]).await;
    let url = format!("{}/_sandbox/state", desk.sandbox.base());
    let bytes = desk.http.get(url).send().await.unwrap().bytes().await.unwrap();
    let state: SandboxState = serde_json::from_slice(&bytes).unwrap();
    let app = &state.apps[0];
    assert_eq!((app.users, state.now_ms), (1, START * 1000));
    let users = desk
        .http
        .get(format!("{}/users", app.chat_base))
        .header("apikey", &app.full_access_key)
        .send()
        .await
        .unwrap();
    assert!(users.status().is_success());
}

#[tokio::test]
async fn somebody_speaks_without_a_key() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let path = format!("/apps/{}/messages", desk.app.id);
    let say = json!({"uid": "ann", "receiver": "bob", "receiverType": "user", "text": "psst"});
    let (status, sent) = post(&desk, &path, say).await;
    assert_eq!((status, sent["data"]["text"].as_str()), (200, Some("psst")));
    let answer = json!({
        "uid": "bob", "receiver": "ann", "receiverType": "user", "text": "yes?",
        "parentId": sent["id"],
    });
    let (_, reply) = post(&desk, &path, answer).await;
    assert_eq!(reply["parentId"], sent["id"]);
    assert_eq!(desk.call(ListMessages::default()).await.unwrap().data.len(), 2);
    let nobody = json!({"uid": "x", "receiver": "bob", "receiverType": "user", "text": "psst"});
    assert_eq!(post(&desk, &path, nobody).await.1["error"]["code"], "ERR_UID_NOT_FOUND");
}

#[tokio::test]
async fn faults_are_planned_and_the_clock_is_moved() {
    let desk = Desk::new().await;
    let plans = json!({"plans": [{"fault": {"kind": "status", "status": 503}}]});
    assert_eq!(post(&desk, "/faults", plans).await.0, 200);
    let key = desk.app.full_access.expose();
    assert_eq!(desk.send(key, &ListUsers::default()).await.unwrap().status(), 503);
    post(&desk, "/clock/advance", json!({"ms": 5_000})).await;
    assert_eq!(desk.clock.now(), START + 5);
}
