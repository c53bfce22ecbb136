//! How each connection does, told by what becomes of its requests, and by what holds them up.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cometchat_client::{Clock, LimitState};
use tokio::sync::watch;
use tokio_util::task::AbortOnDropHandle;

use crate::console::Console;
use crate::error::{Code, Error, seconds, whole_secs};
use crate::event::{Event, EventSink};
use crate::model::connection::ConnectionId;
use crate::model::preferences::{Health, HealthState};
use crate::reach::Asked;

/// Answers that take longer are slow.
const SLOW: Duration = Duration::from_secs(4);

/// The pulse of one connection.
pub(crate) struct Pulse {
    connection: ConnectionId,
    clock: Arc<dyn Clock>,
    events: Arc<dyn EventSink>,
    beat: Mutex<Beat>,
}

/// What is known of a connection.
struct Beat {
    /// What the last answer told.
    last: HealthState,
    /// Requests that wait because the service asked to.
    n_waiting: usize,
    /// Until when the service asked to wait.
    until: Duration,
    /// How long it asked to wait when that began.
    asked: Duration,
    /// Tells the end of a wait in which nothing is asked.
    end: Option<AbortOnDropHandle<()>>,
}

impl Beat {
    fn state(&self) -> HealthState {
        if self.n_waiting > 0 { HealthState::Limited } else { self.last }
    }

    /// Takes in that the service asked to wait.
    fn hold(&mut self, wait: Duration, now: Duration) {
        if now + wait > self.until {
            (self.until, self.asked) = (now + wait, wait);
        }
    }
}

impl Pulse {
    pub(crate) fn new(
        connection: ConnectionId,
        clock: Arc<dyn Clock>,
        events: Arc<dyn EventSink>,
    ) -> Self {
        let beat = Beat {
            last: HealthState::Online,
            n_waiting: 0,
            until: Duration::ZERO,
            asked: Duration::ZERO,
            end: None,
        };
        Self { connection, clock, events, beat: Mutex::new(beat) }
    }

    /// Runs a request and takes in what became of it, and that it waits where the service asked
    /// to; `limits` are the allowances that it draws from.
    pub(crate) async fn watch<T>(
        self: &Arc<Self>,
        mut limits: watch::Receiver<Vec<LimitState>>,
        mut request: Asked<'_, T>,
    ) -> Result<T, Error> {
        let begun = self.clock.now();
        let mut waiting: Option<Waiting<'_>> = None;
        let result = loop {
            tokio::select! {
                biased;
                result = &mut request => break result.map_err(Error::from),
                Ok(()) = limits.changed() => {
                    let wait = longest_wait(&limits.borrow_and_update());
                    waiting = wait.map(|wait| self.held_up(wait, waiting.take()));
                }
            }
        };
        drop(waiting);
        self.note(self.clock.now().saturating_sub(begun), result.as_ref().err());
        result
    }

    /// How the connection does.
    pub(crate) fn health(&self) -> Health {
        let beat = self.beat();
        let state = beat.state();
        let left = beat.until.saturating_sub(self.clock.now());
        let resumes_at = (state == HealthState::Limited && !left.is_zero())
            .then(|| u32::try_from(self.clock.unix_ms() / 1_000).ok())
            .flatten()
            .map(|now| now.saturating_add(whole_secs(left)));
        let sentence = match state {
            HealthState::Online => "CometChat answers.".to_owned(),
            HealthState::Slow => "CometChat answers slowly.".to_owned(),
            HealthState::Offline => {
                "CometChat cannot be reached. What was seen before is shown.".to_owned()
            }
            HealthState::Limited => limited(whole_secs(beat.asked), beat.n_waiting > 0),
        };
        Health { connection: self.connection.clone(), state, resumes_at, sentence }
    }

    /// Takes in that a request waits now, which may have waited before.
    fn held_up<'a>(&'a self, wait: Duration, before: Option<Waiting<'a>>) -> Waiting<'a> {
        self.change(|beat, now| {
            beat.hold(wait, now);
            beat.n_waiting += usize::from(before.is_none());
        });
        // Made only where there is none: one that is dropped counts as one that waits no more.
        before.unwrap_or_else(|| Waiting { pulse: self })
    }

    fn note(self: &Arc<Self>, took: Duration, error: Option<&Error>) {
        let Some(last) = judged(took, error) else { return };
        self.change(|beat, now| {
            beat.last = last;
            beat.end = None;
            if last == HealthState::Limited {
                let wait = error.and_then(|error| error.retry_after_secs).unwrap_or_default();
                beat.hold(Duration::from_secs(u64::from(wait)), now);
                beat.end = Some(self.end_after(beat.until.saturating_sub(now)));
            }
        });
    }

