//! Property constraints, refused with the service's codes (`semantics.md` section 5).

use cometchat_api::{ApiError, limits};
use serde_json::Value;

use crate::refuse;

/// Collects what is wrong with the fields of a request.
#[derive(Default)]
pub(crate) struct Check(Vec<(String, String)>);

impl Check {
    /// Notes what is wrong with a field.
    pub(crate) fn wrong(mut self, field: &str, sentence: impl Into<String>) -> Self {
        self.0.push((field.to_owned(), sentence.into()));
        self
    }

    fn unless(self, right: bool, field: &str, sentence: impl FnOnce() -> String) -> Self {
        if right { self } else { self.wrong(field, sentence()) }
    }

    /// An id that a person chose: lower-cased, 1 to 100 of `a-z 0-9 - _`.
    pub(crate) fn id(self, field: &str, text: &str) -> Self {
        match cometchat_api::Uid::checked(text) {
            Ok(_) => self,
            Err(why) => self.wrong(field, format!("The {field} {why}.")),
        }
    }

    /// A name of 1 to 100 characters.
    pub(crate) fn name(self, text: &str) -> Self {
        self.unless(!text.trim().is_empty(), "name", || "The name field is required.".to_owned())
            .chars("name", Some(text), limits::NAME_CHARS)
    }

    /// A text of at most so many characters.
    pub(crate) fn chars(self, field: &str, text: Option<&str>, most: usize) -> Self {
        self.unless(text.is_none_or(|text| text.chars().count() <= most), field, || {
            format!("The {field} may not be greater than {most} characters.")
        })
    }

    /// A link: a valid http or https address of at most 3,000 characters.
    pub(crate) fn link(self, field: &str, text: Option<&str>) -> Self {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return self };
        let valid = url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        self.unless(valid, field, || format!("The {field} format is invalid.")).chars(
            field,
            Some(text),
            limits::URL_CHARS,
        )
    }

    /// Metadata: a JSON object of at most 5 KB.
    pub(crate) fn metadata(self, value: Option<&Value>) -> Self {
        let Some(value) = value else { return self };
        self.unless(value.is_object() || value.is_null(), "metadata", || {
            "The metadata must be a JSON object.".to_owned()
        })
        .unless(value.to_string().len() <= limits::METADATA_BYTES, "metadata", || {
            format!("The metadata may not be greater than {} bytes.", limits::METADATA_BYTES)
        })
    }

    /// At most 25 tags of at most 100 characters.
    pub(crate) fn tags(self, tags: &[String]) -> Self {
        let short = tags.iter().all(|tag| tag.chars().count() <= limits::TAG_CHARS);
        self.unless(tags.len() <= limits::TAGS, "tags", || {
            format!("The tags may not have more than {} items.", limits::TAGS)
        })
        .unless(short, "tags", || {
            format!("A tag may not be greater than {} characters.", limits::TAG_CHARS)
        })
    }

    /// Ends the check.
    ///
    /// # Errors
    /// `ERR_BAD_REQUEST` with a sentence per wrong field.
    pub(crate) fn done(self) -> Result<(), ApiError> {
        if self.0.is_empty() { Ok(()) } else { Err(refuse::fields(self.0)) }
    }
}
