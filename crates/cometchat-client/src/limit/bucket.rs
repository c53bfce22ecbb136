//! A token bucket that never lets more than its limit through in any 60 seconds.

use std::time::Duration;

use crate::access::Priority;

/// Requests a minute from which on an even bucket is an ordinary one.
const LARGE: u32 = 600;
/// Tokens that an even bucket holds at most: less than two, so that a minute begun with it and the
/// rate of one less than the limit together stay within the limit. What is over one makes up for
/// looks that come late.
const SPARE: f64 = 1.9;

/// Tokens of one rate class.
///
/// A tenth of the limit may go at once, the rest trickles in over the minute. A job leaves a
/// reserve for persons, and background work leaves one for jobs as well. An even bucket lets
/// requests through one by one instead, so that hardly anything of a small limit is lost: it is
/// for classes that no person waits for.
#[derive(Debug)]
pub(super) struct Bucket {
    per_minute: u32,
    is_even: bool,
    tokens: f64,
    /// When `tokens` was right.
    at: Duration,
    blocked_until: Duration,
}

impl Bucket {
    pub(super) fn new(per_minute: u32, now: Duration) -> Self {
        let mut bucket = Self {
            per_minute: per_minute.max(1),
            is_even: false,
            tokens: 0.0,
            at: now,
            blocked_until: now,
        };
        bucket.tokens = bucket.burst();
        bucket
    }

    /// A bucket that lets requests through one by one.
    pub(super) fn even(per_minute: u32, now: Duration) -> Self {
        let mut bucket = Self { is_even: true, ..Self::new(per_minute, now) };
        bucket.tokens = bucket.burst();
        bucket
    }

    pub(super) fn per_minute(&self) -> u32 {
        self.per_minute
    }

    /// Draws a token, or says how long until there is one for this priority.
    pub(super) fn draw(&mut self, priority: Priority, now: Duration) -> Option<Duration> {
        if let Some(wait) = self.blocked_for(now) {
            return Some(wait);
        }
        self.fill(now);
        let needed = 1.0 + self.reserve(priority);
        if self.tokens >= needed {
            self.tokens -= 1.0;
            return None;
        }
        let wait = Duration::from_secs_f64((needed - self.tokens) / self.per_second());
        // Rounded up, so that the next look finds the token.
        Some(wait + Duration::from_micros(1))
    }

    pub(super) fn give_back(&mut self, now: Duration) {
        self.fill(now);
        self.tokens = (self.tokens + 1.0).min(self.burst());
    }

    pub(super) fn resize(&mut self, per_minute: u32, now: Duration) {
        if per_minute == 0 || per_minute == self.per_minute {
            return;
        }
        self.fill(now);
        self.per_minute = per_minute;
        self.tokens = self.tokens.min(self.burst());
    }

    /// Lowers the tokens to what the service says is left.
    pub(super) fn at_most(&mut self, remaining: u32, now: Duration) {
        self.fill(now);
        self.tokens = self.tokens.min(f64::from(remaining));
    }

    /// Lets nothing through until then, and a fresh burst after.
    pub(super) fn block(&mut self, until: Duration) {
        if until > self.blocked_until {
            self.blocked_until = until;
            self.at = until;
            self.tokens = self.burst();
        }
    }

    pub(super) fn blocked_for(&self, now: Duration) -> Option<Duration> {
        self.blocked_until.checked_sub(now).filter(|span| !span.is_zero())
    }

    fn fill(&mut self, now: Duration) {
        let Some(span) = now.checked_sub(self.at) else { return };
        self.tokens = (self.tokens + span.as_secs_f64() * self.per_second()).min(self.burst());
        self.at = now;
    }

    /// Whether requests go one by one; pointless where the limit is large.
    fn goes_evenly(&self) -> bool {
        self.is_even && self.per_minute < LARGE
    }

