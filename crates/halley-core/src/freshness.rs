//! What was just read from the service, so that what is kept may pass for the truth for a moment.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::model::connection::AppRef;

/// How long what was read counts as the present.
const FRESH: Duration = Duration::from_secs(5);
/// Things that are remembered.
const REMEMBERED: usize = 1_000;

/// A list that is kept: of which app, and which conversation where it is one's messages.
pub(crate) type Key = (AppRef, String);

/// When lists were read, and which are being read.
#[derive(Debug, Default)]
pub(crate) struct Freshness(Mutex<HashMap<Key, Reading>>);

#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    /// Monotonic time of the last reading.
    at: Option<Duration>,
    running: bool,
}

impl Freshness {
    /// Whether what is kept was read a moment ago.
    pub(crate) fn is_fresh(&self, key: &Key, now: Duration) -> bool {
        let at = self.book().get(key).and_then(|reading| reading.at);
        at.is_some_and(|at| now.saturating_sub(at) < FRESH)
    }

    /// Notes that a list is being read; says whether it was not already.
    pub(crate) fn begin(&self, key: &Key) -> bool {
        let mut book = self.book();
        if book.len() >= REMEMBERED {
            book.retain(|_, reading| reading.running);
        }
        !std::mem::replace(&mut book.entry(key.clone()).or_default().running, true)
    }

    /// Notes that the reading ended, and when where it succeeded.
    pub(crate) fn end(&self, key: &Key, at: Option<Duration>) {
        let mut book = self.book();
        let reading = book.entry(key.clone()).or_default();
        reading.running = false;
        reading.at = at.or(reading.at);
    }

    fn book(&self) -> MutexGuard<'_, HashMap<Key, Reading>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
