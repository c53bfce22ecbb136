use cometchat_api::chat::messages::Message;
use cometchat_api::live::{Body, Frame};
use serde_json::{Value, json};

use super::{Pictures, of};
use crate::transcript::fold::{folded, is_change};
use crate::transcript::{MessageView, Moderation, TextPart, summary};

/// Shows an address as it is, so that tests see what would be loaded.
struct Plain;

impl Pictures for Plain {
    fn address(&self, url: &str) -> Option<String> {
        Some(format!("halley-media:{url}"))
    }
}

fn message(value: Value) -> Message {
    serde_json::from_value(value).expect("any message is read")
}

fn view(value: Value) -> MessageView {
    of(&message(value), &Plain)
}

fn with(fields: Value) -> Value {
    let mut message = json!({
        "id": "7", "conversationId": "ada_user_cy", "sender": "cy", "receiver": "ada",
        "receiverType": "user", "category": "message", "type": "text", "sentAt": 1_000,
        "data": {"entities": {
            "sender": {"entityType": "user", "entity": {"uid": "cy", "name": "Cy"}},
            "receiver": {"entityType": "user", "entity": {"uid": "ada", "name": "Ada"}},
        }},
    });
    merge(&mut message, fields);
    message
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}

fn plain(text: &str) -> Vec<TextPart> {
    vec![TextPart::Text { text: text.to_owned() }]
}

/// Every message that the recorded frames of the contract carry, by kind.
fn recorded() -> Vec<(String, Message)> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../contract/realtime-frames.jsonl");
    let lines = std::fs::read_to_string(file).expect("the contract is part of the project");
    let messages = lines.lines().filter_map(|line| {
        let line: Value = serde_json::from_str(line).expect("a line of the contract is JSON");
        let frame = Frame::parse(&line["frame"].to_string()).expect("a frame of the contract");
        let Frame::Event(event) = frame else { return None };
        match event.body {
            Body::Message(message) => Some((line["kind"].as_str()?.to_owned(), *message)),
            _ => None,
        }
    });
    messages.collect()
}

#[test]
fn every_recorded_message_says_something_in_a_line_and_in_a_view() {
    let recorded = recorded();
    assert!(recorded.len() > 20, "{}", recorded.len());
    for (kind, message) in recorded {
        let line = summary::of(&message);
        assert!(!line.is_empty() && line.chars().count() < 300, "{kind}: {line}");
        let view = of(&message, &Plain);
        let says = !view.parts.is_empty()
            || !view.attachments.is_empty()
            || view.action.is_some()
            || view.custom.is_some()
            || view.interactive.is_some();
        assert!(says, "{kind}: {view:?}");
    }
}

#[test]
fn recorded_actions_and_calls_read_as_sentences() {
    let sentences: Vec<(String, String)> = recorded()
        .into_iter()
        .filter_map(|(kind, message)| Some((kind, of(&message, &Plain).action?)))
        .collect();
    let said = |kind: &str| {
        let found = sentences.iter().find(|(one, _)| one == kind);
        found.map(|(_, sentence)| sentence.as_str())
    };
    let changed = said("message/action/groupMember/scopeChanged").expect("it is recorded");
    assert!(changed.contains(" from ") && changed.ends_with(" in Support room"), "{changed}");
    for (kind, sentence) in &sentences {
        assert!(!sentence.contains("omeone"), "{kind}: {sentence}");
    }
}

