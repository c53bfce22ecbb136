//! Refusals with the service's codes.

use cometchat_api::ApiError;
use serde_json::{Map, Value, json};

/// A refusal with a code and a sentence.
pub(crate) fn with(code: &str, message: impl Into<String>) -> ApiError {
    let message = message.into();
    ApiError {
        dev_message: Some(message.clone()),
        origin: Some("chat-api".to_owned()),
        ..ApiError::new(code, message)
    }
}

/// `ERR_BAD_REQUEST` for one field.
pub(crate) fn field(name: &str, sentence: impl Into<String>) -> ApiError {
    fields([(name.to_owned(), sentence.into())])
}

/// `ERR_BAD_REQUEST` for several fields.
pub(crate) fn fields(wrong: impl IntoIterator<Item = (String, String)>) -> ApiError {
    let mut details = Map::new();
    for (name, sentence) in wrong {
        if let Some(sentences) = details.entry(name).or_insert_with(|| json!([])).as_array_mut() {
            sentences.push(Value::String(sentence));
        }
    }
    ApiError {
        details: Some(Value::Object(details)),
        ..with("ERR_BAD_REQUEST", "Failed to validate the data sent with the request.")
    }
}

/// A user that does not exist or is deactivated; the service has one code for both.
pub(crate) fn no_user(uid: &str) -> ApiError {
    with(
        "ERR_UID_NOT_FOUND",
        format!(
            "The UID {uid} does not exist, please make sure you have created a user with UID {uid}."
        ),
    )
}

/// A group that does not exist.
pub(crate) fn no_group(guid: &str) -> ApiError {
    with(
        "ERR_GUID_NOT_FOUND",
        format!(
            "The GUID {guid} does not exist, please make sure you have created a group with GUID {guid}."
        ),
    )
}

/// A message that does not exist or is not the caller's to see.
pub(crate) fn no_message(id: &str) -> ApiError {
    with("ERR_MESSAGE_ID_NOT_FOUND", format!("The message with ID {id} does not exist."))
}

/// A role that does not exist.
pub(crate) fn no_role(role: &str) -> ApiError {
    with("ERR_ROLE_NOT_FOUND", format!("The role {role} does not exist."))
}

/// An app that does not exist or is archived.
pub(crate) fn no_app(app: &str) -> ApiError {
    with("ERR_APP_NOT_FOUND", format!("The app {app} does not exist."))
}

/// More than the plan takes.
pub(crate) fn over_quota(what: &str, most: usize) -> ApiError {
    with("ERR_PLAN_QUOTA_RESTRICTION", format!("No more than {most} {what} are allowed."))
}

/// A path that no operation has.
pub(crate) fn no_such_operation(verb: &str, path: &str) -> ApiError {
    with("ERR_API_NOT_FOUND", format!("There is no operation {verb} {path}."))
}
