//! A console on a real sandbox, over sockets, with a clock that tests move.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cometchat_api::{AppId, Region, Secret};
use cometchat_client::{
    AccountAccess, AccountClient, AppAccess, AppClient, Client, ClientConfig, Endpoints, Manual,
    Proxy,
};
use cometchat_sandbox::{Sandbox, SandboxConfig};
use halley_vault::{Cost, MemoryVault};
use tempfile::TempDir;
use tokio::sync::watch;
use url::Url;

use crate::console::{Console, Parts};
use crate::error::{Code, Error};
use crate::event::{Event, EventSink};
use crate::gate::policy::Policy;
use crate::model::connection::{AppRef, ConnectAccount, ConnectApp, Connection, Keep};
use crate::model::preferences::ProxyChoice;
use crate::outside::{Clipboard, DemoHost, DemoService, Pending};
use crate::vaults::KeychainChoice;

/// A console with everything around it.
pub struct TestConsole {
    /// The console.
    pub console: Console,
    /// The service it talks to.
    pub sandbox: Arc<Sandbox>,
    /// Its clock.
    pub clock: Manual,
    /// Its clipboard.
    pub clipboard: Arc<TestClipboard>,
    /// The nudges it sent.
    pub heard: Arc<Heard>,
    /// Its folder, deleted with it.
    pub folder: TempDir,
}

/// How a test console is made.
#[derive(Clone)]
pub struct Setup {
    /// The world behind it.
    pub sandbox: SandboxConfig,
    /// Its keychain.
    pub keychain: KeychainChoice,
    /// What a managed policy fixes.
    pub policy: Policy,
    /// Its clock.
    pub clock: Manual,
    /// What stands in the sandbox's place, by its address.
    pub service: Option<Url>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            sandbox: SandboxConfig::default(),
            keychain: KeychainChoice::Given(Arc::new(MemoryVault::new())),
            policy: Policy::default(),
            clock: Manual::new(),
            service: None,
        }
    }
}

impl TestConsole {
    /// A console on an empty world.
    pub async fn new() -> Self {
        Self::with(Setup::default()).await
    }

    /// A console set up in a certain way.
    ///
    /// # Panics
    /// When the sandbox or the folder cannot be made.
    pub async fn with(setup: Setup) -> Self {
        let sandbox = Sandbox::start(setup.sandbox.clone()).await;
        let sandbox = Arc::new(sandbox.expect("the sandbox listens on loopback"));
        let folder = TempDir::new().expect("a folder for the test");
        Self::over(setup, sandbox, folder)
    }

    /// The same installation after the program was ended and started again.
    ///
    /// # Panics
    /// When the console cannot be put together.
    #[must_use]
    pub fn restarted(self, setup: Setup) -> Self {
        let Self { console, sandbox, folder, .. } = self;
        drop(console);
        Self::over(setup, sandbox, folder)
    }

    /// An installation whose console was closed, with the service it talked to.
    ///
    /// # Panics
    /// When the console cannot be put together.
    #[must_use]
    pub fn reopened(setup: Setup, sandbox: Arc<Sandbox>, folder: TempDir) -> Self {
        Self::over(setup, sandbox, folder)
    }

    fn over(setup: Setup, sandbox: Arc<Sandbox>, folder: TempDir) -> Self {
        let clipboard = Arc::new(TestClipboard::default());
        let heard = Arc::new(Heard::default());
        let console = Console::open(Parts {
            clipboard: Arc::clone(&clipboard) as Arc<dyn Clipboard>,
            clock: Arc::new(setup.clock.clone()),
            cost: Cost { memory_kib: 64, passes: 1 },
            data_dir: folder.path().to_owned(),
            demo: Arc::new(SandboxHost(setup.sandbox)),
            endpoints: Some(match &setup.service {
                Some(url) => Endpoints::on_this_computer(url.as_str()).expect("an address"),
                None => endpoints(&sandbox),
            }),
            events: Arc::clone(&heard) as Arc<dyn EventSink>,
            keychain: setup.keychain,
            policy: setup.policy,
            proxy: ProxyChoice::None,
        });
        let console = console.expect("the console is put together");
        Self { console, sandbox, clock: setup.clock, clipboard, heard, folder }
    }

