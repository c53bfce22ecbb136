//! Where the world's time comes from.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

/// The world's time: the system's, or one that a test moves.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<Standing>>);

#[derive(Debug)]
struct Standing {
    now_ms: watch::Sender<i64>,
    n_sleepers: watch::Sender<usize>,
}

/// Counts a sleeper while he sleeps, however his sleep ends.
struct Sleeper<'a>(&'a Standing);

impl<'a> Sleeper<'a> {
    fn begin(standing: &'a Standing) -> Self {
        standing.n_sleepers.send_modify(|n| *n += 1);
        Self(standing)
    }
}

impl Drop for Sleeper<'_> {
    fn drop(&mut self) {
        self.0.n_sleepers.send_modify(|n| *n -= 1);
    }
}

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at `unix_secs` until it is advanced.
    pub fn standing_at(unix_secs: i64) -> Self {
        let now_ms = watch::Sender::new(unix_secs * 1000);
        Self(Some(Arc::new(Standing { now_ms, n_sleepers: watch::Sender::new(0) })))
    }

    /// Unix milliseconds.
    #[expect(clippy::disallowed_methods, reason = "this is the clock that all others ask")]
    pub fn now_ms(&self) -> i64 {
        match &self.0 {
            Some(standing) => *standing.now_ms.borrow(),
            None => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
        }
    }

    /// Unix seconds.
    pub fn now(&self) -> i64 {
        self.now_ms() / 1000
    }

    /// Moves a standing clock on and wakes who waits; the system's time cannot be moved and says
    /// `false`.
    pub fn advance(&self, by: Duration) -> bool {
        let Some(standing) = &self.0 else { return false };
        let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        standing.now_ms.send_modify(|now| *now = now.saturating_add(by));
        true
    }

    /// Waits until so much of the world's time has passed.
    pub async fn sleep(&self, duration: Duration) {
        let Some(standing) = &self.0 else { return tokio::time::sleep(duration).await };
        let wait = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        let mut time = standing.now_ms.subscribe();
        let end = time.borrow().saturating_add(wait);
        let _sleeper = Sleeper::begin(standing);
        // The sender lives as long as `self`, so waiting can only end by the clock.
        let _ = time.wait_for(|now| *now >= end).await;
    }

    /// Waits until at least so many wait for a standing clock; with the system's time there is
    /// nothing to wait for.
    pub async fn sleeping(&self, n_sleepers: usize) {
        if let Some(standing) = &self.0 {
            let _ = standing.n_sleepers.subscribe().wait_for(|n| *n >= n_sleepers).await;
        }
    }
}
