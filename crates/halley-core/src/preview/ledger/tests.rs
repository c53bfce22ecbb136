use cometchat_api::chat::messages::Message;
use cometchat_api::live::ReceiptAction;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Ledger, Origin};
use crate::preview::PreviewEvent;
use crate::transcript::TextPart;
use crate::transcript::view::Pictures;

struct NoPictures;

impl Pictures for NoPictures {
    fn address(&self, _: &str) -> Option<String> {
        None
    }
}

fn message(value: Value) -> Message {
    serde_json::from_value(value).expect("a test's message has the documented shape")
}

fn text(id: u64, text: &str) -> Value {
    json!({
        "id": id.to_string(), "conversationId": "ada_user_cy", "sender": "cy", "receiver": "ada",
        "receiverType": "user", "category": "message", "type": "text",
        "data": {"text": text}, "sentAt": 1_000 + id, "updatedAt": 1_000 + id,
    })
}

fn change(id: u64, action: &str, on: &Value) -> Value {
    json!({
        "id": id.to_string(), "conversationId": "ada_user_cy", "sender": "cy", "receiver": "ada",
        "receiverType": "user", "category": "action", "type": "message", "sentAt": 2_000 + id,
        "data": {"action": action, "entities": {
            "by": {"entityType": "user", "entity": {"uid": "cy", "name": "Cy"}},
            "on": {"entityType": "message", "entity": on},
        }},
    })
}

fn said(event: &PreviewEvent) -> Vec<(&str, String)> {
    let (PreviewEvent::Messages { messages } | PreviewEvent::Changed { messages }) = event else {
        return Vec::new();
    };
    let text = |part: &TextPart| match part {
        TextPart::Text { text } => text.clone(),
        _ => String::new(),
    };
    messages
        .iter()
        .map(|view| match view.deleted_at {
            Some(_) => (view.id.as_str(), "deleted".to_owned()),
            None => (view.id.as_str(), view.parts.iter().map(text).collect()),
        })
        .collect()
}

#[test]
fn a_frame_twice_and_a_read_of_the_same_are_told_once() {
    let mut ledger = Ledger::starting_after(100);
    for origin in [Origin::Frame, Origin::Frame, Origin::Read] {
        ledger.take(&message(text(101, "hi")), origin, &NoPictures);
    }
    let told = ledger.drain();
    assert_eq!(said(&told[0]), [("101", "hi".to_owned())]);
    assert_eq!(told.len(), 1);
    ledger.take(&message(text(101, "hi")), Origin::Read, &NoPictures);
    assert_eq!(ledger.drain(), []);
}

#[test]
fn an_edit_that_overtakes_its_message_wins() {
    let mut ledger = Ledger::starting_after(100);
    let mut edited = text(101, "new");
    edited["editedAt"] = json!(1_500);
    edited["updatedAt"] = json!(1_500);
    ledger.take(&message(change(102, "edited", &edited)), Origin::Frame, &NoPictures);
    ledger.take(&message(text(101, "old")), Origin::Frame, &NoPictures);
    assert_eq!(said(&ledger.drain()[0]), [("101", "new".to_owned())]);
    assert_eq!(ledger.drain(), []);
}

#[test]
fn a_deletion_that_overtakes_its_message_leaves_a_tombstone_without_content() {
    let mut ledger = Ledger::starting_after(100);
    let bare = json!({"id": "101", "conversationId": "ada_user_cy", "deletedAt": 1_500});
    ledger.take(&message(change(102, "deleted", &bare)), Origin::Frame, &NoPictures);
    assert_eq!(ledger.drain(), [], "nothing is known of it yet");
    assert_eq!(ledger.next_doubt(), Some(101), "the service is asked");
    ledger.take(&message(text(101, "secret")), Origin::Frame, &NoPictures);
    let told = ledger.drain();
    assert_eq!(said(&told[0]), [("101", "deleted".to_owned())]);
    assert!(!format!("{told:?}").contains("secret"));
}

