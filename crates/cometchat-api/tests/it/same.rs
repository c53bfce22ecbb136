//! Whether two JSON values say the same, as the wire drifts (`semantics.md` section 7).

use serde_json::Value;

/// Paths at which `written` says something else than `documented`, or nothing, or more.
///
/// Equal are: nothing, `null`, empty text, empty list and empty object; a number or a boolean and
/// its text; one item and a list of it; `a,b` and a list of both; numbers to nine decimals.
pub(crate) fn differences(documented: &Value, written: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk("", documented, written, &mut found);
    found
}

fn walk(path: &str, documented: &Value, written: &Value, found: &mut Vec<String>) {
    match (documented, written) {
        _ if is_nothing(documented) && is_nothing(written) => {}
        (Value::Array(theirs), Value::Object(_)) if theirs.len() == 1 => {
            walk(path, &theirs[0], written, found);
        }
        (Value::Object(theirs), Value::Object(ours)) => {
            for (name, value) in theirs {
                let ours = ours.get(name).unwrap_or(&Value::Null);
                walk(&format!("{path}.{name}"), value, ours, found);
            }
            for (name, value) in ours {
                if !theirs.contains_key(name) && !is_nothing(value) {
                    found.push(format!("{path}.{name} invented"));
                }
            }
        }
        (Value::Array(theirs), Value::Array(ours)) if theirs.len() == ours.len() => {
            for (theirs, ours) in theirs.iter().zip(ours) {
                walk(&format!("{path}[]"), theirs, ours, found);
            }
        }
        (Value::Array(theirs), ours) if theirs.len() == 1 => walk(path, &theirs[0], ours, found),
        (theirs, Value::Array(ours)) if ours.len() == 1 => walk(path, theirs, &ours[0], found),
        (theirs, ours) if text(theirs) == text(ours) => {}
        _ => found.push(path.to_owned()),
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => match text.parse::<f64>() {
            Ok(_) if !text.contains('.') => format!("{text}."),
            _ => text.clone(),
        },
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => {
                format!("{float:.9}").trim_end_matches('0').to_owned()
            }
            _ => format!("{number}."),
        },
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

#[test]
fn a_lost_a_changed_and_an_invented_field_are_told_apart() {
    use serde_json::json;
    let documented = json!({"a": 1, "b": [{"c": "x"}], "d": "2", "e": null});
    assert!(differences(&documented, &json!({"a": "1", "b": {"c": "x"}, "d": 2})).is_empty());
    assert_eq!(
        differences(&documented, &json!({"a": 2, "b": [{}], "d": 2, "f": true})),
        [".a", ".b[].c", ".f invented"]
    );
}
