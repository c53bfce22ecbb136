//! Contents of every documented kind of message, and text that must be shown with care.

use cometchat_api::chat::messages::{
    Attachment, CallEntity, CallStatus, Category, Entities, Entity, MessageData, MessageType,
};
use cometchat_api::id::SessionId;
use serde_json::{Map, Value, json};

use crate::world::{App, Draft, Peers};

/// A file that the sandbox serves below `/media`.
pub(super) fn media(base: &str, path: &str, mime: &str, size: u64) -> MessageData {
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    let url = format!("{base}/media/{path}");
    let attachment = Attachment {
        url: url.clone(),
        extension: name.rsplit('.').next().map(str::to_owned),
        mime_type: Some(mime.to_owned()),
        size: Some(size),
        name,
        ..Attachment::default()
    };
    MessageData { url: Some(url), attachments: Some(vec![attachment]), ..MessageData::default() }
}

/// A text.
pub(super) fn text(text: &str) -> MessageData {
    MessageData { text: Some(text.to_owned()), ..MessageData::default() }
}

/// Content of an app's own kind.
pub(super) fn custom(data: Value, preview: &str) -> MessageData {
    MessageData {
        custom_data: Some(data),
        sub_type: Some("offer".to_owned()),
        text: Some(preview.to_owned()),
        ..MessageData::default()
    }
}

/// A form to be filled in by the receiver.
pub(super) fn form() -> MessageData {
    MessageData {
        interactive_data: Some(json!({
            "title": "How was your delivery?",
            "formFields": [
                { "elementType": "textInput", "elementId": "comment", "label": "Tell us more", "optional": true },
                { "elementType": "singleSelect", "elementId": "stars", "label": "Stars",
                  "options": [{ "label": "One", "value": "1" }, { "label": "Five", "value": "5" }] }
            ],
            "submitElement": { "elementType": "button", "elementId": "send", "buttonText": "Send" }
        })),
        ..MessageData::default()
    }
}

/// A card with a button.
pub(super) fn card() -> MessageData {
    MessageData {
        interactive_data: Some(json!({
            "title": "Vintage camera, 1962",
            "text": "195, shipping included",
            "cardActions": [{ "elementType": "button", "elementId": "buy", "buttonText": "Buy now" }]
        })),
        ..MessageData::default()
    }
}

/// A call in one of its states, from the sender of the draft; one that took place was recorded.
pub(super) fn call(
    app: &App,
    draft: Draft,
    status: CallStatus,
    (at, duration): (i64, i64),
    base: &str,
) -> Draft {
    let is_over = status == CallStatus::Ended;
    let action = status.as_str().into();
    let call = CallEntity {
        session_id: SessionId::new(format!("v1.us.{at}")),
        status: Some(status),
        initiated_at: Some(at),
        started_at: is_over.then_some(at + 6),
        ended_at: is_over.then_some(at + 6 + duration),
        duration: is_over.then_some(duration),
        extra: if is_over { recorded(base, at + 6, duration) } else { Map::new() },
        ..CallEntity::default()
    };
    let target = app.receiver(&draft.peers, &draft.receiver, Some(&draft.sender));
    let entities = Entities {
        by: Some(app.plain_user(&draft.sender).into()),
        target: Some(target),
        on: Some(Entity::from(call)),
        ..Entities::default()
    };
    let data =
        MessageData { action: Some(action), entities: Some(entities), ..MessageData::default() };
    Draft { category: Category::Call, data, ..draft }
}

/// A recording and a transcription of a call.
fn recorded(base: &str, start: i64, duration: i64) -> Map<String, Value> {
    let end = start + duration;
    let recordings = json!([{
        "rid": format!("rec-{start}"),
        "recording_url": format!("{base}/media/call-recording.mp4"),
        "duration": format!("{duration}.000000"),
        "startTime": format!("{start}.000000"),
        "endTime": format!("{end}.000000"),
    }]);
    let transcriptions = json!([{
        "tid": format!("tra-{start}"),
        "transcriptUrl": format!("{base}/media/call-transcript.txt"),
        "startTime": start,
        "endTime": end,
    }]);
    Map::from_iter([
        ("recordings".to_owned(), recordings),
        ("transcriptions".to_owned(), transcriptions),
    ])
}

/// A draft of another family than `message`.
pub(super) fn of(category: Category, draft: Draft) -> Draft {
    Draft { category, ..draft }
}

/// A short name for making drafts between the same two.
pub(super) fn draft(
    sender: &cometchat_api::Uid,
    peers: &Peers,
    kind: MessageType,
    data: MessageData,
) -> Draft {
    Draft::new(sender, peers.clone(), kind, data)
}
