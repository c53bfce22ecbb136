//! A message to a group whose members are all connected.

use std::sync::Arc;
use std::time::{Duration, Instant};

use cometchat_sandbox::{AppAccess, Sandbox};
use futures_util::{SinkExt, StreamExt};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

const N_SOCKETS: usize = 1_000;
const N_MESSAGES: usize = 20;
/// Members that one request may add.
const N_AT_ONCE: usize = 25;
const GUID: &str = "everybody";

struct Desk {
    http: Client,
    chat: String,
    client: String,
    app: String,
    key: String,
}

impl Desk {
    async fn ask(&self, method: Method, path: &str, body: Value) -> Value {
        let asked = self.http.request(method, format!("{}{path}", self.chat));
        let asked = asked.header("apikey", &self.key);
        let asked = if body.is_null() { asked } else { asked.json(&body) };
        let mut answer: Value = asked.send().await.expect("an answer").json().await.expect("JSON");
        assert!(answer.get("error").is_none(), "{path}: {answer}");
        answer["data"].take()
    }

    /// Logs a user in and opens his socket, which tells when each message comes.
    async fn connect(&self, uid: &str, heard: mpsc::UnboundedSender<(usize, Instant)>) {
        let token = self.ask(Method::POST, &format!("/users/{uid}/auth_tokens"), json!({})).await;
        let login = self.http.put(format!("{}/me", self.client));
        let login = login.header("authtoken", token["authToken"].as_str().expect("a token"));
        let me: Value =
            login.json(&json!({})).send().await.expect("an answer").json().await.expect("JSON");
        let settings = &me["data"]["settings"];
        let host = settings["CHAT_HOST"].as_str().expect("a host");
        let port = settings["CHAT_WSS_PORT"].as_str().expect("a port");
        let url = format!("ws://{host}:{port}/");
        let (mut socket, _) = tokio_tungstenite::connect_async(url).await.expect("a socket");
        let auth = json!({
            "appId": self.app, "type": "auth", "sender": uid, "deviceId": uid,
            "body": { "auth": me["data"]["jwt"] },
        });
        socket.send(Message::text(auth.to_string())).await.expect("the frame goes out");
        let answer = socket.next().await.expect("an answer").expect("a frame");
        assert!(answer.to_text().expect("text").contains("\"OK\""));
        tokio::spawn(async move {
            while let Some(Ok(frame)) = socket.next().await {
                let at = Instant::now();
                let text = frame.to_text().unwrap_or_default();
                let number = text.split("message number ").nth(1).and_then(|rest| {
                    rest.split(|sign: char| !sign.is_ascii_digit()).next()?.parse().ok()
                });
                if let Some(number) = number {
                    let _ = heard.send((number, at));
                }
            }
        });
    }
}

/// Milliseconds from the request until 95 of 100 frames are there.
pub(super) async fn measure(sandbox: &Sandbox, app: &AppAccess, http: &Client) -> f64 {
    rlimit::increase_nofile_limit(16 * 1024).expect("more files may be open");
    let bases = sandbox.bases(&app.id);
    let desk = Arc::new(Desk {
        http: http.clone(),
        chat: bases.chat,
        client: bases.client,
        app: app.id.to_string(),
        key: app.full_access.expose().to_owned(),
    });
    let uids = members(&desk).await;
    let (heard, mut told) = mpsc::unbounded_channel();
    for some in uids.chunks(50) {
        let opened = some.iter().map(|uid| desk.connect(uid, heard.clone()));
        futures_util::future::join_all(opened).await;
    }
    let mut latencies = Vec::with_capacity(N_MESSAGES * N_SOCKETS);
    for number in 0..N_MESSAGES {
        let began = Instant::now();
        let text = json!({
            "receiver": GUID, "receiverType": "group", "category": "message", "type": "text",
            "data": { "text": format!("message number {number}.") },
        });
        let sent = desk.ask(Method::POST, "/messages", text);
        let all = async {
            for _ in 0..N_SOCKETS {
                let (heard, at) = told.recv().await.expect("the sockets are open");
                assert_eq!(heard, number);
                latencies.push(at.duration_since(began));
            }
        };
        let both = async { tokio::join!(sent, all) };
        tokio::time::timeout(Duration::from_secs(30), both).await.expect("all frames come");
    }
    latencies.sort_unstable();
    latencies[latencies.len() * 95 / 100].as_secs_f64() * 1_000.0
}

/// A group with a thousand people of the demo.
async fn members(desk: &Desk) -> Vec<String> {
    let page = format!("/users?perPage={N_SOCKETS}&page=2");
    let users = desk.ask(Method::GET, &page, Value::Null).await;
    let users = users.as_array().expect("a list");
    let uids: Vec<String> =
        users.iter().map(|user| user["uid"].as_str().expect("a uid").to_owned()).collect();
    assert_eq!(uids.len(), N_SOCKETS);
    let group = json!({ "guid": GUID, "name": "Everybody", "type": "public" });
    desk.ask(Method::POST, "/groups", group).await;
    for some in uids.chunks(N_AT_ONCE) {
        let path = format!("/groups/{GUID}/members");
        desk.ask(Method::POST, &path, json!({ "participants": some })).await;
    }
    uids
}
