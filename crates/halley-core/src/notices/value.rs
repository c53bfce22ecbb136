//! Values of settings between JSON and the window, and their places in a tree of settings.

use serde_json::{Map, Value};

use crate::model::notice::{NoticeShape, NoticeValue};
use crate::rows::pretty;

/// The value at a place such as `preferences.group.messagesSetting`.
pub(super) fn at<'a>(tree: &'a Value, path: &str) -> Option<&'a Value> {
    let found = path.split('.').try_fold(tree, |value, key| value.get(key));
    found.filter(|value| !value.is_null())
}

/// Puts a value at a place; what is missing on the way is made.
pub(super) fn put(tree: &mut Value, path: &str, value: Value) {
    let mut place = tree;
    for key in path.split('.') {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Some(fields) = place.as_object_mut() else { return };
        place = fields.entry(key).or_insert(Value::Null);
    }
    *place = value;
}

/// A value as the window has it.
pub(super) fn shown(value: &Value) -> NoticeValue {
    match value {
        Value::Bool(flag) => NoticeValue::Flag(*flag),
        Value::Number(number) => match number.as_u64().and_then(|n| u32::try_from(n).ok()) {
            Some(number) => NoticeValue::Number(number),
            None => NoticeValue::Text(number.to_string()),
        },
        Value::String(text) => NoticeValue::Text(text.clone()),
        other => NoticeValue::Text(pretty(other)),
    }
}

/// A value of the window as the service takes it, and why it does not.
pub(super) fn sent(value: &NoticeValue, shape: &NoticeShape) -> Result<Value, String> {
    match (shape, value) {
        (NoticeShape::Choice { choices }, value) => {
            if choices.iter().any(|choice| choice.value == *value) {
                Ok(json_of(value))
            } else {
                Err("This is none of the values that CometChat takes.".to_owned())
            }
        }
        (NoticeShape::Flag, NoticeValue::Flag(flag)) => Ok(Value::Bool(*flag)),
        (NoticeShape::Number { least, most, unit }, NoticeValue::Number(number)) => {
            if (least..=most).contains(&number) {
                Ok(Value::from(*number))
            } else {
                Err(format!("This takes {least} to {most} {unit}."))
            }
        }
        (NoticeShape::Text, NoticeValue::Text(text)) => Ok(Value::String(text.clone())),
        (NoticeShape::Template, NoticeValue::Text(text)) => template(text),
        (NoticeShape::Day, NoticeValue::Text(text)) => day(text),
        (NoticeShape::Json, NoticeValue::Text(text)) => serde_json::from_str(text)
            .map_err(|error| format!("This is not JSON: line {}.", error.line())),
        _ => Err("This is not the kind of value that CometChat takes here.".to_owned()),
    }
}

fn json_of(value: &NoticeValue) -> Value {
    match value {
        NoticeValue::Flag(flag) => Value::Bool(*flag),
        NoticeValue::Number(number) => Value::from(*number),
        NoticeValue::Text(text) => Value::String(text.clone()),
    }
}

/// Letters of a text at most: more fits on no lock screen, and an SMS has 160.
const TEMPLATE_CHARS: usize = 1_000;

fn template(text: &str) -> Result<Value, String> {
    if text.chars().count() > TEMPLATE_CHARS {
        return Err("A text has at most 1,000 characters.".to_owned());
    }
    if text.matches("{{").count() != text.matches("}}").count() {
        return Err("A place that is filled in begins with {{ and ends with }}.".to_owned());
    }
    Ok(Value::String(text.to_owned()))
}

fn day(text: &str) -> Result<Value, String> {
    let day: Value = serde_json::from_str(text).map_err(|_| "These are no hours.".to_owned())?;
    let time = |key: &str| day.get(key).and_then(Value::as_u64);
    let (from, to) = (time("from").unwrap_or(0), time("to").unwrap_or(2_359));
    if [from, to].into_iter().any(|time| time > 2_359 || time % 100 > 59) {
        return Err("A time lies between 00:00 and 23:59.".to_owned());
    }
    if from > to {
        return Err("The hours end before they begin.".to_owned());
    }
    Ok(day)
}

/// Whether two values are the same, whatever the order of their JSON's fields.
pub(super) fn same(one: Option<&NoticeValue>, other: Option<&NoticeValue>) -> bool {
    let read = |value: &NoticeValue| match value {
        NoticeValue::Text(text) if text.trim_start().starts_with(['{', '[']) => {
            serde_json::from_str(text).unwrap_or_else(|_| json_of(value))
        }
        value => json_of(value),
    };
    one.map(read) == other.map(read)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_put_at_its_place_and_its_neighbours_stay() {
        let mut tree = json!({ "a": { "b": 1, "new": { "x": true } } });
        put(&mut tree, "a.b", json!(2));
        put(&mut tree, "c.d", json!("e"));
        assert_eq!(tree, json!({ "a": { "b": 2, "new": { "x": true } }, "c": { "d": "e" } }));
        assert_eq!(at(&tree, "a.new.x"), Some(&json!(true)));
        assert_eq!(at(&tree, "a.gone"), None);
    }

    #[test]
    fn hours_must_be_times_and_in_their_order() {
        let sent = |text: &str| sent(&NoticeValue::Text(text.to_owned()), &NoticeShape::Day);
        assert!(sent(r#"{"from":900,"to":1730,"dnd":false}"#).is_ok());
        assert!(sent(r#"{"from":900,"to":1770}"#).is_err());
        assert!(sent(r#"{"from":1800,"to":900}"#).unwrap_err().contains("before they begin"));
    }

    #[test]
    fn a_text_closes_what_it_opens() {
        let sent = |text: &str| sent(&NoticeValue::Text(text.to_owned()), &NoticeShape::Template);
        assert!(sent("{{message.data.text}} from {{senderDetails.name}}").is_ok());
        assert!(sent("{{message.data.text").is_err());
        assert!(sent(&"x".repeat(1_001)).is_err());
    }

    #[test]
    fn json_is_compared_by_what_it_says() {
        let text = |text: &str| NoticeValue::Text(text.to_owned());
        let (one, other) = (text(r#"{"a":1,"b":2}"#), text("{\n \"b\": 2, \"a\": 1 }"));
        assert!(same(Some(&one), Some(&other)));
        assert!(!same(Some(&one), None));
    }
}