    fn burst(&self) -> f64 {
        let limit = f64::from(self.per_minute);
        if self.goes_evenly() {
            return SPARE;
        }
        (limit / 10.0).max(6.0_f64.min(limit / 2.0)).max(1.0)
    }

    fn per_second(&self) -> f64 {
        let limit = f64::from(self.per_minute);
        if self.goes_evenly() {
            return (limit - 1.0).max(0.5) / 60.0;
        }
        (limit - self.burst()).max(limit / 2.0) / 60.0
    }

    fn reserve(&self, priority: Priority) -> f64 {
        if self.goes_evenly() {
            return 0.0;
        }
        let share = (self.burst() / 4.0).min(self.burst() - 1.0);
        match priority {
            Priority::Person => 0.0,
            Priority::Job => share,
            Priority::Background => (share * 2.0).min(self.burst() - 1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop_assert, proptest};

    use super::*;

    fn priorities() -> impl Strategy<Value = Priority> {
        proptest::sample::select(vec![Priority::Person, Priority::Job, Priority::Background])
    }

    proptest! {
        #[test]
        fn no_60_seconds_see_more_than_the_limit(
            limit in 1_u32..2_000,
            pauses in proptest::collection::vec((0_u64..3_000, priorities()), 1..200),
        ) {
            let mut bucket = Bucket::new(limit, Duration::ZERO);
            let (mut now, mut sent) = (Duration::ZERO, Vec::new());
            for (pause, priority) in pauses {
                now += Duration::from_millis(pause);
                // Everything that may go now, then one that waits for its token.
                while bucket.draw(priority, now).is_none() {
                    sent.push(now);
                }
                now += bucket.draw(priority, now).unwrap_or_default();
                prop_assert!(bucket.draw(priority, now).is_none());
                sent.push(now);
            }
            for (at, start) in sent.iter().enumerate() {
                let window = &sent[at..];
                let within = window.partition_point(|t| *t < *start + Duration::from_secs(60));
                prop_assert!(within as u32 <= limit.max(1) + 1, "{within} of {limit}");
            }
        }
    }

    proptest! {
        #[test]
        fn even_requests_stay_within_the_limit_however_late_they_look(
            limit in 2_u32..600,
            pauses in proptest::collection::vec(0_u64..4_000, 1..300),
        ) {
            let mut bucket = Bucket::even(limit, Duration::ZERO);
            let (mut now, mut sent) = (Duration::ZERO, Vec::new());
            for pause in pauses {
                now += Duration::from_millis(pause);
                while bucket.draw(Priority::Job, now).is_none() {
                    sent.push(now);
                }
            }
            for (at, start) in sent.iter().enumerate() {
                let window = &sent[at..];
                let within = window.partition_point(|t| *t < *start + Duration::from_secs(60));
                prop_assert!(within as u32 <= limit, "{within} of {limit}");
            }
        }
    }

    #[test]
    fn even_requests_use_98_of_a_hundred_although_every_look_comes_late() {
        let mut bucket = Bucket::even(60, Duration::ZERO);
        let (mut now, mut n_sent) = (Duration::ZERO, 0);
        while now < Duration::from_secs(600) {
            match bucket.draw(Priority::Job, now) {
                None => n_sent += 1,
                Some(wait) => now += wait + Duration::from_millis(5),
            }
        }
        assert!(n_sent >= 588, "{n_sent} of 600");
    }

    #[test]
    fn a_person_finds_tokens_where_others_have_used_theirs_up() {
        for limit in [60, 500, 20_000] {
            let mut bucket = Bucket::new(limit, Duration::ZERO);
            while bucket.draw(Priority::Background, Duration::ZERO).is_none() {}
            assert!(bucket.draw(Priority::Job, Duration::ZERO).is_none(), "{limit}");
            while bucket.draw(Priority::Job, Duration::ZERO).is_none() {}
            assert!(bucket.draw(Priority::Person, Duration::ZERO).is_none(), "{limit}");
        }
    }
}
