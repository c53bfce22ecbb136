//! Settings of an extension as a form: the fields that are known, with their words, then whatever
//! the service has beside them.

use cometchat_api::Secret;
use cometchat_api::management::extension_settings::{Field, FieldKind, Schema};
use serde_json::{Value, json};

use super::words::{self, Said};
use super::{named, secrets, value};
use crate::model::extension::ExtensionForm;
use crate::model::form::{FieldShape, FormField, TextForm, TextsForm};

/// Heading of fields that this version of Halley does not know.
const UNKNOWN: &str = "New at CometChat";
/// What the extension's server says of itself beside the settings.
const OWN: [&str; 1] = ["appId"];
/// The help desks, whose settings come with an address for the other side.
const ANSWERING: [&str; 2] = ["chatwoot", "intercom"];
/// Where that address lies.
pub(super) const REPLY: &str = "webhookURL";
/// Depth to which unknown parts are taken apart into fields.
const DEEPEST: usize = 4;

/// The form of what is stored.
pub(super) fn form(schema: &Schema, widget: Option<&str>, settings: &Value) -> ExtensionForm {
    let stored = is_stored(settings);
    let known = words::fields_of(schema.extension)
        .filter(|said| said.rules.order.is_none())
        .filter_map(|said| Some((said, declared(schema, said.path)?)));
    let mut fields: Vec<FormField> =
        known.map(|(said, field)| known_field(said, field, settings)).collect();
    // What lies at the top of the body has no room for more than the documents name.
    if schema.in_settings {
        unknown(schema, settings, "", 0, &mut fields);
    }
    ExtensionForm {
        extension: schema.extension.to_owned(),
        name: named(schema.extension).to_owned(),
        widget: widget.map(str::to_owned),
        fields,
        stored,
        deletable: schema.deletable && stored,
        reply_address: reply_address(schema, settings).map(secrets::address),
        json: secrets::json(settings, &|path, value| is_secret(schema, path, value)),
    }
}

/// The address that a help desk answers to.
pub(super) fn reply_address<'a>(schema: &Schema, settings: &'a Value) -> Option<&'a str> {
    let address = value::at(settings, REPLY).and_then(Value::as_str);
    address.filter(|_| ANSWERING.contains(&schema.extension))
}

/// Whether anything but what the service says of itself is there.
pub(super) fn is_stored(settings: &Value) -> bool {
    let own = |name: &str| OWN.contains(&name) || name == REPLY;
    settings.as_object().is_some_and(|fields| fields.keys().any(|name| !own(name)))
}

/// The field of a schema with this name.
pub(super) fn declared(schema: &Schema, path: &str) -> Option<&'static Field> {
    schema.fields.iter().find(|field| field.name == path)
}

/// How a known field is drawn.
pub(super) fn shape(kind: FieldKind, said: &Said) -> FieldShape {
    let rules = &said.rules;
    if kind == FieldKind::Secret {
        return FieldShape::Secret { long: rules.text == TextForm::Long };
    }
    match kind {
        FieldKind::Flag => FieldShape::Flag,
        FieldKind::Texts => FieldShape::Texts { form: rules.texts, choices: rules.choices.clone() },
        FieldKind::Text | FieldKind::Number if !rules.choices.is_empty() => {
            FieldShape::Choice { choices: rules.choices.clone() }
        }
        FieldKind::Number => {
            FieldShape::Number { min: rules.min, unit: rules.unit.map(str::to_owned) }
        }
        FieldKind::Records => {
            FieldShape::Records { columns: rules.columns.clone(), fixed: rules.fixed }
        }
        FieldKind::Map => {
            let (key, value) = rules.pairs.unwrap_or(("Name", "Text"));
            FieldShape::Pairs { key: key.to_owned(), value: value.to_owned() }
        }
        FieldKind::Text | FieldKind::Secret => FieldShape::Text { form: rules.text },
    }
}

