//! Time, so that tests never wait for it.

mod manual;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

pub use manual::Manual;

/// A wait that ends at some time.
pub type Pause = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Source of time and of all waiting.
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// Monotonic time since some fixed start.
    fn now(&self) -> Duration;
    /// Date and time as the computer believes them.
    fn wall(&self) -> SystemTime;
    /// Waits because work must not go on yet: a back-off, a turn at the limiter.
    fn sleep(&self, span: Duration) -> Pause;
    /// Waits beside something else that happens: a deadline, a keepalive.
    fn alarm(&self, span: Duration) -> Pause;

    /// Unix time in milliseconds as the computer believes it.
    fn unix_ms(&self) -> i64 {
        self.wall()
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |span| i64::try_from(span.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The real clock, on tokio's timers.
#[derive(Clone, Debug)]
pub struct Wall {
    start: Instant,
}

impl Wall {
    /// A clock that starts now.
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for Wall {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for Wall {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock that all others ask")]
    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, span: Duration) -> Pause {
        Box::pin(tokio::time::sleep(span))
    }

    fn alarm(&self, span: Duration) -> Pause {
        Box::pin(tokio::time::sleep(span))
    }
}
