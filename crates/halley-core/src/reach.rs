//! How an app is reached: a [`Reader`] that anybody may have and that can only read, and a
//! [`Writer`] that only the gate can make.
//!
//! A reader does not compile with an operation that is not a `GET`, so no change can go around the
//! gate. The one exception asks for permissions by setting none of them.

use std::sync::Arc;

use cometchat_api::chat::rbac::{Permissions, SetRolePermissions, SetScopePermissions};
use cometchat_api::endpoint::Method;
use cometchat_api::{Endpoint, Listing, Paged};
use cometchat_client::{AccountClient, AppClient, LimitState, Priority};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::Value;

use crate::connections::ways::Way;
use crate::error::{Code, Error};
use crate::gate::Permit;
use crate::health::Pulse;
use crate::model::permission::PermissionHolder;

/// Reads one app.
#[derive(Clone)]
pub(crate) struct Reader {
    client: AppClient,
    way: Arc<Way>,
}

/// Changes one app; made by the gate alone.
pub(crate) struct Writer {
    reader: Reader,
}

/// Reads one account.
#[derive(Clone)]
pub(crate) struct AccountReader {
    client: AccountClient,
    pulse: Arc<Pulse>,
}

/// Changes one account; made by the gate alone.
pub(crate) struct AccountWriter {
    reader: AccountReader,
}

/// A request on its way. It is large, and of those who wait for it some wait for several at once:
/// in itself it would take more of a thread's stack than there is.
pub(crate) type Asked<'a, T> = BoxFuture<'a, Result<T, cometchat_client::Error>>;

impl Reader {
    pub(crate) fn new(client: AppClient, way: Arc<Way>) -> Self {
        Self { client, way }
    }

    /// The same app for work of another urgency.
    #[must_use]
    pub(crate) fn at(&self, priority: Priority) -> Self {
        Self { client: self.client.at(priority), way: Arc::clone(&self.way) }
    }

    /// Reads.
    pub(crate) async fn send<E: Endpoint>(&self, endpoint: E) -> Result<E::Reply, Error> {
        const { assert!(matches!(E::ROUTE.method, Method::Get), "changes go through the gate") }
        self.watch(self.client.send(endpoint).boxed()).await
    }

    /// Reads an answer as it came.
    pub(crate) async fn raw<E: Endpoint>(&self, endpoint: E) -> Result<Value, Error> {
        const { assert!(matches!(E::ROUTE.method, Method::Get), "changes go through the gate") }
        self.watch(self.client.send_raw(endpoint).boxed()).await
    }

    /// Reads one page of a list, from 1.
    pub(crate) async fn page<L: Paged>(
        &self,
        list: L,
        page: u32,
        per_page: u32,
    ) -> Result<Listing<L::Item>, Error> {
        self.send(list.at_page(page.max(1), per_page)).await
    }

    /// Asks what is set for a role or a scope. The service tells it in no list but only in the
    /// answer to a change, so this is a change of nothing; its empty body is made here.
    pub(crate) async fn permissions_set(
        &self,
        holder: &PermissionHolder,
    ) -> Result<Permissions, Error> {
        let permissions = Permissions::new();
        let answer = match holder {
            PermissionHolder::Role { role } => {
                let ask = SetRolePermissions { role: role.as_str().into(), permissions };
                self.watch(self.client.send(ask).boxed()).await
            }
            PermissionHolder::Scope { guid, scope } => {
                let (guid, scope) = (guid.as_str().into(), scope.as_str().into());
                let ask = SetScopePermissions { guid, scope, permissions };
                self.watch(self.client.send(ask).boxed()).await
            }
        };
        Ok(answer?.permissions)
    }

    /// State of the app's allowances.
    pub(crate) fn limits(&self) -> Vec<LimitState> {
        self.client.limits()
    }

    /// The client itself, for what is neither an operation nor a change: media and the live
    /// connection of a user.
    pub(crate) fn client(&self) -> &AppClient {
        &self.client
    }

    async fn watch<T>(&self, request: Asked<'_, T>) -> Result<T, Error> {
        let result = self.way.pulse.watch(self.client.limits_watch(), request).await;
        if result.as_ref().is_err_and(|error| error.code == Code::KeyRejected) {
            self.way.forget(self.client.id());
        }
        result
    }

    /// Becomes able to change, with the gate's permit.
    pub(crate) fn writer(self, _permit: Permit) -> Writer {
        Writer { reader: self }
    }
}

impl Writer {
    /// Changes.
    pub(crate) async fn send<E: Endpoint>(&self, endpoint: E) -> Result<E::Reply, Error> {
        self.reader.watch(self.reader.client.send(endpoint).boxed()).await
    }

    /// The same app for work of another urgency.
    #[must_use]
    pub(crate) fn at(&self, priority: Priority) -> Self {
        Self { reader: self.reader.at(priority) }
    }

    /// Reads on the way to a change.
    pub(crate) fn reader(&self) -> &Reader {
        &self.reader
    }
}

impl AccountReader {
    pub(crate) fn new(client: AccountClient, pulse: Arc<Pulse>) -> Self {
        Self { client, pulse }
    }

    /// Reads.
    pub(crate) async fn send<E: Endpoint>(&self, endpoint: E) -> Result<E::Reply, Error> {
        const { assert!(matches!(E::ROUTE.method, Method::Get), "changes go through the gate") }
        self.watch(self.client.send(endpoint).boxed()).await
    }

    /// The same account for work of another urgency.
    #[must_use]
    pub(crate) fn at(&self, priority: Priority) -> Self {
        Self { client: self.client.at(priority), pulse: Arc::clone(&self.pulse) }
    }

    async fn watch<T>(&self, request: Asked<'_, T>) -> Result<T, Error> {
        self.pulse.watch(self.client.limits_watch(), request).await
    }

    /// State of the account's allowance.
    pub(crate) fn limits(&self) -> Vec<LimitState> {
        self.client.limits()
    }

    /// Becomes able to change, with the gate's permit.
    pub(crate) fn writer(self, _permit: Permit) -> AccountWriter {
        AccountWriter { reader: self }
    }
}

impl AccountWriter {
    /// Changes.
    pub(crate) async fn send<E: Endpoint>(&self, endpoint: E) -> Result<E::Reply, Error> {
        self.reader.watch(self.reader.client.send(endpoint).boxed()).await
    }

    /// Reads on the way to a change.
    pub(crate) fn reader(&self) -> &AccountReader {
        &self.reader
    }
}
