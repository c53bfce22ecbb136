//! Request bodies: read with a limit, then parsed.

use axum::body::Body;
use bytes::Bytes;
use cometchat_api::ApiError;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::Value;

use crate::refuse;

/// Reads a body of at most `most` bytes.
///
/// # Errors
/// `ERR_BODY_TOO_LARGE` (our code; the service documents none) above that, `ERR_BAD_REQUEST` when
/// the body breaks off.
pub(crate) async fn bytes(body: Body, most: usize) -> Result<Bytes, ApiError> {
    match Limited::new(body, most).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(refuse::with(
            "ERR_BODY_TOO_LARGE",
            format!("The body is larger than the {most} bytes this operation takes."),
        )),
        Err(_) => Err(refuse::field("body", "The body could not be read to its end.")),
    }
}

/// Parses a JSON body; none at all is no error.
///
/// # Errors
/// `ERR_BAD_REQUEST` when the body is not JSON.
pub(crate) fn json(bytes: &[u8]) -> Result<Option<Value>, ApiError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    serde_json::from_slice(bytes)
        .map(Some)
        .map_err(|error| refuse::field("body", format!("The body is not JSON: {error}.")))
}
