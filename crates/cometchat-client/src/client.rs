//! What all connections of the program share.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use tokio_util::sync::CancellationToken;
use url::Url;

use crate::access::{AccountAccess, AppAccess};
use crate::account::AccountClient;
use crate::app::AppClient;
use crate::clock::Clock;
use crate::config::{ClientConfig, Proxy};
use crate::error::Error;
use crate::limit::Limiter;
use crate::media::{Media, MediaLimits};
use crate::retry::Budget;
use crate::skew::Skew;
use crate::transport::Transport;

/// The connections, allowances, clock and retry budget that every app and account shares; cheap
/// to clone.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

pub(crate) struct Shared {
    pub(crate) config: ClientConfig,
    pub(crate) transport: Transport,
    pub(crate) budget: Arc<Budget>,
    pub(crate) skew: Arc<Skew>,
    pub(crate) closed: CancellationToken,
    limiters: Arc<Mutex<HashMap<String, Arc<Limiter>>>>,
}

impl Shared {
    pub(crate) fn clock(&self) -> &Arc<dyn Clock> {
        &self.config.clock
    }
}

impl Client {
    /// Sets a client up. Nothing is sent.
    ///
    /// # Errors
    /// When the proxy's address is none.
    pub fn new(config: ClientConfig) -> Result<Self, Error> {
        let shared = Shared {
            transport: Transport::new(config.clone())?,
            config,
            budget: Arc::new(Budget::new()),
            skew: Arc::new(Skew::new()),
            closed: CancellationToken::new(),
            limiters: Arc::default(),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The same client by another way into the network. What is under way ends by the old one; all
    /// that was learned of the service, allowances above all, is shared by both.
    ///
    /// # Errors
    /// When the proxy's address is none.
    pub fn through(&self, proxy: Proxy) -> Result<Self, Error> {
        let config = ClientConfig { proxy, ..self.shared.config.clone() };
        let shared = Shared {
            transport: Transport::new(config.clone())?,
            config,
            budget: Arc::clone(&self.shared.budget),
            skew: Arc::clone(&self.shared.skew),
            closed: self.shared.closed.clone(),
            limiters: Arc::clone(&self.shared.limiters),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// A way into one app. Apps opened twice share their allowances.
    pub fn app(&self, access: AppAccess) -> AppClient {
        AppClient::new(self.clone(), access)
    }

    /// A way into an account.
    pub fn account(&self, access: AccountAccess) -> AccountClient {
        AccountClient::new(self.clone(), access)
    }

    /// Seconds this computer's clock is ahead of the service's, negative when behind; unknown
    /// before the first dated answer. A second or two is the way of the answer.
    pub fn clock_skew(&self) -> Option<i64> {
        self.shared.skew.secs()
    }

    /// Ends what is under way, live connections included; requests end as
    /// [`crate::ErrorKind::Cancelled`], and so do those sent later.
    pub fn close(&self) {
        self.shared.closed.cancel();
    }

    /// Fetches a file of the open web, without credentials; never from this computer or a
    /// private network.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Media`] when it is not to be shown, and those of the connection.
    pub async fn fetch_media(&self, url: &Url, limits: &MediaLimits) -> Result<Media, Error> {
        self.shared.transport.fetch_media(url.clone(), limits, false).await
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The one limiter of an app or account.
    pub(crate) fn limiter(&self, key: String, make: impl FnOnce() -> Limiter) -> Arc<Limiter> {
        let mut limiters = self.shared.limiters.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(limiters.entry(key).or_insert_with(|| Arc::new(make())))
    }
}

/// A name for a key that is not the key.
pub(crate) fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
