//! The fleet: all apps of a connection, shown at once from the store and corrected by the service.

mod archive;
mod create;
mod demo;
mod label;
mod notes;
mod report;
mod row;

pub(crate) use archive::archivable;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cometchat_api::AppId;
use cometchat_api::management::apps::App;

use crate::connections::book::Entry;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::model::connection::{AppRef, ConnectionKind};
use crate::model::fleet::{Fleet, FleetApp};
use row::{alone, kept, shown};

/// Seconds after which a fleet is read anew when it is looked at.
const STALE_SECS: i64 = 300;

/// How long a fleet is left alone after it was tried to be read by itself.
const BETWEEN_TRIES: Duration = Duration::from_secs(30);

/// Readings of fleets in the background, by connection.
#[derive(Default)]
pub(crate) struct Refreshing(Mutex<HashMap<String, Try>>);

struct Try {
    begun: Duration,
    is_running: bool,
}

impl Refreshing {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Try>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a reading may begin now, which it then has.
    fn begin(&self, connection: &str, now: Duration) -> bool {
        let mut all = self.all();
        let rests = all
            .get(connection)
            .is_some_and(|last| last.is_running || now < last.begun + BETWEEN_TRIES);
        if !rests {
            all.insert(connection.to_owned(), Try { begun: now, is_running: true });
        }
        !rests
    }

    fn end(&self, connection: &str) {
        if let Some(last) = self.all().get_mut(connection) {
            last.is_running = false;
        }
    }

    fn is_running(&self, connection: &str) -> bool {
        self.all().get(connection).is_some_and(|last| last.is_running)
    }
}

impl Console {
    /// Lists the apps of a connection at once, from the store, and reads them anew in the
    /// background where that was long ago.
    ///
    /// # Errors
    /// When there is no such connection, or the store cannot be used.
    pub async fn fleet_list(&self, connection: &str) -> Result<Fleet, Error> {
        let entry = self.0.book.get(connection)?;
        let mut fleet = self.fleet(&entry).await?;
        let now = i64::from(self.now());
        let is_stale = fleet.as_of.is_none_or(|at| now - i64::from(at) > STALE_SECS);
        if entry.kind != ConnectionKind::App && is_stale && self.begin_refresh(connection) {
            let (console, connection) = (self.clone(), connection.to_owned());
            tokio::spawn(async move {
                let problem = console.read_fleet(&connection).await.err();
                console.0.refreshing.end(&connection);
                console.emit(Event::FleetChanged { connection, problem });
            });
        }
        fleet.refreshing = self.0.refreshing.is_running(connection);
        Ok(fleet)
    }

    /// Reads the apps of a connection from the service.
    ///
    /// # Errors
    /// When the service cannot be reached or refuses.
    pub async fn fleet_refresh(&self, connection: &str) -> Result<Fleet, Error> {
        let entry = self.0.book.get(connection)?;
        if entry.kind != ConnectionKind::App {
            self.read_fleet(connection).await?;
            self.emit(Event::FleetChanged { connection: connection.to_owned(), problem: None });
        }
        self.fleet(&entry).await
    }

    /// Gives one app of the fleet.
    ///
    /// # Errors
    /// When the connection does not reach such an app.
    pub async fn app_get(&self, app: &AppRef) -> Result<FleetApp, Error> {
        let entry = self.0.book.get(&app.connection)?;
        if let Some(known) = find(self.fleet(&entry).await?, app) {
            return Ok(known);
        }
        if entry.kind != ConnectionKind::App {
            self.read_fleet(&app.connection).await?;
        }
        find(self.fleet(&entry).await?, app).ok_or_else(|| {
            Error::new(Code::NotFound, "This connection does not reach an app with this id.")
                .advise("Go back to the fleet and choose an app there.")
        })
    }

    /// One app as it is known here; nothing is asked for it.
    pub(crate) async fn app_known(&self, app: &AppRef) -> Option<FleetApp> {
        let entry = self.0.book.get(&app.connection).ok()?;
        find(self.fleet(&entry).await.ok()?, app)
    }

    /// The apps of a connection as they are known here; nothing is asked for them.
    pub(crate) async fn fleet_known(&self, connection: &str) -> Result<Vec<FleetApp>, Error> {
        let entry = self.0.book.get(connection)?;
        Ok(self.fleet(&entry).await?.apps)
    }

    /// Keeps the apps of a connection as the service listed them.
    pub(crate) async fn fleet_learned(&self, id: &str, apps: Vec<App>) -> Result<(), Error> {
        let is_demo = self.0.book.get(id).is_ok_and(|entry| entry.kind == ConnectionKind::Demo);
        let (id, now) = (id.to_owned(), i64::from(self.now()));
        self.stored(move |store| {
            let rows: Vec<_> = apps.iter().map(kept).collect();
            store.fleet_save(&id, &rows, now)?;
            if is_demo { demo::mark(store, &apps) } else { Ok(()) }
        })
        .await
    }

    /// Forgets what is kept of a connection's apps.
    pub(crate) async fn forget_data(&self, connection: &str) -> Result<(), Error> {
        let id = connection.to_owned();
        self.people_stop(connection);
        self.0.sweeps.forget(connection);
        self.stored(move |store| store.fleet_forget(&id)).await
    }

    async fn read_fleet(&self, connection: &str) -> Result<(), Error> {
        let way = self.opened(connection).await?;
        let apps = self.apps_of(&way).await?;
        self.fleet_learned(connection, apps).await
    }

    async fn fleet(&self, entry: &Entry) -> Result<Fleet, Error> {
        if let Some(app) = &entry.app {
            let id = AppId::from(app.as_str());
            let marks = self.stored(move |store| store.app_marks(&id)).await?;
            let apps = vec![alone(entry, app, &marks)];
            return Ok(Fleet { apps, as_of: Some(entry.created_at), refreshing: false });
        }
        let id = entry.id.clone();
        let fleet = self.stored(move |store| store.fleet(&id)).await?;
        Ok(Fleet {
            apps: fleet.apps.iter().map(|(app, marks)| shown(app, marks)).collect(),
            as_of: crate::rows::time(fleet.as_of),
            refreshing: false,
        })
    }

    fn begin_refresh(&self, connection: &str) -> bool {
        self.0.refreshing.begin(connection, self.clock().now())
    }
}

fn find(fleet: Fleet, app: &AppRef) -> Option<FleetApp> {
    fleet.apps.into_iter().find(|known| known.app == app.app)
}
