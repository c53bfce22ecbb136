//! Bytes of an answer to a typed reply or an error, and back.

use serde::Deserialize;
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
    if let Ok(Failure { error }) = serde_json::from_slice::<Failure>(body) {
        return Err(error.into());
    }
    if E::ROUTE.whole {
        return parse::<E::Reply>(body);
    }
    #[derive(Deserialize)]
    struct Success<T> {
        data: T,
    }
    parse::<Success<E::Reply>>(body).map(|success| success.data)
}

/// Writes the reply of an endpoint in the service's envelope.
///
/// # Errors
/// When the reply does not serialise, which a derived implementation never does.
pub fn envelope_of<E: Endpoint>(reply: &E::Reply) -> Result<Value, serde_json::Error> {
    let value = serde_json::to_value(reply)?;
    Ok(if E::ROUTE.whole { value } else { json!({ "data": value }) })
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
