//! Receives what is posted to this computer: a small HTTP server on loopback, for looking at
//! deliveries of webhooks. Nothing is kept; each request is handed on once it is answered for.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use cometchat_api::Secret;
use http::header::{AUTHORIZATION, CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

/// Largest body that is taken; the service's own deliveries stay far below.
const MOST_BYTES: usize = 1 << 20;
/// Requests that are taken at once; more wait.
const AT_ONCE: usize = 16;
/// How long a request may take to arrive.
const ARRIVE_WITHIN: Duration = Duration::from_secs(10);

/// One request, and how it was answered.
#[derive(Clone, PartialEq, Eq)]
pub struct Received {
    /// Verb.
    pub method: String,
    /// Path with query.
    pub target: String,
    /// Headers with names in small letters, as they came; may hold credentials.
    pub headers: Vec<(String, String)>,
    /// Body, empty where it was too large.
    pub body: Bytes,
    /// HTTP status that it was answered with.
    pub status: u16,
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("method", &self.method)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// A receiver that listens on this computer alone until it is dropped.
#[derive(Debug)]
pub struct Receiver {
    address: SocketAddr,
    stopped: CancellationToken,
    stop: DropGuard,
    task: JoinHandle<()>,
}

struct Desk {
    account: Option<(String, Secret)>,
    tell: Box<dyn Fn(Received) -> bool + Send + Sync>,
    stopped: CancellationToken,
    room: Semaphore,
}

impl Receiver {
    /// Listens on a port, or on any free one. What comes is answered with 200, or 401 where it
    /// does not prove itself with the account asked for, and then told; whoever is told says
    /// whether to go on.
    ///
    /// # Errors
    /// When the port is taken or not to be had.
    pub async fn open(
        port: Option<u16>,
        account: Option<(String, Secret)>,
        tell: impl Fn(Received) -> bool + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0))).await?;
        let address = listener.local_addr()?;
        let stopped = CancellationToken::new();
        let desk = Arc::new(Desk {
            account,
            tell: Box::new(tell),
            stopped: stopped.clone(),
            room: Semaphore::new(AT_ONCE),
        });
        let task = tokio::spawn(async move {
            let stopped = desk.stopped.clone();
            tokio::select! {
                () = stopped.cancelled() => {}
                () = accept(listener, desk) => {}
            }
        });
        Ok(Self { address, stop: stopped.clone().drop_guard(), stopped, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends, and waits until the port is free again.
    pub async fn close(self) {
        let Self { stop, task, .. } = self;
        drop(stop);
        // A task that panicked has ended as well.
        let _ = task.await;
    }

    /// Whether it still listens.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.stopped.is_cancelled()
    }
}

async fn accept(listener: TcpListener, desk: Arc<Desk>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file handles, as a rule: what is open now has to end first.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let desk = Arc::clone(&desk);
        tokio::spawn(async move {
            let stopped = desk.stopped.clone();
            tokio::select! {
                () = stopped.cancelled() => {}
                () = serve(stream, desk) => {}
            }
        });
    }
}

async fn serve(stream: TcpStream, desk: Arc<Desk>) {
    let Ok(_room) = desk.room.acquire().await else { return };
    let service = service_fn(|request| {
        let desk = Arc::clone(&desk);
        async move { Ok::<_, Infallible>(desk.take(request).await) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(ARRIVE_WITHIN)
        .keep_alive(false)
        .max_buf_size(64 << 10)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    if let Err(error) = served {
        tracing::debug!(%error, "a delivery broke off");
    }
}

impl Desk {
    async fn take(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let (head, body) = request.into_parts();
        let collected = Limited::new(body, MOST_BYTES).collect();
        let body = match tokio::time::timeout(ARRIVE_WITHIN, collected).await {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(_)) => Err(StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
        };
        let status = match &body {
            Err(status) => *status,
            Ok(_) if !self.is_proven(&head.headers) => StatusCode::UNAUTHORIZED,
            Ok(_) if head.method != Method::POST => StatusCode::METHOD_NOT_ALLOWED,
            Ok(_) => StatusCode::OK,
        };
        let headers = head.headers.iter().map(|(name, value)| {
            (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        });
        let received = Received {
            method: head.method.to_string(),
            target: head.uri.to_string(),
            headers: headers.collect(),
            body: body.unwrap_or_default(),
            status: status.as_u16(),
        };
        if !(self.tell)(received) {
            self.stopped.cancel();
        }
        answer(status)
    }

    /// Whether a request proves itself; every one does where nothing is asked for.
    fn is_proven(&self, headers: &HeaderMap) -> bool {
        let Some((name, password)) = &self.account else { return true };
        let wanted = BASE64_STANDARD.encode(format!("{name}:{}", password.expose()));
        let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given = given.and_then(|text| text.split_once(' '));
        given.is_some_and(|(scheme, proof)| {
            scheme.eq_ignore_ascii_case("basic") && proof.trim() == wanted
        })
    }
}

fn answer(status: StatusCode) -> Response<Full<Bytes>> {
    let said =
        if status == StatusCode::OK { "{\"received\":true}" } else { "{\"received\":false}" };
    let mut response = Response::new(Full::from(said));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
    if status == StatusCode::UNAUTHORIZED {
        let ask = http::HeaderValue::from_static("Basic realm=\"Halley\"");
        headers.insert(WWW_AUTHENTICATE, ask);
    }
    response
}
