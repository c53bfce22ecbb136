//! Readers of answers, requests and frames, fed what is almost right.

use std::sync::LazyLock;

use cometchat_api::live::Frame;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value, json};

use crate::contract::{operations, root};
use crate::operations::endpoints;
use crate::probe::Received;

/// What a node is replaced by.
fn any_node() -> impl Strategy<Value = Value> {
    prop_oneof![
        select(vec![
            Value::Null,
            json!(true),
            json!(""),
            json!(-1),
            json!(1e300),
            json!(u64::MAX),
            json!([]),
            json!({}),
            json!([[null]]),
            json!({"entity": {}, "entityType": "user"}),
            json!("9999999999999999999"),
            json!("{\"a\":"),
        ]),
        any::<i64>().prop_map(Value::from),
        // Fractions that come back to the last digit.
        (-4_000_i32..4_000).prop_map(|n| Value::from(f64::from(n) / 4.0)),
        "\\PC{0,20}".prop_map(Value::from),
    ]
}

/// A change of a text: another node somewhere, bytes flipped, and the end cut off.
#[derive(Clone, Debug)]
struct Change {
    nodes: Vec<(Index, Value)>,
    flips: Vec<(Index, u8)>,
    cut: Option<Index>,
}

fn any_change() -> impl Strategy<Value = Change> {
    let flips = prop_oneof![3 => Just(Vec::new()), 1 => vec((any::<Index>(), any::<u8>()), 1..4)];
    let cut = proptest::option::weighted(0.1, any::<Index>());
    (vec((any::<Index>(), any_node()), 1..4), flips, cut).prop_map(|(nodes, flips, cut)| Change {
        nodes,
        flips,
        cut,
    })
}

impl Change {
    fn of(&self, mut value: Value) -> Vec<u8> {
        for (index, node) in &self.nodes {
            let n_nodes = count(&value);
            replace(&mut value, &mut index.index(n_nodes), node);
        }
        let mut bytes = value.to_string().into_bytes();
        for (index, byte) in &self.flips {
            let at = index.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Some(cut) = &self.cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        bytes
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

fn replace(value: &mut Value, left: &mut usize, node: &Value) {
    if *left == 0 {
        *value = node.clone();
        *left = usize::MAX;
        return;
    }
    *left -= 1;
    let children: Vec<&mut Value> = match value {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => Vec::new(),
    };
    for child in children {
        if *left == usize::MAX {
            return;
        }
        replace(child, left, node);
    }
}

fn config() -> ProptestConfig {
    let regressions = FileFailurePersistence::Direct("tests/it/fuzz-regressions.txt");
    ProptestConfig {
        cases: 1_000,
        failure_persistence: Some(Box::new(regressions)),
        ..ProptestConfig::default()
    }
}

/// Documented answers with the endpoints that read them.
static ANSWERS: LazyLock<Vec<(usize, Value)>> = LazyLock::new(|| {
    let mut answers = Vec::new();
    for operation in operations() {
        for (place, probe) in endpoints().iter().enumerate() {
            if probe.matches(operation).is_some() {
                let examples = operation.response_examples().into_iter();
                answers.extend(examples.map(|(_, example)| (place, example.clone())));
            }
        }
    }
    assert!(answers.len() > 200, "{} documented answers", answers.len());
    answers
});

static FRAMES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let text = std::fs::read_to_string(root().join("realtime-frames.jsonl")).expect("the frames");
    let line = |line: &str| serde_json::from_str::<Value>(line).expect("JSON")["frame"].take();
    text.lines().map(line).collect()
});

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_changed_answer_makes_its_reader_panic(at in any::<Index>(), change in any_change()) {
        let (place, answer) = at.get(&ANSWERS);
        let probe = &endpoints()[*place];
        if let Ok(written) = (probe.reply)(&change.of(answer.clone())) {
            // Not the same to the last digit: serde_json rounds large fractions.
            let again = (probe.reply)(written.to_string().as_bytes());
            prop_assert!(again.is_ok(), "{}: {again:?}", probe.name);
        }
    }

    #[test]
    fn no_request_makes_its_reader_panic(
        at in any::<Index>(),
        values in vec(any_node(), 12),
        path in vec("\\PC{0,12}", 4),
    ) {
        let probe = at.get(endpoints());
        let body = probe.names.iter().zip(&values);
        let body = body.map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let names = probe.route.path.split('/');
        let names = names.filter_map(|it| it.strip_prefix('{').and_then(|it| it.strip_suffix('}')));
        let received = Received {
            path: names.map(str::to_owned).zip(path).collect(),
            body: Some(Value::Object(body)),
            ..Received::default()
        };
        drop((probe.request)(received));
    }

    #[test]
    fn no_changed_frame_makes_its_reader_panic(at in any::<Index>(), change in any_change()) {
        let bytes = change.of(at.get(&FRAMES).clone());
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(frame) = Frame::parse(&text) {
            let written = frame.to_text().expect("a frame serialises");
            prop_assert!(Frame::parse(&written).is_ok(), "{written}");
        }
    }
}
