//! Whatever comes in, an answer in the envelope goes out.

use cometchat_api::Host;
use cometchat_api::endpoint::Method;
use cometchat_sandbox::Sandbox;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;

use crate::desk::Desk;
use crate::moderation::words;
use crate::providers::{fcm, send_grid};
use crate::push_tokens::{android, log_in};

/// Names that the parsers look for.
const NAMES: [&str; 40] = [
    "action",
    "affix",
    "allowEmailReplies",
    "authToken",
    "category",
    "conditions",
    "conversations",
    "customData",
    "data",
    "description",
    "disallowedSentences",
    "email",
    "enabled",
    "entity",
    "file",
    "filters",
    "groupPreferences",
    "id",
    "limit",
    "logId",
    "members",
    "messages",
    "metadata",
    "mutePreferences",
    "name",
    "operand",
    "operator",
    "participants",
    "perPage",
    "platform",
    "preferences",
    "providerId",
    "receiver",
    "receiverType",
    "schedule",
    "searchTerms",
    "sender",
    "settings",
    "text",
    "value",
];
/// Ids that are there, and texts that are none.
const WORDS: [&str; 20] = [
    "ann",
    "bob",
    "team",
    "1",
    "2",
    "no-gold",
    "spam",
    "profanity-list",
    "one",
    "user",
    "group",
    "message",
    "text",
    "image",
    "word",
    "pattern",
    "(a+)+",
    "",
    "\u{202e}\u{0}x",
    "🎉",
];

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => select(&WORDS[..]).prop_map(str::to_owned), 1 => "\\PC{0,40}"]
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![8 => select(&NAMES[..]).prop_map(str::to_owned), 1 => "[a-zA-Z]{1,10}"]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3_i64..300).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..5).prop_map(Value::from),
            3 => vec((any_name(), inner), 0..7)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

#[derive(Clone, Debug)]
enum Sent {
    Nothing,
    Bytes(Vec<u8>),
    Json(Value),
    Form(Vec<(String, String, bool)>),
}

#[derive(Clone, Debug)]
struct Asked {
    operation: Index,
    path: Vec<String>,
    query: Vec<(String, String)>,
    as_user: Option<String>,
    body: Sent,
}

fn asked() -> impl Strategy<Value = Asked> {
    let body = prop_oneof![
        1 => Just(Sent::Nothing),
        1 => vec(any::<u8>(), 0..300).prop_map(Sent::Bytes),
        6 => vec((any_name(), any_json()), 0..8).prop_map(|pairs| Sent::Json(pairs.into_iter().collect())),
        1 => any_json().prop_map(Sent::Json),
        2 => vec((any_name(), any_text(), any::<bool>()), 0..6).prop_map(Sent::Form),
    ];
    let query = vec((any_name(), any_text()), 0..4);
    let as_user = proptest::option::of("[a-z]{3}|ann|bob");
    (any::<Index>(), vec(any_text(), 4), query, as_user, body).prop_map(
        |(operation, path, query, as_user, body)| Asked { operation, path, query, as_user, body },
    )
}

/// All operations but the one that takes the app away.
fn operations() -> Vec<(Host, Method, &'static str)> {
    let all = Sandbox::operations().into_iter();
    all.filter(|(_, method, path)| !(*method == Method::Delete && *path == "/apps/{appId}"))
        .collect()
}

struct Ground {
    desk: Desk,
    token: String,
}

impl Ground {
    async fn new() -> Self {
        let desk = Desk::with_users(&["ann", "bob"]).await;
        desk.group("team", &["ann", "bob"]).await;
        desk.call(words("no-gold", "gold")).await.unwrap();
        desk.call(fcm("one")).await.unwrap();
        desk.call(send_grid()).await.unwrap();
        let login = log_in(&desk, "ann").await;
        desk.call(android(&login, "of-ann", "one")).await.unwrap();
        desk.say("ann", "bob", "hello").await;
        desk.say("bob", "ann", "gold").await;
        Self { desk, token: login.expose().to_owned() }
    }

    fn request(&self, host: Host, method: Method, path: &str) -> reqwest::RequestBuilder {
        let (key, secret) = self.desk.sandbox.account();
        self.desk
            .http
            .request(method.as_str().parse().unwrap(), self.desk.base(host) + path)
            .header("apikey", self.desk.app.full_access.expose())
            .header("authtoken", &self.token)
            .header("key", key.expose())
            .header("secret", secret.expose())
    }

