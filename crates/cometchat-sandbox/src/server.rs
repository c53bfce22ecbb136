//! The server's parts, and the way of a request to its part.

use std::io;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use cometchat_api::endpoint::Host;
use http::{Method, Uri, header};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::clock::Clock;
use crate::config::SandboxConfig;
use crate::fault::Faults;
use crate::limit::Limits;
use crate::live::Live;
use crate::media::Uploads;
use crate::record::Records;
use crate::serve::{Mount, Operation, refusal};
use crate::surface::{Surface, Target};
use crate::world::World;
use crate::{
    asked, calls, chat, client_api, control, cors, live, management, media, refuse, surface,
};

/// All that requests share.
#[derive(Clone)]
pub(crate) struct Server(Arc<Parts>);

struct Parts {
    config: SandboxConfig,
    world: World,
    faults: Faults,
    limits: Limits,
    records: Records,
    live: Live,
    uploads: Uploads,
    stopping: CancellationToken,
    ending: Notify,
    base: String,
}

impl Server {
    /// A server whose own address is `base`, for instance `http://127.0.0.1:8787`.
    pub(crate) fn new(config: SandboxConfig, world: World, base: String) -> Self {
        Self(Arc::new(Parts {
            config,
            world,
            faults: Faults::default(),
            limits: Limits::default(),
            records: Records::default(),
            live: Live::default(),
            uploads: Uploads::default(),
            stopping: CancellationToken::new(),
            ending: Notify::new(),
            base,
        }))
    }

    /// How it was set up.
    pub(crate) fn config(&self) -> &SandboxConfig {
        &self.0.config
    }

    /// The world's time.
    pub(crate) fn clock(&self) -> &Clock {
        &self.0.config.clock
    }

    /// The world.
    pub(crate) fn world(&self) -> &World {
        &self.0.world
    }

    /// Planned faults.
    pub(crate) fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// Rate limits.
    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// Recorded requests.
    pub(crate) fn records(&self) -> &Records {
        &self.0.records
    }

    /// Live connections.
    pub(crate) fn live(&self) -> &Live {
        &self.0.live
    }

    /// Files that clients put here.
    pub(crate) fn uploads(&self) -> &Uploads {
        &self.0.uploads
    }

    /// Ends when the sandbox stops; long-lived tasks end with it.
    pub(crate) fn stopping(&self) -> &CancellationToken {
        &self.0.stopping
    }

    /// Told when somebody asks by the control API that the sandbox end.
    pub(crate) fn ending(&self) -> &Notify {
        &self.0.ending
    }

    /// Saves the world to its file, if it has one; how many bytes.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) async fn save(&self) -> io::Result<Option<u64>> {
        let Some(file) = self.config().world.clone() else { return Ok(None) };
        let server = self.clone();
        let saved =
            tokio::task::spawn_blocking(move || server.world().save(&file, server.base())).await?;
        saved.map(Some).map_err(io::Error::other)
    }

    /// Scheme, host and port, without a final slash.
    pub(crate) fn base(&self) -> &str {
        &self.0.base
    }
}

/// The routers of the service's parts.
#[derive(Clone)]
struct Doors {
    server: Server,
    chat: Router,
    calls: Router,
    client: Router,
    management: Router,
    control: Router,
    media: Router,
}

/// What the sandbox serves: host, verb and path template of each operation.
pub(crate) fn operations() -> Vec<Operation> {
    [chat::sections(), calls::sections(), client_api::sections(), management::sections()]
        .into_iter()
        .flat_map(|mount| mount.into_parts().1)
        .collect()
}

/// The router that takes every request.
pub(crate) fn router(server: Server) -> Router {
    let part = |mount: Mount| {
        let (router, _) = mount.into_parts();
        router
            .fallback(no_operation)
            .method_not_allowed_fallback(no_operation)
            .with_state(server.clone())
    };
    let doors = Doors {
        chat: part(chat::sections()),
        calls: part(calls::sections()),
        client: part(client_api::sections()),
        management: part(management::sections()),
        control: control::router().fallback(no_operation).with_state(server.clone()),
        media: media::router().with_state(server.clone()),
        server,
    };
    Router::new().fallback(enter).with_state(doors)
}

async fn no_operation(request: Request) -> Response {
    refusal(refuse::no_such_operation(request.method().as_str(), request.uri().path()))
}

async fn enter(State(doors): State<Doors>, request: Request) -> Response {
    let asked = asked::Asked::of(&request, Instant::now());
    let response = if request.method() == Method::OPTIONS {
        cors::preflight(request.headers())
    } else {
        cors::allowed(doors.pass(request).await)
    };
    if let Some(asked) = asked {
        asked.answered(response.status());
    }
    response
}

impl Doors {
    async fn pass(self, mut request: Request) -> Response {
        let host = request
            .uri()
            .host()
            .or_else(|| request.headers().get(header::HOST)?.to_str().ok())
            .unwrap_or_default();
        let (door, target, path) = match surface::find(host, request.uri().path()) {
            Surface::Service(target, path) => {
                let door = match target.host {
                    Host::Chat => self.chat,
                    Host::Calls => self.calls,
                    Host::Management => self.management,
                    Host::Client => self.client,
                };
                (door, Some(target), path)
            }
            Surface::Control(path) => (self.control, None, path),
            Surface::Media(path) => (self.media, None, path),
            Surface::WrongVersion(version) => {
                return refusal(refuse::with(
                    "ERR_INVALID_API_VERSION",
                    format!("The API has no version {version}."),
                ));
            }
            Surface::Bare(_) if live::is_wanted(&request) => {
                return live::enter(self.server, request).await;
            }
            Surface::Bare(path) if request.headers().contains_key(APP_ID) => {
                let path = path.strip_prefix("/v3.0").map_or(path.clone(), str::to_owned);
                // Three calls of vendor SDKs go to the chat API, with its key.
                let (door, host) = match request.headers().contains_key("apikey") {
                    true => (self.chat, Host::Chat),
                    false => (self.client, Host::Client),
                };
                (door, Some(target_by_header(host, &request)), path)
            }
            Surface::Bare(_) => return no_operation(request).await,
        };
        if let Some(target) = target {
            request.extensions_mut().insert(Arc::new(target));
        }
        if let Some(uri) = at(request.uri(), &path) {
            *request.uri_mut() = uri;
        }
        match door.oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

/// The same query below another path.
fn at(uri: &Uri, path: &str) -> Option<Uri> {
    match uri.query() {
        Some(query) => format!("{path}?{query}").parse().ok(),
        None => path.parse().ok(),
    }
}

/// The header by which vendor SDKs name the app where the address does not.
const APP_ID: &str = "appid";

/// The app that a header names.
fn target_by_header(host: Host, request: &Request) -> Target {
    let app = crate::auth::header(request.headers(), APP_ID).map(Into::into);
    Target { host, app, region: None }
}
