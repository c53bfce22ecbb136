//! What is wrong with a connection, at the field that is wrong.

use cometchat_api::Secret;

use crate::error::{Code, Error};

const WHERE_KEYS_ARE: &str = "The CometChat dashboard shows both keys under Credentials.";

/// Looks over an account's credentials before they are sent.
pub(super) fn account_fields(key: &Secret, secret: &Secret) -> Result<(), Error> {
    let mut error = Error::new(Code::Invalid, "The management key and secret are both needed.");
    for (field, value) in [("key", key), ("secret", secret)] {
        if let Some(wrong) = wrong_secret(field, value) {
            error = error.at(field, wrong);
        }
    }
    ended(error)
}

/// Looks over an app's place and key before they are sent.
pub(super) fn app_fields(app: &str, region: &str, key: &Secret) -> Result<(), Error> {
    let mut error = Error::new(Code::Invalid, "The app id, region and REST API key are needed.");
    for (field, what, value) in [("app", "an app id", app), ("region", "a region", region)] {
        if value.is_empty() {
            error = error.at(field, "This is needed.");
        } else if !is_host_part(value) {
            error = error
                .at(field, format!("This is not {what}: it has only letters, digits and hyphens."));
        }
    }
    if let Some(wrong) = wrong_secret("apiKey", key) {
        error = error.at("apiKey", wrong);
    }
    ended(error)
}

fn ended(mut error: Error) -> Result<(), Error> {
    match error.fields.as_slice() {
        [] => Ok(()),
        [only] if only.message != "This is needed." => {
            error.message.clone_from(&only.message);
            Err(error)
        }
        _ => Err(error),
    }
}

fn wrong_secret(field: &str, value: &Secret) -> Option<&'static str> {
    let text = value.expose();
    if text.is_empty() {
        Some("This is needed.")
    } else if !text.bytes().all(|b| b.is_ascii_graphic()) {
        Some(if field == "secret" {
            "A secret has no spaces or special letters. Copy it again."
        } else {
            "A key has no spaces or special letters. Copy it again."
        })
    } else {
        None
    }
}

fn is_host_part(text: &str) -> bool {
    text.len() <= 63
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// What a failed look at an account means.
pub(super) fn account(error: Error, key: &Secret) -> Error {
    let is_app_key =
        key.expose().len() == 40 && key.expose().bytes().all(|b| b.is_ascii_hexdigit());
    // An app's key is no key here, and the service answers it as if there was nothing.
    let is_unknown = error.status == Some(404) && (error.service_code.is_some() || is_app_key);
    if error.is_service_code("ERR_PLAN_RESTRICTION") {
        return error
            .saying("The plan of this account does not include the Management API.")
            .advise("Ask CometChat's sales for it, or connect one app with its REST API key.");
    }
    if !is_unknown && !is_about_credentials(&error) {
        return error;
    }
    let advice = if is_app_key {
        "This looks like an app's REST API key. Choose “Connect one app” for it."
    } else {
        "Use the Management API key and secret that CometChat gave your account, not the keys of \
         an app."
    };
    let message = "CometChat does not accept this management key and secret.";
    Error { code: Code::AccountRejected, fields: Vec::new(), ..error }
        .saying(message)
        .advise(advice)
        .at("key", "The key or the secret is wrong.")
        .at("secret", "The key or the secret is wrong.")
}

fn is_about_credentials(error: &Error) -> bool {
    matches!(
        error.code,
        Code::AccountRejected | Code::KeyRejected | Code::KeyTooSmall | Code::WrongApp
    )
}

/// Whether a failed look at an app may come of the region that was typed.
pub(super) fn may_be_region(error: &Error) -> bool {
    error.is_service_code("AUTH_ERR_INVALID_APPID") || error.code == Code::Offline
}

/// Whether an answer shows that the app is known there, although it refuses.
pub(super) fn knows_the_app(error: &Error) -> bool {
    error.status.is_some()
        && error.service_code.is_some()
        && !error.is_service_code("AUTH_ERR_INVALID_APPID")
        && error.status != Some(404)
}

/// What a failed look at an app means; `lives_in` is the region in which it was found.
pub(super) fn app(error: Error, lives_in: Option<&str>) -> Error {
    if let Some(region) = lives_in {
        let sentence = format!("This app lives in the region “{region}”.");
        return Error { code: Code::WrongRegion, ..error }
            .saying(sentence.clone())
            .advise(format!("Choose the region “{region}”."))
            .at("region", sentence);
    }
    match error.code {
        Code::WrongApp => error
            .saying("CometChat knows no app with this id.")
            .advise("Copy the app id from the CometChat dashboard again, and check the region.")
            .at("app", "CometChat knows no app with this id."),
        Code::KeyTooSmall => Error { fields: Vec::new(), ..auth_only() }.after(error),
        Code::KeyRejected => error
            .saying("CometChat does not know this key. It was mistyped, or somebody deleted it.")
            .advise("Copy the REST API key from the CometChat dashboard again.")
            .at("apiKey", "CometChat does not know this key."),
        _ => error,
    }
}

/// A key that may only sign users in.
pub(super) fn auth_only() -> Error {
    Error::new(
        Code::KeyTooSmall,
        "This key is an Auth Key, which may only sign users in. Halley needs the app's REST API \
         key.",
    )
    .advise(WHERE_KEYS_ARE)
    .at("apiKey", "This is the Auth Key. Use the REST API key.")
}

impl Error {
    fn saying(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// The same failure with the details of the answer that showed it.
    fn after(self, answer: Error) -> Self {
        Self {
            service_code: answer.service_code,
            status: answer.status,
            request_id: answer.request_id,
            ..self
        }
        .at("apiKey", "This is the Auth Key. Use the REST API key.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: Code, service_code: &str, status: u16) -> Error {
        Error {
            service_code: Some(service_code.into()),
            status: Some(status),
            ..Error::new(code, "")
        }
    }

    #[test]
    fn an_app_key_in_the_account_form_is_recognised() {
        let key = Secret::new("a1b2c3d4e5".repeat(4));
        let error = account(refused(Code::BadAnswer, "ERR_API_NOT_FOUND", 404), &key);
        assert_eq!(error.code, Code::AccountRejected);
        assert!(error.advice.contains("Connect one app"));
    }

    #[test]
    fn an_account_that_cannot_be_reached_is_not_called_wrong() {
        let page = Error { status: Some(403), ..Error::new(Code::ProxyAnswered, "A web page.") };
        let unknown = refused(Code::PermissionDenied, "ERR_MOON_PHASE", 403);
        for away in [Error::new(Code::Offline, "This computer is offline."), page, unknown] {
            assert_eq!(account(away.clone(), &Secret::new("k")), away);
        }
    }

    #[test]
    fn an_auth_key_is_refused_with_the_key_to_use() {
        let error = app(refused(Code::KeyTooSmall, "AUTH_ERR_NO_ACCESS", 403), None);
        assert!(error.message.contains("Auth Key") && error.message.contains("REST API key"));
        assert_eq!(error.fields.len(), 1);
        assert_eq!(error.fields[0].field, "apiKey");
        assert!(error.is_service_code("AUTH_ERR_NO_ACCESS"));
    }

    #[test]
    fn every_empty_field_is_named() {
        let error = app_fields("", "", &Secret::default()).unwrap_err();
        let fields: Vec<_> = error.fields.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["app", "region", "apiKey"]);
    }

    #[test]
    fn what_no_host_name_holds_is_no_app_id() {
        let error = app_fields("a b", "us", &Secret::new("k")).unwrap_err();
        assert!(error.message.starts_with("This is not an app id"));
    }
}
