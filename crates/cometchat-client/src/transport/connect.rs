//! Connection pools, each made when first needed.

use std::sync::OnceLock;
use std::time::Duration;

use reqwest::redirect::Policy;
use url::Url;

use super::{public, tls};
use crate::bases::is_loopback;
use crate::config::{ClientConfig, Proxy};
use crate::error::{ConnectFault, Error, ErrorKind};

/// What a pool is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Operations of the service.
    Api,
    /// WebSockets, which begin as HTTP/1.1.
    Socket,
    /// Media of anybody, straight from its host: only public addresses.
    Media,
    /// Media of anybody through a proxy, which looks the host up itself.
    ProxiedMedia,
}

const USES: [Use; 4] = [Use::Api, Use::Socket, Use::Media, Use::ProxiedMedia];

/// The pools: one per use, and one per use for this computer itself, which needs no proxy.
pub(super) struct Connections {
    pools: [OnceLock<reqwest::Client>; USES.len()],
    local: [OnceLock<reqwest::Client>; USES.len()],
    tls: OnceLock<rustls::ClientConfig>,
    config: ClientConfig,
    proxy: Option<reqwest::Proxy>,
}

impl Connections {
    pub(super) fn new(config: &ClientConfig) -> Result<Self, Error> {
        let proxy = match &config.proxy {
            Proxy::Manual(url) => Some(reqwest::Proxy::all(url.clone()).map_err(unusable)?),
            Proxy::System | Proxy::None => None,
        };
        Ok(Self {
            pools: Default::default(),
            local: Default::default(),
            tls: OnceLock::new(),
            config: config.clone(),
            proxy,
        })
    }

    pub(super) fn api(&self, url: &Url) -> Result<&reqwest::Client, Error> {
        self.pool(Use::Api, is_loopback(url))
    }

    pub(super) fn socket(&self, url: &Url) -> Result<&reqwest::Client, Error> {
        self.pool(Use::Socket, is_loopback(url))
    }

    pub(super) fn media(&self, url: &Url) -> Result<&reqwest::Client, Error> {
        if is_loopback(url) {
            self.pool(Use::ProxiedMedia, true)
        } else if self.is_proxied(url) {
            self.pool(Use::ProxiedMedia, false)
        } else {
            self.pool(Use::Media, false)
        }
    }

    fn is_proxied(&self, url: &Url) -> bool {
        match self.config.proxy {
            Proxy::None => false,
            Proxy::Manual(_) => true,
            Proxy::System => url.as_str().parse().is_ok_and(|uri| {
                let system = hyper_util::client::proxy::matcher::Matcher::from_system();
                system.intercept(&uri).is_some()
            }),
        }
    }

    fn pool(&self, purpose: Use, local: bool) -> Result<&reqwest::Client, Error> {
        let pools = if local { &self.local } else { &self.pools };
        let slot = &pools[USES.iter().position(|known| *known == purpose).unwrap_or(0)];
        if let Some(client) = slot.get() {
            return Ok(client);
        }
        let client = self.build(purpose, local)?;
        Ok(slot.get_or_init(|| client))
    }

    fn build(&self, purpose: Use, local: bool) -> Result<reqwest::Client, Error> {
        let mut tls = self.tls.get_or_init(|| tls::config(&self.config.extra_roots)).clone();
        tls.alpn_protocols = match purpose {
            Use::Socket => vec![b"http/1.1".to_vec()],
            _ => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        };
        let mut builder = self
            .bare(tls, local)
            // Below the idle limit of usual gateways, so that none closes what we are about to use.
            .pool_idle_timeout(Duration::from_secs(30));
        if purpose == Use::Socket {
            builder = builder.http1_only();
        } else {
            builder = builder.read_timeout(self.config.timeouts.read);
        }
        if purpose == Use::Media {
            builder = builder.dns_resolver(public::Resolver);
        }
        builder.build().map_err(unusable)
    }

    /// A client for one exchange, with a TLS set-up of its own.
    pub(super) fn once(
        &self,
        tls: rustls::ClientConfig,
        local: bool,
    ) -> Result<reqwest::Client, Error> {
        self.bare(tls, local).pool_max_idle_per_host(0).build().map_err(unusable)
    }

    /// What all clients share: no redirects, no repetitions, the proxy where one stands between.
    fn bare(&self, tls: rustls::ClientConfig, local: bool) -> reqwest::ClientBuilder {
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .user_agent(self.config.user_agent.clone())
            .redirect(Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .connect_timeout(self.config.timeouts.connect)
            .tcp_nodelay(true);
        match (&self.config.proxy, &self.proxy) {
            _ if local => builder.no_proxy(),
            (Proxy::Manual(_), Some(proxy)) => builder.proxy(proxy.clone()),
            (Proxy::System, _) => builder,
            _ => builder.no_proxy(),
        }
    }
}

fn unusable(error: reqwest::Error) -> Error {
    Error::new(ErrorKind::Connect(ConnectFault::Proxy)).with_source(error.without_url())
}
