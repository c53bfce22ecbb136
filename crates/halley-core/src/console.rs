//! The console: one cheap handle, complete when constructed.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use cometchat_client::{Client, ClientConfig, Clock, Endpoints, Proxy, Wall};
use halley_vault::Cost;
use url::Url;

use crate::calls::Calls;
use crate::connections::book::Book;
use crate::connections::ways::Ways;
use crate::error::{Code, Error};
use crate::event::{Event, EventSink};
use crate::extensions::PushFiles;
use crate::fleet::Refreshing;
use crate::freshness::Freshness;
use crate::gate::policy::{self, Policy};
use crate::import::Imports;
use crate::jobs::Jobs;
use crate::media::MediaBook;
use crate::model::preferences::ProxyChoice;
use crate::outside::{Clipboard, DemoHost};
use crate::people::Running;
use crate::permissions::Told;
use crate::preview::OpenPreviews;
use crate::providers::CredentialFiles;
use crate::stores::Stores;
use crate::team::Sweeps;
use crate::usage::Counting;
use crate::vaults::{KeychainChoice, Vaults};
use crate::webhooks::Listeners;

/// What a console is made of.
pub struct Parts {
    /// The operating system's clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// Source of time and of all waiting.
    pub clock: Arc<dyn Clock>,
    /// Work that a passphrase costs.
    pub cost: Cost,
    /// Folder of this installation's data.
    pub data_dir: PathBuf,
    /// Starts the demo.
    pub demo: Arc<dyn DemoHost>,
    /// Hosts in place of the service's own.
    pub endpoints: Option<Endpoints>,
    /// Where nudges go.
    pub events: Arc<dyn EventSink>,
    /// Which keychain to use.
    pub keychain: KeychainChoice,
    /// What a managed policy fixes.
    pub policy: Policy,
    /// Through what the network is reached.
    pub proxy: ProxyChoice,
}

impl Parts {
    /// The parts of a real installation: the system's clock and keychain, the service's own
    /// hosts, the policy file where it lies.
    ///
    /// # Errors
    /// When what stands in for the service is not on this computer: keys would go elsewhere.
    pub fn of_this_computer(data_dir: PathBuf, outside: Outside) -> Result<Self, Error> {
        let Outside { clipboard, demo, events, proxy, service } = outside;
        let endpoints = service.as_deref().map(Endpoints::on_this_computer).transpose()?;
        Ok(Self {
            clipboard,
            clock: Arc::new(Wall::new()),
            cost: Cost::default(),
            data_dir,
            demo,
            endpoints,
            events,
            keychain: KeychainChoice::System,
            policy: policy::read(&policy::place()),
            proxy,
        })
    }
}

/// What a shell brings with it.
pub struct Outside {
    /// The operating system's clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// Starts the demo.
    pub demo: Arc<dyn DemoHost>,
    /// Where nudges go.
    pub events: Arc<dyn EventSink>,
    /// Through what the network is reached.
    pub proxy: ProxyChoice,
    /// Address of a server on this computer that stands in for the service.
    pub service: Option<String>,
}

/// Everything the window can ask for. Cloning shares.
#[derive(Clone)]
pub struct Console(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) book: Book,
    pub(crate) calls: Calls,
    pub(crate) clipboard: Arc<dyn Clipboard>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) credentials: CredentialFiles,
    pub(crate) data_dir: PathBuf,
    pub(crate) demo: Arc<dyn DemoHost>,
    /// Held while the demo starts, so that two clicks start one.
    pub(crate) demo_starting: tokio::sync::Mutex<()>,
    pub(crate) endpoints: Option<Endpoints>,
    pub(crate) events: Arc<dyn EventSink>,
    /// Connections whose secrets could not be read.
    pub(crate) failures: Mutex<HashSet<String>>,
    pub(crate) freshness: Freshness,
    pub(crate) imports: Imports,
    pub(crate) jobs: Jobs,
    pub(crate) listeners: Listeners,
    pub(crate) media: Arc<MediaBook>,
    network: RwLock<Network>,
    pub(crate) people: Running,
    pub(crate) permissions: Told,
    pub(crate) policy: Policy,
    pub(crate) previews: OpenPreviews,
    pub(crate) push_files: PushFiles,
    pub(crate) refreshing: Refreshing,
    pub(crate) stores: Stores,
    pub(crate) usage: Counting,
    pub(crate) sweeps: Sweeps,
    pub(crate) vaults: Vaults,
    pub(crate) ways: Ways,
}

