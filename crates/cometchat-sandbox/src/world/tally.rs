//! What happened, counted (`semantics.md` section 12).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use cometchat_api::Uid;
use serde::{Deserialize, Serialize};

/// Milliseconds of a step of the message counts.
pub(crate) const STEP_MS: i64 = 5 * 60 * 1000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const N_STEPS_KEPT: usize = 300;

/// Counts of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// Messages sent.
    pub(crate) sent: u64,
    /// Read receipts.
    pub(crate) read: u64,
    /// Delivery receipts.
    pub(crate) delivered: u64,
}

/// Counts over time.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Tally {
    steps: BTreeMap<i64, Counts>,
    active: BTreeMap<i64, BTreeSet<Uid>>,
    peaks: BTreeMap<i64, usize>,
    #[serde(skip)]
    connected: HashMap<Uid, usize>,
}

impl Tally {
    /// Counts into the step of a time.
    pub(crate) fn count(&mut self, now_ms: i64, add: impl FnOnce(&mut Counts)) {
        add(self.steps.entry(now_ms - now_ms.rem_euclid(STEP_MS)).or_default());
        while self.steps.len() > N_STEPS_KEPT {
            self.steps.pop_first();
        }
    }

    /// Counts of the step that starts then.
    pub(crate) fn step(&self, start_ms: i64) -> Counts {
        self.steps.get(&start_ms).copied().unwrap_or_default()
    }

    /// Notes that a user did something.
    pub(crate) fn active(&mut self, uid: &Uid, now_ms: i64) {
        self.active.entry(now_ms.div_euclid(DAY_MS)).or_default().insert(uid.clone());
    }

    /// Users who did something on the days of a span.
    pub(crate) fn n_active(&self, from_ms: i64, to_ms: i64) -> usize {
        let days =
            from_ms.div_euclid(DAY_MS)..=to_ms.div_euclid(DAY_MS).max(from_ms.div_euclid(DAY_MS));
        let users: BTreeSet<&Uid> = self.active.range(days).flat_map(|(_, users)| users).collect();
        users.len()
    }

    /// Notes a connection of a user that opens; whether it is his first.
    pub(crate) fn connect(&mut self, uid: &Uid, now_ms: i64) -> bool {
        let n_sockets = self.connected.entry(uid.clone()).or_default();
        *n_sockets += 1;
        let first = *n_sockets == 1;
        let n_connected = self.connected.len();
        self.peaked(n_connected, now_ms);
        self.active(uid, now_ms);
        first
    }

    /// Notes how many users were connected at a time.
    pub(crate) fn peaked(&mut self, n_connected: usize, now_ms: i64) {
        let peak = self.peaks.entry(now_ms.div_euclid(DAY_MS)).or_default();
        *peak = (*peak).max(n_connected);
    }

    /// Notes a connection of a user that closes; whether it was his last.
    pub(crate) fn disconnect(&mut self, uid: &Uid) -> bool {
        let Some(n_sockets) = self.connected.get_mut(uid) else { return false };
        *n_sockets -= 1;
        if *n_sockets == 0 {
            self.connected.remove(uid);
            return true;
        }
        false
    }

    /// Whether a user is connected.
    pub(crate) fn is_connected(&self, uid: &str) -> bool {
        !self.connected.is_empty() && self.connected.contains_key(&Uid::new(uid))
    }

    /// Connected users.
    pub(crate) fn connected(&self) -> impl Iterator<Item = &Uid> {
        self.connected.keys()
    }

    /// Most users connected at one time on the days of a span.
    pub(crate) fn peak(&self, from_ms: i64, to_ms: i64) -> usize {
        let days =
            from_ms.div_euclid(DAY_MS)..=to_ms.div_euclid(DAY_MS).max(from_ms.div_euclid(DAY_MS));
        self.peaks.range(days).map(|(_, peak)| *peak).max().unwrap_or_default()
    }
}
