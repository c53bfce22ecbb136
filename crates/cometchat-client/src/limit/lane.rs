//! The queue and the allowance of one rate class.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use cometchat_api::RateClass;
use tokio::sync::Notify;

use super::LimitState;
use super::bucket::Bucket;
use super::headers::Told;
use crate::access::Priority;

/// What a waiting request is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Send; the token is drawn.
    Go,
    /// First in line: look again after this time.
    First(Duration),
    /// Somebody goes before: wait for the bell.
    Behind,
    /// The service refuses everything for this long, which is longer than whoever asks waits.
    Closed(Duration),
}

#[derive(Debug)]
pub(super) struct Lane {
    class: RateClass,
    bucket: Bucket,
    queue: BTreeMap<(Priority, u64), Arc<Notify>>,
    seq: u64,
    told: Option<(Told, Duration)>,
}

pub(super) fn find(lanes: &mut [Lane], class: RateClass) -> Option<&mut Lane> {
    lanes.iter_mut().find(|lane| lane.class == class)
}

impl Lane {
    pub(super) fn new(class: RateClass, limit: u32, now: Duration) -> Self {
        let bucket = match class {
            RateClass::Import => Bucket::even(limit, now),
            _ => Bucket::new(limit, now),
        };
        Self { class, bucket, queue: BTreeMap::new(), seq: 0, told: None }
    }

    /// What a request is to do that stands at `at`, or stands in no queue yet.
    pub(super) fn turn(
        &mut self,
        at: Option<(Priority, u64)>,
        priority: Priority,
        now: Duration,
    ) -> Turn {
        if let Some(wait) = self.bucket.blocked_for(now).filter(|wait| *wait > priority.patience())
        {
            return Turn::Closed(wait);
        }
        let me = at.unwrap_or((priority, u64::MAX));
        if self.queue.keys().next().is_some_and(|first| *first < me) {
            return Turn::Behind;
        }
        match self.bucket.draw(priority, now) {
            None => Turn::Go,
            Some(wait) => Turn::First(wait),
        }
    }

    pub(super) fn join(&mut self, priority: Priority, bell: Arc<Notify>) -> (Priority, u64) {
        self.seq += 1;
        let at = (priority, self.seq);
        self.queue.insert(at, bell);
        at
    }

    pub(super) fn leave(&mut self, at: (Priority, u64)) {
        self.queue.remove(&at);
    }

    /// Wakes the first in line.
    pub(super) fn ring(&self) {
        if let Some(bell) = self.queue.values().next() {
            bell.notify_one();
        }
    }

    pub(super) fn give_back(&mut self, now: Duration) {
        self.bucket.give_back(now);
    }

    pub(super) fn expect(&mut self, limit: u32, now: Duration) {
        if self.told.is_none() {
            self.bucket.resize(limit, now);
        }
    }

    pub(super) fn learn(&mut self, told: &Told, now: Duration) {
        if let Some(limit) = told.limit {
            self.bucket.resize(limit, now);
        }
        if let Some(remaining) = told.remaining {
            self.bucket.at_most(remaining, now);
            if let (0, Some(resets_in)) = (remaining, told.resets_in) {
                self.bucket.block(now + resets_in);
            }
        }
        if told.limit.is_some() || told.remaining.is_some() {
            self.told = Some((told.clone(), now));
        }
    }

    pub(super) fn block(&mut self, until: Duration) {
        self.bucket.block(until);
    }

    pub(super) fn state(&self, now: Duration) -> LimitState {
        let told = self.told.as_ref();
        // What the service said holds for its minute.
        let fresh = told.filter(|(_, at)| now.saturating_sub(*at) < Duration::from_secs(60));
        LimitState {
            class: self.class,
            limit: Some(self.bucket.per_minute()),
            remaining: fresh.and_then(|(told, _)| told.remaining),
            resets_in: fresh.and_then(|(told, at)| {
                (*at + told.resets_in?).checked_sub(now).filter(|span| !span.is_zero())
            }),
            waiting: self.queue.len(),
            blocked_for: self.bucket.blocked_for(now),
        }
    }
}