    async fn ask(&self, asked: &Asked) -> (u16, Vec<u8>) {
        let operations = operations();
        let (host, method, template) = *asked.operation.get(&operations);
        let mut values = asked.path.iter();
        let segments = template.split('/').map(|segment| match segment {
            "{appId}" => self.desk.app.id.to_string(),
            segment if segment.starts_with('{') => {
                let value = values.next().filter(|it| !it.is_empty()).map_or("x", String::as_str);
                url::form_urlencoded::byte_serialize(value.as_bytes()).collect()
            }
            segment => segment.to_owned(),
        });
        let path = segments.collect::<Vec<_>>().join("/");
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&asked.query)
            .finish();
        let mut request = self.request(host, method, &format!("{path}?{query}"));
        if let Some(uid) = &asked.as_user {
            request = request.header("onBehalfOf", uid);
        }
        request = match &asked.body {
            Sent::Nothing => request,
            Sent::Bytes(bytes) => request.body(bytes.clone()),
            Sent::Json(value) => request.json(value),
            Sent::Form(parts) => request.multipart(parts.iter().fold(
                reqwest::multipart::Form::new(),
                |form, (name, text, is_file)| {
                    let part = reqwest::multipart::Part::text(text.clone());
                    let part = if *is_file { part.file_name("f.csv") } else { part };
                    form.part(name.clone(), part)
                },
            )),
        };
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.bytes().await.unwrap().to_vec())
    }
}

fn assert_in_envelope(status: u16, bytes: &[u8], asked: &Asked) {
    let said = String::from_utf8_lossy(bytes);
    let body: Value =
        serde_json::from_slice(bytes).unwrap_or_else(|e| panic!("{status} {e}: {said} {asked:?}"));
    if status == 200 {
        assert!(body.get("error").is_none_or(|error| error["code"].is_null()), "{said} {asked:?}");
        return;
    }
    assert!((400..500).contains(&status), "{status} {said} {asked:?}");
    let code = body["error"]["code"].as_str().unwrap_or_default();
    let is_code = code.starts_with("ERR_") || code.starts_with("AUTH_ERR_");
    assert!(is_code && code != "ERR_INTERNAL", "{status} {said} {asked:?}");
    assert!(body["error"]["message"].is_string(), "{said}");
}

#[test]
fn every_operation_answers_in_the_envelope_whatever_comes() {
    let runtime = Runtime::new().unwrap();
    let ground = runtime.block_on(Ground::new());
    let regressions = FileFailurePersistence::Direct("tests/it/fuzz-regressions.txt");
    let config = ProptestConfig {
        cases: 200,
        max_shrink_iters: 300,
        failure_persistence: Some(Box::new(regressions)),
        ..ProptestConfig::default()
    };
    proptest!(config, |(requests in vec(asked(), 1..6))| {
        for asked in &requests {
            let (status, bytes) = runtime.block_on(ground.ask(asked));
            assert_in_envelope(status, &bytes, asked);
        }
    });
    let (status, _) = runtime.block_on(ground.desk.raw("GET", "/users", ""));
    assert_eq!(status, 200, "the sandbox lives on");
}

#[tokio::test]
async fn no_operation_takes_a_body_beyond_its_size() {
    let ground = Ground::new().await;
    let small = vec![b' '; 400 << 10];
    let large = vec![b' '; (2 << 20) + (64 << 10)];
    for (host, method, template) in operations() {
        let takes_files =
            ["/moderation/keywords", "/data_import"].iter().any(|it| template.contains(it));
        let body = if takes_files { large.clone() } else { small.clone() };
        let path = template.replace("{appId}", ground.desk.app.id.as_str()).replace(['{', '}'], "");
        let answer = ground.request(host, method, &path).body(body).send().await.unwrap();
        let status = answer.status().as_u16();
        let answer: Value = answer.json().await.unwrap();
        let code = &answer["error"]["code"];
        assert_eq!((status, code), (413, &json!("ERR_BODY_TOO_LARGE")), "{method:?} {template}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_say_its_size_is_refused_at_the_same_size() {
    let ground = Ground::new().await;
    let chunk = vec![b'x'; 64 << 10];
    let chunks = (0..64).map(move |_| Ok::<_, std::io::Error>(chunk.clone()));
    let body = reqwest::Body::wrap_stream(futures_util::stream::iter(chunks));
    let request = ground.request(Host::Chat, Method::Post, "/users").body(body);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 413);
    assert!(answer.text().await.unwrap().contains("ERR_BODY_TOO_LARGE"));
}
