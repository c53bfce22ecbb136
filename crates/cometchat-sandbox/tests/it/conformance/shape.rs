//! Whether an answer has the shape of a documented one.

use serde_json::Value;

/// The first place where the kinds of values differ, and how; nothing where all is alike. Keys that
/// only one of the two has are no difference: samples leave out what is optional.
pub(super) fn misfit(answer: &Value, example: &Value, at: &str) -> Option<String> {
    match (answer, example) {
        (Value::Object(ours), Value::Object(theirs)) => ours
            .iter()
            .filter_map(|(name, value)| Some((name, value, theirs.get(name)?)))
            .find_map(|(name, value, example)| misfit(value, example, &format!("{at}/{name}"))),
        (Value::Array(ours), Value::Array(theirs)) => {
            let fits = |item: &&Value| {
                theirs.is_empty() || theirs.iter().any(|it| misfit(item, it, at).is_none())
            };
            let odd = ours.iter().find(|item| !fits(item))?;
            misfit(odd, theirs.first()?, &format!("{at}/0"))
        }
        (Value::Null, _) | (_, Value::Null) => None,
        // PHP writes an empty map as an empty list.
        (Value::Object(_), Value::Array(items)) if items.is_empty() => None,
        _ if kind(answer) == kind(example) => None,
        _ => Some(format!("{at} is {} and not {}", kind(answer), kind(example))),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::misfit;

    #[test]
    fn the_place_of_a_difference_is_named() {
        let example = json!({ "data": [{ "id": "1", "tags": [], "more": 1 }], "meta": {} });
        assert_eq!(misfit(&json!({ "data": [{ "id": "2" }] }), &example, ""), None);
        let wrong = misfit(&json!({ "data": [{ "id": "1" }, { "id": 2 }] }), &example, "").unwrap();
        assert_eq!(wrong, "/data/0/id is a number and not a text");
        assert!(misfit(&json!({ "data": {} }), &example, "").is_some());
    }
}
