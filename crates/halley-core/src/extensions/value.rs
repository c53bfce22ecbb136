//! Values of fields: as the service keeps them, and as a form has them.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value, json};

use crate::model::form::{Cell, ColumnKind, FieldShape, FormColumn, FormValue, TextForm};
use crate::rows::pretty;

/// The cell that says which record of those read a record of a form was.
const AT: &str = "#";

/// What stands at a dotted path.
pub(super) fn at<'a>(settings: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(settings, |value, name| value.get(name)).filter(|it| !it.is_null())
}

/// Puts a value at a dotted path, or takes away what is there; the rest stays.
pub(super) fn put(settings: &mut Value, path: &str, value: Option<Value>) {
    if !settings.is_object() {
        *settings = json!({});
    }
    let Some(fields) = settings.as_object_mut() else { return };
    match (path.split_once('.'), value) {
        (Some((name, rest)), value) => {
            // Taking away what lies in a part that is not there must not make the part.
            if value.is_some() || fields.contains_key(name) {
                put(fields.entry(name).or_insert_with(|| json!({})), rest, value);
            }
        }
        (None, Some(value)) => {
            fields.insert(path.to_owned(), value);
        }
        (None, None) => {
            fields.remove(path);
        }
    }
}

/// A value as a form has it; nothing of a secret.
pub(super) fn shown(shape: &FieldShape, value: &Value) -> Option<FormValue> {
    Some(match shape {
        FieldShape::Secret { .. } => return None,
        FieldShape::Flag => FormValue::Flag(truth(value)),
        FieldShape::Text { .. } | FieldShape::Number { .. } | FieldShape::Choice { .. } => {
            FormValue::Text(text(value))
        }
        FieldShape::Texts { .. } => FormValue::Texts(texts(value)),
        FieldShape::Records { columns, .. } => FormValue::Records(
            records(value).iter().enumerate().map(|(at, one)| record(columns, at, one)).collect(),
        ),
        FieldShape::Pairs { .. } => FormValue::Pairs(
            value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, value)| (key.clone(), text(value)))
                .collect(),
        ),
        FieldShape::Json => FormValue::Text(pretty(value)),
    })
}

fn record(columns: &[FormColumn], at: usize, value: &Value) -> BTreeMap<String, Cell> {
    let cells = columns.iter().map(|column| {
        let held = value.get(&column.name).unwrap_or(&Value::Null);
        let cell = match column.kind {
            ColumnKind::Flag => Cell::Flag(truth(held)),
            _ => Cell::Text(text(held)),
        };
        (column.name.clone(), cell)
    });
    cells.chain([(AT.to_owned(), Cell::Text(at.to_string()))]).collect()
}

/// What is sent for a value of a form. `known` is what is stored now: its spelling of numbers and
/// whatever it holds beyond the columns stay.
pub(super) fn sent(shape: &FieldShape, form: &FormValue, known: Option<&Value>) -> Option<Value> {
    Some(match (shape, form) {
        (FieldShape::Flag, FormValue::Flag(flag)) => match known {
            Some(Value::String(_)) => json!(flag.to_string()),
            _ => json!(flag),
        },
        (FieldShape::Text { form: TextForm::Long }, FormValue::Text(text)) => json!(text),
        (FieldShape::Text { .. }, FormValue::Text(text)) => json!(text.trim()),
        (FieldShape::Number { .. }, FormValue::Text(text)) => number(text.trim(), known),
        (FieldShape::Choice { .. }, FormValue::Text(text)) => match known {
            Some(Value::String(_)) => json!(text),
            _ => text.parse::<i64>().map_or_else(|_| json!(text), |number| json!(number)),
        },
        (FieldShape::Texts { .. }, FormValue::Texts(texts)) => json!(texts),
        (FieldShape::Texts { .. }, FormValue::Records(none)) if none.is_empty() => json!([]),
        (FieldShape::Records { columns, .. }, FormValue::Records(rows)) => {
            let known = known.map(records).unwrap_or_default();
            Value::Array(rows.iter().map(|row| record_sent(columns, row, known)).collect())
        }
        // An empty list of records cannot be told from an empty list of texts.
        (FieldShape::Records { .. }, FormValue::Texts(none)) if none.is_empty() => json!([]),
        (FieldShape::Pairs { .. }, FormValue::Pairs(pairs)) => json!(pairs),
        _ => return None,
    })
}

fn record_sent(columns: &[FormColumn], row: &BTreeMap<String, Cell>, known: &[Value]) -> Value {
    let was = match row.get(AT) {
        Some(Cell::Text(at)) => at.parse().ok().and_then(|at: usize| known.get(at)),
        _ => None,
    };
    let mut record = was.and_then(Value::as_object).cloned().unwrap_or_else(Map::new);
    for column in columns.iter().filter(|column| column.kind != ColumnKind::Read) {
        let held = record.get(&column.name);
        let value = match (column.kind, row.get(&column.name)) {
            (ColumnKind::Flag, Some(Cell::Flag(flag))) => json!(flag),
            (ColumnKind::Number, Some(Cell::Text(text))) => number(text.trim(), held),
            (_, Some(Cell::Text(text))) => json!(text),
            _ => continue,
        };
        // What is absent and left blank stays absent.
        if held.is_some() || value != json!("") {
            record.insert(column.name.clone(), value);
        }
    }
    Value::Object(record)
}

