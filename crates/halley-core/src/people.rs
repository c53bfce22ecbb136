//! The people index of an app: lists from it at once, kept up in the background.

mod found;
mod half;
mod pass;
mod patch;
mod sync;

use std::collections::HashMap;
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cometchat_api::AppId;
use halley_store::{IndexState as Kept, Kind};
use tokio::sync::Notify;
use tokio_util::task::AbortOnDropHandle;

pub(crate) use found::{group_filter, user_filter};

use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::group::{GroupFacets, GroupsPage, GroupsQuery};
use crate::model::people::{Facet, Facets, IndexPhase, IndexState};
use crate::model::user::{NamedUser, UsersPage, UsersQuery};
use crate::rows::time;

/// Rows of one window at most.
const WINDOW_ROWS: u32 = 1_000;
/// Owners that groups are filtered by at most.
const OWNERS: usize = 200;

/// Readings that run or ran in this session, by app.
#[derive(Default)]
pub(crate) struct Running(Mutex<HashMap<AppRef, Reading>>, Notify);

/// The reading of one app's people.
#[derive(Default)]
struct Reading {
    users: Progress,
    groups: Progress,
    /// When the last one ended, by the monotonic clock.
    ended: Option<Duration>,
    task: Option<AbortOnDropHandle<()>>,
}

/// The reading of users or of groups.
#[derive(Clone, Default)]
struct Progress {
    is_running: bool,
    done: u32,
    total: Option<u32>,
    problem: Option<Error>,
}

impl Running {
    fn all(&self) -> MutexGuard<'_, HashMap<AppRef, Reading>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reading {
    fn half(&mut self, kind: Kind) -> &mut Progress {
        match kind {
            Kind::Users => &mut self.users,
            Kind::Groups => &mut self.groups,
        }
    }
}

