//! How far this computer's clock is off, told by the service's answers.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::SystemTime;

const UNKNOWN: i64 = i64::MIN;

/// The last difference seen.
#[derive(Debug)]
pub(crate) struct Skew(AtomicI64);

impl Skew {
    pub(crate) fn new() -> Self {
        Self(AtomicI64::new(UNKNOWN))
    }

    pub(crate) fn learn(&self, here: SystemTime, there: SystemTime) {
        let skew = match here.duration_since(there) {
            Ok(ahead) => i64::try_from(ahead.as_secs()).unwrap_or(i64::MAX),
            Err(behind) => -i64::try_from(behind.duration().as_secs()).unwrap_or(i64::MAX),
        };
        self.0.store(skew, Ordering::Relaxed);
    }

    /// Seconds this computer is ahead of the service; negative when behind.
    pub(crate) fn secs(&self) -> Option<i64> {
        Some(self.0.load(Ordering::Relaxed)).filter(|skew| *skew != UNKNOWN)
    }
}