#[test]
fn two_edits_in_one_second_make_the_service_the_judge() {
    let mut ledger = Ledger::starting_after(100);
    ledger.take(&message(text(101, "one")), Origin::Frame, &NoPictures);
    ledger.drain();
    let edit = |text_now: &str| {
        let mut edited = text(101, text_now);
        edited["editedAt"] = json!(1_500);
        edited["updatedAt"] = json!(1_500);
        edited
    };
    for text_now in ["two", "three"] {
        let action = change(102, "edited", &edit(text_now));
        ledger.take(&message(action), Origin::Frame, &NoPictures);
    }
    assert_eq!(ledger.next_doubt(), Some(101));
    ledger.take(&message(edit("three")), Origin::Read, &NoPictures);
    assert_eq!(said(&ledger.drain()[0]), [("101", "three".to_owned())]);
}

#[test]
fn a_receipt_marks_all_messages_of_its_author_up_to_it_even_those_that_come_later() {
    let mut ledger = Ledger::starting_after(100);
    ledger.take(&message(text(101, "a")), Origin::Frame, &NoPictures);
    ledger.take_receipt(&ReceiptAction::Read, Some("cy"), 102, 5_000);
    ledger.take(&message(text(102, "b")), Origin::Frame, &NoPictures);
    ledger.take(&message(text(103, "c")), Origin::Frame, &NoPictures);
    let told = ledger.drain();
    let PreviewEvent::Messages { messages } = &told[0] else { panic!("{told:?}") };
    let read: Vec<_> = messages.iter().map(|view| view.read_at).collect();
    assert_eq!(read, [Some(5_000), Some(5_000), None]);
}

#[test]
fn a_message_at_or_before_the_start_is_a_change_never_new() {
    let mut ledger = Ledger::starting_after(100);
    ledger.take(&message(text(99, "old")), Origin::Read, &NoPictures);
    let told = ledger.drain();
    assert!(matches!(told[..], [PreviewEvent::Changed { .. }]), "{told:?}");
}

#[test]
fn what_fell_out_of_memory_is_not_told_as_new_again() {
    let mut ledger = Ledger::starting_after(0);
    for id in 1..=2_100 {
        ledger.take(&message(text(id, "x")), Origin::Read, &NoPictures);
    }
    ledger.drain();
    ledger.take(&message(text(1, "x")), Origin::Read, &NoPictures);
    assert!(!ledger.drain().iter().any(|event| matches!(event, PreviewEvent::Messages { .. })));
}

/// What a server does to a conversation.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Send,
    Edit(usize),
    Delete(usize),
}

/// What reaches the preview in between.
#[derive(Clone, Copy, Debug)]
enum Delivery {
    /// Some frame that was ever sent, in any order and as often as it likes.
    Frame(usize),
    /// A read of everything after a message.
    Read,
    /// A read of a message that is in doubt.
    Doubt,
    /// What is known is told.
    Drain,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        3 => Just(Deed::Send),
        1 => (0_usize..20).prop_map(Deed::Edit),
        1 => (0_usize..20).prop_map(Deed::Delete),
    ];
    prop::collection::vec(deed, 1..40)
}

fn deliveries() -> impl Strategy<Value = Vec<Delivery>> {
    let delivery = prop_oneof![
        6 => (0_usize..60).prop_map(Delivery::Frame),
        1 => Just(Delivery::Read),
        1 => Just(Delivery::Doubt),
        2 => Just(Delivery::Drain),
    ];
    prop::collection::vec(delivery, 0..60)
}

/// The service: messages as they are now, and every frame it ever sent.
#[derive(Default)]
struct Service {
    messages: Vec<Value>,
    frames: Vec<Value>,
    next_id: u64,
    /// Slower than one deed a second, so that deeds share seconds.
    deeds: i64,
}

