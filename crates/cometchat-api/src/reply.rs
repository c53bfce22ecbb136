//! Bytes of an answer to a typed reply or an error, and back.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::endpoint::Endpoint;
use crate::error::ApiError;
use crate::lossy::mended;

/// What an answer turned out to be when it was not a success.
#[derive(Debug, thiserror::Error)]
pub enum ReplyError {
    /// The service refused, in its own envelope.
    #[error(transparent)]
    Refused(#[from] ApiError),
    /// The body is not JSON: a proxy's page, a cut body.
    #[error("the answer is not JSON ({0})")]
    NotJson(String),
    /// The body is JSON of another shape than the operation documents.
    #[error("the answer has another shape at {path}: {message}")]
    Shape {
        /// Dotted path of the field.
        path: String,
        /// What is wrong with it.
        message: String,
    },
}

#[derive(Deserialize)]
struct Failure {
    error: ApiError,
}

#[derive(Deserialize)]
struct Success<T> {
    data: T,
}

/// Reads the reply of an endpoint from an answer's status and body.
///
/// # Errors
/// [`ReplyError::Refused`] when the body carries an error envelope whatever the status, otherwise
/// what is wrong with the body.
pub fn reply_of<E: Endpoint>(body: &[u8]) -> Result<E::Reply, ReplyError> {
    match read::<E>(body) {
        // Looked for only after a failure, so that sound answers cost nothing.
        Err(ReplyError::NotJson(reason)) => match mended(body) {
            Some(body) => read::<E>(&body),
            None => Err(ReplyError::NotJson(reason)),
        },
        read => read,
    }
}

fn read<E: Endpoint>(body: &[u8]) -> Result<E::Reply, ReplyError> {
    // A page of a thousand items is worth not reading twice: where `data` comes first, the body
    // is searched for a refusal only if it is no success.
    if starts_with_data(body) {
        success::<E>(body).map_err(|error| refusal(body).map_or(error, ReplyError::Refused))
    } else if let Some(error) = refusal(body) {
        Err(ReplyError::Refused(error))
    } else {
        success::<E>(body)
    }
}

fn success<E: Endpoint>(body: &[u8]) -> Result<E::Reply, ReplyError> {
    if E::ROUTE.whole {
        return parse::<E::Reply>(body);
    }
    if first_byte(body) == Some(b'[') {
        // A list would be taken for the envelope's fields in their order.
        parse::<IgnoredAny>(body)?;
        let message = "expected an object with data, found a list".to_owned();
        return Err(ReplyError::Shape { path: ".".to_owned(), message });
    }
    parse::<Success<E::Reply>>(body).map(|success| success.data)
}

fn refusal(body: &[u8]) -> Option<ApiError> {
    let is_object = first_byte(body) == Some(b'{');
    is_object.then(|| serde_json::from_slice::<Failure>(body).ok())?.map(|failure| failure.error)
}

fn first_byte(body: &[u8]) -> Option<u8> {
    body.iter().copied().find(|byte| !byte.is_ascii_whitespace())
}

fn starts_with_data(body: &[u8]) -> bool {
    let Some(rest) = body.trim_ascii_start().strip_prefix(b"{") else { return false };
    rest.trim_ascii_start().starts_with(b"\"data\"")
}

/// Writes the reply of an endpoint in the service's envelope.
///
/// # Errors
/// When the reply does not serialise, which a derived implementation never does.
pub fn envelope_of<E: Endpoint>(reply: &E::Reply) -> Result<Value, serde_json::Error> {
    let value = serde_json::to_value(reply)?;
    Ok(if E::ROUTE.whole { value } else { json!({ "data": value }) })
}

/// Writes the reply of an endpoint in the service's envelope as bytes, without a detour over
/// [`Value`]: pages of a thousand items are many.
///
/// # Errors
/// When the reply does not serialise, which a derived implementation never does.
pub fn envelope_bytes_of<E: Endpoint>(reply: &E::Reply) -> Result<Vec<u8>, serde_json::Error> {
    #[derive(Serialize)]
    struct Success<'a, T> {
        data: &'a T,
    }
    if E::ROUTE.whole {
        serde_json::to_vec(reply)
    } else {
        serde_json::to_vec(&Success { data: reply })
    }
}

fn parse<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, ReplyError> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        if inner.is_syntax() || inner.is_eof() {
            ReplyError::NotJson(inner.to_string())
        } else {
            ReplyError::Shape { path, message: inner.to_string() }
        }
    })
}
