//! How the client API writes what the chat API writes another way.

use cometchat_api::endpoint::{Method, Route};
use serde_json::{Map, Value};

/// What of a message the client API may write beside its `data`.
const BESIDE_DATA: [&str; 6] =
    ["text", "metadata", "customData", "interactiveData", "interactionGoal", "attachments"];

/// Turns query and body of a client's request into those of the chat API.
pub(crate) fn as_chat(route: &Route, query: &mut Vec<(String, String)>, body: &mut Option<Value>) {
    if let Some((_, n_items)) = query.iter().find(|(name, _)| name == "per_page").cloned() {
        query.push(("perPage".to_owned(), n_items.clone()));
        query.push(("limit".to_owned(), n_items));
    }
    if route.path.ends_with("/messages") {
        by_time(query);
    }
    let sends = route.method == Method::Post
        && (route.path == "/messages" || route.path.ends_with("/thread"));
    if let Some(Value::Object(message)) = body.as_mut().filter(|_| sends) {
        together(message);
    }
}

/// A cursor by time, whose very second is left out, as the window the chat API knows.
fn by_time(query: &mut Vec<(String, String)>) {
    let find = |name: &str| query.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone());
    // The id is the finer cursor of the two.
    if find("id").is_some() {
        return;
    }
    let Some(at) = find("sentAt").and_then(|at| at.parse::<i64>().ok()) else { return };
    let (from, to) = match find("affix").as_deref() {
        Some("append") => (at.saturating_add(1), i64::MAX),
        _ => (0, at.saturating_sub(1)),
    };
    query.push(("fromTimestamp".to_owned(), from.to_string()));
    query.push(("toTimestamp".to_owned(), to.to_string()));
}

/// Content in its one place: `data` may come as text, and parts of it beside it.
fn together(message: &mut Map<String, Value>) {
    let mut data = match message.remove("data") {
        Some(Value::String(text)) => serde_json::from_str(&text).unwrap_or(Value::String(text)),
        Some(data) => data,
        None => Value::Object(Map::new()),
    };
    if let Value::Object(content) = &mut data {
        for name in BESIDE_DATA {
            if let Some(value) = message.get(name).filter(|value| !value.is_null()) {
                content.entry(name).or_insert_with(|| value.clone());
            }
        }
        if let Some(caption) = message.get("caption").filter(|caption| caption.is_string()) {
            content.entry("text").or_insert_with(|| caption.clone());
        }
    }
    message.insert("data".to_owned(), data);
}

#[cfg(test)]
mod tests {
    use cometchat_api::endpoint::{get, post};
    use serde_json::json;

    use super::as_chat;

    #[test]
    fn content_beside_data_and_data_as_text_come_together() {
        let mut body = Some(json!({
            "data": "{\"metadata\":{\"a\":1}}", "text": "hi", "metadata": {"b": 2}, "muid": "m",
        }));
        as_chat(&post("/messages"), &mut Vec::new(), &mut body);
        assert_eq!(body.unwrap()["data"], json!({ "text": "hi", "metadata": { "a": 1 } }));
    }

    #[test]
    fn a_cursor_by_time_is_a_window_unless_there_is_an_id() {
        let pairs = |text: &[(&str, &str)]| -> Vec<(String, String)> {
            text.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
        };
        let mut query = pairs(&[("sentAt", "100"), ("affix", "append"), ("per_page", "5")]);
        as_chat(&get("/users/{uid}/messages"), &mut query, &mut None);
        assert!(query.contains(&("fromTimestamp".into(), "101".into())), "{query:?}");
        assert!(query.contains(&("limit".into(), "5".into())), "{query:?}");
        let mut query = pairs(&[("sentAt", "100"), ("id", "7")]);
        as_chat(&get("/users/{uid}/messages"), &mut query, &mut None);
        assert_eq!(query.len(), 2);
    }
}
