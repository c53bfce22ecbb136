//! Settings that this version does not know: still shown, changed and written back.

use serde_json::Value;

use super::rows::row;
use super::value::at;
use crate::model::notice::{NoticeRow, NoticeShape};

/// Settings that are not in the tables, by their keys.
pub(super) fn unknown(tree: &Value, below: &str, known: &[String]) -> Vec<NoticeRow> {
    let mut rows = Vec::new();
    let mut open: Vec<(String, &Value)> =
        at(tree, below).map(|value| (below.to_owned(), value)).into_iter().collect();
    while let Some((path, value)) = open.pop() {
        let is_known = known.contains(&path);
        let fields = value.as_object().filter(|_| !is_known);
        if let Some(fields) = fields.filter(|fields| !fields.is_empty()) {
            // A key with a point in it has no place that can be written down.
            let below = fields.iter().filter(|(key, _)| !key.contains('.'));
            open.extend(below.map(|(key, value)| (format!("{path}.{key}"), value)));
        } else if !is_known && !value.is_null() {
            let shape = match value {
                Value::Bool(_) => NoticeShape::Flag,
                Value::Number(_) => {
                    NoticeShape::Number { least: 0, most: u32::MAX, unit: String::new() }
                }
                Value::String(_) => NoticeShape::Text,
                _ => NoticeShape::Json,
            };
            let title = path.strip_prefix(&format!("{below}.")).unwrap_or(&path).to_owned();
            let mut found = row(tree, path, (&title, ""), shape, None);
            found.known = false;
            rows.push(found);
        }
    }
    rows.sort_by(|one, other| one.path.cmp(&other.path));
    rows
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::rows::sections;

    #[test]
    fn what_a_later_edition_adds_is_listed_by_its_key_and_can_be_changed() {
        let tree = json!({ "preferences": {
            "group": { "messagesSetting": 2, "messagesOverride": true, "pollsSetting": 1 },
            "brandNew": { "depth": { "flag": true } },
        } });
        let sections = sections(&tree);
        let others = sections.last().unwrap();
        assert_eq!(others.id, "others");
        let titles: Vec<_> = others.rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["brandNew.depth.flag", "group.pollsSetting"]);
        assert!(others.rows.iter().all(|row| !row.known));
    }
}
