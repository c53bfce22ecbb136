//! Faults as answers, or as the lack of one.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::Body;
use axum::response::{Html, IntoResponse, Response};
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::{HeaderValue, StatusCode, header};
use http_body_util::BodyExt;

use crate::fault::Fault;
use crate::limit;
use crate::listen::Wire;
use crate::refuse;
use crate::serve::{envelope, refusal};
use crate::server::Server;

/// What answers in place of the operation, if anything does.
pub(crate) async fn before(
    fault: Option<&Fault>,
    wire: Option<&Wire>,
    server: &Server,
) -> Option<Response> {
    Some(match fault? {
        Fault::RateLimited { spelling, retry_after } => {
            limit::refusal_with(*spelling, *retry_after, server.clock().now())
        }
        Fault::Status { status } => {
            let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            envelope(
                status,
                refuse::with("ERR_INTERNAL", "Something went wrong, please try later."),
            )
        }
        Fault::Code { code } => refusal(refuse::with(code, "The sandbox was told to refuse this.")),
        Fault::Html502 => (StatusCode::BAD_GATEWAY, Html(BAD_GATEWAY)).into_response(),
        Fault::Html200 => Html(SIGN_IN).into_response(),
        Fault::RefuseAuth => {
            refusal(refuse::with("AUTH_ERR_AUTH_TOKEN_NOT_FOUND", "The auth token does not exist."))
        }
        Fault::Reset => broken(wire, Wire::reset).await,
        Fault::CloseSocket => broken(wire, Wire::close).await,
        Fault::Hang => {
            server.stopping().cancelled().await;
            broken(wire, Wire::close).await
        }
        Fault::CutBody
        | Fault::MalformedJson
        | Fault::SlowDrip { .. }
        | Fault::DropAnswer
        | Fault::FramesOutOfOrder
        | Fault::FramesTwice => return None,
    })
}

/// The answer of an operation that was done, spoilt if so planned.
pub(crate) async fn after(
    fault: Option<&Fault>,
    response: Response,
    wire: Option<&Wire>,
    server: &Server,
) -> Response {
    let Some(fault) = fault else { return response };
    if *fault == Fault::DropAnswer {
        return broken(wire, Wire::close).await;
    }
    if !matches!(fault, Fault::CutBody | Fault::MalformedJson | Fault::SlowDrip { .. }) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let bytes = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let length = HeaderValue::from(bytes.len());
    let body = match fault {
        Fault::CutBody => {
            let half = bytes.slice(..bytes.len() / 2);
            head.headers.insert(header::CONTENT_LENGTH, length);
            let cut = std::io::Error::from(std::io::ErrorKind::ConnectionAborted);
            let broken = stream::once(async {
                // The half goes out first; an error at once would take the head with it.
                tokio::task::yield_now().await;
                Err(cut)
            });
            Body::from_stream(stream::iter([Ok(half)]).chain(broken))
        }
        Fault::MalformedJson => {
            let mut text = bytes[..bytes.len() / 2].to_vec();
            text.extend_from_slice(b"\x00,,}");
            head.headers.remove(header::CONTENT_LENGTH);
            Body::from(text)
        }
        Fault::SlowDrip { bytes_per_sec } => {
            head.headers.insert(header::CONTENT_LENGTH, length);
            drip(bytes, (*bytes_per_sec).max(1))
        }
        _ => Body::from(bytes),
    };
    let _ = server;
    Response::from_parts(head, body)
}

/// Ten drops a second.
fn drip(bytes: Bytes, bytes_per_sec: u32) -> Body {
    let drop_bytes = (bytes_per_sec as usize).div_ceil(10);
    Body::from_stream(stream::unfold(bytes, move |mut left| async move {
        if left.is_empty() {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        let drop = left.split_to(drop_bytes.min(left.len()));
        Some((Ok::<_, Infallible>(drop), left))
    }))
}

/// Breaks the connection; the response is never sent where there is one to break.
async fn broken(wire: Option<&Wire>, how: fn(&Wire)) -> Response {
    if let Some(wire) = wire {
        how(wire);
        std::future::pending::<()>().await;
    }
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>";

const SIGN_IN: &str = "<!doctype html><html><head><title>Guest network</title></head>\
    <body><h1>Please sign in to use the network</h1></body></html>";
