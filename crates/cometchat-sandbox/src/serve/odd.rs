//! Oddities that the documents' samples show in lists and single reads, and that a client must survive
//! (`semantics.md` sections 4, 6 and 7).

use serde_json::{Value, json};

/// Maps that samples show as an empty list where they hold nothing.
const MAPS: [&str; 8] = [
    "admins",
    "collaboratorsToRemove",
    "developers",
    "disabled",
    "enabled",
    "moderators",
    "participants",
    "usersToBan",
];

/// The same answer with the oddities in it.
pub(super) fn answer(bytes: Vec<u8>) -> Vec<u8> {
    let Ok(mut answer) = serde_json::from_slice::<Value>(&bytes) else { return bytes };
    if let Some(total) = answer.pointer_mut("/meta/pagination/total") {
        *total = json!(0);
    }
    let cursor = answer
        .get_mut("meta")
        .and_then(Value::as_object_mut)
        .and_then(|meta| meta.remove("cursor"));
    if let Some(cursor) = cursor {
        answer["cursor"] = cursor;
    }
    let one_app = answer.pointer("/data/0/appRegion").is_some();
    if let Some(Value::Array(items)) = answer.get_mut("data")
        && items.len() == 1
        && one_app
    {
        answer["data"] = items.remove(0);
    }
    if let Some(Value::Object(one)) = answer.get_mut("data")
        && one.contains_key("uid")
    {
        one.remove("tags");
    }
    for name in MAPS {
        if let Some(map) = answer.pointer_mut(&format!("/data/{name}"))
            && map.as_object().is_some_and(serde_json::Map::is_empty)
        {
            *map = json!([]);
        }
    }
    answer.to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(plain: &Value) -> Value {
        serde_json::from_slice(&answer(plain.to_string().into_bytes())).unwrap()
    }

    #[test]
    fn a_page_loses_its_total_and_its_cursor_moves() {
        let plain = json!({"data": [1], "meta": {"pagination": {"total": 5}, "cursor": {"id": 1}}});
        let expected =
            json!({"data": [1], "meta": {"pagination": {"total": 0}}, "cursor": {"id": 1}});
        assert_eq!(odd(&plain), expected);
    }

    #[test]
    fn one_user_is_without_tags_and_a_list_of_them_is_not() {
        let user = json!({"uid": "ann", "tags": ["vip"]});
        assert_eq!(odd(&json!({"data": user})), json!({"data": {"uid": "ann"}}));
        assert_eq!(odd(&json!({"data": [user]})), json!({"data": [user]}));
    }

    #[test]
    fn nothing_is_a_list_and_one_app_is_none() {
        assert_eq!(odd(&json!({"data": {"admins": {}}})), json!({"data": {"admins": []}}));
        let app = json!({"id": "a", "appRegion": {}});
        assert_eq!(odd(&json!({"data": [app]})), json!({"data": app}));
    }
}
