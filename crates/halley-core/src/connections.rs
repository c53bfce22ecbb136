//! Connections: made, checked, renamed, removed, and opened when something is asked of them.

mod app_keys;
pub(crate) mod book;
mod check;
mod demo;
mod switch;
mod trouble;
pub(crate) mod ways;

use std::sync::{Arc, Mutex, PoisonError};

use cometchat_api::Secret;
use cometchat_client::{AccountAccess, Endpoints};
use halley_vault::Entry as Kept;
use url::Url;

use crate::console::{Console, Inner};
use crate::error::{Code, Error};
use crate::event::Event;
use crate::health::Pulse;
use crate::model::connection::{
    ConnectAccount, ConnectApp, Connection, ConnectionKind, ConnectionState, Keep,
};
use book::Entry;
use ways::{Way, WayKind, app_access};

const KEY: &str = "key";
const SECRET: &str = "secret";
const API_KEY: &str = "apiKey";
const NAME_CHARS: usize = 100;

impl Console {
    /// All connections, the oldest first.
    ///
    /// # Errors
    /// Never; the list is in memory.
    pub fn connections_list(&self) -> Result<Vec<Connection>, Error> {
        Ok(self.0.book.all().into_iter().map(|entry| self.connection_shown(entry)).collect())
    }

    /// Connects an account, once it answers to its key and secret.
    ///
    /// # Errors
    /// A sentence at the field that is wrong, or what hinders the service from being reached.
    pub async fn connect_account(&self, request: ConnectAccount) -> Result<Connection, Error> {
        let (key, secret) = (trimmed(&request.key), trimmed(&request.secret));
        trouble::account_fields(&key, &secret)?;
        self.0.vaults_ready(request.keep).await?;
        let id = fresh_id();
        let kept = Kept::new().with(KEY, key.clone()).with(SECRET, secret);
        let name = named(&request.name, "Account");
        let entry =
            Entry { kind: ConnectionKind::Account, ..self.entry(id, name, request.keep, &key) };
        let way = self.way_of(&entry, &kept)?;
        let apps = self.apps_of(&way).await.map_err(|error| trouble::account(error, &key))?;
        let connection = self.keep(entry, kept, way).await?;
        self.fleet_learned(&connection.id, apps).await?;
        Ok(connection)
    }

    /// Connects one app, once it answers to its key.
    ///
    /// # Errors
    /// A sentence at the field that is wrong, or what hinders the service from being reached.
    pub async fn connect_app(&self, request: ConnectApp) -> Result<Connection, Error> {
        let (app, region) =
            (request.app.trim().to_lowercase(), request.region.trim().to_lowercase());
        let key = trimmed(&request.api_key);
        trouble::app_fields(&app, &region, &key)?;
        self.0.vaults_ready(request.keep).await?;
        let name = named(&request.name, &app);
        let entry = Entry {
            kind: ConnectionKind::App,
            app: Some(app),
            region: Some(region),
            ..self.entry(fresh_id(), name, request.keep, &key)
        };
        let kept = Kept::new().with(API_KEY, key.clone());
        let way = self.way_of(&entry, &kept)?;
        self.try_key(&way, &key).await?;
        self.keep(entry, kept, way).await
    }

    /// Closes a connection: its keys leave the memory and the demo's sandbox stops.
    ///
    /// # Errors
    /// When there is no such connection.
    pub async fn connection_close(&self, id: &str) -> Result<(), Error> {
        let entry = self.0.book.get(id)?;
        self.forget_way(id);
        self.people_stop(id);
        if entry.kind == ConnectionKind::Demo {
            self.0.book.remove(id)?;
            self.forget_data(id).await?;
        }
        self.emit(Event::ConnectionsChanged);
        Ok(())
    }

