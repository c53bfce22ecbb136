//! What is told, in batches: the first at once, what follows within 16 milliseconds together.

use std::sync::Arc;
use std::time::Duration;

use crate::preview::{PreviewEvent, PreviewSink, PreviewState};

/// Shortest time between two batches: one frame of a screen.
const FRAME: Duration = Duration::from_millis(16);

/// Events that wait to be told.
pub(crate) struct Outbox {
    sink: Arc<dyn PreviewSink>,
    waiting: Vec<PreviewEvent>,
    state: Option<PreviewState>,
    last: Option<Duration>,
}

impl Outbox {
    pub(crate) fn new(sink: Arc<dyn PreviewSink>) -> Self {
        Self { sink, waiting: Vec::new(), state: None, last: None }
    }

    /// Adds what happened.
    pub(crate) fn push(&mut self, events: impl IntoIterator<Item = PreviewEvent>) {
        self.waiting.extend(events);
    }

    /// Adds a state, unless it is the one told last.
    pub(crate) fn state(&mut self, state: PreviewState) {
        if self.state.as_ref() != Some(&state) {
            self.state = Some(state.clone());
            self.waiting.push(PreviewEvent::State { state });
        }
    }

    /// Whether something waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// How long the next batch has to wait.
    pub(crate) fn wait(&self, now: Duration) -> Duration {
        self.last.map_or(Duration::ZERO, |last| (last + FRAME).saturating_sub(now))
    }

    /// Tells what waits; says whether anybody still listens.
    pub(crate) fn flush(&mut self, now: Duration) -> bool {
        if self.waiting.is_empty() {
            return true;
        }
        self.last = Some(now);
        self.sink.send(std::mem::take(&mut self.waiting))
    }
}