/// Whether an extension does nothing without a field.
pub(super) fn is_needed(said: &Said, field: &Field) -> bool {
    let is_typed = matches!(field.kind, FieldKind::Text | FieldKind::Secret);
    said.rules.needed || field.required && is_typed && field.default.is_none()
}

/// What a field starts with, as the service keeps it; of a fixed order, all of it.
pub(super) fn default(said: &Said, field: &Field) -> Option<Value> {
    if field.kind == FieldKind::Texts && !said.rules.choices.is_empty() {
        return Some(said.rules.choices.iter().map(|choice| json!(choice.value)).collect());
    }
    let text = field.default?;
    Some(match field.kind {
        FieldKind::Flag => json!(text == "true"),
        FieldKind::Number => text.parse::<i64>().map_or_else(|_| json!(text), |n| json!(n)),
        _ => json!(text),
    })
}

fn known_field(said: &Said, field: &Field, settings: &Value) -> FormField {
    let shape = shape(field.kind, said);
    let stored = value::at(settings, stored_path(said.extension, said.path));
    let secret = stored.filter(|_| field.kind == FieldKind::Secret).map(value::text);
    let secret = secret.filter(|secret| !secret.is_empty());
    FormField {
        path: said.path.to_owned(),
        group: said.group.to_owned(),
        label: said.label.to_owned(),
        help: said.help.to_owned(),
        required: is_needed(said, field),
        known: true,
        when: said.rules.when.clone(),
        default: default(said, field).and_then(|default| value::shown(&shape, &default)),
        value: stored.and_then(|stored| value::shown(&shape, stored)),
        masked: secret.as_deref().map(|secret| Secret::new(secret).masked()),
        mark: secret.as_deref().map(secrets::mark),
        shape,
    }
}

/// Where a field is read: one is sent by another name than it comes by.
pub(super) fn stored_path<'a>(extension: &str, path: &'a str) -> &'a str {
    match (extension, path) {
        ("stickers", "customStickersData") => "customMasterStickersData",
        (_, path) => path,
    }
}

/// Whether a field holds a secret: by the schema, or by name and looks where it is unknown.
pub(super) fn is_secret(schema: &Schema, path: &str, value: &Value) -> bool {
    match declared(schema, path) {
        Some(field) => field.kind == FieldKind::Secret,
        None if OWN.contains(&path) => false,
        // What a known field holds is told by names alone: a pattern may look like a key.
        None if schema.fields.iter().any(|field| is_within(schema, field.name, path)) => {
            value.is_string() && secrets::is_telling_name(path)
        }
        None => secrets::is_telling(path, value),
    }
}

fn is_within(schema: &Schema, field: &str, path: &str) -> bool {
    let rest = path.strip_prefix(stored_path(schema.extension, field));
    rest.is_some_and(|rest| rest.starts_with('.'))
}

/// Fields beside those that are known.
fn unknown(schema: &Schema, part: &Value, at: &str, depth: usize, found: &mut Vec<FormField>) {
    let Value::Object(members) = part else { return };
    for (name, member) in members {
        let path = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        let is_known = declared(schema, &path).is_some()
            || schema.fields.iter().any(|field| stored_path(schema.extension, field.name) == path);
        let is_own =
            OWN.contains(&path.as_str()) || path == REPLY && ANSWERING.contains(&schema.extension);
        // A dot in a name would be read as a part.
        if is_known || is_own || name.contains('.') {
            continue;
        }
        match member {
            Value::Object(_) if depth < DEEPEST => unknown(schema, member, &path, depth + 1, found),
            member => found.push(unknown_field(&path, member)),
        }
    }
}

fn unknown_field(path: &str, stored: &Value) -> FormField {
    let is_secret = secrets::is_telling(path, stored);
    let shape = unknown_shape(path, stored);
    let secret = is_secret.then(|| value::text(stored)).filter(|text| !text.is_empty());
    FormField {
        path: path.to_owned(),
        group: UNKNOWN.to_owned(),
        label: in_words(path),
        help: String::new(),
        required: false,
        known: false,
        when: None,
        default: None,
        value: value::shown(&shape, stored),
        masked: secret.as_deref().map(|secret| Secret::new(secret).masked()),
        mark: secret.as_deref().map(secrets::mark),
        shape,
    }
}

