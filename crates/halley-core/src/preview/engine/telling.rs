//! What a preview says of itself.

use std::time::Duration;

use cometchat_api::RateClass;

use super::Engine;
use crate::preview::{PreviewKind, words};

impl Engine {
    /// How long the service refuses questions, which then wait in the client.
    fn limited(&mut self) -> Option<Duration> {
        let limits = self.limits.borrow_and_update();
        limits.iter().find(|limit| limit.class == RateClass::Standard)?.blocked_for
    }

    /// Tells the state it is in, where that is another than before.
    pub(super) fn tell_state(&mut self, reading: bool) {
        if let Some(wait) = self.limited().filter(|_| reading) {
            return self.outbox.state(words::limited(wait));
        }
        let state = match (&self.stalled, &self.plan.kind) {
            (Some(stalled), _) => stalled.clone(),
            (None, kind) if !self.todo.has_begun() && self.link.is_live_or_none() => {
                if reading && !self.link.is_none() {
                    words::catching_up()
                } else {
                    words::connecting(kind)
                }
            }
            (None, PreviewKind::Quiet) if self.catching_up => words::catching_up(),
            (None, PreviewKind::Quiet) if self.wake.is_some() => words::watching(self.every),
            // While it asks, the last state stands.
            (None, PreviewKind::Quiet) => return,
            (None, kind @ PreviewKind::Live { as_user }) => match self.link.state(kind) {
                Some(state) => state,
                None if self.catching_up => words::catching_up(),
                None => words::live(as_user),
            },
        };
        self.outbox.state(state);
    }
}