impl Console {
    /// Gives a window of an app's users from the index, and has the index kept up.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn users_list(&self, app: &AppRef, query: UsersQuery) -> Result<UsersPage, Error> {
        let id = AppId::from(app.app.as_str());
        let asked = found::users_query(query, WINDOW_ROWS);
        let window = self.stored(move |store| store.users_window(&id, &asked)).await?;
        Ok(UsersPage {
            rows: window.rows.into_iter().map(|row| self.indexed_user(app, row)).collect(),
            total: window.total,
            index: self.people_wanted(app, Kind::Users).await?,
        })
    }

    /// Gives a window of an app's groups from the index, and has the index kept up.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn groups_list(&self, app: &AppRef, query: GroupsQuery) -> Result<GroupsPage, Error> {
        let id = AppId::from(app.app.as_str());
        let asked = found::groups_query(query, WINDOW_ROWS);
        let window = self.stored(move |store| store.groups_window(&id, &asked)).await?;
        Ok(GroupsPage {
            rows: window.rows.into_iter().map(found::group).collect(),
            total: window.total,
            index: self.people_wanted(app, Kind::Groups).await?,
        })
    }

    /// Counts the types, owners and tags of an app's groups, by the index.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn groups_facets(&self, app: &AppRef) -> Result<GroupFacets, Error> {
        let id = AppId::from(app.app.as_str());
        let facets = self.stored(move |store| store.groups_facets(&id)).await?;
        let mut owners = facets.owners;
        owners.truncate(OWNERS);
        Ok(GroupFacets {
            kinds: counted(facets.kinds),
            owners: counted(owners),
            tags: counted(facets.tags),
        })
    }

    /// Counts the roles and tags of an app's users, by the index.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn users_facets(&self, app: &AppRef) -> Result<Facets, Error> {
        let id = AppId::from(app.app.as_str());
        let shown = halley_store::Shown::All;
        let facets = self.stored(move |store| store.users_facets(&id, shown)).await?;
        Ok(Facets { roles: counted(facets.roles), tags: counted(facets.tags) })
    }

    /// Says of each uid that somebody gave whether the index knows it, in the same order.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn users_named(
        &self,
        app: &AppRef,
        uids: Vec<String>,
    ) -> Result<Vec<NamedUser>, Error> {
        let id = AppId::from(app.app.as_str());
        self.stored(move |store| {
            let named = |uid: String| {
                let row = store.user(&id, &uid)?;
                let deactivated = row.as_ref().is_some_and(|row| row.deactivated_at.is_some());
                Ok(NamedUser { uid, name: row.map(|row| row.name), deactivated })
            };
            uids.into_iter().map(named).collect()
        })
        .await
    }

    /// Starts to read an app's people anew, unless that goes on already.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn users_refresh(&self, app: &AppRef) -> Result<IndexState, Error> {
        self.people_start(app, sync::Wish::Whole);
        self.index_state(app, Kind::Users).await
    }

    /// State of half an index.
    pub(crate) async fn index_state(&self, app: &AppRef, kind: Kind) -> Result<IndexState, Error> {
        let id = AppId::from(app.app.as_str());
        let kept = self.stored(move |store| store.index_state(&id, kind)).await?;
        let half = self.0.people.all().get_mut(app).map(|reading| reading.half(kind).clone());
        Ok(state(&kept, &half.unwrap_or_default()))
    }

    /// Ends the readings of a connection.
    pub(crate) fn people_stop(&self, connection: &str) {
        self.0.people.all().retain(|app, _| app.connection != connection);
        self.0.people.1.notify_waiters();
    }

    /// Ends the reading of one app.
    pub(crate) fn people_stop_of(&self, app: &AppRef) {
        self.0.people.all().remove(app);
        self.0.people.1.notify_waiters();
    }

    /// Waits until the index of an app is whole and as of now.
    ///
    /// # Errors
    /// Why it could not be read.
    pub(crate) async fn people_whole(&self, app: &AppRef) -> Result<(), Error> {
        self.people_start(app, sync::Wish::Fresh);
        loop {
            let mut bell = pin!(self.0.people.1.notified());
            bell.as_mut().enable();
            let ended = match self.0.people.all().get(app) {
                None => Some(Some(Error::closed())),
                Some(Reading { users, groups, .. }) if users.is_running || groups.is_running => {
                    None
                }
                Some(Reading { users, groups, .. }) => {
                    Some(users.problem.clone().or_else(|| groups.problem.clone()))
                }
            };
            match ended {
                None => bell.await,
                Some(None) => return Ok(()),
                Some(Some(problem)) => return Err(problem),
            }
        }
    }

    /// State of half an index that somebody looks at; starts a reading where that was long ago.
    pub(crate) async fn people_wanted(
        &self,
        app: &AppRef,
        kind: Kind,
    ) -> Result<IndexState, Error> {
        let id = AppId::from(app.app.as_str());
        let kept = self.stored(move |store| store.index_state(&id, kind)).await?;
        if sync::is_stale(&kept, self.service_now()) {
            self.people_start(app, sync::Wish::Fresh);
        }
        self.index_state(app, kind).await
    }

    /// Now by the service's clock, as far as it is known, Unix seconds.
    fn service_now(&self) -> i64 {
        self.clock().unix_ms() / 1_000 - self.client().clock_skew().unwrap_or(0)
    }
}

fn counted(facets: Vec<halley_store::Facet>) -> Vec<Facet> {
    facets.into_iter().map(|facet| Facet { value: facet.value, count: facet.count }).collect()
}

fn state(kept: &Kept, half: &Progress) -> IndexState {
    let phase = match (half.is_running, &half.problem, kept.full_at) {
        (true, ..) => IndexPhase::Syncing,
        (false, Some(_), _) => IndexPhase::Failed,
        (false, None, Some(_)) => IndexPhase::Ready,
        (false, None, None) => IndexPhase::None,
    };
    let (done, total) = match phase {
        IndexPhase::Syncing if half.total.is_some() || half.done > 0 => (half.done, half.total),
        _ => (kept.done, kept.total),
    };
    IndexState {
        phase,
        done,
        total,
        as_of: time(kept.full_at.max(kept.delta_at)),
        problem: half.problem.clone(),
    }
}
