//! Settings as they are sent, against what the extension takes.

use cometchat_api::management::extension_settings::{Field, FieldKind, Schema};
use serde_json::Value;

/// What is wrong with settings, a sentence each.
pub(super) fn wrong(schema: &Schema, given: &Value) -> Vec<String> {
    if !given.is_object() {
        return vec!["The settings are required.".to_owned()];
    }
    schema.fields.iter().filter_map(|field| wrong_field(field, given)).collect()
}

fn wrong_field(field: &Field, given: &Value) -> Option<String> {
    let name = field.name;
    let holder = name.rsplit_once('.').map(|(holder, _)| at(given, holder));
    // A part that is left out as a whole does not miss its fields.
    let part_is_out = matches!(holder, Some(None | Some(Value::Null)));
    match at(given, name) {
        None | Some(Value::Null) if field.required && !part_is_out => {
            Some(format!("The {name} field is required."))
        }
        None | Some(Value::Null) => None,
        Some(value) if is_a(field.kind, value) => None,
        Some(_) => Some(format!("The {name} field has the wrong type.")),
    }
}

fn at<'a>(given: &'a Value, dotted: &str) -> Option<&'a Value> {
    dotted.split('.').try_fold(given, |value, name| value.get(name))
}

fn is_a(kind: FieldKind, value: &Value) -> bool {
    match kind {
        FieldKind::Text | FieldKind::Secret => value.is_string() || value.is_number(),
        FieldKind::Flag => {
            value.is_boolean() || value.as_str().is_some_and(|it| ["true", "false"].contains(&it))
        }
        FieldKind::Number => {
            value.is_number() || value.as_str().is_some_and(|it| it.parse::<f64>().is_ok())
        }
        FieldKind::Texts => {
            value.as_array().is_some_and(|items| items.iter().all(Value::is_string))
        }
        FieldKind::Records => {
            value.as_array().is_some_and(|items| items.iter().all(Value::is_object))
        }
        FieldKind::Map => value.is_object(),
    }
}

/// What is kept of settings: orders are carried out, and stickers are read back by another name
/// than they are sent by.
pub(super) fn settled(schema: &Schema, mut given: Value) -> Value {
    let Value::Object(fields) = &mut given else { return given };
    match schema.extension {
        "data-masking" => {
            let gone = fields.remove("deleteCustomRegexData").unwrap_or_default();
            let gone: Vec<&str> =
                gone.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            if let Some(Value::Array(custom)) = fields.get_mut("customregexData") {
                custom.retain(|mask| {
                    mask.get("id").and_then(Value::as_str).is_none_or(|id| !gone.contains(&id))
                });
            }
        }
        "stickers" => {
            fields.retain(|_, value| !value.is_null());
            if let Some(custom) = fields.remove("customStickersData") {
                fields.insert("customMasterStickersData".to_owned(), custom);
            }
        }
        _ => {}
    }
    given
}
