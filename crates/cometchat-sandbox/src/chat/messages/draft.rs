//! What a message must hold (`semantics.md` sections 4, 5 and 9).

use cometchat_api::chat::messages::{Category, MessageData, MessageType, NewMessageData};
use cometchat_api::{ApiError, limits};
use serde_json::Value;

use super::mentions;
use crate::refuse;
use crate::world::App;

/// Checks content against category and type, and makes it what is kept.
///
/// # Errors
/// The `ERR_*_MESSAGE_*` codes.
pub(crate) fn content(
    app: &App,
    category: &Category,
    kind: &MessageType,
    new: NewMessageData,
) -> Result<MessageData, ApiError> {
    if new.metadata.as_ref().is_some_and(|it| !it.is_object() && !it.is_null()) {
        return Err(refuse::with("ERR_INVALID_METADATA", "The metadata must be a JSON object."));
    }
    let mut data = MessageData {
        mentions: new.text.as_deref().and_then(|text| mentions::of(app, text)),
        text: new.text,
        attachments: new.attachments,
        custom_data: new.custom_data,
        metadata: new.metadata.filter(|it| !it.is_null()),
        interactive_data: new.interactive_data,
        interaction_goal: new.interaction_goal,
        allow_sender_interaction: new.allow_sender_interaction,
        extra: new.extra,
        ..MessageData::default()
    };
    // What the world itself decides is not taken from a sender.
    for own in ["entities", "reactions", "moderation", "mentions", "action", "extras"] {
        data.extra.remove(own);
    }
    if let Some(Value::String(url)) = data.extra.remove("url") {
        data.url = Some(url);
    }
    if let Some(Value::String(sub_type)) = data.extra.remove("subType") {
        data.sub_type = Some(sub_type);
    }
    if data.text.as_ref().is_some_and(|text| text.chars().count() > limits::MESSAGE_CHARS) {
        return Err(refuse::with(
            "ERR_INVALID_MESSAGE_TEXT",
            format!("A text may have {} characters.", limits::MESSAGE_CHARS),
        ));
    }
    match category {
        Category::Message => of_message(kind, &mut data)?,
        Category::Custom => {
            let custom = data.custom_data.as_ref();
            if custom.is_none_or(Value::is_null) {
                return Err(refuse::with("ERR_EMPTY_CUSTOM_DATA", "The customData is missing."));
            }
            if !custom.is_some_and(Value::is_object) {
                return Err(refuse::with(
                    "ERR_INVALID_CUSTOM_DATA",
                    "The customData must be a JSON object.",
                ));
            }
        }
        Category::Interactive => {
            if !data.interactive_data.as_ref().is_some_and(Value::is_object) {
                return Err(refuse::with(
                    "ERR_INVALID_MESSAGE_DATA",
                    "The interactiveData must be a JSON object.",
                ));
            }
        }
        Category::Card | Category::Agentic => {}
        Category::Action | Category::Call | Category::Other(_) => {
            return Err(refuse::with(
                "ERR_INVALID_MESSAGE_CATEGORY",
                format!("Messages of the category {category} cannot be sent."),
            ));
        }
    }
    Ok(data)
}

fn of_message(kind: &MessageType, data: &mut MessageData) -> Result<(), ApiError> {
    match kind {
        MessageType::Text => {
            if data.text.as_deref().unwrap_or_default().is_empty() {
                return Err(refuse::with("ERR_EMPTY_MESSAGE_TEXT", "The text is missing."));
            }
        }
        MessageType::Image | MessageType::Audio | MessageType::Video | MessageType::File => {
            let files = data.attachments.as_deref().unwrap_or_default();
            if files.is_empty() && data.url.as_deref().unwrap_or_default().is_empty() {
                return Err(refuse::with("ERR_EMPTY_MESSAGE_FILE", "The file is missing."));
            }
            if files.iter().any(|file| file.url.is_empty()) {
                return Err(refuse::with(
                    "ERR_INVALID_MEDIA_MESSAGE",
                    "Each attachment needs its address.",
                ));
            }
            if data.url.as_deref().unwrap_or_default().is_empty() {
                data.url = files.first().map(|file| file.url.clone());
            }
        }
        other => {
            return Err(refuse::with(
                "ERR_INVALID_MESSAGE_TYPE",
                format!("Messages of the category message have no type {other}."),
            ));
        }
    }
    Ok(())
}
