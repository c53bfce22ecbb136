//! Bodies of `multipart/form-data`: the fields of an endpoint as parts, and parts as fields.
//!
//! A text field is one part, a list one part per item named `field[]`, an [`Upload`] a file.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// A file to be sent. Within an endpoint's fields it is an object that holds it in base 64. It may
/// be a key or a certificate, so that it prints as its size alone.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Upload {
    /// Name with extension.
    pub file_name: String,
    /// Media type.
    pub media_type: String,
    /// Content.
    #[serde(rename = "base64", serialize_with = "to_base64", deserialize_with = "from_base64")]
    pub content: Vec<u8>,
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("media_type", &self.media_type)
            .field("n_bytes", &self.content.len())
            .finish_non_exhaustive()
    }
}

fn to_base64<S: Serializer>(content: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(content))
}

fn from_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    STANDARD.decode(String::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text.
    Text(String),
    /// A file.
    File(Upload),
}

/// One part of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Name of the field; items of a list end in `[]`.
    pub name: String,
    /// What it holds.
    pub content: Content,
}

/// The parts of a body, for [`crate::Route::multipart`] operations; empty for anything but an
/// object.
pub fn parts_of(body: &Value) -> Vec<Part> {
    let Value::Object(fields) = body else { return Vec::new() };
    let mut parts = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        match value {
            Value::Array(items) => parts.extend(
                items.iter().map(|item| Part { name: format!("{name}[]"), content: content(item) }),
            ),
            value => parts.push(Part { name: name.clone(), content: content(value) }),
        }
    }
    parts
}

/// The body that parts make, for [`crate::request::endpoint_of`]; a name that comes twice becomes
/// a list.
pub fn body_of(parts: impl IntoIterator<Item = Part>) -> Value {
    let mut fields = Map::new();
    for Part { name, content } in parts {
        let value = match content {
            Content::Text(text) => Value::String(text),
            Content::File(upload) => serde_json::to_value(upload).unwrap_or_default(),
        };
        let (name, listed) = match name.strip_suffix("[]") {
            Some(name) => (name.to_owned(), true),
            None => (name, false),
        };
        match fields.get_mut(&name) {
            Some(Value::Array(items)) => items.push(value),
            Some(first) => {
                let first_value = first.take();
                *first = Value::Array(vec![first_value, value]);
            }
            None => {
                fields.insert(name, if listed { Value::Array(vec![value]) } else { value });
            }
        }
    }
    Value::Object(fields)
}

fn content(value: &Value) -> Content {
    match value {
        Value::String(text) => Content::Text(text.clone()),
        Value::Object(_) => match Upload::deserialize(value) {
            Ok(upload) => Content::File(upload),
            Err(_) => Content::Text(value.to_string()),
        },
        other => Content::Text(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_form_comes_back_as_it_went() {
        let file = Upload {
            file_name: "words.csv".to_owned(),
            media_type: "text/csv".to_owned(),
            content: b"damn,heck".to_vec(),
        };
        let body = json!({
            "category": "word",
            "file": file,
            "disallowedSentences": ["call me", "write me"],
        });
        assert_eq!(body_of(parts_of(&body)), body);
    }

    #[test]
    fn a_file_prints_neither_its_content_nor_its_name() {
        let file = Upload {
            file_name: "AuthKey_ABC.p8".to_owned(),
            media_type: "application/pkcs8".to_owned(),
            content: b"private".to_vec(),
        };
        assert_eq!(
            format!("{file:?}"),
            r#"Upload { media_type: "application/pkcs8", n_bytes: 7, .. }"#
        );
    }
}
