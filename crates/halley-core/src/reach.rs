//! How an app is reached: a [`Reader`] that anybody may have and that can only read, and a
//! [`Writer`] that only the gate can make.
//!
//! A reader refuses to compile with an operation that is not a `GET`, so no change can go around
//! the gate.

use cometchat_api::endpoint::Method;
use cometchat_api::{AppId, Endpoint};
use cometchat_client::{AppClient, Priority};

use crate::error::Error;
use crate::gate::Permit;

/// Reads of one app.
#[derive(Clone)]
pub struct Reader {
    client: AppClient,
}

/// Changes of one app; made by the gate alone.
pub struct Writer {
    client: AppClient,
}

impl Reader {
    pub(crate) fn new(client: AppClient) -> Self {
        Self { client }
    }

    /// The same app, for work of another urgency.
    #[must_use]
    pub(crate) fn at(&self, priority: Priority) -> Self {
        Self { client: self.client.at(priority) }
    }

    /// Which app.
    pub(crate) fn app(&self) -> &AppId {
        self.client.app()
    }

    /// Reads.
    pub(crate) async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Reply, Error> {
        const { assert!(matches!(E::ROUTE.method, Method::Get), "changes go through the gate") }
        Ok(self.client.send(endpoint).await?)
    }

    /// Turns into a writer, which takes the gate's permit.
    pub(crate) fn writer(&self, _permit: Permit) -> Writer {
        Writer { client: self.client.clone() }
    }
}

impl Writer {
    /// Changes.
    pub(crate) async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Reply, Error> {
        Ok(self.client.send(endpoint).await?)
    }
}
