//! Fields looked over one by one, so that all mistakes are told at once.

use cometchat_api::id::InvalidId;
use cometchat_api::{RoleId, limits};
use serde_json::Value;
use url::Url;

use super::DEFAULT_ROLE;
use crate::error::{Code, Error, FieldError};

/// Collects what is wrong, field by field.
#[derive(Default)]
pub(super) struct Checked(pub(super) Vec<FieldError>);

impl Checked {
    pub(super) fn wrong(&mut self, field: &str, message: impl Into<String>) {
        self.0.push(FieldError { field: field.to_owned(), message: message.into() });
    }

    pub(super) fn end<T>(self, value: T) -> Result<T, Error> {
        let message = match self.0.as_slice() {
            [] => return Ok(value),
            [only] => only.message.clone(),
            several => format!("{} fields are not right yet.", several.len()),
        };
        let error =
            Error::new(Code::Invalid, message).advise("Correct the fields that are marked.");
        Err(Error { fields: self.0, ..error })
    }

    pub(super) fn id<T: Default>(
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

    pub(super) fn name(&mut self, name: &str) -> String {
        let name = name.trim();
        if name.is_empty() {
            self.wrong("name", "A user needs a name.");
        } else if name.chars().count() > limits::NAME_CHARS {
            self.wrong("name", format!("A name has at most {} characters.", limits::NAME_CHARS));
        }
        name.to_owned()
    }

    pub(super) fn address(&mut self, field: &str, address: &str) -> String {
        let address = address.trim();
        if address.chars().count() > limits::URL_CHARS {
            self.wrong(field, "An address has at most 3,000 characters.");
        } else if !is_web_address(address) {
            self.wrong(field, "This is not a web address. It begins with https:// or http://.");
        }
        address.to_owned()
    }

    pub(super) fn tags(&mut self, tags: &[String]) -> Vec<String> {
        let mut kept: Vec<String> = Vec::with_capacity(tags.len());
        for tag in tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
            if !kept.iter().any(|known| known == tag) {
                kept.push(tag.to_owned());
            }
        }
        if kept.len() > limits::TAGS {
            self.wrong(
                "tags",
                format!("A user has at most {} tags. These are {}.", limits::TAGS, kept.len()),
            );
        }
        if let Some(long) = kept.iter().find(|tag| tag.chars().count() > limits::TAG_CHARS) {
            let start: String = long.chars().take(20).collect();
            self.wrong("tags", format!("A tag has at most 100 characters. “{start}…” has more."));
        }
        kept
    }

    pub(super) fn metadata(&mut self, text: &str) -> Option<Value> {
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

    pub(super) fn role(&mut self, role: &str) -> RoleId {
        match role.trim() {
            "" => RoleId::from(DEFAULT_ROLE),
            role => self.id("role", "A role id", RoleId::checked(role)),
        }
    }
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
