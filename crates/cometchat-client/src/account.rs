//! A way into an account.

use std::sync::Arc;

use cometchat_api::{Endpoint, Host};
use serde_json::Value;
use tokio::sync::watch;
use url::Url;

use crate::access::{AccountAccess, Priority};
use crate::auth::Proof;
use crate::bases::{self, invalid};
use crate::client::{Client, fingerprint};
use crate::deliver::Delivery;
use crate::error::Error;
use crate::limit::{LimitState, Limiter};

/// A way into an account; cheap to clone.
#[derive(Clone, Debug)]
pub struct AccountClient {
    base: Option<Url>,
    delivery: Delivery,
}

impl AccountClient {
    pub(crate) fn new(client: Client, access: AccountAccess) -> Self {
        let AccountAccess { key, secret, base } = access;
        let clock = Arc::clone(client.shared().clock());
        let place = base.as_ref().map_or("the service", Url::as_str);
        let name = format!("account {:x} at {place}", fingerprint(key.expose()));
        let limiter = client.limiter(name, || Limiter::for_account(clock));
        let proof = Proof { account: Some((key, secret)), ..Proof::default() };
        Self { base, delivery: Delivery::new(client, limiter, proof) }
    }

    /// What all connections share.
    pub fn client(&self) -> &Client {
        &self.delivery.client
    }

    /// The same account with another priority, drawing from the same allowance.
    #[must_use]
    pub fn at(&self, priority: Priority) -> Self {
        let mut other = self.clone();
        other.delivery.priority = priority;
        other
    }

    /// Sends an operation and reads its reply, as [`crate::AppClient::send`] does.
    ///
    /// # Errors
    /// Whatever [`crate::ErrorKind`] lists, after the sensible repetitions.
    pub async fn send<E: Endpoint>(&self, endpoint: E) -> Result<E::Reply, Error> {
        self.delivery.reply(&endpoint, |host| self.base(host)).await
    }

    /// Sends an operation and gives the whole answer as it came.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub async fn send_raw<E: Endpoint>(&self, endpoint: E) -> Result<Value, Error> {
        let answer = self.delivery.answer(&endpoint, |host| self.base(host)).await?;
        self.delivery.raw(&answer)
    }

    /// State of the account's allowance now.
    pub fn limits(&self) -> Vec<LimitState> {
        self.delivery.limiter.states()
    }

    /// State of the account's allowance as it changes.
    pub fn limits_watch(&self) -> watch::Receiver<Vec<LimitState>> {
        self.delivery.limiter.watch()
    }

    fn base(&self, host: Host) -> Result<Url, Error> {
        if host != Host::Management {
            return Err(invalid("host", "this asks for an app, not an account"));
        }
        match &self.base {
            Some(base) => bases::check(base).map(|()| base.clone()),
            None => self.delivery.client.shared().config.endpoints.management(),
        }
    }
}