#[test]
fn a_picture_is_loaded_and_a_document_only_named() {
    let files = with(json!({"type": "image", "data": {"text": "caption", "attachments": [
        {"name": "f.png", "extension": "png", "mimeType": "image/png", "size": 3120, "url": "https://h/f.png"},
        {"name": "a.pdf", "extension": "pdf", "mimeType": "application/pdf", "size": "9", "url": "https://h/a.pdf?fat=T"},
        {"name": "x.svg", "extension": "svg", "mimeType": "image/svg+xml", "url": "https://h/x.svg"},
        {"name": "big.png", "mimeType": "image/png", "size": 209_715_200, "url": "https://h/big.png"},
        {"name": "odd", "mimeType": "image/png", "url": "javascript:alert(1)"},
    ]}}));
    let shown = view(files);
    assert_eq!(shown.parts, plain("caption"));
    let url = |n: usize| shown.attachments[n].url.as_deref();
    assert_eq!(url(0), Some("halley-media:https://h/f.png"));
    assert_eq!([url(1), url(2), url(3)], [None; 3], "a document, a program, 200 MB");
    assert_eq!(shown.attachments[3].size, Some(209_715_200));
    let external = |n: usize| shown.attachments[n].external.as_deref();
    assert_eq!(external(1), Some("https://h/a.pdf"), "without the token");
    assert_eq!(external(4), None);
}

#[test]
fn a_file_given_as_an_address_alone_has_its_name_from_there() {
    let shown =
        view(with(json!({"type": "image", "data": {"url": "https://h/a/My%20cat.JPG?x=1"}})));
    let file = &shown.attachments[0];
    assert_eq!((file.name.as_str(), file.extension.as_str()), ("My cat.JPG", "jpg"));
    assert!(file.url.is_some());
}

#[test]
fn a_tombstone_says_who_and_when_and_nothing_else() {
    let deleted = with(json!({
        "deletedAt": 2_000, "deletedBy": "cy",
        "data": {"text": "secret", "customData": {"a": "secret"}, "attachments": [{"url": "https://h/secret.png"}]},
    }));
    assert_eq!(summary::of(&message(deleted.clone())), "Deleted message");
    let shown = view(deleted);
    assert_eq!((shown.deleted_at, shown.deleted_by.as_deref()), (Some(2_000), Some("Cy")));
    assert!(!format!("{shown:?}").contains("secret"), "{shown:?}");
}

#[test]
fn forms_cards_agents_and_what_is_not_known_show_their_data() {
    let form = view(with(json!({"category": "interactive", "type": "form", "data": {
        "interactiveData": {"title": "Survey", "formFields": [{"label": "Name", "elementType": "textInput"}]},
    }})));
    let said = form.interactive.as_ref().map(|form| (form.title.clone(), form.elements.clone()));
    assert_eq!(said, Some((Some("Survey".to_owned()), vec!["Name (textInput)".to_owned()])));
    let card = view(with(json!({"category": "card", "type": "card", "data": {
        "card": {"fallbackText": "A card", "body": []},
    }})));
    assert_eq!(card.parts, plain("A card"));
    assert!(card.custom.is_some_and(|json| json.contains("fallbackText")));
    let tool = view(with(json!({"category": "agentic", "type": "tool-arguments", "data": {
        "toolCalls": [{"id": "1", "type": "function", "function": {"name": "find_order"}}],
    }})));
    assert_eq!(tool.action.as_deref(), Some("The AI agent asked find_order"));
    let strange = view(with(json!({"category": "hologram", "type": "cube", "data": {"edge": 7}})));
    assert_eq!((strange.category.as_str(), strange.kind.as_str()), ("hologram", "cube"));
    assert!(strange.custom.is_some_and(|json| json.contains("edge") && !json.contains("Cy")));
}

#[test]
fn a_call_has_its_facts_and_its_sentence() {
    let ended =
        with(json!({"category": "call", "type": "video", "data": {"action": "ended", "entities": {
            "by": {"entityType": "user", "entity": {"uid": "cy", "name": "Cy"}},
            "for": {"entityType": "user", "entity": {"uid": "ada", "name": "Ada"}},
            "on": {"entityType": "call", "entity": {
                "sessionid": "S1", "status": "ended", "startedAt": 1_000, "endedAt": 1_125,
            }},
        }}}));
    let shown = view(ended);
    assert_eq!(shown.action.as_deref(), Some("The video call ended after 2 min 5 s"));
    let call = shown.call.expect("a call has facts");
    assert_eq!((call.status.as_str(), call.duration_secs), ("ended", Some(125)));
}

