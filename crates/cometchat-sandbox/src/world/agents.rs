//! AI agents: users who answer what is written to them (`contract/realtime.md` sections 4.3 and
//! 4.15). No operation makes agents, so a user who carries the tag `agent` is one. The sandbox has
//! no model behind them: an agent says what it was asked.

use cometchat_api::Uid;
use cometchat_api::chat::messages::{Category, MessageData, MessageType};
use cometchat_api::live::Streamed;
use serde_json::{Map, Value, json};

use super::message_id;
use crate::world::{App, Draft, Peers, What};

const TAG: &str = "agent";

/// A run: what was asked of whom, and by whom.
struct Run {
    id: String,
    agent: Uid,
    asked_by: Uid,
    peers: Peers,
    number: u64,
    parent: Option<u64>,
    text: String,
}

impl App {
    /// Whether a user is an agent.
    pub(crate) fn is_agent(&self, uid: &Uid) -> bool {
        self.active(uid).is_ok_and(|person| person.tags().iter().any(|tag| tag == TAG))
    }

    /// Answers a text that was written to an agent: a run is told piece by piece, then its answer
    /// is kept. Anything else, and what moderation holds back, is left alone.
    pub(crate) fn answer_as_agent(&mut self, number: u64, at_ms: i64) {
        let Some(run) = self.run_of(number) else { return };
        let thread = run.parent.unwrap_or(run.number);
        let about = json!({ "runId": run.id, "threadId": thread.to_string() });
        let said = format!("You wrote: {}", run.text);
        self.stream(&run, at_ms, "run_started", &about, &json!({}));
        self.stream(&run, at_ms, "text_message_start", &about, &json!({ "role": "assistant" }));
        for delta in said.split_inclusive(' ') {
            self.stream(&run, at_ms, "text_message_content", &about, &json!({ "delta": delta }));
        }
        self.stream(&run, at_ms, "text_message_end", &about, &json!({}));
        self.stream(&run, at_ms, "run_finished", &about, &json!({}));
        let mut extra = Map::new();
        extra.insert("runId".to_owned(), about["runId"].clone());
        extra.insert("threadId".to_owned(), about["threadId"].clone());
        extra.insert("elements".to_owned(), json!([{ "type": "text", "value": said }]));
        let data = MessageData { text: Some(said), extra, ..MessageData::default() };
        let draft = Draft {
            category: Category::Agentic,
            parent: run.parent,
            ..Draft::new(&run.agent, run.peers, MessageType::Assistant, data)
        };
        self.post(draft, at_ms);
    }

    fn run_of(&mut self, number: u64) -> Option<Run> {
        let stored = self.messages.get(number)?;
        let message = &stored.message;
        let is_text = *stored.category() == Category::Message
            && message.kind == Some(MessageType::Text)
            && !stored.withheld;
        let text = message.data.text.clone().filter(|_| is_text)?;
        let agent = stored.peers.other(&message.sender)?;
        // Two agents would never stop.
        if !self.is_agent(agent) || self.is_agent(&message.sender) {
            return None;
        }
        let parent = message.parent_id.as_ref().map(cometchat_api::MessageId::number);
        let (agent, asked_by, peers) =
            (agent.clone(), message.sender.clone(), stored.peers.clone());
        Some(Run { id: self.dice.hex(24), agent, asked_by, peers, number, parent, text })
    }

    fn stream(&mut self, run: &Run, at_ms: i64, kind: &str, about: &Value, more: &Value) {
        let mut data = about.clone();
        data["timestamp"] = json!(at_ms);
        for (name, value) in more.as_object().into_iter().flatten() {
            data[name.as_str()] = value.clone();
        }
        let piece = Streamed {
            kind: kind.to_owned(),
            conversation_id: Some(run.peers.id()),
            id: Some(message_id(run.number)),
            parent_id: Some(message_id(run.parent.unwrap_or_default())),
            data,
            extra: Map::new(),
        };
        let (agent, to) = (run.agent.clone(), run.asked_by.clone());
        self.tell(at_ms, None, None, What::Streamed { agent, to, piece: Box::new(piece) });
    }
}
