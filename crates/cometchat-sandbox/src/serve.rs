//! Mounts a handler for an endpoint: everything between bytes and values happens here once.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawPathParams, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use cometchat_api::endpoint::{Endpoint, Host, Method, Route};
use cometchat_api::reply::envelope_of;
use cometchat_api::request::{ShapeError, endpoint_of};
use cometchat_api::{ApiError, limits};
use http::{HeaderMap, StatusCode, header};
use indexmap::IndexMap;

use crate::body;
use crate::refuse;
use crate::scene::{Caller, Read, Write};
use crate::server::Server;
use crate::surface::Target;
use crate::{auth, fault, limit, status};

/// An operation as mounted: where, verb and path template.
pub(crate) type Operation = (Host, Method, &'static str);

/// The mounted operations of one section or of all.
#[derive(Default)]
pub(crate) struct Mount {
    router: Router<Server>,
    operations: Vec<Operation>,
}

impl Mount {
    /// Mounts a handler that only reads.
    pub(crate) fn read<E: Endpoint>(
        self,
        handler: fn(Read<'_>, E) -> Result<E::Reply, ApiError>,
    ) -> Self {
        self.with::<E, _>(move |server, target, caller, endpoint: E| {
            let cell = server.world().app(target)?;
            let app = cell.read();
            handler(Read { app: &app, by: caller, now_ms: server.clock().now_ms() }, endpoint)
        })
    }

    /// Mounts two reading operations of the same path and verb: the first whose shape fits.
    pub(crate) fn read_either<A: Endpoint, B: Endpoint>(
        self,
        first: fn(Read<'_>, A) -> Result<A::Reply, ApiError>,
        second: fn(Read<'_>, B) -> Result<B::Reply, ApiError>,
    ) -> Self {
        self.on::<B, _>(move |server, target, caller, parts| {
            let cell = server.world().app(target)?;
            let app = cell.read();
            let read = Read { app: &app, by: caller, now_ms: server.clock().now_ms() };
            match parts.endpoint::<A>() {
                Ok(endpoint) => written::<A>(&first(read, endpoint)?),
                Err(_) => written::<B>(&second(read, parts.endpoint::<B>()?)?),
            }
        })
    }

    /// Mounts a handler that changes its app.
    pub(crate) fn write<E: Endpoint>(
        self,
        handler: fn(&mut Write<'_>, E) -> Result<E::Reply, ApiError>,
    ) -> Self {
        self.with::<E, _>(move |server, target, caller, endpoint: E| {
            let cell = server.world().app(target)?;
            let now_ms = server.clock().now_ms();
            let mut app = cell.write();
            handler(&mut Write { app: &mut app, by: caller, now_ms }, endpoint)
        })
    }

    /// Mounts a handler that needs more than one app.
    pub(crate) fn wide<E: Endpoint>(
        self,
        handler: fn(&Server, &Caller, E) -> Result<E::Reply, ApiError>,
    ) -> Self {
        self.with::<E, _>(move |server, _, caller, endpoint: E| handler(server, caller, endpoint))
    }

    /// Mounts a handler of a user who is logged in to the app that the address names.
    pub(crate) fn session<E: Endpoint>(
        self,
        handler: fn(&Server, &Target, &Caller, E) -> Result<E::Reply, ApiError>,
    ) -> Self {
        self.with::<E, _>(handler)
    }

    /// Joins another section.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.operations.extend(other.operations);
        self
    }

    /// The router and the list of what it serves.
    pub(crate) fn into_parts(self) -> (Router<Server>, Vec<Operation>) {
        (self.router, self.operations)
    }

    fn with<E, F>(self, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(&Server, &Target, &Caller, E) -> Result<E::Reply, ApiError>
            + Clone
            + Send
            + Sync
            + 'static,
    {
        self.on::<E, _>(move |server, target, caller, parts| {
            written::<E>(&handler(server, target, caller, parts.endpoint()?)?)
        })
    }

    fn on<E, F>(mut self, act: F) -> Self
    where
        E: Endpoint,
        F: Fn(&Server, &Target, &Caller, &Parts) -> Result<Vec<u8>, ApiError>
            + Clone
            + Send
            + Sync
            + 'static,
    {
        let route = &E::ROUTE;
        let method = on(
            filter(route.method),
            move |State(server): State<Server>, params: RawPathParams, request: Request| {
                let act = act.clone();
                let path = named(E::ROUTE.path, &params);
                async move {
                    let arrival = Arrival { route: &E::ROUTE, path, server: &server };
                    arrival.answer(request, &act).await
                }
            },
        );
        self.router = self.router.route(&positional(route.path), method);
        self.operations.push((route.host, route.method, route.path));
        self
    }
}

fn written<E: Endpoint>(reply: &E::Reply) -> Result<Vec<u8>, ApiError> {
    envelope_of::<E>(reply)
        .and_then(|value| serde_json::to_vec(&value))
        .map_err(|error| refuse::with("ERR_INTERNAL", error.to_string()))
}

/// What of a request becomes the endpoint.
struct Parts {
    path: IndexMap<String, String>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Option<serde_json::Value>,
}

impl Parts {
    fn endpoint<E: Endpoint>(&self) -> Result<E, ApiError> {
        endpoint_of(self.path.clone(), self.query.clone(), &self.headers, self.body.clone())
            .map_err(misshapen)
    }
}

/// What is done with a request that may pass.
trait Act: Fn(&Server, &Target, &Caller, &Parts) -> Result<Vec<u8>, ApiError> + Send + Sync {}

impl<F> Act for F where
    F: Fn(&Server, &Target, &Caller, &Parts) -> Result<Vec<u8>, ApiError> + Send + Sync
{
}

/// A request at its operation.
struct Arrival<'a> {
    route: &'static Route,
    path: IndexMap<String, String>,
    server: &'a Server,
}

impl Arrival<'_> {
    async fn answer(self, request: Request, act: &dyn Act) -> Response {
        let server = self.server;
        let (head, stream) = request.into_parts();
        let target = head.extensions.get::<Arc<Target>>().cloned();
        let wire = head.extensions.get::<crate::listen::Wire>().cloned();
        let record = server.records().open(self.route, &head, server.clock().now_ms());
        let bytes = match body::bytes(stream, most_bytes(self.route)).await {
            Ok(bytes) => bytes,
            Err(error) => return record.close(refusal(error)),
        };
        let body = body::json(&bytes);
        record.keep(&body);
        let fault = server.faults().take(self.route.path, &self.path, &body, server);
        if let Some(response) = fault::before(fault.as_ref(), wire.as_ref(), server).await {
            return record.close(response);
        }
        let answered = target.ok_or_else(|| bare(no_target())).and_then(|target| {
            let caller = auth::caller(server, &target, self.route, &self.path, &head.headers)
                .map_err(bare)?;
            let allowance = server.limits().draw(server, &target, self.route)?;
            let query = query(head.uri.query());
            let body = body.map_err(bare)?;
            let parts = Parts { path: self.path, query, headers: head.headers, body };
            match act(server, &target, &caller, &parts) {
                Ok(bytes) => Ok((bytes, allowance)),
                Err(error) => Err((error, allowance)),
            }
        });
        let mut response = match answered {
            Ok((bytes, headers)) => {
                let kind = (header::CONTENT_TYPE, "application/json; charset=utf-8");
                (headers, [kind], bytes).into_response()
            }
            Err((error, headers)) => (headers, refusal(error)).into_response(),
        };
        response = fault::after(fault.as_ref(), response, wire.as_ref(), server).await;
        record.close(response)
    }
}

fn bare(error: ApiError) -> limit::Refused {
    (error, HeaderMap::new())
}

/// An error in the service's envelope, with the status the sandbox gives its code.
pub(crate) fn refusal(error: ApiError) -> Response {
    envelope(status::of(error.code.as_str()), error)
}

/// An error in the service's envelope with a given status.
pub(crate) fn envelope(status: StatusCode, mut error: ApiError) -> Response {
    error.origin.get_or_insert_with(|| "chat-api".to_owned());
    (status, axum::Json(serde_json::json!({ "error": error }))).into_response()
}

fn no_target() -> ApiError {
    refuse::with("AUTH_ERR_EMPTY_APPID", "The request does not say which app it is for.")
}

fn misshapen(error: ShapeError) -> ApiError {
    match error {
        ShapeError::NotAnObject => refuse::field("body", "The body must be a JSON object."),
        ShapeError::MissingPathParameter(name) => refuse::field(&name, "is missing"),
        ShapeError::Invalid { path, message } => {
            refuse::field(wrong_field(&path, &message), message.clone())
        }
    }
}

/// serde names a missing field only in its sentence.
fn wrong_field<'a>(path: &'a str, message: &'a str) -> &'a str {
    message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()).unwrap_or(path)
}

/// Bytes a request body may have: the documented sizes, or a modest own one.
fn most_bytes(route: &Route) -> usize {
    let path = route.path;
    if path.contains("/data_import") || path.contains("/moderation/keywords") {
        2 << 20
    } else if path.contains("/messages") || path.contains("/thread") {
        // 65,536 characters of up to four bytes, and what surrounds them.
        limits::MESSAGE_CHARS * 4 + limits::POST_BYTES
    } else if ["/users", "/groups", "/roles"].iter().any(|start| path.starts_with(start))
        && route.method != Method::Delete
    {
        limits::POST_BYTES
    } else {
        64 << 10
    }
}

fn query(text: Option<&str>) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text.unwrap_or_default().as_bytes()).into_owned().collect()
}

/// Two templates may name the same place differently, which the router does not take.
fn positional(template: &str) -> String {
    let mut n_params = 0;
    let segments = template.split('/').map(|segment| {
        if segment.starts_with('{') {
            n_params += 1;
            format!("{{p{n_params}}}")
        } else {
            segment.to_owned()
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

fn named(template: &str, params: &RawPathParams) -> IndexMap<String, String> {
    let names = template
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')));
    names.zip(params.iter()).map(|(name, (_, value))| (name.to_owned(), value.to_owned())).collect()
}

fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    }
}
