//! A sandbox in which what the contract's samples name exists.

use cometchat_sandbox::{AppAccess, Clock, Sandbox, SandboxConfig, Seed};
use reqwest::Method;
use serde_json::{Value, json};

/// When the world stands, Unix seconds.
const START: i64 = 1_790_000_000;

/// The sandbox and the ids by the names of the placeholders they fill.
pub(super) struct Stage {
    pub(super) sandbox: Sandbox,
    pub(super) app: AppAccess,
    pub(super) http: reqwest::Client,
    pub(super) ids: Vec<(&'static str, String)>,
}

impl Stage {
    pub(super) async fn new() -> Self {
        let config = SandboxConfig {
            seed: Seed::Demo,
            users: Some(40),
            clock: Clock::standing_at(START),
            ..SandboxConfig::default()
        };
        let sandbox = Sandbox::start(config).await.unwrap();
        let app = sandbox.app(&sandbox.apps()[0]).unwrap();
        // Another test of the process may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let mut stage = Self { sandbox, app, http, ids: Vec::new() };
        stage.people().await;
        stage.things().await;
        stage.account().await;
        stage
    }

    async fn people(&mut self) {
        for number in 1..=6 {
            let uid = format!("cometchat-uid-{number}");
            let user = json!({ "uid": uid, "name": format!("User {number}") });
            self.chat(Method::POST, "/users", user).await;
        }
        for uid in ["uid1", "uid2", "s12", "r123"] {
            self.chat(Method::POST, "/users", json!({ "uid": uid, "name": uid })).await;
        }
        let members = json!({
            "participants": ["cometchat-uid-2", "cometchat-uid-3", "cometchat-uid-5"]
        });
        for guid in ["project-group", "cometchat-guid-1", "guid1"] {
            let owner = "cometchat-uid-1";
            let group = json!({
                "guid": guid, "name": guid, "type": "public", "owner": owner, "members": members,
            });
            self.chat(Method::POST, "/groups", group).await;
        }
        self.chat(Method::POST, "/roles", json!({ "role": "manager", "name": "Manager" })).await;
        self.ids.extend([
            ("uid", "cometchat-uid-2".to_owned()),
            ("guid", "project-group".to_owned()),
            ("role", "manager".to_owned()),
            ("scope", "participant".to_owned()),
            ("reaction", "%F0%9F%91%8D".to_owned()),
            ("appId", self.app.id.to_string()),
        ]);
    }

    async fn things(&mut self) {
        let text = json!({
            "receiver": "cometchat-uid-2", "receiverType": "user", "category": "message",
            "type": "text", "data": { "text": "a message" },
        });
        let message = self.chat(Method::POST, "/messages", text).await;
        let conversation = message["conversationId"].as_str().unwrap().to_owned();
        let message = message["id"].as_str().unwrap().to_owned();
        let react = format!("/messages/{message}/reactions/%F0%9F%91%8D");
        self.chat(Method::POST, &react, Value::Null).await;
        let token = self.chat(Method::POST, "/users/cometchat-uid-2/auth_tokens", json!({})).await;
        let key = json!({ "name": "Another", "scope": "fullAccess" });
        let key = self.chat(Method::POST, "/apikeys", key).await;
        let calls = self.ask(Method::GET, &format!("{}/calls", self.base()), Value::Null).await;
        let found = |value: &Value| value.as_str().unwrap_or("none").to_owned();
        self.ids.extend([
            ("messageId", message.clone()),
            ("id", message),
            ("conversationId", conversation),
            ("authToken", found(&token["authToken"])),
            ("apiKey", found(&key["apiKey"])),
            ("sessionId", found(&calls[0]["sessionId"])),
        ]);
    }

    /// All extensions on, and a webhook of the id that fills placeholders nobody knows better.
    async fn account(&self) {
        let app = format!("{}/apps/{}", self.sandbox.management_base(), self.app.id);
        let extensions =
            self.ask(Method::GET, &format!("{app}/extensions?perPage=100"), Value::Null).await;
        let extensions = extensions.as_array().unwrap();
        let all: Vec<&Value> = extensions.iter().map(|extension| &extension["id"]).collect();
        self.ask(Method::POST, &format!("{app}/extensions"), json!({ "enabled": all })).await;
        let webhook = json!({
            "id": "7", "name": "Seven", "webhookURL": "https://example.com/hook", "enabled": true,
            "useBasicAuth": false,
        });
        self.ask(Method::POST, &format!("{app}/webhooks"), webhook).await;
    }

    fn base(&self) -> String {
        self.sandbox.bases(&self.app.id).calls
    }

    async fn chat(&self, method: Method, path: &str, body: Value) -> Value {
        let url = self.sandbox.bases(&self.app.id).chat + path;
        self.ask(method, &url, body).await
    }

    async fn ask(&self, method: Method, url: &str, body: Value) -> Value {
        let key = self.app.full_access.expose();
        let (account, secret) = self.sandbox.account();
        let asked = self.http.request(method, url).header("apikey", key);
        let asked = asked.header("key", account.expose()).header("secret", secret.expose());
        // The first of the people can act once she is there.
        let asked = match self.ids.is_empty() {
            true => asked,
            false => asked.header("onbehalfof", "cometchat-uid-1"),
        };
        let asked = if body.is_null() { asked } else { asked.json(&body) };
        let mut answer: Value = asked.send().await.unwrap().json().await.unwrap();
        assert!(answer.get("error").is_none(), "{url}: {answer}");
        answer["data"].take()
    }
}
