//! Providers as the service has them, and as the window sees them.

use cometchat_api::Secret;
use cometchat_api::chat::notifications::{
    GetCustomEmail, GetCustomPush, GetCustomSms, GetSendGrid, GetTwilio, ListApns, ListFcm,
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::kinds::{FILE, Kind};
use crate::error::{Code, Error};
use crate::masks::masked;
use crate::model::notice::NoticeValue;
use crate::model::provider::{
    ProviderKind, ProviderRow, ProviderSecret, ProviderShape, ProviderValue,
};
use crate::reach::Reader;
use crate::rows::pretty;

/// A provider as the service tells it, secrets included: it never leaves the core.
pub(super) struct Found(pub(super) Value);

/// Reads the providers of a kind; one that is not set up is none.
pub(super) async fn found(reader: &Reader, kind: ProviderKind) -> Result<Vec<Found>, Error> {
    let read = match kind {
        ProviderKind::Fcm => all(reader.send(ListFcm {}).await.map(|it| it.push_providers)),
        ProviderKind::Apns => all(reader.send(ListApns {}).await.map(|it| it.push_providers)),
        ProviderKind::CustomPush => {
            all(reader.send(GetCustomPush {}).await.map(|it| it.push_providers))
        }
        ProviderKind::SendGrid => one(reader.send(GetSendGrid {}).await),
        ProviderKind::CustomEmail => one(reader.send(GetCustomEmail {}).await),
        ProviderKind::Twilio => one(reader.send(GetTwilio {}).await),
        ProviderKind::CustomSms => one(reader.send(GetCustomSms {}).await),
    };
    match read {
        Err(error) if error.is_service_code("ERR_PROVIDER_NOT_FOUND") => Ok(Vec::new()),
        read => read,
    }
}

fn all<T: Serialize>(read: Result<Vec<T>, Error>) -> Result<Vec<Found>, Error> {
    read?.iter().map(json).collect()
}

/// A provider that is one of its kind; some answer with nothing in it where none is set up.
fn one<T: Serialize>(read: Result<T, Error>) -> Result<Vec<Found>, Error> {
    let found = json(&read?)?;
    let is_set = found.0.as_object().is_some_and(|fields| !fields.is_empty());
    Ok(if is_set { vec![found] } else { Vec::new() })
}

fn json<T: Serialize>(provider: &T) -> Result<Found, Error> {
    serde_json::to_value(provider)
        .map(Found)
        .map_err(|error| Error::new(Code::Internal, format!("A provider cannot be read: {error}.")))
}

/// The value of a field, whose name may lead inwards.
pub(super) fn value<'a>(provider: &'a Value, name: &str) -> Option<&'a Value> {
    let found = name.split('.').try_fold(provider, |value, key| value.get(key));
    found.filter(|value| !value.is_null())
}

/// A provider as the window sees it: secrets masked, files by their name.
pub(super) fn row(kind: &Kind, found: &Found) -> ProviderRow {
    let provider = &found.0;
    let text = |name: &str| value(provider, name).and_then(Value::as_str).unwrap_or_default();
    let id = if kind.many { text("providerId").to_owned() } else { String::new() };
    let (mut values, mut secrets) = (Vec::new(), Vec::new());
    for field in kind.fields {
        match field.shape {
            ProviderShape::Secret => secrets.push(secret(field.name, text(field.name))),
            ProviderShape::File => {
                let about = file_of(kind.kind, provider);
                secrets.push(ProviderSecret { field: FILE.to_owned(), masked: about });
            }
            _ => {
                let value = match value(provider, field.name) {
                    Some(Value::Bool(flag)) => Some(NoticeValue::Flag(*flag)),
                    Some(Value::String(text)) => Some(NoticeValue::Text(text.clone())),
                    Some(other) => Some(NoticeValue::Text(other.to_string())),
                    None => None,
                };
                if let Some(value) = value {
                    values.push(ProviderValue { field: field.name.to_owned(), value });
                }
            }
        }
    }
    ProviderRow {
        kind: kind.kind,
        name: if id.is_empty() { kind.title.to_owned() } else { id.clone() },
        id,
        is_default: if kind.many { Some(is_default(provider)) } else { None },
        enabled: value(provider, "isEnabled").and_then(Value::as_bool),
        values,
        secrets,
        raw: pretty(&masked(provider.clone())),
    }
}