    /// Connects the sandbox's account.
    ///
    /// # Errors
    /// Those of connecting.
    pub async fn account(&self) -> Result<Connection, Error> {
        let (key, secret) = self.sandbox.account();
        let name = "Example Ltd".to_owned();
        let request = ConnectAccount { name, key, secret, keep: Keep::Keychain };
        self.console.connect_account(request).await
    }

    /// Makes an app and connects it alone.
    ///
    /// # Panics
    /// When it cannot be connected.
    pub async fn app(&self) -> AppRef {
        let made = self.sandbox.create_app("Acme Health", "eu");
        let request = ConnectApp {
            name: made.name.clone(),
            app: made.id.to_string(),
            region: made.region.to_string(),
            api_key: made.full_access.clone(),
            keep: Keep::Keychain,
        };
        let connection = self.console.connect_app(request).await.expect("the app is connected");
        AppRef { connection: connection.id, app: made.id.to_string() }
    }

    /// A way to the account that goes round the console.
    ///
    /// # Panics
    /// When the client cannot be set up.
    pub fn account_service(&self) -> AccountClient {
        let (key, secret) = self.sandbox.account();
        let base = Url::parse(&self.sandbox.management_base()).expect("an address");
        self.client().account(AccountAccess { key, secret, base: Some(base) })
    }

    fn client(&self) -> Client {
        let config =
            ClientConfig { proxy: Proxy::None, ..ClientConfig::new(Arc::new(self.clock.clone())) };
        Client::new(config).expect("a client without a proxy")
    }

    /// A way to the service that goes round the console, to prepare and to look.
    ///
    /// # Panics
    /// When the sandbox has no such app.
    pub fn service(&self, app: &AppRef) -> AppClient {
        let id = AppId::from(app.app.as_str());
        let access = self.sandbox.app(&id).expect("the sandbox has the app");
        let region: Region = access.region.clone();
        let bases = endpoints(&self.sandbox).bases(&id, &region).expect("addresses on loopback");
        self.client().app(AppAccess {
            app: id,
            region,
            key: access.full_access,
            bases: Some(bases),
            plan: None,
        })
    }
}

/// Where a sandbox answers.
///
/// # Panics
/// When it is not on loopback.
pub fn endpoints(sandbox: &Sandbox) -> Endpoints {
    Endpoints::on_this_computer(sandbox.base()).expect("a sandbox listens on loopback")
}

/// Starts sandboxes for the demo.
pub struct SandboxHost(pub SandboxConfig);

impl DemoHost for SandboxHost {
    fn start(&self) -> Pending<'_, Result<DemoService, Error>> {
        Box::pin(async {
            let sandbox = Sandbox::start(self.0.clone())
                .await
                .map_err(|error| Error::new(Code::Internal, error.to_string()))?;
            let (key, secret) = sandbox.account();
            let base = sandbox.base().to_owned();
            Ok(DemoService { base, key, secret, guard: Box::new(sandbox) })
        })
    }
}

/// A clipboard in memory.
#[derive(Default)]
pub struct TestClipboard(Mutex<String>);

impl TestClipboard {
    /// What is in it.
    pub fn text(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Clipboard for TestClipboard {
    fn write(&self, text: &str) -> Result<(), Error> {
        text.clone_into(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
        Ok(())
    }

    fn read(&self) -> Result<Option<String>, Error> {
        Ok(Some(self.text()))
    }
}

/// The nudges that a console sent.
#[derive(Default)]
pub struct Heard {
    events: Mutex<Vec<Event>>,
    count: watch::Sender<usize>,
}

impl Heard {
    /// All nudges, oldest first.
    pub fn all(&self) -> Vec<Event> {
        self.events().clone()
    }

    /// Waits until a nudge like this was heard; earlier ones count.
    pub async fn until(&self, fits: impl Fn(&Event) -> bool) -> Event {
        let mut count = self.count.subscribe();
        loop {
            if let Some(event) = self.events().iter().find(|event| fits(event)) {
                return event.clone();
            }
            // The sender lives in `self`, so the channel cannot be closed here.
            let _ = count.changed().await;
        }
    }

    /// Forgets what was heard.
    pub fn clear(&self) {
        self.events().clear();
    }

    fn events(&self) -> MutexGuard<'_, Vec<Event>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EventSink for Heard {
    fn emit(&self, event: Event) {
        self.events().push(event);
        self.count.send_modify(|count| *count += 1);
    }
}

/// A secret of a test.
pub fn secret(text: &str) -> Secret {
    Secret::new(text)
}
