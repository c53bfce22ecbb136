//! The app's own data as text for reading.

use serde_json::Value;

use crate::transcript::{CUSTOM_CHARS, text};

/// Labels of an interactive message that are shown.
const MAX_ELEMENTS: usize = 50;

/// Indented JSON, at most 4,000 characters; nothing for empty data.
pub(crate) fn pretty(value: &Value) -> Option<String> {
    let empty = match value {
        Value::Null => true,
        Value::Object(map) => map.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    if empty {
        return None;
    }
    let json = serde_json::to_string_pretty(value).ok()?;
    Some(text::balanced(&text::shortened(&text::cleaned(&json), CUSTOM_CHARS - 1)))
}

/// Heading of a form or card.
pub(crate) fn title(data: &Value) -> Option<String> {
    let title = ["title", "text", "goalCompletionText"]
        .iter()
        .find_map(|key| data.get(key).and_then(Value::as_str))
        .map(text::label)?;
    (!title.is_empty()).then_some(title)
}

/// Labels of the fields and buttons of a form or card, in order.
pub(crate) fn elements(data: &Value) -> Vec<String> {
    let lists = ["formFields", "cardActions", "elements"];
    let listed = lists.iter().filter_map(|key| data.get(key).and_then(Value::as_array)).flatten();
    let single = ["scheduleElement", "submitElement"].iter().filter_map(|key| data.get(key));
    listed.chain(single).filter_map(element).take(MAX_ELEMENTS).collect()
}

fn element(element: &Value) -> Option<String> {
    let label = ["label", "buttonText", "text", "title", "elementId"]
        .iter()
        .find_map(|key| element.get(key).and_then(Value::as_str))
        .map(text::label)
        .filter(|label| !label.is_empty())?;
    let kind = element.get("elementType").or_else(|| element.get("type")).and_then(Value::as_str);
    Some(match kind.map(text::label).filter(|kind| !kind.is_empty()) {
        Some(kind) => format!("{label} ({kind})"),
        None => label,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{elements, pretty, title};

    #[test]
    fn data_is_indented_and_cut_at_four_thousand_characters() {
        assert_eq!(pretty(&json!({"a": 1})).as_deref(), Some("{\n  \"a\": 1\n}"));
        assert_eq!(pretty(&json!({})), None);
        let long = pretty(&json!({ "a": "é".repeat(65_536) })).unwrap_or_default();
        assert_eq!(long.chars().count(), 4_000);
    }

    #[test]
    fn a_form_reads_as_its_title_and_labels() {
        let form = json!({
            "title": "Survey",
            "formFields": [{"elementType": "textInput", "elementId": "e1", "label": "Name"}],
            "submitElement": {"elementType": "button", "buttonText": "Send"},
        });
        assert_eq!(title(&form).as_deref(), Some("Survey"));
        assert_eq!(elements(&form), ["Name (textInput)", "Send (button)"]);
    }

    #[test]
    fn hostile_elements_are_bounded() {
        let many = json!({ "elements": vec![json!({"text": "x"}); 10_000] });
        assert_eq!(elements(&many).len(), 50);
        assert_eq!(
            elements(&json!({"elements": "none", "submitElement": 7})),
            Vec::<String>::new()
        );
    }
}
