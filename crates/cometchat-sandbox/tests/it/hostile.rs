//! Requests and frames that no honest client sends: every operation answers in the envelope, and
//! goes on. `hostile/corpus.jsonl` holds bodies and frames that were trouble once, or might be.

use cometchat_api::endpoint::{Host, Method};
use cometchat_sandbox::Sandbox;
use futures_util::{SinkExt, StreamExt};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::desk::Desk;

const CORPUS: &str = include_str!("hostile/corpus.jsonl");
const N_ROUNDS: usize = 3;
const N_FRAMES: usize = 120;
const NAMES: &[&str] = &[
    "uid",
    "uids",
    "guid",
    "name",
    "type",
    "category",
    "data",
    "text",
    "receiver",
    "receiverType",
    "tags",
    "metadata",
    "members",
    "participants",
    "admins",
    "scope",
    "role",
    "settings",
    "id",
    "rules",
    "conditions",
    "filters",
    "entities",
    "attachments",
    "interactiveData",
    "status",
    "sessionId",
    "messageId",
    "body",
    "action",
    "user",
    "deviceId",
    "auth",
    "password",
    "permissions",
];
const QUERIES: &[&str] = &[
    "page",
    "perPage",
    "limit",
    "affix",
    "id",
    "sentAt",
    "searchKey",
    "status",
    "tags",
    "roles",
    "fromTimestamp",
    "toTimestamp",
    "uids",
    "count",
    "unread",
    "hasJoined",
    "createdAt[from]",
];

const ODD_IDS: &[&str] = &[
    "ann",
    "team",
    "7",
    "-1",
    "99999999999999999999",
    "%00",
    "..%2F..",
    "%F0%9F%91%8D",
    "%FF",
    "a%20b",
];
const KINDS: &[&str] =
    &["typing_indicator", "receipts", "transient_message", "message", "auth", "presence"];

/// Any JSON, with names that mean something more often than chance has it.
fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "[ -~]{0,12}".prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
        prop::sample::select(
            &["ann", "team", "user", "group", "1", "-1", "%00", "\u{0}", "null"][..]
        )
        .prop_map(Value::from),
    ];
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        any::<u64>().prop_map(Value::from),
    ];
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), text, number];
    leaf.prop_recursive(4, 24, 6, |inner| {
        let name = prop_oneof![
            3 => prop::sample::select(NAMES).prop_map(str::to_owned),
            1 => "\\PC{0,8}",
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..7)
                .prop_map(|fields| fields.into_iter().collect::<Value>()),
        ]
    })
}

struct Chance(TestRunner);

impl Chance {
    fn new() -> Self {
        Self(TestRunner::deterministic())
    }

    fn draw<S: Strategy>(&mut self, strategy: &S) -> S::Value {
        strategy.new_tree(&mut self.0).unwrap().current()
    }

    /// A body: mostly JSON, sometimes broken JSON, sometimes any bytes.
    fn body(&mut self) -> Vec<u8> {
        let mut text = self.draw(&any_json()).to_string().into_bytes();
        match self.draw(&(0..6)) {
            0 => self.draw(&prop::collection::vec(any::<u8>(), 0..64)),
            1 => {
                text.truncate(text.len() / 2);
                text
            }
            _ => text,
        }
    }

    fn path(&mut self, template: &str) -> String {
        let segments = template.split('/').map(|segment| match segment.starts_with('{') {
            true => self.draw(&prop::sample::select(ODD_IDS)).to_owned(),
            false => segment.to_owned(),
        });
        segments.collect::<Vec<_>>().join("/")
    }

    fn query(&mut self) -> Vec<(&'static str, String)> {
        let value =
            prop_oneof!["[ -~]{0,8}", "-?[0-9]{1,20}", Just("true".to_owned()), "\\PC{0,3}"];
        self.draw(&prop::collection::vec((prop::sample::select(QUERIES), value), 0..4))
    }
}

fn corpus(kind: &str) -> Vec<String> {
    let entries = CORPUS.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    entries.filter_map(|entry| Some(entry.get(kind)?.as_str()?.to_owned())).collect()
}

async fn desk() -> (Desk, String) {
    let desk = Desk::with_users(&["ann", "ben"]).await;
    desk.group("team", &["ann", "ben"]).await;
    desk.say("ann", "ben", "the first message").await;
    let made = desk.raw("POST", "/users/ann/auth_tokens", "{}").await.1;
    let token = made["data"]["authToken"].as_str().unwrap().to_owned();
    (desk, token)
}

