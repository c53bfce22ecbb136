//! HTTP and WebSocket on the wire: with its parts, the only place that names `reqwest`.

mod connect;
mod fault;
mod form;
mod media;
mod post;
mod public;
mod socket;
mod tls;
mod witness;

use std::time::SystemTime;

use bytes::{Bytes, BytesMut};
use cometchat_api::Method;
use http::HeaderMap;
use serde_json::Value;
use tracing::Instrument;
use url::Url;

use crate::config::ClientConfig;
use crate::error::Error;
use connect::Connections;

pub(crate) use socket::Socket;

/// No answer of the service comes near this.
const MAX_BODY_BYTES: usize = 256 << 20;

/// Sends requests.
pub(crate) struct Transport {
    connections: Connections,
    config: ClientConfig,
}

/// One request, ready to go.
#[derive(Debug)]
pub(crate) struct Outgoing<'a> {
    pub(crate) method: Method,
    /// Path template; all that traces ever see of the address.
    pub(crate) route: &'static str,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<&'a Value>,
    /// Whether the body goes as a form instead of JSON.
    pub(crate) multipart: bool,
}

/// One answer, complete.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// When the service made it, by its own clock.
    pub(crate) fn date(&self) -> Option<SystemTime> {
        let date = self.headers.get(http::header::DATE)?.to_str().ok()?;
        httpdate::parse_http_date(date).ok()
    }

    pub(crate) fn request_id(&self) -> Option<String> {
        ["x-request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray"]
            .iter()
            .find_map(|name| self.headers.get(*name)?.to_str().ok())
            .map(|id| id.chars().take(100).collect())
    }
}

impl Transport {
    pub(crate) fn new(config: ClientConfig) -> Result<Self, Error> {
        Ok(Self { connections: Connections::new(&config)?, config })
    }

    /// Sends one request and reads its whole answer, whatever the status.
    pub(crate) async fn send(&self, outgoing: Outgoing<'_>) -> Result<Answer, Error> {
        let span = tracing::info_span!(
            "request",
            method = outgoing.method.as_str(),
            route = outgoing.route,
            status = tracing::field::Empty,
            size = tracing::field::Empty,
            ms = tracing::field::Empty,
        );
        let start = self.config.clock.now();
        let outcome = self.exchange(outgoing).instrument(span.clone()).await;
        let spent = self.config.clock.now().saturating_sub(start);
        span.record("ms", u64::try_from(spent.as_millis()).unwrap_or(u64::MAX));
        match &outcome {
            Ok(answer) => {
                span.record("status", answer.status);
                span.record("size", answer.body.len());
            }
            Err(error) => span.in_scope(|| tracing::debug!(%error, "no answer")),
        }
        outcome
    }

    async fn exchange(&self, outgoing: Outgoing<'_>) -> Result<Answer, Error> {
        let client = self.connections.api(&outgoing.url)?;
        let mut request = client
            .request(method(outgoing.method), outgoing.url)
            .headers(outgoing.headers)
            .header(http::header::ACCEPT, "application/json")
            .timeout(self.config.timeouts.total);
        if let Some(body) = outgoing.body {
            request = match outgoing.multipart {
                // Made anew for each attempt, since sending uses a form up.
                true => request.multipart(form::of(body)?),
                false => request.json(body),
            };
        }
        let mut response = request.send().await.map_err(fault::before_answer)?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(fault::within_answer)? {
            if body.len() + chunk.len() > MAX_BODY_BYTES {
                return Err(Error::bad_answer("", "it is larger than any documented one"));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status, headers, body: body.freeze() })
    }
}

fn method(method: Method) -> http::Method {
    match method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
        Method::Patch => http::Method::PATCH,
        Method::Delete => http::Method::DELETE,
    }
}
