//! Edits and deletions, which the service tells as messages of their own, folded into the messages
//! they are about.

use cometchat_api::chat::messages::{Action, Category, Message, MessageType};

/// Whether a message only tells that another one was edited or deleted.
pub(crate) fn is_change(message: &Message) -> bool {
    message.category == Some(Category::Action)
        && (message.kind == Some(MessageType::Message)
            || matches!(message.data.action, Some(Action::Edited)))
}

/// Drops what only tells of changes, applying it to the messages that are there.
pub(crate) fn folded(messages: Vec<Message>) -> Vec<Message> {
    let (changes, mut rows): (Vec<_>, Vec<_>) = messages.into_iter().partition(is_change);
    for change in &changes {
        let subject = change.subject();
        if let Some(row) = rows.iter_mut().find(|row| row.id == subject.id) {
            apply(row, subject);
        }
    }
    rows
}

/// Brings a message to the state a change tells of, unless it is already beyond it.
pub(crate) fn apply(row: &mut Message, subject: &Message) {
    if subject.is_deleted() {
        if !row.is_deleted() {
            row.deleted_at = subject.deleted_at;
            row.deleted_by = subject.deleted_by.clone().or_else(|| row.deleted_by.take());
        }
    } else if !row.is_deleted() && subject.edited_at > row.edited_at {
        row.edited_at = subject.edited_at;
        row.edited_by = subject.edited_by.clone();
        row.updated_at = row.updated_at.max(subject.updated_at);
        let reactions = row.data.reactions.take();
        row.data = subject.data.clone();
        row.data.reactions = row.data.reactions.take().or(reactions);
        row.tags.clone_from(&subject.tags);
    }
}
