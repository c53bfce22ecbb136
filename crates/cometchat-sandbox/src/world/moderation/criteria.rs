//! Whose messages a rule looks at, and what it finds in them.

use cometchat_api::chat::messages::{Category, Message, MessageType};
use cometchat_api::chat::moderation::{Condition, Filter, ListCategory};
use cometchat_api::id::ListId;
use serde_json::Value;

use super::words::Words;
use super::{Moderation, scores};
use crate::world::{App, Peers, Stored};

/// Whether a filter holds for a message.
pub(super) fn holds(app: &App, filter: &Filter, stored: &Stored) -> bool {
    let values: Vec<String> = match (filter.side.as_str(), filter.entity.as_str(), &stored.peers) {
        ("sender", "user", _) => of_user(app, stored.message.sender.as_str(), &filter.operand),
        ("receiver", "user", Peers::Pair(..)) => {
            of_user(app, &stored.message.receiver, &filter.operand)
        }
        ("receiver", "group", Peers::Group(guid)) => {
            let group = app.plain_group(guid);
            let tags = app.groups.get(guid).map(|group| group.about.tags.clone());
            match filter.operand.as_str() {
                "guid" => vec![group.guid.to_string()],
                "name" => vec![group.name],
                "type" => group.kind.map(|kind| kind.to_string()).into_iter().collect(),
                "tags" => tags.unwrap_or_default(),
                "createdAt" => group.created_at.map(|at| at.to_string()).into_iter().collect(),
                _ => Vec::new(),
            }
        }
        _ => return false,
    };
    compare(&filter.operator, &values, &filter.value)
}

fn of_user(app: &App, uid: &str, operand: &str) -> Vec<String> {
    let user = app.user(&uid.into());
    match operand {
        "uid" => vec![user.uid.to_string()],
        "name" => vec![user.name],
        "role" => user.role.map(|role| role.to_string()).into_iter().collect(),
        "tags" => user.tags,
        "createdAt" => user.created_at.map(|at| at.to_string()).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The operators are spelled with and without a space in the documents.
fn compare(operator: &str, values: &[String], wanted: &str) -> bool {
    let wanted = wanted.trim();
    let listed = |value: &String| wanted.split(',').any(|one| one.trim() == value);
    let number = |value: &String| value.parse::<i64>().ok().zip(wanted.parse::<i64>().ok());
    match operator.replace(' ', "").to_lowercase().as_str() {
        "equals" => values.iter().any(|value| value == wanted),
        "notequals" => values.iter().all(|value| value != wanted),
        "in" => values.iter().any(listed),
        "notin" => !values.iter().any(listed),
        "startswith" => values.iter().any(|value| value.starts_with(wanted)),
        "endswith" => values.iter().any(|value| value.ends_with(wanted)),
        "lessthan" => values.iter().filter_map(number).any(|(value, than)| value < than),
        "greaterthan" => values.iter().filter_map(number).any(|(value, than)| value > than),
        _ => false,
    }
}

/// Whether a condition is about what a message holds.
pub(super) fn concerns(condition: &Condition, message: &Message) -> bool {
    let of_message = message.category == Some(Category::Message);
    match condition.operand.as_deref() {
        Some("text") => of_message && message.data.text.as_ref().is_some_and(|t| !t.is_empty()),
        Some("image") => of_message && message.kind == Some(MessageType::Image),
        Some("video") => of_message && message.kind == Some(MessageType::Video),
        Some("custom") => message.category == Some(Category::Custom),
        _ => false,
    }
}

/// The condition as it is kept with a message that it hit, if it did.
pub(super) fn hit(
    rules: &Moderation,
    condition: &Condition,
    message: &Message,
) -> Option<Condition> {
    if !concerns(condition, message) {
        return None;
    }
    let media = matches!(condition.operand.as_deref(), Some("image" | "video"));
    let text = match condition.operand.as_deref() {
        Some("custom") => texts(message.data.custom_data.as_ref()),
        _ => message.data.text.clone().unwrap_or_default(),
    };
    let list = condition.value.first().filter(|_| condition.names_list == Some(true));
    let (category, terms) = match list {
        Some(id) => {
            let list = rules.lists.get(&ListId::new(id.as_str()))?;
            let category = list.category.as_ref().map(ListCategory::as_str);
            let terms = list.search_terms.iter().chain(&list.disallowed_sentences).flatten();
            (category, terms.collect::<Vec<_>>())
        }
        None => (condition.category.as_deref(), condition.value.iter().collect()),
    };
    let whole = condition.operator.as_deref() == Some("equals");
    let words = Words::of(&text);
    let mut found = Condition { ..condition.clone() };
    found.extra.insert("weight".to_owned(), 1.into());
    let is_hit = terms.iter().any(|term| match (Moderation::formula(term), category) {
        (Some((label, least)), _) if media => scores::of_files(label, message) > least,
        (Some((label, least)), _) => scores::of_text(label, &text) > least,
        (None, Some("word")) => words.hit(term, whole),
        (None, Some("pattern")) => rules.patterns.hits(term, &text, whole),
        (None, Some("sentence-similarity")) => words.likeness(term).is_some_and(|likeness| {
            found.extra.insert("similarityValue".to_owned(), likeness.into());
            found.extra.insert("disallowedSentences".to_owned(), Value::from(vec![term.as_str()]));
            true
        }),
        // What a server of the app itself decides, or a newer kind: never a hit here.
        _ => false,
    });
    is_hit.then_some(found)
}

/// All texts within a custom message, one a line.
fn texts(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => joined(items.iter()),
        Some(Value::Object(fields)) => joined(fields.values()),
        _ => String::new(),
    }
}

fn joined<'a>(values: impl Iterator<Item = &'a Value>) -> String {
    values.map(|value| texts(Some(value))).collect::<Vec<_>>().join("\n")
}
