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

/// Whose turn it is to read a list.
pub(crate) enum Begun {
    /// Whoever asked.
    Turn(Turn),
    /// Somebody reads it already.
    Running,
    /// Nobody's: it was read a moment ago.
    Fresh,
}

impl Reading {
    fn is_fresh(self, now: Duration) -> bool {
        self.at.is_some_and(|at| now.saturating_sub(at) < FRESH)
    }
}

/// The right to read a list; it ends when dropped.
pub(crate) struct Turn {
    freshness: Freshness,
    key: Key,
}

impl Freshness {
    /// Whether what is kept was read a moment ago.
    pub(crate) fn is_fresh(&self, key: &Key, now: Duration) -> bool {
        self.book().get(key).is_some_and(|reading| reading.is_fresh(now))
    }

    /// Begins to read a list, unless somebody does or has done so a moment ago: both are asked at
    /// once, since a reading may end at any time.
    pub(crate) fn begin(&self, key: &Key, now: Duration) -> Begun {
        let mut book = self.book();
        if book.len() >= REMEMBERED {
            book.retain(|_, reading| reading.running);
        }
        let reading = book.entry(key.clone()).or_default();
        if reading.running {
            return Begun::Running;
        }
        if reading.is_fresh(now) {
            return Begun::Fresh;
        }
        reading.running = true;
        Begun::Turn(Turn { freshness: self.clone(), key: key.clone() })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_once_at_a_time_and_not_at_once_again() {
        let key = (AppRef { connection: "c".into(), app: "a".into() }, "conversation".to_owned());
        let (freshness, now) = (Freshness::default(), Duration::from_secs(60));
        let Begun::Turn(turn) = freshness.begin(&key, now) else { panic!("nobody reads it") };
        assert!(matches!(freshness.begin(&key, now), Begun::Running));
        // What is read is noted before the turn ends, so that nobody comes between the two.
        freshness.read(&key, now);
        drop(turn);
        assert!(matches!(freshness.begin(&key, now), Begun::Fresh));
        assert!(matches!(freshness.begin(&key, now + FRESH), Begun::Turn(_)));
        freshness.spoil(&key);
        assert!(matches!(freshness.begin(&key, now), Begun::Turn(_)));
    }
}