fn secret(name: &str, text: &str) -> ProviderSecret {
    let masked = (!text.is_empty()).then(|| Secret::new(text).masked());
    ProviderSecret { field: name.to_owned(), masked }
}

/// What is known of a credential that came in a file, without what is secret.
fn file_of(kind: ProviderKind, provider: &Value) -> Option<String> {
    let text = |name: &str| value(provider, name).and_then(Value::as_str);
    let (file, about) = match kind {
        ProviderKind::Fcm => {
            (text("serviceAccountFilename"), text("serviceAccountCreds.client_email"))
        }
        _ => (text("p8KeyFilename"), None),
    };
    match (file, about) {
        (Some(file), Some(about)) => Some(format!("{file} ({about})")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

/// Whether a provider is the one that is used by itself; how the service says so is not
/// documented, so whatever speaks of it counts.
pub(super) fn is_default(provider: &Value) -> bool {
    let fields = provider.as_object();
    fields.is_some_and(|fields| {
        fields.iter().any(|(key, value)| is_about_default(key) && *value == Value::Bool(true))
    })
}

fn is_about_default(key: &str) -> bool {
    key.to_ascii_lowercase().contains("default")
}

/// What is sent back of a provider when some of it is changed: everything as it was read, so that
/// what this version does not know survives, but for what the service itself makes, and for
/// secrets that it only shows masked.
pub(super) fn returned(provider: &Value) -> Map<String, Value> {
    let own = ["createdAt", "updatedAt", "repliesWebhook", "_id"];
    let fields = provider.as_object().cloned().unwrap_or_default().into_iter();
    let kept = fields.filter(|(key, value)| {
        !own.contains(&key.as_str()) && !is_about_default(key) && !is_masked(value)
    });
    kept.map(|(key, value)| match value {
        Value::Object(inner) => {
            let inner = inner.into_iter().filter(|(_, value)| !is_masked(value));
            (key, Value::Object(inner.collect()))
        }
        value => (key, value),
    })
    .collect()
}

/// Whether text stands for a secret that is not told.
fn is_masked(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains("***") || text.contains('•'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::kinds::spec;
    use super::*;

    #[test]
    fn no_secret_of_a_provider_reaches_the_window() {
        let provider = json!({
            "providerId": "main", "isDefault": true, "serviceAccountFilename": "key.json",
            "serviceAccountCreds": {
                "project_id": "example", "client_email": "push@example.iam.gserviceaccount.com",
                "private_key": "-----BEGIN PRIVATE KEY-----example", "private_key_id": "0123",
            },
        });
        let row = row(spec(ProviderKind::Fcm), &Found(provider));
        let told = serde_json::to_string(&row).unwrap();
        assert!(!told.contains("BEGIN PRIVATE KEY") && !told.contains("0123"), "{told}");
        assert_eq!(row.is_default, Some(true));
        assert!(row.secrets[0].masked.as_deref().unwrap().starts_with("key.json (push@"));
    }

    #[test]
    fn what_is_unknown_goes_back_and_what_is_masked_or_made_by_the_service_does_not() {
        let provider = json!({
            "twilioAccountSID": "AC1", "twilioAuthToken": "****1234", "isDefault": true,
            "newField": { "a": 1 }, "createdAt": 1,
        });
        let sent = Value::Object(returned(&provider));
        assert_eq!(sent, json!({ "twilioAccountSID": "AC1", "newField": { "a": 1 } }));
    }
}
