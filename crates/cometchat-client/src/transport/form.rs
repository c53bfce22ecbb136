//! Bodies of `multipart/form-data`.

use cometchat_api::form::{Content, parts_of};
use reqwest::multipart::{Form, Part};
use serde_json::Value;

use crate::bases::invalid;
use crate::error::Error;

/// The form of a body's fields.
///
/// # Errors
/// When a file's media type is none.
pub(super) fn of(body: &Value) -> Result<Form, Error> {
    parts_of(body).into_iter().try_fold(Form::new(), |form, part| {
        let name = part.name;
        Ok(match part.content {
            Content::Text(text) => form.text(name, text),
            Content::File(file) => {
                let content = Part::bytes(file.content).file_name(file.file_name);
                let typed = content.mime_str(&file.media_type);
                form.part(name.clone(), typed.map_err(|_| invalid(&name, "has no media type"))?)
            }
        })
    })
}
