//! A clock that tests move.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::{oneshot, watch};

use super::{Clock, Pause};

/// A clock for tests: time stands still until somebody moves it.
///
/// [`Manual::new`] lets every [`Clock::sleep`] pass at once, moving the time forward by it;
/// [`Manual::held`] keeps sleepers waiting until [`Manual::advance`]. Alarms always wait for the
/// time to reach them.
#[derive(Clone, Debug)]
pub struct Manual {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    held: bool,
    start: SystemTime,
    time: Mutex<Time>,
    pending: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct Time {
    now: Duration,
    slept: Duration,
    seq: u64,
    waiting: BTreeMap<(Duration, u64), Waiter>,
}

#[derive(Debug)]
struct Waiter {
    wake: oneshot::Sender<()>,
    /// What of it counts as slept.
    sleeping: Duration,
}

impl Manual {
    /// A clock on which sleeping takes no time but is counted.
    pub fn new() -> Self {
        Self::with(false)
    }

    /// A clock on which sleepers wait for [`Self::advance`].
    pub fn held() -> Self {
        Self::with(true)
    }

    fn with(held: bool) -> Self {
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_288_545);
        let (pending, _) = watch::channel(0);
        Self { inner: Arc::new(Inner { held, start, time: Mutex::default(), pending }) }
    }

    /// Moves the time forward and wakes whoever waited for it.
    pub fn advance(&self, span: Duration) {
        let mut time = self.inner.time();
        let to = time.now + span;
        self.inner.reach(&mut time, to);
    }

    /// How long was slept in all, alarms not counted.
    pub fn slept(&self) -> Duration {
        self.inner.time().slept
    }

    /// How many sleeps and alarms wait now.
    pub fn pending(&self) -> usize {
        *self.inner.pending.borrow()
    }

    /// Waits until at least so many sleeps and alarms wait.
    pub async fn until_pending(&self, n: usize) {
        let mut pending = self.inner.pending.subscribe();
        // The sender lives in `self`, so the channel cannot be closed here.
        let _ = pending.wait_for(|waiting| *waiting >= n).await;
    }

    /// How long from now until the next sleep or alarm ends, if one waits.
    pub fn next(&self) -> Option<Duration> {
        let time = self.inner.time();
        time.waiting.keys().next().map(|(at, _)| at.saturating_sub(time.now))
    }
}

impl Default for Manual {
    fn default() -> Self {
        Self::new()
    }
}

impl Inner {
    fn time(&self) -> MutexGuard<'_, Time> {
        self.time.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reach(&self, time: &mut Time, to: Duration) {
        time.now = time.now.max(to);
        while let Some(entry) = time.waiting.first_entry() {
            if entry.key().0 > time.now {
                break;
            }
            let waiter = entry.remove();
            time.slept += waiter.sleeping;
            // Whoever waited may have gone: then nobody is to be woken.
            let _ = waiter.wake.send(());
        }
        self.pending.send_replace(time.waiting.len());
    }

    fn wait(self: &Arc<Self>, span: Duration, sleeping: Duration) -> Pause {
        let (wake, woken) = oneshot::channel();
        let key = {
            let mut time = self.time();
            time.seq += 1;
            let key = (time.now + span, time.seq);
            time.waiting.insert(key, Waiter { wake, sleeping });
            self.pending.send_replace(time.waiting.len());
            key
        };
        let place = Place { inner: Arc::clone(self), key };
        Box::pin(async move {
            let _place = place;
            let _ = woken.await;
        })
    }
}

/// A place among those who wait, given up when the wait is dropped.
struct Place {
    inner: Arc<Inner>,
    key: (Duration, u64),
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut time = self.inner.time();
        if time.waiting.remove(&self.key).is_some() {
            self.inner.pending.send_replace(time.waiting.len());
        }
    }
}

impl Clock for Manual {
    fn now(&self) -> Duration {
        self.inner.time().now
    }

    fn wall(&self) -> SystemTime {
        self.inner.start + self.now()
    }

    fn sleep(&self, span: Duration) -> Pause {
        if self.inner.held {
            return self.inner.wait(span, span);
        }
        let inner = Arc::clone(&self.inner);
        let until = self.now() + span;
        Box::pin(async move {
            tokio::task::yield_now().await;
            let mut time = inner.time();
            let jump = until.saturating_sub(time.now);
            time.slept += jump;
            inner.reach(&mut time, until);
        })
    }

    fn alarm(&self, span: Duration) -> Pause {
        self.inner.wait(span, Duration::ZERO)
    }
}
