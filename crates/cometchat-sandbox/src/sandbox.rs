//! A running sandbox.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use cometchat_api::{AppId, Region, Secret};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::config::{SandboxConfig, Seed};
use crate::fault::FaultPlan;
use crate::limit::Limits;
use crate::record::Recorded;
use crate::seed::{self, Ground};
use crate::serve::Operation;
use crate::server::{self, Server};
use crate::world::World;
use crate::{chatter, control, hooks, listen, tls};

/// How long answers under way may take when it stops.
const GRACE: Duration = Duration::from_millis(500);

/// Why a sandbox could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or loopback is not there.
    #[error("the sandbox cannot listen on 127.0.0.1: {0}")]
    Listen(#[from] io::Error),
    /// The certificate for https could not be made.
    #[error("the sandbox cannot make its certificate: {0}")]
    Certificate(String),
    /// The world could not be filled.
    #[error("the sandbox cannot fill its world: {0}")]
    Seed(String),
    /// The file with the world cannot be read.
    #[error("the sandbox cannot read its world from {file}: {reason}")]
    World {
        /// The file.
        file: PathBuf,
        /// Why not.
        reason: String,
    },
}

impl StartError {
    pub(crate) fn certificate(error: impl std::fmt::Display) -> Self {
        Self::Certificate(error.to_string())
    }
}

/// Base addresses of one app, without a final slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bases {
    /// Chat API.
    pub chat: String,
    /// Calls API.
    pub calls: String,
    /// Client API.
    pub client: String,
}

/// What proves the right to one app.
#[derive(Clone, Debug)]
pub struct AppAccess {
    /// The app.
    pub id: AppId,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: Region,
    /// The REST API key: everything.
    pub full_access: Secret,
    /// The Auth Key: logins alone.
    pub auth_only: Secret,
}

/// A running sandbox; it stops when dropped.
pub struct Sandbox {
    server: Server,
    address: SocketAddr,
    certificate: Option<String>,
    serving: JoinHandle<()>,
}

impl Sandbox {
    /// Starts a sandbox on 127.0.0.1.
    ///
    /// # Errors
    /// When it cannot listen or make its certificate.
    pub async fn start(config: SandboxConfig) -> Result<Self, StartError> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, config.port.unwrap_or_default())).await?;
        let address = listener.local_addr()?;
        let tls = if config.tls { Some(tls::make()?) } else { None };
        let scheme = if tls.is_some() { "https" } else { "http" };
        let base = format!("{scheme}://{address}");
        // Seeding a million users takes seconds, which other tasks should not wait for.
        let made = tokio::task::spawn_blocking(move || settle(config, base)).await;
        let (config, base, world) = made.map_err(|error| StartError::Seed(error.to_string()))??;
        let server = Server::new(config, world, base);
        for cell in server.world().all() {
            let mut app = cell.write();
            if !app.hooks.by_id.is_empty() {
                hooks::watch(&server, &cell, &mut app);
            }
        }
        if server.config().chatter {
            tokio::spawn(chatter::run(server.clone()));
        }
        let router = server::router(server.clone());
        let (acceptor, certificate) = tls.map(|tls| (tls.acceptor, tls.certificate)).unzip();
        let serving =
            tokio::spawn(listen::serve(listener, router, acceptor, server.stopping().clone()));
        Ok(Self { server, address, certificate, serving })
    }

    /// Stops it and waits until its connections are closed; what is being answered may end.
    pub async fn stop(mut self) {
        self.server.stopping().cancel();
        if tokio::time::timeout(GRACE, &mut self.serving).await.is_err() {
            self.serving.abort();
            let _ = (&mut self.serving).await;
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Scheme, host and port, without a final slash.
    pub fn base(&self) -> &str {
        self.server.base()
    }

    /// Base address of the management API.
    pub fn management_base(&self) -> String {
        format!("{}/management", self.base())
    }

    /// Base addresses of an app.
    pub fn bases(&self, app: &AppId) -> Bases {
        let base = format!("{}/apps/{app}", self.base());
        Bases {
            chat: format!("{base}/v3"),
            calls: format!("{base}/calls/v3"),
            client: format!("{base}/client/v3.0"),
        }
    }

    /// The certificate to trust, as PEM, where it serves https.
    pub fn certificate(&self) -> Option<&str> {
        self.certificate.as_deref()
    }

    /// Key and secret of the account.
    pub fn account(&self) -> (Secret, Secret) {
        let account = self.server.world().account();
        (account.key.clone(), account.secret.clone())
    }

    /// Ids of all apps, archived ones too.
    pub fn apps(&self) -> Vec<AppId> {
        self.server.world().all().iter().map(|cell| cell.read().id.clone()).collect()
    }

    /// What proves the right to an app, or nothing when there is no such app.
    pub fn app(&self, id: &AppId) -> Option<AppAccess> {
        let cell = self.server.world().by_id(id)?;
        let app = cell.read();
        Some(app.access())
    }

    /// Makes an app as `POST /apps` does, and says how to reach it.
    pub fn create_app(&self, name: &str, region: &str) -> AppAccess {
        let cell =
            self.server.world().create(name, &Region::from(region), self.server.clock().now());
        let app = cell.read();
        app.access()
    }

    /// Plans a fault for the next request.
    pub fn fail_next(&self, fault: impl Into<FaultPlan>) {
        self.server.faults().plan(fault.into());
    }

    /// Plans several faults, the first first.
    pub fn faults(&self, plans: impl IntoIterator<Item = FaultPlan>) {
        plans.into_iter().for_each(|plan| self.server.faults().plan(plan));
    }

    /// Forgets the planned faults.
    pub fn clear_faults(&self) {
        self.server.faults().clear();
    }

    /// Requests that reached an operation, oldest first, at most the last 10,000.
    pub fn requests(&self) -> Vec<Recorded> {
        self.server.records().all()
    }

    /// Waits until so many requests are recorded.
    pub async fn until_requests(&self, count: usize) {
        self.server.records().until(count).await;
    }

    /// Forgets the recorded requests.
    pub fn clear_requests(&self) {
        self.server.records().clear();
    }

    /// Rate limits, for tests that need small ones.
    pub fn set_allowance(&self, class: cometchat_api::RateClass, per_minute: u32) {
        Limits::set(self.server.limits(), class, per_minute);
    }

    /// What it holds and how to reach it, as `GET /_sandbox/state` answers.
    pub fn state(&self) -> control::SandboxState {
        control::state_of(&self.server)
    }

    /// Saves the world to the file it was configured with; how many bytes, or nothing where there
    /// is no such file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn save(&self) -> io::Result<Option<u64>> {
        self.server.save().await
    }

    /// Waits until somebody asks it to end by `POST /_sandbox/end`.
    pub async fn asked_to_end(&self) {
        self.server.ending().notified().await;
    }

    /// Every operation that is served: host, verb, path template.
    pub fn operations() -> Vec<Operation> {
        server::operations()
    }
}

/// Makes the world as configured, or reads it.
fn settle(
    config: SandboxConfig,
    base: String,
) -> Result<(SandboxConfig, String, World), StartError> {
    if let Some(file) = config.world.as_ref().filter(|file| file.exists()) {
        let world = World::load(file, &base)
            .map_err(|error| StartError::World { file: file.clone(), reason: error.to_string() })?;
        return Ok((config, base, world));
    }
    let world = World::new();
    if config.seed == Seed::Demo {
        let ground = Ground { base: &base, now: config.clock.now(), n_users: config.users };
        seed::demo(&world, &ground);
    }
    Ok((config, base, world))
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.stopping().cancel();
        self.serving.abort();
    }
}