/// How an unknown field is drawn: by what it holds.
pub(super) fn unknown_shape(path: &str, stored: &Value) -> FieldShape {
    match stored {
        leaf if secrets::is_telling(path, leaf) => FieldShape::Secret { long: false },
        Value::Bool(_) => FieldShape::Flag,
        Value::Number(_) => FieldShape::Number { min: None, unit: None },
        Value::String(text) if text.contains('\n') => FieldShape::Text { form: TextForm::Long },
        Value::String(_) | Value::Null => FieldShape::Text { form: TextForm::Plain },
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_string) => {
            FieldShape::Texts { form: TextsForm::Words, choices: Vec::new() }
        }
        _ => FieldShape::Json,
    }
}

/// A name such as `main.show_newThing` as words: `Show new thing`.
fn in_words(path: &str) -> String {
    let name = path.rsplit('.').next().unwrap_or(path);
    let mut words = String::with_capacity(name.len() + 4);
    let mut before = '_';
    for letter in name.chars() {
        if letter == '_' || letter == '-' {
            words.push(' ');
        } else if letter.is_uppercase() && before.is_lowercase() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
        before = letter;
    }
    let mut letters = words.trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use cometchat_api::management::extension_settings::schema_of;

    use super::*;
    use crate::model::form::FormValue;

    fn of(extension: &str, settings: &Value) -> ExtensionForm {
        form(schema_of(extension).unwrap(), None, settings)
    }

    fn field<'a>(form: &'a ExtensionForm, path: &str) -> &'a FormField {
        form.fields.iter().find(|field| field.path == path).unwrap_or_else(|| panic!("{path}"))
    }

    #[test]
    fn a_form_tells_no_secret_and_what_is_unknown_is_a_field_too() {
        let stored = json!({
            "appId": "26800000000",
            "giphyApiKey": "0123456789abcdef0123456789abcdef",
            "rating": "pg",
            "limits": { "perMinute": 3, "more": [{ "x": 1 }] },
            "newSecret": "hunter2",
        });
        let form = of("gifs-giphy", &stored);
        let key = field(&form, "giphyApiKey");
        assert_eq!((key.value.as_ref(), key.masked.as_deref()), (None, Some("••••••••cdef")));
        assert_eq!(field(&form, "rating").value, Some(FormValue::Text("pg".into())));
        assert_eq!(field(&form, "limits.perMinute").label, "Per minute");
        assert_eq!(field(&form, "limits.more").shape, FieldShape::Json);
        assert!(field(&form, "newSecret").value.is_none());
        assert_eq!(form.fields.len(), 5, "the app's id is no setting");
        let all = serde_json::to_string(&form).unwrap();
        assert!(!all.contains("hunter2") && !all.contains("0123456789abcdef"), "{all}");
    }

    #[test]
    fn nothing_stored_is_said_and_defaults_stand_ready() {
        let form = of("report-user", &json!({ "appId": "1" }));
        assert!(!form.stored && !form.deletable);
        assert_eq!(field(&form, "maxReports").default, Some(FormValue::Text("3".into())));
        assert_eq!(field(&form, "webhookURL").when.as_ref().unwrap().path, "useWebhook");
    }

    #[test]
    fn a_help_desk_shows_its_address_without_the_token() {
        let url = "https://chatwoot-eu.cometchat.io/v1/reply?token=t0p";
        let form = of("chatwoot", &json!({ "webhookURL": url }));
        let shown = form.reply_address.clone().unwrap();
        assert_eq!(shown, "https://chatwoot-eu.cometchat.io/v1/reply?token=••••");
        assert!(!form.json.contains("t0p"));
    }

    #[test]
    fn orders_are_not_drawn() {
        let form = of("data-masking", &json!({}));
        assert!(form.fields.iter().all(|field| field.path != "deleteCustomRegexData"));
    }
}
