//! A message in one line, for lists and quotes.

use cometchat_api::chat::messages::{Category, Message, MessageType};

use crate::transcript::{content, data, names, parts, text};

/// What a message says in one line; never empty.
pub(crate) fn of(message: &Message) -> String {
    if message.is_deleted() {
        return "Deleted message".to_owned();
    }
    if let Some(sentence) = content::sentence(message) {
        return sentence;
    }
    let said = content::full_text(message)
        .map(|text| parts::line(text, |uid| names::of(message, uid)))
        .filter(|line| !line.is_empty());
    match (kind(message), said) {
        (Some(kind), Some(said)) => format!("{kind}: {said}"),
        (Some(kind), None) => match subject(message) {
            Some(subject) => format!("{kind}: {subject}"),
            None => kind,
        },
        (None, Some(said)) => said,
        (None, None) => "Message without text".to_owned(),
    }
}

/// What kind of thing it is, unless it is plain text.
fn kind(message: &Message) -> Option<String> {
    let kind = message.kind.as_ref();
    Some(match (message.category.as_ref(), kind) {
        (Some(Category::Message), Some(MessageType::Image)) => "Image".to_owned(),
        (Some(Category::Message), Some(MessageType::Audio)) => "Audio".to_owned(),
        (Some(Category::Message), Some(MessageType::Video)) => "Video".to_owned(),
        (Some(Category::Message), Some(MessageType::File)) => "File".to_owned(),
        (Some(Category::Message), Some(MessageType::Text) | None) | (None, None) => return None,
        (Some(Category::Agentic), _) => "AI agent".to_owned(),
        (Some(Category::Interactive), Some(MessageType::Form)) => "Form".to_owned(),
        (Some(Category::Interactive), Some(MessageType::Scheduler)) => "Appointment".to_owned(),
        (Some(Category::Interactive | Category::Card), _) => "Card".to_owned(),
        (_, Some(other)) => text::label(other.as_str()),
        (Some(other), None) => text::label(other.as_str()),
    })
}

fn subject(message: &Message) -> Option<String> {
    let file = message.data.attachments.iter().flatten().next().map(|file| text::label(&file.name));
    let title = message.data.interactive_data.as_ref().and_then(data::title);
    file.filter(|name| !name.is_empty()).or(title)
}
