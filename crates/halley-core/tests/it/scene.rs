//! People who talk in a sandbox, seen by a console.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cometchat_api::Uid;
use cometchat_api::chat::groups::CreateGroup;
use cometchat_api::chat::messages::{
    DeleteMessage, EditMessage, Message, NewMessageData, ReceiverType, SendInThread, SendMessage,
};
use cometchat_api::chat::reactions::AddReaction;
use cometchat_client::AppClient;
use halley_core::model::connection::AppRef;
use halley_core::preview::{PreviewEvent, PreviewPhase, PreviewSink, PreviewState};
use halley_core::testing::{Setup, TestConsole};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::watch;

/// Frames of a screen pass in steps of this on the test's clock.
const FRAME: Duration = Duration::from_millis(16);

/// An app with Ada, Cy and Bo, who are all in the group `support`.
pub(crate) struct Scene {
    pub(crate) t: TestConsole,
    pub(crate) app: AppRef,
    pub(crate) service: AppClient,
}

/// The conversation of Ada and Cy.
pub(crate) const PAIR: &str = "ada_user_cy";
/// The conversation of all three.
pub(crate) const GROUP: &str = "group_support";

impl Scene {
    pub(crate) async fn new() -> Self {
        Self::with(Setup::default()).await
    }

    pub(crate) async fn with(setup: Setup) -> Self {
        let t = TestConsole::with(setup).await;
        let app = t.app().await;
        crate::people(&t, &app, &["ada", "cy", "bo"]).await;
        let service = t.service(&app);
        let group: CreateGroup = serde_json::from_value(json!({
            "guid": "support", "name": "Support room", "type": "public",
            "members": {"participants": ["ada", "cy", "bo"]},
        }))
        .unwrap();
        service.send(group).await.unwrap();
        Self { t, app, service }
    }

    /// Sends a text between two people, or to the group.
    pub(crate) async fn say(&self, from: &str, to: &str, text: &str) -> Message {
        self.service.send(text_of(from, to, text)).await.unwrap()
    }

    /// Sends anything.
    pub(crate) async fn send(&self, from: &str, to: &str, more: Value) -> Message {
        let mut value = serde_json::to_value(text_of(from, to, "x")).unwrap();
        let (Value::Object(into), Value::Object(from)) = (&mut value, more) else { panic!() };
        into.extend(from);
        let send: SendMessage = serde_json::from_value(value).unwrap();
        self.service.send(send).await.unwrap()
    }

    pub(crate) async fn reply(&self, from: &str, parent: &Message, text: &str) -> Message {
        let data = NewMessageData { text: Some(text.to_owned()), ..NewMessageData::default() };
        let reply = SendInThread {
            message_id: parent.id.clone(),
            receiver: None,
            receiver_type: None,
            multiple_receivers: None,
            category: Some("message".into()),
            kind: Some("text".into()),
            data,
            tags: None,
            on_behalf_of: Uid::from(from),
        };
        self.service.send(reply).await.unwrap()
    }

    pub(crate) async fn edit(&self, message: &Message, text: &str) {
        let data = NewMessageData { text: Some(text.to_owned()), ..NewMessageData::default() };
        let edit = EditMessage {
            id: message.id.clone(),
            data: Some(data),
            on_behalf_of: Some(message.sender.clone()),
            ..EditMessage::default()
        };
        self.service.send(edit).await.unwrap();
    }

    pub(crate) async fn delete(&self, message: &Message) {
        let delete = DeleteMessage {
            id: message.id.clone(),
            on_behalf_of: Some(message.sender.clone()),
            ..DeleteMessage::default()
        };
        self.service.send(delete).await.unwrap();
    }

    pub(crate) async fn react(&self, uid: &str, message: &Message, emoji: &str) {
        let react = AddReaction {
            message_id: message.id.clone(),
            reaction: emoji.to_owned(),
            on_behalf_of: Uid::from(uid),
        };
        self.service.send(react).await.unwrap();
    }

    /// Types as somebody.
    pub(crate) async fn types(&self, uid: &str, receiver: &str, started: bool) {
        let body = json!({
            "uid": uid, "receiver": receiver, "receiverType": kind_of(receiver), "started": started,
        });
        self.control("typing", &body).await;
    }

    /// Breaks all live connections without a word.
    pub(crate) async fn cut(&self) {
        self.control("sockets/drop", &json!({})).await;
    }

