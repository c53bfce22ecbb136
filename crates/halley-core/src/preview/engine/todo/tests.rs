use std::collections::BTreeMap;

use cometchat_api::chat::messages::Message;
use proptest::prelude::*;
use serde_json::json;

use super::Todo;
use crate::preview::PreviewEvent;
use crate::preview::ledger::{Ledger, Origin};
use crate::preview::reads::{Answer, Ask};
use crate::transcript::view::Pictures;

/// Messages in one answer of the tests' service.
const LIMIT: usize = 3;

struct NoPictures;

impl Pictures for NoPictures {
    fn address(&self, _: &str) -> Option<String> {
        None
    }
}

/// What happens between two questions.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Send,
    Edit(usize),
    /// A question is asked and answered.
    Step,
    /// The question that was asked last is not answered.
    Fail,
    /// Time passes until the preview asks anew.
    Wake,
    /// It also reads its last stretch once more.
    WakeWholly,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => Just(Deed::Send),
        2 => (0_usize..50).prop_map(Deed::Edit),
        5 => Just(Deed::Step),
        1 => Just(Deed::Fail),
        2 => Just(Deed::Wake),
        1 => Just(Deed::WakeWholly),
    ];
    prop::collection::vec(deed, 0..120)
}

/// The service: ids to the version of their text and when it was changed last.
#[derive(Default)]
struct Service {
    rows: BTreeMap<u64, (u64, i64)>,
    now: i64,
    versions: u64,
}

impl Service {
    fn send(&mut self) {
        let id = self.rows.keys().last().map_or(10, |last| last + 3);
        self.change(id);
    }

    fn change(&mut self, id: u64) {
        self.now += 1;
        self.versions += 1;
        self.rows.insert(id, (self.versions, self.now));
    }

    fn message(&self, id: u64) -> Message {
        let (version, at) = self.rows[&id];
        let value = json!({
            "id": id.to_string(), "conversationId": "ada_user_cy", "sender": "cy",
            "category": "message", "type": "text", "data": {"text": version.to_string()},
            "sentAt": at, "updatedAt": at, "editedAt": at,
        });
        serde_json::from_value(value).expect("a message of the documented shape")
    }

    fn answer(&self, ask: Ask) -> Answer {
        let ids: Vec<u64> = match ask {
            Ask::Tail { up_to } => {
                let all = self.rows.range(..=up_to.unwrap_or(u64::MAX));
                all.rev().take(LIMIT).map(|(id, _)| *id).collect()
            }
            Ask::After(after) => {
                self.rows.range(after + 1..).take(LIMIT).map(|(id, _)| *id).collect()
            }
            Ask::Changed { since, before } => {
                let all = self.rows.range(..before.unwrap_or(u64::MAX));
                let changed = all.rev().filter(|(_, (_, at))| *at >= since);
                changed.take(LIMIT).map(|(id, _)| *id).collect()
            }
            Ask::One(id) => vec![id],
        };
        let full = ids.len() >= LIMIT;
        Answer { ask, messages: ids.into_iter().map(|id| self.message(id)).collect(), full }
    }
}

proptest! {
    /// However questions, failures and changes follow each other, the window has everything from
    /// where it began, as the service has it, once it is left in peace.
    #[test]
    fn every_message_after_the_windows_last_one_arrives_in_its_newest_state(
        n_before in 0_usize..12,
        window_has in any::<bool>(),
        deeds in deeds(),
    ) {
        let mut service = Service::default();
        (0..n_before).for_each(|_| service.send());
        let last_id = service.rows.keys().last().copied().filter(|_| window_has);
        let mut todo = Todo::starting_at(last_id);
        let mut ledger = Ledger::starting_after(last_id.unwrap_or(0));
        let mut window: BTreeMap<u64, String> = BTreeMap::new();
        let from = match last_id {
            Some(last_id) => last_id + 1,
            // The window asks for the end; what is before it is not told by itself.
            None => service.rows.keys().rev().take(LIMIT).next_back().copied().unwrap_or(0),
        };
        let mut step = |todo: &mut Todo, service: &Service, is_answered: bool| {
            let Some(ask) = todo.next(&mut ledger) else { return false };
            if !is_answered {
                if let Some(Ask::One(id)) = todo.put_back() {
                    ledger.doubt(id);
                }
                return true;
            }
            let answer = service.answer(ask);
            for message in &answer.messages {
                ledger.take(message, Origin::Read, &NoPictures);
            }
            todo.answered(&answer);
            for event in ledger.drain() {
                show(&event, &mut window);
            }
            true
        };
        // The begin is answered before anything happens: it is the window's own state.
        step(&mut todo, &service, true);
        for deed in deeds {
            match deed {
                Deed::Send => service.send(),
                Deed::Edit(n) => {
                    let id = service.rows.keys().nth(n % service.rows.len().max(1)).copied();
                    if let Some(id) = id {
                        service.change(id);
                    }
                }
                Deed::Step => { step(&mut todo, &service, true); }
                Deed::Fail => { step(&mut todo, &service, false); }
                Deed::Wake => todo.ask_again(),
                Deed::WakeWholly => todo.ask_all_again(),
            }
        }
        todo.ask_again();
        for n in 0.. {
            prop_assert!(n < 1_000, "it asks for ever");
            if !step(&mut todo, &service, true) {
                break;
            }
        }
        let truth: BTreeMap<u64, String> = service
            .rows
            .range(from..)
            .map(|(id, (version, _))| (*id, version.to_string()))
            .collect();
        let shown: BTreeMap<u64, String> =
            window.range(from..).map(|(id, text)| (*id, text.clone())).collect();
        prop_assert_eq!(shown, truth);
    }
}

#[test]
fn a_change_made_while_changes_are_read_page_by_page_is_not_passed_over() {
    let mut service = Service::default();
    (0..5).for_each(|_| service.send());
    let mut todo = Todo::starting_at(None);
    let mut ledger = Ledger::starting_after(0);
    let mut step = |todo: &mut Todo, service: &Service| {
        let answer = service.answer(todo.next(&mut ledger)?);
        todo.answered(&answer);
        Some(answer)
    };
    step(&mut todo, &service);
    todo.ask_again();
    // What came after, then the newest changes; older ones are on the next page.
    step(&mut todo, &service);
    step(&mut todo, &service);
    let (newest, oldest) = (22, 10);
    service.change(newest);
    (0..20).for_each(|_| service.now += 1);
    service.change(oldest);
    while step(&mut todo, &service).is_some() {}
    todo.ask_again();
    let mut read = Vec::new();
    while let Some(answer) = step(&mut todo, &service) {
        read.extend(answer.messages.into_iter().map(|message| message.id.number()));
    }
    assert!(read.contains(&newest), "{read:?}");
}

fn show(event: &PreviewEvent, window: &mut BTreeMap<u64, String>) {
    let (PreviewEvent::Messages { messages } | PreviewEvent::Changed { messages }) = event else {
        return;
    };
    for view in messages {
        let text = view.parts.iter().map(|part| format!("{part:?}")).collect::<String>();
        let version: String = text.chars().filter(char::is_ascii_digit).collect();
        window.insert(view.id.parse().unwrap_or(0), version);
    }
}
