//! How often a quiet preview asks.

use std::time::Duration;

/// Right after something happened.
const FAST: Duration = Duration::from_secs(2);
/// When nothing has happened for a while.
const SLOW: Duration = Duration::from_secs(15);
/// Longest wait after failures.
const LONGEST: Duration = Duration::from_secs(60);
/// When the service asks to wait without saying how long.
const UNSAID: Duration = Duration::from_secs(60);

/// The period, adapted to what happens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    period: Duration,
    failures: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { period: FAST, failures: 0 }
    }
}

impl Pace {
    /// Until the next question, after one that was answered.
    pub(crate) fn after_answer(&mut self, something_happened: bool) -> Duration {
        self.failures = 0;
        self.period = if something_happened { FAST } else { (self.period * 3 / 2).min(SLOW) };
        self.period
    }

    /// Until the next question, after the service asked to wait; it goes on slowly from there.
    pub(crate) fn after_limit(&mut self, asked: Option<Duration>) -> Duration {
        self.period = SLOW;
        asked.unwrap_or(UNSAID).max(FAST)
    }

    /// Until the next try, after a failure.
    pub(crate) fn after_failure(&mut self) -> Duration {
        self.failures = (self.failures + 1).min(10);
        (FAST * 2_u32.pow(self.failures - 1)).min(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Pace;

    fn secs(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn silence_slows_it_down_to_fifteen_seconds_and_a_message_wakes_it() {
        let mut pace = Pace::default();
        let waits: Vec<u64> = (0..7).map(|_| pace.after_answer(false).as_millis() as u64).collect();
        assert_eq!(waits, [3_000, 4_500, 6_750, 10_125, 15_000, 15_000, 15_000]);
        assert_eq!(pace.after_answer(true), secs(2));
    }

    #[test]
    fn a_limit_is_waited_out_and_then_it_goes_on_slowly() {
        let mut pace = Pace::default();
        assert_eq!(pace.after_limit(Some(secs(20))), secs(20));
        assert_eq!(pace.after_limit(None), secs(60));
        assert_eq!(pace.after_answer(false), secs(15));
    }

    #[test]
    fn failures_double_the_wait_up_to_a_minute() {
        let mut pace = Pace::default();
        let waits: Vec<u64> = (0..7).map(|_| pace.after_failure().as_secs()).collect();
        assert_eq!(waits, [2, 4, 8, 16, 32, 60, 60]);
        pace.after_answer(false);
        assert_eq!(pace.after_failure(), secs(2));
    }
}