    async fn control(&self, what: &str, body: &Value) {
        let body = body.to_string();
        let mut socket = tokio::net::TcpStream::connect(self.t.sandbox.address()).await.unwrap();
        let head = format!(
            "POST /_sandbox/apps/{}/{what} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.app.app,
            body.len()
        );
        socket.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}

fn kind_of(receiver: &str) -> &'static str {
    if receiver == "support" { "group" } else { "user" }
}

fn text_of(from: &str, to: &str, text: &str) -> SendMessage {
    let kind = ReceiverType::from(kind_of(to));
    SendMessage { on_behalf_of: Some(Uid::from(from)), ..SendMessage::text(kind, to, text) }
}

/// A window that notes what a preview tells it.
#[derive(Default)]
pub(crate) struct Window {
    events: Mutex<Vec<PreviewEvent>>,
    count: watch::Sender<usize>,
    closed: std::sync::atomic::AtomicBool,
}

impl PreviewSink for Window {
    fn send(&self, events: Vec<PreviewEvent>) -> bool {
        self.events.lock().unwrap().extend(events);
        self.count.send_modify(|count| *count += 1);
        !self.closed.load(std::sync::atomic::Ordering::Relaxed)
    }
}

impl Window {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    /// No longer listens.
    pub(crate) fn close(&self) {
        self.closed.store(true, std::sync::atomic::Ordering::Relaxed);
    }

    pub(crate) fn all(&self) -> Vec<PreviewEvent> {
        self.events.lock().unwrap().clone()
    }

    /// Waits until what was told fits; the test's clock goes on by single frames of the screen.
    pub(crate) async fn until(&self, t: &TestConsole, fits: impl Fn(&Self) -> bool) {
        let mut count = self.count.subscribe();
        let waiting = async {
            loop {
                if fits(self) {
                    return;
                }
                match t.clock.next() {
                    Some(next) if next <= FRAME => t.clock.advance(next),
                    _ => tokio::select! {
                        _ = count.changed() => {}
                        () = tokio::task::yield_now() => {}
                    },
                }
            }
        };
        let deadline = Duration::from_secs(30);
        if tokio::time::timeout(deadline, waiting).await.is_err() {
            panic!("not told within {deadline:?}: {:#?}", self.all());
        }
    }

    /// Waits until the preview says it is in a phase, after so many states.
    pub(crate) async fn until_state(&self, t: &TestConsole, phase: PreviewPhase) -> PreviewState {
        self.until(t, |seen| seen.last_state().is_some_and(|state| state.state == phase)).await;
        self.last_state().expect("it was waited for")
    }

    pub(crate) fn states(&self) -> Vec<PreviewState> {
        let states = self.all().into_iter().filter_map(|event| match event {
            PreviewEvent::State { state } => Some(state),
            _ => None,
        });
        states.collect()
    }

    pub(crate) fn last_state(&self) -> Option<PreviewState> {
        self.states().pop()
    }

    /// Texts told as new, in the order they were told.
    pub(crate) fn told(&self) -> Vec<String> {
        let events = self.all();
        let new = events.iter().filter_map(|event| match event {
            PreviewEvent::Messages { messages } => Some(messages),
            _ => None,
        });
        new.flatten().map(text).collect()
    }

    /// What a window shows: the newest state of each message, in order.
    pub(crate) fn shown(&self) -> Vec<String> {
        let mut rows = std::collections::BTreeMap::new();
        for event in self.all() {
            if let PreviewEvent::Messages { messages } | PreviewEvent::Changed { messages } = event
            {
                for view in messages {
                    rows.insert(view.id.parse::<u64>().unwrap(), text(&view));
                }
            }
        }
        rows.into_values().collect()
    }

    pub(crate) fn has(&self, fits: impl Fn(&PreviewEvent) -> bool) -> bool {
        self.events.lock().unwrap().iter().any(fits)
    }
}

/// A message in short: what it says, or what became of it.
pub(crate) fn text(view: &halley_core::transcript::MessageView) -> String {
    use halley_core::transcript::TextPart;
    if view.deleted_at.is_some() {
        return "deleted".to_owned();
    }
    if let Some(action) = &view.action {
        return action.clone();
    }
    let parts = view.parts.iter().map(|part| match part {
        TextPart::Text { text } | TextPart::Link { text, .. } => text.clone(),
        TextPart::Mention { name, .. } => format!("@{name}"),
    });
    let mut said: String = parts.collect();
    for reaction in &view.reactions {
        said.push_str(&format!(" {}{}", reaction.emoji, reaction.count));
    }
    said
}
