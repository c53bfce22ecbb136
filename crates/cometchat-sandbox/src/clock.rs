//! Where the world's time comes from.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

/// The world's time: the system's, or one that a test moves.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<watch::Sender<i64>>>);

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at `unix_secs` until it is advanced.
    pub fn standing_at(unix_secs: i64) -> Self {
        Self(Some(Arc::new(watch::Sender::new(unix_secs * 1000))))
    }

    /// Unix milliseconds.
    #[expect(clippy::disallowed_methods, reason = "this is the clock that all others ask")]
    pub fn now_ms(&self) -> i64 {
        match &self.0 {
            Some(time) => *time.borrow(),
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
        let Some(time) = &self.0 else { return false };
        let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        time.send_modify(|now| *now = now.saturating_add(by));
        true
    }

    /// Waits until so much of the world's time has passed.
    pub async fn sleep(&self, duration: Duration) {
        let Some(time) = &self.0 else { return tokio::time::sleep(duration).await };
        let wait = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        let end = time.borrow().saturating_add(wait);
        // The sender lives as long as `self`, so waiting can only end by the clock.
        let _ = time.subscribe().wait_for(|now| *now >= end).await;
    }
}
