//! Small real files for attachments, made in code, and one picture without end.
//!
//! `/media/{seed}.{png|gif|wav|mp4|pdf|txt|json}`: the same name always gives the same bytes.

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use futures_util::stream;
use http::{StatusCode, header};

use crate::server::Server;

mod files;
mod uploads;

pub(crate) use uploads::{Uploads, attach};

/// Bytes of a file that is put here, and of the form around it.
const MOST_UPLOADED: usize = 104_857_600 + (64 << 10);
const HUGE_BYTES: u64 = 200 * 1024 * 1024;

/// The routes below `/media`.
pub(crate) fn router() -> Router<Server> {
    Router::new()
        .route("/huge.png", get(huge))
        .route("/{*name}", get(file))
        .route("/uploads/{number}/{name}", get(uploads::give).post(uploads::take))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(MOST_UPLOADED))
}

async fn file(Path(name): Path<String>) -> Response {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    let Some((kind, bytes)) = files::make(stem, extension) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=3600")], bytes).into_response()
}

/// A picture that says it is 200 MB, to be refused before it is read.
async fn huge() -> Response {
    let chunk = Bytes::from(vec![0x5a; 64 * 1024]);
    let start = Bytes::from(files::png_start(20_000, 20_000));
    let body = stream::unfold((0_u64, Some(start)), move |(sent, first)| {
        let chunk = first.unwrap_or_else(|| chunk.clone());
        async move {
            (sent < HUGE_BYTES).then(|| {
                let left = usize::try_from(HUGE_BYTES - sent).unwrap_or(usize::MAX);
                let chunk = chunk.slice(..chunk.len().min(left));
                (
                    Ok::<_, std::convert::Infallible>(chunk.clone()),
                    (sent + chunk.len() as u64, None),
                )
            })
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "image/png".to_owned()),
        (header::CONTENT_LENGTH, HUGE_BYTES.to_string()),
    ];
    (headers, Body::from_stream(body)).into_response()
}