impl Service {
    fn act(&mut self, deed: Deed) {
        self.deeds += 1;
        self.next_id += 1;
        let now = 5_000 + self.deeds / 3;
        let id = self.next_id;
        let pick = |n: usize| n % self.messages.len().max(1);
        match deed {
            Deed::Send => {
                let mut sent = text(id, &format!("v{id}"));
                sent["sentAt"] = json!(now);
                sent["updatedAt"] = json!(now);
                self.frames.push(sent.clone());
                self.messages.push(sent);
            }
            Deed::Edit(n) if !self.messages.is_empty() => {
                let at = pick(n);
                let row = &mut self.messages[at];
                if row.get("deletedAt").is_some() {
                    return;
                }
                row["data"]["text"] = json!(format!("v{id}"));
                row["editedAt"] = json!(now);
                row["updatedAt"] = json!(now);
                let on = row.clone();
                self.frames.push(change(id, "edited", &on));
            }
            Deed::Delete(n) if !self.messages.is_empty() => {
                let at = pick(n);
                let row = &mut self.messages[at];
                row["deletedAt"] = json!(now);
                row["updatedAt"] = json!(now);
                let on = json!({
                    "id": row["id"], "conversationId": row["conversationId"],
                    "deletedAt": now, "deletedBy": "cy",
                });
                self.frames.push(change(id, "deleted", &on));
            }
            Deed::Edit(_) | Deed::Delete(_) => {}
        }
    }

    fn one(&self, id: u64) -> Option<Message> {
        let found = self.messages.iter().find(|row| row["id"] == json!(id.to_string()));
        found.map(|row| message(row.clone()))
    }
}

proptest! {
    /// Whatever frames come in whatever order and number, and whenever the service is read: every
    /// message is told once as new, in order within an event, and ends as the service has it.
    #[test]
    fn there_is_no_gap_and_no_double(
        rounds in prop::collection::vec((deeds(), deliveries()), 1..6)
    ) {
        let mut service = Service::default();
        let mut ledger = Ledger::starting_after(0);
        let mut window: std::collections::BTreeMap<u64, String> = Default::default();
        let mut told = Vec::new();
        for (deeds, deliveries) in rounds {
            deeds.into_iter().for_each(|deed| service.act(deed));
            for delivery in deliveries {
                match delivery {
                    Delivery::Frame(n) if !service.frames.is_empty() => {
                        let frame = service.frames[n % service.frames.len()].clone();
                        ledger.take(&message(frame), Origin::Frame, &NoPictures);
                    }
                    Delivery::Frame(_) => {}
                    Delivery::Read => read_all(&service, &mut ledger),
                    Delivery::Doubt => settle(&service, &mut ledger, 1),
                    Delivery::Drain => show(&mut ledger, &mut window, &mut told)?,
                }
            }
        }
        read_all(&service, &mut ledger);
        settle(&service, &mut ledger, usize::MAX);
        show(&mut ledger, &mut window, &mut told)?;
        let truth: std::collections::BTreeMap<u64, String> = service
            .messages
            .iter()
            .map(|row| {
                let id = row["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or(0);
                let text = row["data"]["text"].as_str().unwrap_or_default();
                let gone = row.get("deletedAt").is_some();
                (id, if gone { "deleted".to_owned() } else { text.to_owned() })
            })
            .collect();
        prop_assert_eq!(window, truth);
        let mut once = told.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), told.len(), "a message was told twice as new");
    }
}

fn read_all(service: &Service, ledger: &mut Ledger) {
    for row in &service.messages {
        ledger.take(&message(row.clone()), Origin::Read, &NoPictures);
    }
}

fn settle(service: &Service, ledger: &mut Ledger, most: usize) {
    for _ in 0..most {
        let Some(id) = ledger.next_doubt() else { return };
        match service.one(id) {
            Some(row) => ledger.take(&row, Origin::Read, &NoPictures),
            None => ledger.take_absence(id, 9_000),
        }
    }
}

/// A window that inserts what is new and replaces what changed.
fn show(
    ledger: &mut Ledger,
    window: &mut std::collections::BTreeMap<u64, String>,
    told: &mut Vec<u64>,
) -> Result<(), TestCaseError> {
    for event in ledger.drain() {
        let is_new = matches!(event, PreviewEvent::Messages { .. });
        let mut last = 0;
        for (id, text) in said(&event) {
            let id: u64 = id.parse().unwrap_or(0);
            prop_assert!(id > last, "out of order within an event");
            last = id;
            if is_new {
                told.push(id);
            } else {
                prop_assert!(window.contains_key(&id), "a change of what was never told");
            }
            window.insert(id, text);
        }
    }
    Ok(())
}