impl Console {
    /// Puts a console together. Nothing is sent and no vault is asked yet.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn open(parts: Parts) -> Result<Self, Error> {
        let network = Network::new(Arc::clone(&parts.clock), parts.proxy)?;
        Ok(Self(Arc::new(Inner {
            book: Book::open(&parts.data_dir)?,
            calls: Calls::default(),
            clipboard: parts.clipboard,
            clock: parts.clock,
            credentials: CredentialFiles::default(),
            demo: parts.demo,
            demo_starting: tokio::sync::Mutex::default(),
            endpoints: parts.endpoints,
            events: parts.events,
            failures: Mutex::default(),
            freshness: Freshness::default(),
            imports: Imports::default(),
            jobs: Jobs::default(),
            listeners: Listeners::default(),
            media: Arc::default(),
            network: RwLock::new(network),
            people: Running::default(),
            permissions: Told::default(),
            policy: parts.policy,
            previews: OpenPreviews::default(),
            push_files: PushFiles::default(),
            refreshing: Refreshing::default(),
            stores: Stores::default(),
            usage: Counting::default(),
            sweeps: Sweeps::default(),
            vaults: Vaults::new(&parts.data_dir, parts.keychain, parts.cost),
            ways: Ways::default(),
            data_dir: parts.data_dir,
        })))
    }

    /// Reaches the network through this proxy from now on; what the service told of its limits
    /// goes on to hold.
    ///
    /// # Errors
    /// When the proxy's address is none; the old one then stays.
    pub fn proxy_set(&self, proxy: &ProxyChoice) -> Result<(), Error> {
        let mut network = self.0.network.write().unwrap_or_else(PoisonError::into_inner);
        if network.proxy != *proxy {
            network.client = network.client.through(way_out(proxy)?)?;
            network.proxy = proxy.clone();
        }
        Ok(())
    }

    /// What sends requests now.
    pub(crate) fn client(&self) -> Client {
        self.0.network.read().unwrap_or_else(PoisonError::into_inner).client.clone()
    }

    /// Source of time and of all waiting.
    pub(crate) fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }

    /// Now, Unix seconds.
    pub(crate) fn now(&self) -> u32 {
        u32::try_from(self.0.clock.unix_ms() / 1_000).unwrap_or(0)
    }

    /// Sends a nudge.
    pub(crate) fn emit(&self, event: Event) {
        self.0.events.emit(event);
    }

    /// Runs what waits for disk or keychain where it holds nobody up.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let inner = Arc::clone(&self.0);
        match tokio::task::spawn_blocking(move || work(&inner)).await {
            Ok(result) => result,
            Err(_) => Err(Error::new(Code::Internal, "Halley had a fault of its own.")
                .advise("Try again. If it goes on, restart Halley.")),
        }
    }
}

/// How requests leave this computer.
struct Network {
    proxy: ProxyChoice,
    client: Client,
}

impl Network {
    fn new(clock: Arc<dyn Clock>, proxy: ProxyChoice) -> Result<Self, Error> {
        // An address that is none any more must not keep the program from opening.
        let way = way_out(&proxy).unwrap_or(Proxy::System);
        let config = ClientConfig { proxy: way, ..ClientConfig::new(clock) };
        Ok(Self { proxy, client: Client::new(config)? })
    }
}

fn way_out(proxy: &ProxyChoice) -> Result<Proxy, Error> {
    Ok(match proxy {
        ProxyChoice::System => Proxy::System,
        ProxyChoice::None => Proxy::None,
        ProxyChoice::Manual { url } => Proxy::Manual(proxy_address(url)?),
    })
}

fn proxy_address(text: &str) -> Result<Url, Error> {
    let wrong = || {
        Error::invalid("proxy", "This is not the address of a proxy.")
            .advise("It looks like http://proxy.example.com:8080 or socks5://127.0.0.1:1080.")
    };
    let url = Url::parse(text.trim()).map_err(|_| wrong())?;
    if !matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") || !url.has_host() {
        return Err(wrong());
    }
    // Preferences lie in a file that anybody on this computer may be able to read.
    if url.password().is_some() {
        return Err(Error::invalid("proxy", "Halley does not keep the password of a proxy.")
            .advise("Leave it out here, and set HTTPS_PROXY with it for this computer."));
    }
    Ok(url)
}