#[test]
fn counts_marks_and_quotes_come_over() {
    let shown = view(with(json!({
        "parentId": "3", "replyCount": "4", "tags": ["vip"], "pinnedAt": 5, "deliveredAt": 6, "readAt": 7,
        "data": {
            "text": "ok <@uid:ada>", "moderation": {"status": "disapproved"},
            "mentions": {"ada": {"uid": "ada", "name": "Ada Lovelace"}},
            "reactions": [{"reaction": "👍", "count": 2}, {"reaction": "x", "count": 0}],
        },
        "quotedMessageId": "2",
        "quotedMessage": {"id": "2", "sender": "ada", "category": "message", "type": "text", "data": {"text": "why?"}},
    })));
    assert_eq!(shown.parent.as_deref(), Some("3"));
    assert_eq!((shown.replies, shown.pinned_at), (4, Some(5)));
    assert_eq!((shown.delivered_at, shown.read_at), (Some(6), Some(7)));
    assert_eq!(shown.moderation, Some(Moderation::Disapproved));
    assert_eq!(shown.reactions.len(), 1);
    let quoted = shown.quoted.expect("it quotes");
    assert_eq!((quoted.sender.as_str(), quoted.text.as_str()), ("Ada", "why?"));
    let mention = TextPart::Mention { uid: "ada".to_owned(), name: "Ada".to_owned() };
    assert_eq!(shown.parts[1], mention);
}

#[test]
fn shapes_that_no_document_knows_do_not_break_a_message() {
    for odd in [
        json!({"data": {"text": 7, "subType": 5, "attachments": "none", "reactions": {"a": 1}}}),
        json!({"data": {"entities": 5, "mentions": "x", "metadata": [1]}}),
        json!({"data": {"customData": "x", "moderation": 3, "interactions": 1}}),
        json!({"data": []}),
        json!({"data": "{\"text\":\"as text\"}"}),
        json!({"editedAt": "", "deletedAt": 0, "replyCount": null, "tags": null}),
    ] {
        let mut value = with(json!({}));
        if let (Value::Object(into), Value::Object(from)) = (&mut value, odd.clone()) {
            into.extend(from);
        }
        let read = serde_json::from_value::<Message>(value);
        let shown = of(&read.unwrap_or_else(|error| panic!("{odd}: {error}")), &Plain);
        assert_eq!(shown.id, "7");
    }
}

#[test]
fn hostile_names_stay_in_their_place() {
    let shown = view(with(json!({"data": {
        "text": "\u{202E}txt.exe\u{0} <script>alert(1)</script>",
        "entities": {"sender": {"entity": {"uid": "cy", "name": "C\u{202E}y\n\u{0}"}}},
    }})));
    assert_eq!(shown.sender.name, "C\u{202E}y\u{202C}");
    assert_eq!(shown.parts, plain("\u{202E}txt.exe <script>alert(1)</script>\u{202C}"));
}

#[test]
fn edits_and_deletions_fold_into_their_messages() {
    let row = with(json!({"data": {"text": "old"}, "editedAt": 0}));
    let edited = with(json!({"data": {"text": "new"}, "editedAt": 1_500, "editedBy": "cy"}));
    let action = |id: &str, action: &str, on: &Value| {
        with(json!({"id": id, "category": "action", "type": "message", "data": {
            "action": action, "entities": {"on": {"entityType": "message", "entity": on}},
        }}))
    };
    let gone = json!({"id": "8", "deletedAt": 1_600, "deletedBy": "cy"});
    let page = vec![
        message(row),
        message(with(json!({"id": "8", "data": {"text": "gone"}}))),
        message(action("9", "edited", &edited)),
        message(action("10", "deleted", &gone)),
    ];
    assert!(is_change(&page[2]) && !is_change(&page[0]));
    let shown: Vec<MessageView> = folded(page).iter().map(|one| of(one, &Plain)).collect();
    assert_eq!(shown.len(), 2);
    assert_eq!(shown[0].parts, plain("new"));
    assert_eq!(shown[0].edited_by.as_deref(), Some("Cy"));
    assert_eq!((shown[1].deleted_at, shown[1].parts.len()), (Some(1_600), 0));
}
