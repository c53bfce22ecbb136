//! Mounts a handler for an endpoint: everything between bytes and values happens here once.

use axum::Router;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use cometchat_api::ApiError;
use cometchat_api::endpoint::{Endpoint, Host, Method};
use cometchat_api::reply::envelope_bytes_of;
use http::StatusCode;
use indexmap::IndexMap;

use crate::scene::{Caller, Read, Write};
use crate::server::Server;
use crate::surface::Target;
use crate::{refuse, status};

mod answer;
mod odd;

use answer::{Arrival, Parts};

/// Path parameters, where they can be read.
type ReadParams = Result<RawPathParams, RawPathParamsRejection>;

/// An operation as mounted: where, verb and path template.
pub(crate) type Operation = (Host, Method, &'static str);

/// A handler of a user who is logged in to the app that the address names.
pub(crate) type SessionHandler<E> =
    fn(&Server, &Target, &Caller, E) -> Result<<E as Endpoint>::Reply, ApiError>;

/// The mounted operations of one section or of all.
#[derive(Default)]
pub(crate) struct Mount {
    routes: Vec<(Operation, MethodRouter<Server>)>,
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

    /// Mounts a handler that reads and writes its answer itself, for pages that are read often.
    pub(crate) fn read_written<E: Endpoint>(
        self,
        handler: fn(Read<'_>, E) -> Result<Vec<u8>, ApiError>,
    ) -> Self {
        self.on::<E, _>(move |server, target, caller, parts| {
            let cell = server.world().app(target)?;
            let app = cell.read();
            let read = Read { app: &app, by: caller, now_ms: server.clock().now_ms() };
            handler(read, parts.endpoint()?)
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
    pub(crate) fn session<E: Endpoint>(self, handler: SessionHandler<E>) -> Self {
        self.with::<E, _>(handler)
    }

    /// Joins another section.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.routes.extend(other.routes);
        self
    }

    /// Only some of it, by verb and path template.
    pub(crate) fn only(mut self, wanted: impl Fn(Method, &str) -> bool) -> Self {
        self.routes.retain(|((_, method, path), _)| wanted(*method, path));
        self
    }

    /// The same at another host.
    pub(crate) fn at(mut self, host: Host) -> Self {
        self.routes.iter_mut().for_each(|((at, ..), _)| *at = host);
        self
    }

    /// The router and the list of what it serves.
    pub(crate) fn into_parts(self) -> (Router<Server>, Vec<Operation>) {
        let operations = self.routes.iter().map(|(operation, _)| *operation).collect();
        let router =
            self.routes.into_iter().fold(Router::new(), |router, ((_, _, path), route)| {
                router.route(&positional(path), route)
            });
        (router, operations)
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
            move |State(server): State<Server>, params: ReadParams, request: Request| {
                let act = act.clone();
                let path = params.map(|params| named(E::ROUTE.path, &params));
                async move {
                    let Ok(path) = path else {
                        return refusal(refuse::field("path", "The path is not UTF-8."));
                    };
                    let arrival = Arrival { route: &E::ROUTE, path, server: &server };
                    arrival.answer(request, &act).await
                }
            },
        );
        self.routes.push(((route.host, route.method, route.path), method));
        self
    }
}

fn written<E: Endpoint>(reply: &E::Reply) -> Result<Vec<u8>, ApiError> {
    envelope_bytes_of::<E>(reply).map_err(|error| refuse::with("ERR_INTERNAL", error.to_string()))
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
