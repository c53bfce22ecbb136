//! What was just read from the service, so that what is kept may pass for the truth for a moment.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use crate::model::connection::AppRef;

/// How long what was read counts as the present.
const FRESH: Duration = Duration::from_secs(5);
/// Things that are remembered.
const REMEMBERED: usize = 1_000;

/// A list that is kept: of which app, and which conversation where it is one's messages.
pub(crate) type Key = (AppRef, String);

/// When lists were read, and which are being read. Cloning shares.
#[derive(Clone, Debug, Default)]
pub(crate) struct Freshness(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    book: Mutex<HashMap<Key, Reading>>,
    ended: Notify,
}

#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    /// Monotonic time of the last reading.
    at: Option<Duration>,
    running: bool,
}

/// The right to read a list; it ends when dropped.
pub(crate) struct Turn {
    freshness: Freshness,
    key: Key,
}

impl Freshness {
    /// Whether what is kept was read a moment ago.
    pub(crate) fn is_fresh(&self, key: &Key, now: Duration) -> bool {
        let at = self.book().get(key).and_then(|reading| reading.at);
        at.is_some_and(|at| now.saturating_sub(at) < FRESH)
    }

    /// Begins to read a list; nothing where somebody already does.
    pub(crate) fn begin(&self, key: &Key) -> Option<Turn> {
        let mut book = self.book();
        if book.len() >= REMEMBERED {
            book.retain(|_, reading| reading.running);
        }
        let runs = std::mem::replace(&mut book.entry(key.clone()).or_default().running, true);
        drop(book);
        (!runs).then(|| Turn { freshness: self.clone(), key: key.clone() })
    }

    /// Notes that a list was read.
    pub(crate) fn read(&self, key: &Key, now: Duration) {
        self.book().entry(key.clone()).or_default().at = Some(now);
    }

    /// Notes that what is kept is no longer the truth.
    pub(crate) fn spoil(&self, key: &Key) {
        self.book().entry(key.clone()).or_default().at = None;
    }

    /// Waits until nobody reads a list.
    pub(crate) async fn until_ended(&self, key: &Key) {
        loop {
            let ended = self.0.ended.notified();
            if !self.book().get(key).is_some_and(|reading| reading.running) {
                return;
            }
            ended.await;
        }
    }

    fn book(&self) -> MutexGuard<'_, HashMap<Key, Reading>> {
        self.0.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.freshness.book().entry(self.key.clone()).or_default().running = false;
        self.freshness.0.ended.notify_waiters();
    }
}
