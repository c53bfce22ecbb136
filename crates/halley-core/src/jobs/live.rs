//! Jobs that run in this session.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::task::AbortOnDropHandle;

use crate::model::job::JobTally;

/// What a person wants of a running job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// That it goes on.
    Run,
    /// That it is held.
    Pause,
    /// That it ends.
    Stop,
}

/// Jobs that run in this session, by id.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<HashMap<String, Kept>>);

struct Kept {
    live: Arc<Live>,
    task: AbortOnDropHandle<()>,
}

/// A running job as others see it.
pub(super) struct Live {
    wish: watch::Sender<Wish>,
    state: Mutex<State>,
}

#[derive(Clone, Copy)]
struct State {
    tally: JobTally,
    /// How many were through when it was begun or gone on with.
    through_before: u32,
    /// When that was, by the monotonic clock.
    since: Duration,
    /// When it was last told how far it is.
    told: Option<Duration>,
}

impl Jobs {
    /// A running job.
    pub(super) fn get(&self, id: &str) -> Option<Arc<Live>> {
        self.all().get(id).map(|kept| Arc::clone(&kept.live))
    }

    /// Runs a job's task, unless it runs already.
    pub(super) fn start<F>(&self, id: &str, live: &Arc<Live>, work: F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let mut all = self.all();
        if !all.contains_key(id) {
            let task = AbortOnDropHandle::new(tokio::spawn(work));
            all.insert(id.to_owned(), Kept { live: Arc::clone(live), task });
        }
    }

    /// Forgets a job whose task is at its end.
    pub(super) fn ended(&self, id: &str) {
        if let Some(kept) = self.all().remove(id) {
            // Dropped, the handle would end its own task before it has told the end.
            drop(kept.task.detach());
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Live {
    pub(super) fn new(tally: JobTally, since: Duration) -> Self {
        let (wish, _) = watch::channel(Wish::Run);
        let state = State { tally, through_before: through(&tally), since, told: None };
        Self { wish, state: Mutex::new(state) }
    }

    pub(super) fn wish(&self, wish: Wish) {
        // A job that is given up is not held or gone on with any more.
        self.wish.send_if_modified(|now| {
            let changes = *now != Wish::Stop && *now != wish;
            if changes {
                *now = wish;
            }
            changes
        });
    }

    pub(super) fn wishes(&self) -> watch::Receiver<Wish> {
        self.wish.subscribe()
    }

    pub(super) fn tally(&self) -> JobTally {
        self.state().tally
    }

    pub(super) fn count(&self, change: impl FnOnce(&mut JobTally)) {
        change(&mut self.state().tally);
    }

    /// How long it still takes at the pace of this run, seconds.
    pub(super) fn seconds_left(&self, now: Duration) -> Option<u32> {
        let state = *self.state();
        let done = through(&state.tally).saturating_sub(state.through_before);
        let spent = now.saturating_sub(state.since).as_secs_f64();
        let left = state.tally.total.saturating_sub(through(&state.tally));
        if done == 0 || spent < 1.0 {
            return None;
        }
        Some((f64::from(left) * spent / f64::from(done)).ceil() as u32)
    }

    /// Whether it is time to tell how far it is; if so that is noted.
    pub(super) fn is_telling_due(&self, now: Duration, between: Duration) -> bool {
        let mut state = self.state();
        let is_due = state.told.is_none_or(|told| now >= told + between);
        if is_due {
            state.told = Some(now);
        }
        is_due
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many are through.
pub(super) fn through(tally: &JobTally) -> u32 {
    tally.done + tally.unchanged + tally.failed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_by_the_pace_of_this_run_alone() {
        let tally = JobTally { total: 1_000, done: 400, ..JobTally::default() };
        let live = Live::new(tally, Duration::from_secs(100));
        assert_eq!(live.seconds_left(Duration::from_secs(110)), None, "nothing was done yet");
        live.count(|tally| tally.done += 100);
        assert_eq!(live.seconds_left(Duration::from_secs(110)), Some(50));
    }

    #[test]
    fn a_job_that_is_given_up_is_not_gone_on_with() {
        let live = Live::new(JobTally::default(), Duration::ZERO);
        live.wish(Wish::Stop);
        live.wish(Wish::Run);
        assert_eq!(*live.wishes().borrow(), Wish::Stop);
    }
}
