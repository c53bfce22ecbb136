//! Every documented frame is read and written again.

use cometchat_api::live::{Body, Frame};
use serde_json::Value;

use crate::contract::root;
use crate::exceptions::{self, Used};
use crate::same::differences;

struct Documented {
    kind: String,
    frame: Value,
}

fn documented() -> Vec<Documented> {
    let text = std::fs::read_to_string(root().join("realtime-frames.jsonl")).expect("the frames");
    text.lines()
        .map(|line| {
            let mut line: Value = serde_json::from_str(line).expect("a line is JSON");
            Documented {
                kind: line["kind"].as_str().expect("a kind").to_owned(),
                frame: line["frame"].take(),
            }
        })
        .collect()
}

#[test]
fn every_documented_frame_is_read_and_written_without_loss() {
    let frames = documented();
    assert_eq!(frames.len(), 63);
    let mut used = Used::of(exceptions::frames());
    let mut wrong = Vec::new();
    for Documented { kind, frame } in frames {
        let read = Frame::parse(&frame.to_string()).expect("a frame");
        let written = serde_json::to_value(&read).expect("a frame serialises");
        for path in differences(&frame, &written) {
            if !used.allows(&kind, &path) {
                wrong.push(format!("{kind}: {path}"));
            }
        }
        let again = Frame::parse(&written.to_string()).expect("a frame");
        assert_eq!(again, read, "{kind}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    used.assert_all_needed();
}

#[test]
fn every_documented_frame_is_of_a_known_kind() {
    for Documented { kind, frame } in documented() {
        let read = Frame::parse(&frame.to_string()).expect("a frame");
        if let Frame::Event(envelope) = read {
            assert!(!matches!(envelope.body, Body::Other { .. }), "{kind} is read as unknown");
        }
    }
}

#[test]
fn a_frame_of_an_unknown_kind_is_kept() {
    let text = r#"{"type":"weather","sender":"ada","body":{"sun":true}}"#;
    let Ok(Frame::Event(envelope)) = Frame::parse(text) else { panic!("not an event") };
    assert_eq!(envelope.body.kind(), "weather");
    let body = serde_json::json!({"sun": true});
    assert_eq!(envelope.body, Body::Other { kind: "weather".to_owned(), body });
}

#[test]
fn a_known_kind_of_another_shape_is_kept_as_unknown() {
    let text = r#"{"type":"receipts","body":{"action":"read"}}"#;
    let Ok(Frame::Event(envelope)) = Frame::parse(text) else { panic!("not an event") };
    assert!(matches!(envelope.body, Body::Other { .. }));
}

#[test]
fn text_that_is_no_object_is_no_frame() {
    for text in ["", "[]", "7", "\"ping\"", "{\"type\":"] {
        assert!(Frame::parse(text).is_err(), "{text}");
    }
}
