//! The rosters in memory, the least recently used ones given up.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Result;
use crate::index::Kind;
use crate::roster::Roster;

/// Rows held in memory over all apps; the roster in use is never given up.
const MOST_ROWS: usize = 2_500_000;

type Key = (Kind, i64);

/// The rosters of the apps looked at lately.
#[derive(Debug, Default)]
pub(crate) struct Rosters {
    shelf: Mutex<Shelf>,
    /// Held over a change on disk and in memory, so that both happen in the same sequence.
    changing: Mutex<()>,
}

#[derive(Debug, Default)]
struct Shelf {
    places: HashMap<Key, Place>,
    loading: HashSet<Key>,
    n_uses: u64,
}

#[derive(Debug)]
struct Place {
    roster: Arc<Mutex<Option<Roster>>>,
    last_use: u64,
    n_rows: usize,
}

impl Rosters {
    /// Looks at the roster of an app, loading it the first time.
    pub(crate) fn with<T>(
        &self,
        kind: Kind,
        app: i64,
        load: impl FnOnce() -> Result<Roster>,
        look: impl FnOnce(&mut Roster) -> T,
    ) -> Result<T> {
        let place = self.place(kind, app);
        let mut held = lock(&place);
        if held.as_ref().is_none_or(Roster::is_worn) {
            *held = Some(load()?);
        }
        let roster = held.get_or_insert_default();
        let result = look(roster);
        let n_rows = roster.len();
        drop(held);
        self.give_up_others((kind, app), n_rows);
        Ok(result)
    }

    /// Changes the disk, then the roster if it is in memory.
    pub(crate) fn change<T>(
        &self,
        kind: Kind,
        app: i64,
        on_disk: impl FnOnce() -> Result<T>,
        in_memory: impl FnOnce(&mut Roster, &T),
    ) -> Result<T> {
        let _alone = lock(&self.changing);
        let result = on_disk()?;
        self.peek(kind, app, |roster| in_memory(roster, &result));
        Ok(result)
    }

    /// Does something while no index changes.
    pub(crate) fn unchanged<T>(&self, work: impl FnOnce() -> T) -> T {
        let _alone = lock(&self.changing);
        work()
    }

    /// Looks at the roster of an app if it is in memory.
    pub(crate) fn peek<T>(
        &self,
        kind: Kind,
        app: i64,
        look: impl FnOnce(&mut Roster) -> T,
    ) -> Option<T> {
        let place = lock(&self.shelf).places.get(&(kind, app)).map(|p| Arc::clone(&p.roster))?;
        let mut held = lock(&place);
        held.as_mut().map(look)
    }

    /// Whether the roster of an app is in memory.
    pub(crate) fn has(&self, kind: Kind, app: i64) -> bool {
        let shelf = lock(&self.shelf);
        shelf.places.get(&(kind, app)).is_some_and(|place| place.n_rows > 0)
    }

    /// Notes that a roster is loaded in the background; says whether that is news.
    pub(crate) fn start_loading(&self, kind: Kind, app: i64) -> bool {
        lock(&self.shelf).loading.insert((kind, app))
    }

    /// Notes that the loading has ended.
    pub(crate) fn end_loading(&self, kind: Kind, app: i64) {
        lock(&self.shelf).loading.remove(&(kind, app));
    }

    /// Gives up all rosters.
    pub(crate) fn forget_all(&self) {
        lock(&self.shelf).places.clear();
    }

    /// Gives up the rosters of an app.
    pub(crate) fn forget(&self, app: i64) {
        lock(&self.shelf).places.retain(|key, _| key.1 != app);
    }

    fn place(&self, kind: Kind, app: i64) -> Arc<Mutex<Option<Roster>>> {
        let mut shelf = lock(&self.shelf);
        shelf.n_uses += 1;
        let now = shelf.n_uses;
        let place = shelf.places.entry((kind, app)).or_insert_with(|| Place {
            roster: Arc::default(),
            last_use: 0,
            n_rows: 0,
        });
        place.last_use = now;
        Arc::clone(&place.roster)
    }

    fn give_up_others(&self, in_use: Key, n_rows: usize) {
        let mut shelf = lock(&self.shelf);
        if let Some(place) = shelf.places.get_mut(&in_use) {
            place.n_rows = n_rows;
        }
        while shelf.places.values().map(|place| place.n_rows).sum::<usize>() > MOST_ROWS {
            let oldest = shelf
                .places
                .iter()
                .filter(|(key, place)| **key != in_use && place.n_rows > 0)
                .min_by_key(|(_, place)| place.last_use)
                .map(|(key, _)| *key);
            match oldest {
                Some(key) => shelf.places.remove(&key),
                None => return,
            };
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
