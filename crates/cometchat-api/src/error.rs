//! What the service says when it refuses.

use std::fmt;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The error of the service's envelope (`semantics.md` section 4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}: {message}")]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// Stable code; the only thing to branch on.
    #[serde(default)]
    pub code: ErrorCode,
    /// Sentence for a developer.
    #[serde(default)]
    pub message: String,
    /// May echo part of the key that was used: never log or show it unredacted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dev_message: Option<String>,
    /// Which part of the service refused, for instance `chat-api`.
    #[serde(rename = "source", default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Field name to sentences on `ERR_BAD_REQUEST`; other services put other JSON here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Value>,
}

impl ApiError {
    /// An error with a code and a sentence.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: ErrorCode::new(code), message: message.into(), ..Self::default() }
    }

    /// Sentences per field, where [`Self::details`] holds them.
    pub fn fields(&self) -> IndexMap<String, Vec<String>> {
        let Some(Value::Object(details)) = &self.details else { return IndexMap::new() };
        details
            .iter()
            .filter_map(|(field, sentences)| {
                let sentences = match sentences {
                    Value::Array(items) => {
                        items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
                    }
                    Value::String(one) => vec![one.clone()],
                    _ => return None,
                };
                Some((field.clone(), sentences))
            })
            .collect()
    }
}

/// An error code, open: the service adds codes without notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ErrorCode(String);

impl ErrorCode {
    /// Wraps a code.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as the service spells it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for ErrorCode {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}
impl PartialEq<&str> for ErrorCode {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}
