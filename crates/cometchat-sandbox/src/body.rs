//! Request bodies: read with a limit, then parsed.

use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use bytes::{Bytes, BytesMut};
use cometchat_api::ApiError;
use cometchat_api::form::{Content, Part, Upload, body_of};
use http::{HeaderMap, header};
use http_body_util::BodyExt;
use serde_json::Value;

use crate::refuse;

/// Bytes beyond the limit that are read and thrown away, so that a caller who still writes gets
/// the refusal rather than a broken connection.
const MOST_DISCARDED: usize = 16 << 20;

/// Reads a body of at most `most` bytes; never more than those are kept.
///
/// # Errors
/// `ERR_BODY_TOO_LARGE` (our code; the service documents none) above that, `ERR_BAD_REQUEST` when
/// the body breaks off.
pub(crate) async fn bytes(mut body: Body, most: usize) -> Result<Bytes, ApiError> {
    let mut kept = BytesMut::new();
    let mut n_bytes = 0;
    while let Some(frame) = body.frame().await {
        let frame =
            frame.map_err(|_| refuse::field("body", "The body could not be read to its end."))?;
        let Ok(data) = frame.into_data() else { continue };
        n_bytes += data.len();
        if n_bytes <= most {
            kept.extend_from_slice(&data);
        } else if n_bytes > most + MOST_DISCARDED {
            break;
        }
    }
    if n_bytes > most {
        return Err(refuse::with(
            "ERR_BODY_TOO_LARGE",
            format!("The body is larger than the {most} bytes this operation takes."),
        ));
    }
    Ok(kept.freeze())
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

/// Parses a form's body; none at all is no error.
///
/// # Errors
/// `ERR_BAD_REQUEST` when the body is no `multipart/form-data` or breaks off.
pub(crate) async fn form(headers: &HeaderMap, bytes: Bytes) -> Result<Option<Value>, ApiError> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let mut request = Request::new(Body::from(bytes));
    if let Some(kind) = headers.get(header::CONTENT_TYPE) {
        request.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
    }
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|error| refuse::field("body", error.body_text()))?;
    let broken = |error: axum::extract::multipart::MultipartError| {
        refuse::field("body", format!("The form cannot be read: {}.", error.body_text()))
    };
    let mut parts = Vec::new();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let content = match field.file_name().map(str::to_owned) {
            Some(file_name) => Content::File(Upload {
                file_name,
                media_type: field.content_type().unwrap_or_default().to_owned(),
                content: field.bytes().await.map_err(broken)?.to_vec(),
            }),
            None => {
                let bytes = field.bytes().await.map_err(broken)?;
                let text = String::from_utf8(bytes.to_vec());
                Content::Text(text.map_err(|_| refuse::field(&name, "The text is not UTF-8."))?)
            }
        };
        parts.push(Part { name, content });
    }
    Ok(Some(body_of(parts)))
}

/// A form's body as it is recorded: of files only name, type and size.
pub(crate) fn without_files(mut body: Value) -> Value {
    let fields = body.as_object_mut().into_iter().flat_map(|fields| fields.values_mut());
    for field in fields {
        if let Some(file) = field.as_object_mut()
            && let Some(Value::String(content)) = file.remove("base64")
        {
            file.insert("n_bytes".to_owned(), (content.len() / 4 * 3).into());
        }
    }
    body
}
