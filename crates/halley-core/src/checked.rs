//! Fields looked over one by one, so that all mistakes are told at once.

use cometchat_api::id::InvalidId;
use cometchat_api::limits;
use serde_json::Value;
use url::Url;

use crate::error::{Code, Error, FieldError};

/// Collects what is wrong with a user, a group or a key, field by field.
pub(crate) struct Checked {
    noun: &'static str,
    wrong: Vec<FieldError>,
}

impl Checked {
    /// Begins to look over a thing that is called so in sentences: `user`, `group`.
    pub(crate) fn of(noun: &'static str) -> Self {
        Self { noun, wrong: Vec::new() }
    }

    /// Whether nothing was wrong so far.
    pub(crate) fn is_right(&self) -> bool {
        self.wrong.is_empty()
    }

    pub(crate) fn wrong(&mut self, field: &str, message: impl Into<String>) {
        self.wrong.push(FieldError { field: field.to_owned(), message: message.into() });
    }

    pub(crate) fn end<T>(self, value: T) -> Result<T, Error> {
        let message = match self.wrong.as_slice() {
            [] => return Ok(value),
            [only] => only.message.clone(),
            several => format!("{} fields are not right yet.", several.len()),
        };
        let error =
            Error::new(Code::Invalid, message).advise("Correct the fields that are marked.");
        Err(Error { fields: self.wrong, ..error })
    }

    pub(crate) fn id<T: Default>(
        &mut self,
        field: &str,
        what: &str,
        id: Result<T, InvalidId>,
    ) -> T {
        id.unwrap_or_else(|error| {
            self.wrong(field, id_sentence(what, error));
            T::default()
        })
    }

    pub(crate) fn name(&mut self, name: &str) -> String {
        let name = name.trim();
        if name.is_empty() {
            self.wrong("name", format!("A {} needs a name.", self.noun));
        } else if name.chars().count() > limits::NAME_CHARS {
            self.wrong("name", format!("A name has at most {} characters.", limits::NAME_CHARS));
        }
        name.to_owned()
    }

    pub(crate) fn address(&mut self, field: &str, address: &str) -> String {
        let address = address.trim();
        if address.chars().count() > limits::URL_CHARS {
            self.wrong(field, "An address has at most 3,000 characters.");
        } else if !is_web_address(address) {
            self.wrong(field, "This is not a web address. It begins with https:// or http://.");
        }
        address.to_owned()
    }

    pub(crate) fn tags(&mut self, tags: &[String]) -> Vec<String> {
        let mut kept: Vec<String> = Vec::with_capacity(tags.len());
        for tag in tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
            if !kept.iter().any(|known| known == tag) {
                kept.push(tag.to_owned());
            }
        }
        if kept.len() > limits::TAGS {
            self.wrong(
                "tags",
                format!(
                    "A {} has at most {} tags. These are {}.",
                    self.noun,
                    limits::TAGS,
                    kept.len()
                ),
            );
        }
        if let Some(long) = kept.iter().find(|tag| tag.chars().count() > limits::TAG_CHARS) {
            let start: String = long.chars().take(20).collect();
            self.wrong("tags", format!("A tag has at most 100 characters. “{start}…” has more."));
        }
        kept
    }

    pub(crate) fn metadata(&mut self, text: &str) -> Option<Value> {
        match serde_json::from_str::<Value>(text) {
            Ok(value @ Value::Object(_)) => {
                let bytes = value.to_string().len();
                if bytes > limits::METADATA_BYTES {
                    self.wrong(
                        "metadata",
                        format!("Metadata takes at most 5 KB (5,120 bytes). This has {bytes}."),
                    );
                }
                Some(value)
            }
            Ok(_) => {
                self.wrong(
                    "metadata",
                    "Metadata is a JSON object, in braces: {\"team\": \"blue\"}.",
                );
                None
            }
            Err(error) => {
                self.wrong(
                    "metadata",
                    format!("This is not JSON: line {}, column {}.", error.line(), error.column()),
                );
                None
            }
        }
    }

    pub(crate) fn description(&mut self, text: &str) -> String {
        let text = text.trim();
        if text.chars().count() > limits::DESCRIPTION_CHARS {
            self.wrong("description", "A description has at most 255 characters.");
        }
        text.to_owned()
    }

    /// The whole of it must fit into one request.
    pub(crate) fn size(&mut self, request: &impl serde::Serialize) {
        let bytes = serde_json::to_vec(request).map_or(0, |body| body.len());
        if self.is_right() && bytes > limits::POST_BYTES {
            let noun = self.noun;
            self.wrong(
                "metadata",
                format!(
                    "All fields of a {noun} together take at most 10 KB. These have {bytes} bytes."
                ),
            );
        }
    }
}

/// Text that is not empty.
pub(crate) fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        && !text.chars().any(char::is_whitespace)
}

/// Says what is wrong with an id.
fn id_sentence(what: &str, error: InvalidId) -> String {
    match error {
        InvalidId::Empty => format!("{what} is needed."),
        InvalidId::TooLong { max } => format!("{what} has at most {max} characters."),
        InvalidId::Characters => format!(
            "{what} has only the letters a to z, digits, hyphens and underscores, without spaces."
        ),
    }
}
