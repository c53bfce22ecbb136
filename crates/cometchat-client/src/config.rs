//! How a client is set up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use url::Url;

use crate::bases::Endpoints;
use crate::clock::Clock;

/// How a client is set up.
#[derive(Clone, Debug)]
pub struct ClientConfig {
    /// Source of time and of all waiting.
    pub clock: Arc<dyn Clock>,
    /// Which proxy stands between; this computer itself is always reached without one.
    pub proxy: Proxy,
    /// When to give up.
    pub timeouts: Timeouts,
    /// What the service sees as the program's name.
    pub user_agent: String,
    /// Certificates in DER that are trusted besides the operating system's.
    pub extra_roots: Vec<Vec<u8>>,
    /// Where apps and accounts without addresses of their own are reached.
    pub endpoints: Endpoints,
}

impl ClientConfig {
    /// The service as documented, the system's proxy, the default time-outs.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            proxy: Proxy::System,
            timeouts: Timeouts::new(),
            user_agent: concat!("halley/", env!("CARGO_PKG_VERSION")).to_owned(),
            extra_roots: Vec::new(),
            endpoints: Endpoints::service(),
        }
    }
}

/// Which proxy to use.
#[derive(Clone, PartialEq, Eq)]
pub enum Proxy {
    /// The one of the operating system or the environment.
    System,
    /// None.
    None,
    /// This one, `http`, `https` or `socks5`, with user and password in the address if it asks.
    Manual(Url),
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str("System"),
            Self::None => f.write_str("None"),
            // The address may hold a password.
            Self::Manual(url) => f.debug_tuple("Manual").field(&url.host_str()).finish(),
        }
    }
}

/// When to give up on one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection to stand.
    pub connect: Duration,
    /// Between two pieces of an answer.
    pub read: Duration,
    /// For the whole attempt, answer included.
    pub total: Duration,
}

impl Timeouts {
    /// 10 seconds to connect, 15 of silence, 20 in all.
    pub fn new() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_secs(15),
            total: Duration::from_secs(20),
        }
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        Self::new()
    }
}