    /// Gives a connection another name.
    ///
    /// # Errors
    /// When the name is empty or too long, or there is no such connection.
    pub fn connection_rename(&self, id: &str, name: &str) -> Result<Connection, Error> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > NAME_CHARS {
            return Err(Error::invalid("name", "A connection's name has 1 to 100 characters."));
        }
        let entry = self.0.book.update(id, |entry| name.clone_into(&mut entry.name))?;
        self.emit(Event::ConnectionsChanged);
        Ok(self.connection_shown(entry))
    }

    /// Removes a connection with its secrets and everything kept of it but the activity.
    ///
    /// # Errors
    /// When its secrets cannot be deleted; it is then still there.
    pub async fn connection_remove(&self, id: &str) -> Result<(), Error> {
        let entry = self.0.book.get(id)?;
        if entry.kind != ConnectionKind::Demo {
            let (keep, kept) = (entry.keep, vault_id(id));
            self.blocking(move |inner| Ok(inner.vaults.of(keep)?.remove(&kept)?)).await?;
        }
        self.app_keys_forget(&entry).await?;
        self.0.book.remove(id)?;
        self.forget_way(id);
        self.forget_data(id).await?;
        self.emit(Event::ConnectionsChanged);
        Ok(())
    }

    /// A connection that is open, opened now where it was not.
    pub(crate) async fn opened(&self, id: &str) -> Result<Arc<Way>, Error> {
        if let Ok(way) = self.way(id) {
            return Ok(way);
        }
        let entry = self.0.book.get(id)?;
        let opened = async {
            let kept = self.kept(entry.keep, &vault_id(id)).await?.ok_or_else(secrets_gone)?;
            self.way_of(&entry, &kept)
        };
        match opened.await {
            Ok(way) => {
                self.open_way(id, &way);
                self.revoke_leftovers_of(id);
                let now = self.now();
                self.0.book.update(id, |entry| entry.last_used_at = Some(now))?;
                Ok(way)
            }
            Err(error) => {
                if error.code != Code::VaultLocked {
                    self.failures().insert(id.to_owned());
                    self.emit(Event::ConnectionsChanged);
                }
                Err(error)
            }
        }
    }

    /// Whether there is such a connection.
    pub(crate) fn has_connection(&self, id: &str) -> bool {
        self.0.book.get(id).is_ok()
    }

    /// Name of a connection, for the activity.
    pub(crate) fn connection_name(&self, id: &str) -> String {
        self.0.book.get(id).map_or_else(|_| String::new(), |entry| entry.name)
    }

    fn connection_shown(&self, entry: Entry) -> Connection {
        let is_open = self.way(&entry.id).is_ok();
        let state = if !is_open && self.0.vaults.is_sealed(entry.keep) {
            ConnectionState::Sealed
        } else if self.failures().contains(&entry.id) {
            ConnectionState::Failed
        } else {
            ConnectionState::Ready
        };
        Connection {
            id: entry.id,
            kind: entry.kind,
            name: entry.name,
            keep: entry.keep,
            credential: entry.credential,
            app: entry.app,
            region: entry.region,
            state,
            created_at: entry.created_at,
            last_used_at: entry.last_used_at,
        }
    }

    fn entry(&self, id: String, name: String, keep: Keep, key: &Secret) -> Entry {
        let now = self.now();
        Entry {
            id,
            kind: ConnectionKind::Account,
            name,
            keep,
            credential: if key.is_empty() { String::new() } else { key.masked() },
            app: None,
            region: None,
            created_at: now,
            last_used_at: Some(now),
        }
    }

    fn way_of(&self, entry: &Entry, kept: &Kept) -> Result<Arc<Way>, Error> {
        let secret = |name| kept.field(name).cloned().ok_or_else(secrets_gone);
        let endpoints = self.0.endpoints.as_ref();
        let kind = match (&entry.app, &entry.region) {
            (Some(app), Some(region)) => {
                WayKind::App(app_access(app, region, secret(API_KEY)?, endpoints)?)
            }
            _ => account_way(secret(KEY)?, secret(SECRET)?, endpoints.cloned())?,
        };
        Ok(Arc::new(Way { pulse: self.pulse(&entry.id), kind, _guard: None }))
    }

    fn pulse(&self, id: &str) -> Arc<Pulse> {
        let (clock, events) = (Arc::clone(self.clock()), Arc::clone(&self.0.events));
        Arc::new(Pulse::new(id.to_owned(), clock, events))
    }

    async fn keep(&self, entry: Entry, kept: Kept, way: Arc<Way>) -> Result<Connection, Error> {
        let (keep, id) = (entry.keep, vault_id(&entry.id));
        self.blocking(move |inner| Ok(inner.vaults.of(keep)?.put(&id, &kept)?)).await?;
        self.0.book.add(entry.clone())?;
        self.open_way(&entry.id, &way);
        self.emit(Event::ConnectionsChanged);
        Ok(self.connection_shown(entry))
    }

    fn open_way(&self, id: &str, way: &Arc<Way>) {
        let mut ways = self.0.ways.write().unwrap_or_else(PoisonError::into_inner);
        ways.insert(id.to_owned(), Arc::clone(way));
        self.failures().remove(id);
    }

    fn forget_way(&self, id: &str) {
        self.0.previews.close_of(id);
        self.0.ways.write().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    fn failures(&self) -> std::sync::MutexGuard<'_, std::collections::HashSet<String>> {
        self.0.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// Makes sure that secrets can be kept there before the service is asked.
    async fn vaults_ready(self: &Arc<Self>, keep: Keep) -> Result<(), Error> {
        Console(Arc::clone(self))
            .blocking(move |inner| inner.vaults.of(keep)?.ids().map(drop).map_err(Error::from))
            .await
    }
}

fn account_way(
    key: Secret,
    secret: Secret,
    endpoints: Option<Endpoints>,
) -> Result<WayKind, Error> {
    let base = endpoints.as_ref().map(|endpoints| Url::parse(&endpoints.management)).transpose();
    let base = base.map_err(|error| Error::new(Code::Internal, error.to_string()))?;
    let access = AccountAccess { key, secret, base };
    Ok(WayKind::Account { access, endpoints, known: Mutex::default(), refused: Mutex::default() })
}

fn secrets_gone() -> Error {
    Error::new(Code::VaultUnavailable, "The secrets of this connection are not kept any more.")
        .advise("Remove the connection and make it again.")
}

/// Name of a connection's secrets in a vault.
fn vault_id(id: &str) -> String {
    format!("connection-{id}")
}

fn fresh_id() -> String {
    format!("{:016x}", rand::random::<u64>())
}

fn trimmed(secret: &Secret) -> Secret {
    Secret::new(secret.expose().trim())
}

fn named(name: &str, otherwise: &str) -> String {
    let name = name.trim();
    let name = if name.is_empty() { otherwise } else { name };
    name.chars().take(NAME_CHARS).collect()
}