    /// A refusal to answer more for a while is an answer, so once that is over all is well until
    /// something else shows.
    fn end_after(self: &Arc<Self>, wait: Duration) -> AbortOnDropHandle<()> {
        let (alarm, pulse) = (self.clock.alarm(wait), Arc::downgrade(self));
        AbortOnDropHandle::new(tokio::spawn(async move {
            alarm.await;
            if let Some(pulse) = pulse.upgrade() {
                pulse.change(|beat, _| beat.last = HealthState::Online);
            }
        }))
    }

    /// Changes what is known, and tells it where that shows.
    fn change(&self, change: impl FnOnce(&mut Beat, Duration)) {
        let mut beat = self.beat();
        let shown = |beat: &Beat| (beat.state(), beat.until, beat.n_waiting > 0);
        let before = shown(&beat);
        change(&mut beat, self.clock.now());
        let after = shown(&beat);
        drop(beat);
        if before.0 != after.0 || (after.0 == HealthState::Limited && before != after) {
            self.events.emit(Event::HealthChanged { health: self.health() });
        }
    }

    fn beat(&self) -> MutexGuard<'_, Beat> {
        self.beat.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that waits because the service asked to.
struct Waiting<'a> {
    pulse: &'a Pulse,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.pulse.change(|beat, _| beat.n_waiting -= 1);
    }
}

/// For how long the service holds up what waits.
fn longest_wait(limits: &[LimitState]) -> Option<Duration> {
    limits.iter().filter(|limit| limit.waiting > 0).filter_map(|limit| limit.blocked_for).max()
}

/// What one request tells; nothing where it was given up.
fn judged(took: Duration, error: Option<&Error>) -> Option<HealthState> {
    match error.map(|error| error.code) {
        Some(Code::RateLimited) => Some(HealthState::Limited),
        Some(Code::Offline | Code::Timeout | Code::Tls | Code::ClockOff | Code::ProxyAnswered) => {
            Some(HealthState::Offline)
        }
        Some(Code::Cancelled | Code::ConnectionClosed) => None,
        _ if took > SLOW => Some(HealthState::Slow),
        _ => Some(HealthState::Online),
    }
}

/// What holds requests up, with the seconds it asked for.
fn limited(asked: u32, goes_on: bool) -> String {
    let next = if goes_on { "What waits goes on by itself then." } else { "Try again then." };
    format!("CometChat asked to wait {}. {next}", seconds(asked))
}

impl Console {
    /// How a connection does; nothing bad is known of one that was not asked yet.
    ///
    /// # Errors
    /// When there is no such connection.
    pub fn health_get(&self, connection: &str) -> Result<Health, Error> {
        self.0.book.get(connection)?;
        Ok(self.way(connection).map_or_else(
            |_| Health {
                connection: connection.to_owned(),
                state: HealthState::Online,
                resumes_at: None,
                sentence: "CometChat was not asked yet.".to_owned(),
            },
            |way| way.pulse.health(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use cometchat_client::Manual;

    use super::*;

    #[test]
    fn a_refusal_is_an_answer_and_a_broken_connection_is_none() {
        let quick = Duration::from_millis(80);
        let refused = Error::new(Code::NotFound, "");
        assert_eq!(judged(quick, Some(&refused)), Some(HealthState::Online));
        let offline = Error::new(Code::Offline, "");
        assert_eq!(judged(quick, Some(&offline)), Some(HealthState::Offline));
        assert_eq!(judged(SLOW * 2, None), Some(HealthState::Slow));
        assert_eq!(judged(quick, Some(&Error::cancelled())), None);
    }

    #[test]
    fn a_request_that_is_held_up_again_goes_on_to_count_as_one() {
        let clock = Arc::new(Manual::new());
        let pulse = Pulse::new("one".to_owned(), clock, Arc::new(Nobody));
        let first = pulse.held_up(Duration::from_secs(10), None);
        let again = pulse.held_up(Duration::from_secs(20), Some(first));
        assert_eq!(pulse.beat().n_waiting, 1);
        drop(again);
        assert_eq!(pulse.beat().n_waiting, 0);
        assert_eq!(pulse.health().state, HealthState::Online);
    }

    struct Nobody;

    impl EventSink for Nobody {
        fn emit(&self, _: Event) {}
    }
}
