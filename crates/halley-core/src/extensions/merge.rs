//! New settings out of those that are stored and what a person changed: everything else goes back
//! as it came.

use cometchat_api::management::extension_settings::{FieldKind, Schema};
use serde_json::{Value, json};

use super::form::{default, shape, stored_path};
use super::{value, words};

/// A field that gets another value; nothing takes it away.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) path: String,
    pub(super) value: Option<Value>,
}

/// The settings with their changes, whole enough for the service to take them.
pub(super) fn merged(schema: &Schema, stored: &Value, edits: &[Edit]) -> Value {
    let is_new = !super::form::is_stored(stored);
    let mut settings = stored.clone();
    if !settings.is_object() {
        settings = json!({});
    }
    for Edit { path, value } in edits {
        value::put(&mut settings, stored_path(schema.extension, path), value.clone());
    }
    for field in schema.fields {
        let Some(said) = words::field(schema.extension, field.name) else { continue };
        let path = stored_path(schema.extension, field.name);
        if said.rules.order.is_some() || value::at(&settings, path).is_some() {
            continue;
        }
        // A part that is left out as a whole does not miss its fields.
        let holder = path.rsplit_once('.').map(|(holder, _)| holder);
        let has_room = holder.is_none_or(|holder| value::at(&settings, holder).is_some());
        let wanted = field.required && has_room
            || is_new && (field.required || default(said, field).is_some());
        if wanted {
            let blank = || value::blank(&shape(field.kind, said));
            value::put(&mut settings, path, Some(default(said, field).unwrap_or_else(blank)));
        }
    }
    orders(schema, stored, &mut settings);
    settings
}

/// Fields that tell the service what to take away, made from what is no longer there.
fn orders(schema: &Schema, stored: &Value, settings: &mut Value) {
    for field in schema.fields.iter().filter(|field| field.kind == FieldKind::Texts) {
        let said = words::field(schema.extension, field.name);
        let Some(list) = said.and_then(|said| said.rules.order) else { continue };
        let ids = |settings: &Value| -> Vec<Value> {
            let records = value::at(settings, list).and_then(Value::as_array);
            records.into_iter().flatten().filter_map(|one| one.get("id").cloned()).collect()
        };
        let kept = ids(settings);
        let gone: Vec<Value> = ids(stored).into_iter().filter(|id| !kept.contains(id)).collect();
        value::put(settings, field.name, Some(json!(gone)));
    }
}

#[cfg(test)]
mod tests {
    use cometchat_api::management::extension_settings::schema_of;

    use super::*;

    fn edit(path: &str, value: Value) -> Edit {
        Edit { path: path.to_owned(), value: Some(value) }
    }

    #[test]
    fn what_was_read_goes_back_and_only_what_was_changed_is_other() {
        let stored = json!({ "appId": "1", "giphyApiKey": "k1", "later": { "x": [1] } });
        let schema = schema_of("gifs-giphy").unwrap();
        let next = merged(schema, &stored, &[edit("giphyApiKey", json!("k2"))]);
        assert_eq!(next, json!({ "appId": "1", "giphyApiKey": "k2", "later": { "x": [1] } }));
    }

    #[test]
    fn a_first_set_up_brings_the_documented_defaults_along() {
        let next = merged(schema_of("report-user").unwrap(), &json!({}), &[]);
        assert_eq!(next, json!({ "maxReports": 3, "useWebhook": true }));
        let next = merged(schema_of("widget").unwrap(), &json!({}), &[edit("name", json!("A"))]);
        assert_eq!(next["version"], "v2");
        assert_eq!(next["main"]["allow_creating_polls"], json!(false), "required, no default");
        assert_eq!(next["style"]["primary_color"], "#03A9F4");
        assert!(next.get("widgetId").is_none());
    }

    #[test]
    fn patterns_that_are_gone_are_ordered_to_be_deleted() {
        let schema = schema_of("data-masking").unwrap();
        let stored = json!({ "customregexData": [{ "id": "a" }, { "id": "b" }] });
        let next = merged(schema, &stored, &[edit("customregexData", json!([{ "id": "b" }]))]);
        assert_eq!(next["deleteCustomRegexData"], json!(["a"]));
        assert_eq!(merged(schema, &stored, &[])["deleteCustomRegexData"], json!([]));
    }

    #[test]
    fn stickers_are_kept_by_the_name_that_they_are_read_by() {
        let schema = schema_of("stickers").unwrap();
        let stored = json!({ "customMasterStickersData": [{ "id": "a" }] });
        let next = merged(schema, &stored, &[edit("customStickersData", json!([]))]);
        assert_eq!(next["customMasterStickersData"], json!([]));
    }
}
