//! A server for live connections that does what a test tells it to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{any, put};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::{broadcast, watch};
use url::Url;

use crate::tls::{Secured, TlsListener};

/// What a socket does with the first frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    Open,
    Refuse,
    Silent,
    Break,
}

/// What a test does to the open sockets.
#[derive(Clone, Debug)]
pub(crate) enum Do {
    Send(Value),
    SendRaw(&'static str),
    Close,
}

/// What the server has seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) logins: Vec<String>,
    pub(crate) proofs: Vec<Value>,
    pub(crate) frames: Vec<Value>,
    /// How many sockets said goodbye in good order.
    pub(crate) goodbyes: usize,
}

pub(crate) struct LiveStage {
    origin: Url,
    inner: Arc<Inner>,
    task: tokio::task::JoinHandle<()>,
}

struct Inner {
    port: u16,
    host: &'static str,
    doors: Mutex<VecDeque<Door>>,
    answers_pings: bool,
    refuses_logins: bool,
    acts: broadcast::Sender<Do>,
    seen: watch::Sender<Seen>,
}

impl Drop for LiveStage {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl LiveStage {
    /// Opens a server with a door for each socket; after those all are open.
    pub(crate) async fn open(doors: &[Door]) -> Self {
        Self::with(doors, true, false, ("127.0.0.1", None)).await
    }

    pub(crate) async fn deaf(doors: &[Door]) -> Self {
        Self::with(doors, false, false, ("127.0.0.1", None)).await
    }

    pub(crate) async fn closed() -> Self {
        Self::with(&[], true, true, ("127.0.0.1", None)).await
    }

    pub(crate) async fn secured(secured: &Secured) -> Self {
        Self::named("localhost", secured).await
    }

    /// Opens a server that gives itself this name.
    pub(crate) async fn named(host: &'static str, secured: &Secured) -> Self {
        Self::with(&[], true, false, (host, Some(secured))).await
    }

    async fn with(
        doors: &[Door],
        answers_pings: bool,
        refuses_logins: bool,
        (host, secured): (&'static str, Option<&Secured>),
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let scheme = if secured.is_some() { "https" } else { "http" };
        let inner = Arc::new(Inner {
            port,
            host,
            doors: Mutex::new(doors.iter().copied().collect()),
            answers_pings,
            refuses_logins,
            acts: broadcast::channel(10_000).0,
            seen: watch::channel(Seen::default()).0,
        });
        let router = Router::new()
            .route("/v3.0/me", put(me).get(me))
            .route("/", any(socket))
            .with_state(Arc::clone(&inner));
        let tls = secured.map(|secured| secured.acceptor());
        let task = tokio::spawn(async move {
            match tls {
                Some(tls) => axum::serve(TlsListener { listener, tls }, router).await.unwrap(),
                None => axum::serve(listener, router).await.unwrap(),
            }
        });
        let origin = Url::parse(&format!("{scheme}://{host}:{port}")).unwrap();
        Self { origin, inner, task }
    }

    pub(crate) fn url(&self) -> &Url {
        &self.origin
    }

    pub(crate) fn act(&self, act: Do) {
        self.inner.acts.send(act).unwrap();
    }

    pub(crate) fn seen(&self) -> Seen {
        self.inner.seen.borrow().clone()
    }

    pub(crate) async fn until(&self, what: impl FnMut(&Seen) -> bool) {
        self.inner.seen.subscribe().wait_for(what).await.unwrap();
    }
}

async fn me(
    State(inner): State<Arc<Inner>>,
    method: Method,
    headers: HeaderMap,
) -> impl IntoResponse {
    let text = |name: &str| headers.get(name).map(|v| v.to_str().unwrap().to_owned());
    assert_eq!(text("authtoken").as_deref(), Some("example-token"));
    assert_eq!(text("appid").as_deref(), Some("exampleapp"));
    assert!(text("resource").is_some() && text("sdk").is_some());
    assert_eq!(text("apikey"), None);
    inner.seen.send_modify(|seen| seen.logins.push(method.to_string()));
    if inner.refuses_logins {
        let error = json!({ "code": "AUTH_ERR_AUTH_TOKEN_NOT_FOUND", "message": "No." });
        return (StatusCode::UNAUTHORIZED, Json(json!({ "error": error })));
    }
    let n = inner.seen.borrow().logins.len();
    let settings = json!({ "CHAT_HOST": inner.host, "CHAT_WSS_PORT": inner.port.to_string() });
    let user = json!({
        "uid": "agent-1", "name": "Ada", "authToken": "example-token",
        "jwt": format!("jwt-{n}"), "settings": settings,
    });
    (StatusCode::OK, Json(json!({ "data": user })))
}

async fn socket(State(inner): State<Arc<Inner>>, upgrade: WebSocketUpgrade) -> impl IntoResponse {
    upgrade.on_upgrade(move |socket| serve(inner, socket))
}

async fn serve(inner: Arc<Inner>, mut socket: WebSocket) {
    let mut acts = inner.acts.subscribe();
    let Some(Ok(Message::Text(text))) = socket.recv().await else { return };
    let proof: Value = serde_json::from_str(&text).unwrap();
    let session = proof["deviceId"].clone();
    inner.seen.send_modify(|seen| seen.proofs.push(proof));
    let door = inner.doors.lock().unwrap().pop_front().unwrap_or(Door::Open);
    let say = |status: &str, code: &str| {
        let body = json!({ "status": status, "code": code });
        Message::text(json!({ "type": "auth", "deviceId": session, "body": body }).to_string())
    };
    match door {
        Door::Open => socket.send(say("OK", "200")).await.unwrap(),
        Door::Refuse => socket.send(say("ERROR", "401")).await.unwrap(),
        Door::Silent => {}
        Door::Break => return,
    }
    loop {
        tokio::select! {
            act = acts.recv() => match act.unwrap() {
                Do::Send(frame) => {
                    if socket.send(Message::text(frame.to_string())).await.is_err() {
                        return;
                    }
                }
                Do::SendRaw(text) => socket.send(Message::text(text)).await.unwrap(),
                Do::Close => return,
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    let is_ping = frame["action"] == "ping";
                    inner.seen.send_modify(|seen| seen.frames.push(frame));
                    if is_ping && inner.answers_pings {
                        socket.send(Message::text(r#"{"action":"pong"}"#)).await.unwrap();
                    }
                }
                Some(Ok(Message::Close(_))) => {
                    inner.seen.send_modify(|seen| seen.goodbyes += 1);
                    return;
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            },
        }
    }
}