/// What is wrong with the answer, if anything.
async fn complaint(asked: reqwest::RequestBuilder) -> Option<String> {
    let answer = match asked.send().await {
        Ok(answer) => answer,
        Err(error) => return Some(format!("no answer: {error}")),
    };
    let status = answer.status().as_u16();
    let bytes = answer.bytes().await.unwrap_or_default();
    let Ok(body) = serde_json::from_slice::<Value>(&bytes) else {
        return Some(format!("{status} {}", String::from_utf8_lossy(&bytes)));
    };
    let error = &body["error"];
    let refused = error["code"].is_string() && error["message"].is_string() && status >= 400;
    let fits = refused || body.get("data").is_some() && status < 300;
    (!fits || error["code"] == "ERR_INTERNAL").then(|| format!("{status} {body}"))
}

#[tokio::test]
async fn whatever_is_sent_to_whichever_operation_the_answer_is_in_the_envelope() {
    let (desk, token) = desk().await;
    let mut chance = Chance::new();
    let kept = corpus("body");
    let mut wrong = Vec::new();
    for (host, method, template) in Sandbox::operations() {
        // Nothing may end what the next requests need.
        let ends = method == Method::Delete && (template == "/me" || template == "/apps/{appId}");
        let drawn: Vec<Vec<u8>> = (0..N_ROUNDS).map(|_| chance.body()).collect();
        // What is only read has no body to be trouble.
        let kept = kept.iter().filter(|_| method != Method::Get);
        let all = drawn.into_iter().chain(kept.map(|text| text.clone().into_bytes()));
        for body in all.filter(|_| !ends) {
            let path = match host {
                Host::Management => template.replace("{appId}", desk.app.id.as_str()),
                _ => template.to_owned(),
            };
            let path = chance.path(&path);
            let mut url = url::Url::parse(&(desk.base(host) + &path)).unwrap();
            url.query_pairs_mut().extend_pairs(chance.query());
            let verb = method.as_str().parse::<reqwest::Method>().unwrap();
            let (key, secret) = desk.sandbox.account();
            let what = format!("{verb} {url} {}", String::from_utf8_lossy(&body));
            let asked = desk.http.request(verb, url).body(body);
            let asked = match host {
                Host::Management => {
                    asked.header("key", key.expose()).header("secret", secret.expose())
                }
                Host::Client => asked.header("authtoken", &token),
                _ => asked.header("apikey", desk.app.full_access.expose()),
            };
            wrong.extend(complaint(asked).await.map(|why| format!("{what}: {why}")));
            // Chance may have logged Ann out or deleted her; the others must meet her again.
            let may_end = matches!(method, Method::Delete | Method::Put);
            if may_end && desk.raw("GET", "/users/ann", "").await.0 != 200 {
                desk.raw("POST", "/users", r#"{"uid":"ann","name":"Ann"}"#).await;
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}

#[tokio::test]
async fn whatever_frame_is_sent_the_next_ping_is_answered() {
    let (desk, token) = desk().await;
    let login = desk.http.put(desk.base(Host::Client) + "/me").header("authtoken", &token);
    let me: Value = login.json(&json!({})).send().await.unwrap().json().await.unwrap();
    let url = desk.sandbox.base().replace("http://", "ws://");
    let (mut socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
    let auth = json!({ "type": "auth", "body": { "auth": me["data"]["jwt"] } });
    socket.send(Message::text(auth.to_string())).await.unwrap();
    assert!(socket.next().await.unwrap().unwrap().to_text().unwrap().contains("\"OK\""));
    let mut chance = Chance::new();
    let drawn = (0..N_FRAMES).map(|_| {
        let mut frame = chance.draw(&any_json());
        if let Some(fields) = frame.as_object_mut() {
            let kind = chance.draw(&prop::sample::select(KINDS));
            fields.insert("type".to_owned(), json!(kind));
            fields.insert("receiver".to_owned(), json!("ben"));
            fields.insert("receiverType".to_owned(), json!("user"));
        }
        frame.to_string()
    });
    let frames: Vec<String> = corpus("frame").into_iter().chain(drawn).collect();
    for frame in frames {
        socket.send(Message::text(frame.clone())).await.unwrap();
        socket.send(Message::binary(frame.clone().into_bytes())).await.unwrap();
        socket.send(Message::text("{\"action\":\"ping\",\"ack\":\"true\"}")).await.unwrap();
        loop {
            let answer = socket.next().await.unwrap_or_else(|| panic!("closed after {frame}"));
            let answer = answer.unwrap_or_else(|error| panic!("{error} after {frame}"));
            if answer.to_text().is_ok_and(|text| text == "{\"action\":\"pong\"}") {
                break;
            }
        }
    }
}
