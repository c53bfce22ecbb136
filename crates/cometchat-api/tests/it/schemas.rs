//! The table of extension settings against the contract.

use std::collections::BTreeMap;

use cometchat_api::management::extension_settings::{FieldKind, SCHEMAS, Schema, schema_of};
use cometchat_api::management::extensions::CATALOGUE;
use serde_json::Value;

use crate::contract::{Operation, operations};
use crate::sample::alternatives;

/// Extension and version of a settings path.
fn settings_of(operation: &Operation) -> Option<(&str, &str)> {
    let rest = operation.path.strip_prefix("/apps/{appId}/extensions/")?;
    rest.strip_suffix("/settings")?.split_once('/')
}

/// Documented fields with dotted names, and whether they must be given.
fn documented(schema: &Value, at: &str, found: &mut BTreeMap<String, (Value, bool)>) {
    for (properties, required) in alternatives(schema) {
        for (name, schema) in properties {
            let path = format!("{at}{name}");
            if alternatives(&schema).is_empty() {
                found.insert(path, (schema, required.contains(&name)));
            } else {
                documented(&schema, &format!("{path}."), found);
            }
        }
    }
}

fn fits(kind: FieldKind, schema: &Value) -> bool {
    match schema["type"].as_str() {
        Some("string") => matches!(kind, FieldKind::Text | FieldKind::Secret),
        Some("boolean") => kind == FieldKind::Flag,
        Some("integer" | "number") => kind == FieldKind::Number,
        Some("array") => matches!(kind, FieldKind::Texts | FieldKind::Records),
        _ => kind == FieldKind::Map,
    }
}

#[test]
fn every_documented_field_of_an_extension_is_in_the_table_and_no_other() {
    let mut n_schemas = 0;
    for schema in SCHEMAS.iter().copied().flatten() {
        n_schemas += 1;
        let mut fields = BTreeMap::new();
        let mut verbs = Vec::new();
        let of = |o: &&Operation| settings_of(o) == Some((schema.extension, schema.version));
        for operation in operations().iter().filter(of) {
            verbs.push(operation.verb.as_str());
            let Some(body) = operation.body_schema() else { continue };
            let body = if schema.in_settings { &body["properties"]["settings"] } else { body };
            documented(body, "", &mut fields);
        }
        // The app's id is in the path.
        fields.remove("appId");
        assert_eq!(verbs.contains(&"POST"), schema.stored_by_post, "{}", schema.extension);
        assert_eq!(verbs.contains(&"DELETE"), schema.deletable, "{}", schema.extension);
        let names: Vec<&str> = schema.fields.iter().map(|field| field.name).collect();
        for field in schema.fields {
            let (documented, required) = fields
                .remove(field.name)
                .unwrap_or_else(|| panic!("{}: {} is not known", schema.extension, field.name));
            assert!(fits(field.kind, &documented), "{}: {}", schema.extension, field.name);
            assert_eq!(required, field.required, "{}: {}", schema.extension, field.name);
        }
        assert!(fields.is_empty(), "{} lacks {fields:?}, has {names:?}", schema.extension);
    }
    assert_eq!(n_schemas, 27);
}

/// What an extension's server says of itself in the samples, beside the settings.
const OWN: [&str; 1] = ["appId"];
/// Of one extension: fields that are told and never taken, or are told by another name.
const TOLD: [(&str, &str); 4] = [
    ("chatwoot", "webhookURL"),
    ("intercom", "webhookURL"),
    ("stickers", "customMasterStickersData"),
    ("stickers", "dropMessage"),
];

/// Settings within a sample's answer, be it the whole of them or one widget's.
fn settings_in(sample: &Value) -> Vec<&Value> {
    let data = sample.pointer("/data/body/data").unwrap_or(&Value::Null);
    let widgets = data.as_array().into_iter().flatten().map(|one| &one["configuration"]);
    data.get("settings").into_iter().chain(widgets).collect()
}

/// Dotted names of a sample's fields, but for what lies in a field that holds objects.
fn leaves(schema: &Schema, value: &Value, at: &str, found: &mut Vec<String>) {
    let Value::Object(members) = value else { return found.push(at.to_owned()) };
    if schema.fields.iter().any(|field| field.name == at) {
        return found.push(at.to_owned());
    }
    for (name, member) in members {
        let path = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        leaves(schema, member, &path, found);
    }
}

#[test]
fn every_field_of_the_documented_samples_is_in_the_table() {
    let mut n_samples = 0;
    for operation in operations() {
        let Some((extension, _)) = settings_of(operation) else { continue };
        let Some(schema) = schema_of(extension) else { continue };
        for (_, sample) in operation.response_examples() {
            let mut found = Vec::new();
            for settings in settings_in(sample) {
                leaves(schema, settings, "", &mut found);
            }
            n_samples += usize::from(!found.is_empty());
            for path in found {
                // A few say of a deletion that it was done where settings stand elsewhere.
                let is_told = TOLD.contains(&(extension, path.as_str())) || path == "success";
                let is_known = schema.fields.iter().any(|field| field.name == path);
                assert!(
                    is_known || is_told || OWN.contains(&path.as_str()),
                    "{extension}: {path} is in a sample and not in the table"
                );
            }
        }
    }
    assert!(n_samples >= 60, "only {n_samples} samples show settings");
}

#[test]
fn every_documented_settings_path_has_its_row() {
    for operation in operations() {
        let Some((extension, version)) = settings_of(operation) else { continue };
        let schema: &Schema = schema_of(extension).unwrap_or_else(|| panic!("{extension}"));
        assert_eq!(schema.version, version);
    }
}

#[test]
fn keys_tokens_and_passwords_are_marked_as_secret() {
    for field in SCHEMAS.iter().copied().flatten().flat_map(|schema| schema.fields) {
        let name = field.name.to_lowercase();
        let telling = ["password", "secret", "token", "apikey", "private_key"];
        let is_an_id = name.ends_with("_id") || name.ends_with("id");
        if field.kind == FieldKind::Text && !is_an_id {
            assert!(!telling.iter().any(|word| name.ends_with(word)), "{}", field.name);
        }
        assert!(field.kind != FieldKind::Secret || field.default.is_none(), "{}", field.name);
    }
}

#[test]
fn every_extension_with_settings_is_in_the_catalogue() {
    for schema in SCHEMAS.iter().copied().flatten() {
        assert!(CATALOGUE.iter().any(|known| known.id == schema.extension), "{}", schema.extension);
    }
    let mut ids: Vec<&str> = CATALOGUE.iter().map(|known| known.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), 45);
    assert!(ids.is_sorted());
}
