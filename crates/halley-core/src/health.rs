//! How each connection does, told by what becomes of its requests.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cometchat_client::Clock;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::{Event, EventSink};
use crate::model::connection::ConnectionId;
use crate::model::preferences::{Health, HealthState};

/// Answers that take longer are slow.
const SLOW: Duration = Duration::from_secs(4);

/// The pulse of one connection.
pub(crate) struct Pulse {
    connection: ConnectionId,
    clock: Arc<dyn Clock>,
    events: Arc<dyn EventSink>,
    state: Mutex<HealthState>,
}

impl Pulse {
    pub(crate) fn new(
        connection: ConnectionId,
        clock: Arc<dyn Clock>,
        events: Arc<dyn EventSink>,
    ) -> Self {
        Self { connection, clock, events, state: Mutex::new(HealthState::Online) }
    }

    /// Runs a request and takes in what became of it.
    pub(crate) async fn watch<T>(
        &self,
        request: impl Future<Output = Result<T, cometchat_client::Error>>,
    ) -> Result<T, Error> {
        let begun = self.clock.now();
        let result = request.await.map_err(Error::from);
        self.note(self.clock.now().saturating_sub(begun), result.as_ref().err());
        result
    }

    /// How the connection does.
    pub(crate) fn health(&self) -> Health {
        let state = *self.state.lock().unwrap_or_else(PoisonError::into_inner);
        Health { connection: self.connection.clone(), state, sentence: sentence(state).to_owned() }
    }

    fn note(&self, took: Duration, error: Option<&Error>) {
        let Some(now) = judged(took, error) else { return };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if *state == now {
            return;
        }
        *state = now;
        drop(state);
        self.events.emit(Event::HealthChanged { health: self.health() });
    }
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

fn sentence(state: HealthState) -> &'static str {
    match state {
        HealthState::Online => "CometChat answers.",
        HealthState::Slow => "CometChat answers slowly.",
        HealthState::Offline => "CometChat cannot be reached. What was seen before is shown.",
        HealthState::Limited => "CometChat asked to wait. Halley goes on by itself.",
    }
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
                sentence: "CometChat was not asked yet.".to_owned(),
            },
            |way| way.pulse.health(),
        ))
    }
}

#[cfg(test)]
mod tests {
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
}
