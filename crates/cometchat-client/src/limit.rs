//! Allowances: one limiter per app or account, a lane per rate class, three priorities.
//!
//! A request waits for its turn, then draws one token. What the answers tell of the allowance is
//! learned; a 429 closes the lane until the service's time. `governor` would give the bucket but
//! neither the priorities nor the learning.

mod bucket;
mod headers;
mod lane;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cometchat_api::RateClass;
use cometchat_api::limits::{
    BUILD_PER_MINUTE, CORE_PER_MINUTE, IMPORT_PER_MINUTE, MANAGEMENT_PER_MINUTE,
    STANDARD_PER_MINUTE,
};
use tokio::sync::{Notify, watch};

use crate::access::{Plan, Priority};
use crate::clock::Clock;
use lane::{Lane, Turn};

pub(crate) use headers::{Told, wait_in_words};

/// State of one allowance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitState {
    /// Which allowance.
    pub class: RateClass,
    /// Requests a minute, as learned, or as documented until then.
    pub limit: Option<u32>,
    /// Requests left by the service's last word, if it gives one.
    pub remaining: Option<u32>,
    /// How long until the service counts anew, if it says.
    pub resets_in: Option<Duration>,
    /// Requests that wait for their turn here.
    pub waiting: usize,
    /// How long the service refuses everything; `None` while it does not.
    pub blocked_for: Option<Duration>,
}

/// Turns and tokens of one app or account.
#[derive(Debug)]
pub(crate) struct Limiter {
    clock: Arc<dyn Clock>,
    lanes: Mutex<Vec<Lane>>,
    states: watch::Sender<Vec<LimitState>>,
}

impl Limiter {
    pub(crate) fn for_app(clock: Arc<dyn Clock>, plan: Option<Plan>) -> Self {
        Self::new(clock, &of_plan(plan))
    }

    pub(crate) fn for_account(clock: Arc<dyn Clock>) -> Self {
        Self::new(clock, &[(RateClass::Management, MANAGEMENT_PER_MINUTE)])
    }

    fn new(clock: Arc<dyn Clock>, classes: &[(RateClass, u32)]) -> Self {
        let now = clock.now();
        let lanes: Vec<_> =
            classes.iter().map(|(class, limit)| Lane::new(*class, *limit, now)).collect();
        let (states, _) = watch::channel(lanes.iter().map(|lane| lane.state(now)).collect());
        Self { clock, lanes: Mutex::new(lanes), states }
    }

    /// Waits for a turn. Dropping the wait gives the place up; dropping the permit unused gives
    /// the token back. A lane that is closed for longer than this priority waits gives that time.
    pub(crate) async fn acquire(
        self: &Arc<Self>,
        class: RateClass,
        priority: Priority,
    ) -> Result<Permit, Duration> {
        let mut place: Option<Place> = None;
        loop {
            let (turn, bell) = self.look(class, priority, &mut place);
            match (turn, bell) {
                (Turn::Closed(wait), _) => return Err(wait),
                (Turn::First(wait), Some(bell)) => {
                    let pause = self.clock.sleep(wait);
                    tokio::select! {
                        () = pause => {}
                        () = bell.notified() => {}
                    }
                }
                (Turn::Behind, Some(bell)) => bell.notified().await,
                _ => return Ok(Permit { limiter: Arc::clone(self), class, held: true }),
            }
        }
    }

    /// Draws a token if it is this request's turn, else makes sure of its place in the queue.
    fn look(
        self: &Arc<Self>,
        class: RateClass,
        priority: Priority,
        place: &mut Option<Place>,
    ) -> (Turn, Option<Arc<Notify>>) {
        let mut lanes = self.lanes();
        let now = self.clock.now();
        let Some(lane) = lane::find(&mut lanes, class) else { return (Turn::Go, None) };
        let turn = lane.turn(place.as_ref().map(|place| place.at), priority, now);
        let mut bell = None;
        if matches!(turn, Turn::First(_) | Turn::Behind) {
            let place = place.get_or_insert_with(|| {
                let bell = Arc::new(Notify::new());
                let at = lane.join(priority, Arc::clone(&bell));
                Place { limiter: Arc::clone(self), class, at, bell }
            });
            bell = Some(Arc::clone(&place.bell));
        }
        self.publish(&lanes, now);
        (turn, bell)
    }

    /// Starts from a plan that became known later, unless the service has said better.
    pub(crate) fn expect(&self, plan: Plan) {
        for (class, limit) in of_plan(Some(plan)) {
            self.change(class, |lane, now| lane.expect(limit, now));
        }
    }

    /// Takes in what an answer told of the allowance.
    pub(crate) fn learn(&self, class: RateClass, told: &Told) {
        self.change(class, |lane, now| lane.learn(told, now));
    }

    /// Closes a lane after a 429.
    pub(crate) fn block(&self, class: RateClass, wait: Duration) {
        self.change(class, |lane, now| lane.block(now + wait));
    }

    pub(crate) fn states(&self) -> Vec<LimitState> {
        let now = self.clock.now();
        self.lanes().iter().map(|lane| lane.state(now)).collect()
    }

    pub(crate) fn watch(&self) -> watch::Receiver<Vec<LimitState>> {
        let now = self.states();
        // Brought up to date for the new one; the others have seen every change.
        self.states.send_if_modified(|states| {
            *states = now;
            false
        });
        self.states.subscribe()
    }

    fn change(&self, class: RateClass, change: impl FnOnce(&mut Lane, Duration)) {
        let mut lanes = self.lanes();
        let now = self.clock.now();
        if let Some(lane) = lane::find(&mut lanes, class) {
            change(lane, now);
            lane.ring();
        }
        self.publish(&lanes, now);
    }

    fn lanes(&self) -> MutexGuard<'_, Vec<Lane>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, lanes: &[Lane], now: Duration) {
        if self.states.receiver_count() > 0 {
            self.states.send_replace(lanes.iter().map(|lane| lane.state(now)).collect());
        }
    }
}

fn of_plan(plan: Option<Plan>) -> [(RateClass, u32); 3] {
    let (core, standard) = match plan {
        Some(Plan::Build) => (BUILD_PER_MINUTE, BUILD_PER_MINUTE),
        Some(Plan::Paid) | None => (CORE_PER_MINUTE, STANDARD_PER_MINUTE),
    };
    [
        (RateClass::Core, core),
        (RateClass::Standard, standard),
        (RateClass::Import, IMPORT_PER_MINUTE),
    ]
}

/// The right to send one request.
#[derive(Debug)]
pub(crate) struct Permit {
    limiter: Arc<Limiter>,
    class: RateClass,
    held: bool,
}

impl Permit {
    /// Says that the request goes out now, so that the token is spent.
    pub(crate) fn spend(mut self) {
        self.held = false;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if self.held {
            self.limiter.change(self.class, |lane, now| lane.give_back(now));
        }
    }
}

/// A place in a queue.
struct Place {
    limiter: Arc<Limiter>,
    class: RateClass,
    at: (Priority, u64),
    bell: Arc<Notify>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.limiter.change(self.class, |lane, _| lane.leave(self.at));
    }
}

#[cfg(test)]
mod tests;