/// A number as the service had it: as text where it was text.
fn number(text: &str, known: Option<&Value>) -> Value {
    if matches!(known, Some(Value::String(_))) {
        return json!(text);
    }
    match (text.parse::<i64>(), text.parse::<f64>().ok().and_then(Number::from_f64)) {
        (Ok(whole), _) => json!(whole),
        (_, Some(number)) => Value::Number(number),
        _ => json!(text),
    }
}

fn records(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn texts(value: &Value) -> Vec<String> {
    records(value).iter().map(text).collect()
}

pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn truth(value: &Value) -> bool {
    match value {
        Value::Bool(flag) => *flag,
        Value::String(text) => text == "true" || text == "1",
        Value::Number(number) => number.as_i64() == Some(1),
        _ => false,
    }
}

/// What stands for nothing in a shape, where the service wants the field to be there.
pub(super) fn blank(shape: &FieldShape) -> Value {
    match shape {
        FieldShape::Flag => json!(false),
        FieldShape::Number { .. } => json!(0),
        FieldShape::Texts { .. } | FieldShape::Records { .. } => json!([]),
        FieldShape::Pairs { .. } => json!({}),
        _ => json!(""),
    }
}

/// The same records and lists, whatever a form notes beside them.
pub(super) fn same(one: Option<&FormValue>, other: Option<&FormValue>) -> bool {
    let plain = |value: &FormValue| match value {
        FormValue::Records(rows) => json!(rows),
        // Nothing chosen and nothing stored look alike.
        FormValue::Texts(texts) if texts.is_empty() => Value::Null,
        FormValue::Text(text) if text.is_empty() => Value::Null,
        other => json!(other),
    };
    let plain = |value: Option<&FormValue>| match value.map(plain) {
        Some(Value::Array(rows)) if rows.is_empty() => Value::Null,
        value => value.unwrap_or_default(),
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: FieldShape = FieldShape::Text { form: TextForm::Plain };
    const NUMBER: FieldShape = FieldShape::Number { min: None, unit: None };

    #[test]
    fn a_value_is_put_into_its_part_and_everything_beside_it_stays() {
        let mut settings = json!({ "style": { "new": 1 }, "later": [1, 2] });
        put(&mut settings, "style.colour", Some(json!("#fff")));
        put(&mut settings, "main.send", Some(json!(true)));
        put(&mut settings, "nowhere.at.all", None);
        put(&mut settings, "style.colour", None);
        assert_eq!(
            settings,
            json!({ "style": { "new": 1 }, "later": [1, 2], "main": { "send": true } })
        );
        assert_eq!(at(&settings, "style.new"), Some(&json!(1)));
    }

    #[test]
    fn numbers_and_flags_keep_the_spelling_that_the_service_gave_them() {
        let typed = FormValue::Text("90".into());
        assert_eq!(sent(&NUMBER, &typed, Some(&json!("60"))), Some(json!("90")));
        assert_eq!(sent(&NUMBER, &typed, Some(&json!(60))), Some(json!(90)));
        assert_eq!(sent(&NUMBER, &typed, None), Some(json!(90)));
        let on = FormValue::Flag(true);
        assert_eq!(sent(&FieldShape::Flag, &on, Some(&json!("false"))), Some(json!("true")));
        assert_eq!(shown(&FieldShape::Flag, &json!("true")), Some(on));
        assert_eq!(sent(&TEXT, &FormValue::Flag(true), None), None, "not the right kind");
    }

    #[test]
    fn a_record_keeps_what_no_column_shows() {
        let column = |name: &str, kind| FormColumn { name: name.into(), label: name.into(), kind };
        let columns = vec![column("on", ColumnKind::Flag), column("place", ColumnKind::Number)];
        let shape = FieldShape::Records { columns, fixed: false };
        let stored = json!([
            { "id": "a", "on": false, "place": 1, "new": [1] },
            { "id": "b", "on": true },
        ]);
        let Some(FormValue::Records(mut rows)) = shown(&shape, &stored) else { panic!() };
        rows[0].insert("on".into(), Cell::Flag(true));
        rows.remove(1);
        rows.push([("place".to_owned(), Cell::Text("7".into()))].into());
        let sent = sent(&shape, &FormValue::Records(rows), Some(&stored)).unwrap();
        assert_eq!(
            sent,
            json!([{ "id": "a", "on": true, "place": 1, "new": [1] }, { "place": 7 }])
        );
    }

    #[test]
    fn nothing_stored_and_nothing_given_are_the_same() {
        let empty = [FormValue::Text(String::new()), FormValue::Texts(Vec::new())];
        assert!(empty.iter().all(|value| same(Some(value), None)));
        assert!(!same(Some(&FormValue::Flag(false)), None));
    }
}
