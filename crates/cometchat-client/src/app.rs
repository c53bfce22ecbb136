//! A way into one app.

use std::sync::Arc;

use cometchat_api::{AppId, Endpoint, Host, Region, Secret};
use serde_json::Value;
use tokio::sync::watch;
use url::Url;

use crate::access::{AppAccess, Priority};
use crate::auth::Proof;
use crate::bases::{Bases, invalid};
use crate::client::Client;
use crate::deliver::Delivery;
use crate::error::Error;
use crate::limit::{LimitState, Limiter};
use crate::session::Session;

/// A way into one app; cheap to clone.
#[derive(Clone, Debug)]
pub struct AppClient {
    pub(crate) place: Arc<Place>,
    pub(crate) delivery: Delivery,
}

#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) app: AppId,
    pub(crate) region: Region,
    bases: Option<Bases>,
}

impl AppClient {
    pub(crate) fn new(client: Client, access: AppAccess) -> Self {
        let AppAccess { app, region, key, bases, plan } = access;
        let place = Arc::new(Place { app, region, bases });
        let clock = Arc::clone(client.shared().clock());
        let name = match &place.bases {
            Some(bases) => format!("{} at {}", place.app, bases.chat),
            None => format!("{} in {}", place.app, place.region),
        };
        let limiter = client.limiter(name, || Limiter::for_app(clock, plan));
        if let Some(plan) = plan {
            limiter.expect(plan);
        }
        let proof = Proof { api_key: Some(key), ..Proof::default() };
        Self { place, delivery: Delivery::new(client, limiter, proof) }
    }

    /// Which app this is.
    pub fn id(&self) -> &AppId {
        &self.place.app
    }

    /// Where the app lives.
    pub fn region(&self) -> &Region {
        &self.place.region
    }

    /// What all apps share.
    pub fn client(&self) -> &Client {
        &self.delivery.client
    }

    /// The same app with another priority, drawing from the same allowances.
    #[must_use]
    pub fn at(&self, priority: Priority) -> Self {
        let mut other = self.clone();
        other.delivery.priority = priority;
        other
    }

    /// The same app, able to send what asks for a user's auth token.
    #[must_use]
    pub fn as_user(&self, auth_token: Secret) -> Self {
        let session = Session::new(self.delivery.client.shared().clock().as_ref());
        self.in_session(auth_token, &session)
    }

    pub(crate) fn in_session(&self, auth_token: Secret, session: &Session) -> Self {
        let mut other = self.clone();
        other.delivery.proof.auth_token = Some(auth_token);
        other.delivery.session = session.headers(&self.place.app);
        other
    }

    /// Sends an operation and reads its reply. Dropping the future ends it at any point; whether
    /// the service has acted by then is unknown.
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

    /// State of the app's allowances now.
    pub fn limits(&self) -> Vec<LimitState> {
        self.delivery.limiter.states()
    }

    /// State of the app's allowances as it changes.
    pub fn limits_watch(&self) -> watch::Receiver<Vec<LimitState>> {
        self.delivery.limiter.watch()
    }

    pub(crate) fn base(&self, host: Host) -> Result<Url, Error> {
        let place = &self.place;
        let bases = match &place.bases {
            Some(bases) => bases.clone().checked()?,
            None => {
                let endpoints = &self.delivery.client.shared().config.endpoints;
                endpoints.bases(&place.app, &place.region)?
            }
        };
        let base = bases.of(host).cloned();
        base.ok_or_else(|| invalid("host", "this asks for an account, not an app"))
    }
}
