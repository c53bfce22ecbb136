//! What answers of the service and frames of the connection change.

use std::time::Duration;

use cometchat_api::live::Envelope;

use super::Engine;
use crate::error::{Code, Error};
use crate::media::AppPictures;
use crate::preview::frames::Scene;
use crate::preview::ledger::Origin;
use crate::preview::reads::{Answer, Ask};
use crate::preview::words;

/// Frames that are taken before what they say is told.
const FRAMES_AT_ONCE: usize = 500;

impl Engine {
    /// Takes an answer; a failure that ends the preview is given back.
    pub(super) fn take_answer(&mut self, answer: Result<Answer, Error>) -> Result<(), Error> {
        let error = match answer {
            Ok(answer) => {
                self.take_messages(&answer);
                return Ok(());
            }
            Err(error) if ends(&error) => return Err(error),
            Err(error) => error,
        };
        if let Some(Ask::One(id)) = self.todo.put_back() {
            self.ledger.doubt(id);
        }
        let asked = error.retry_after_secs.map(|secs| Duration::from_secs(u64::from(secs)));
        let (wait, state) = if error.code == Code::RateLimited {
            let wait = self.pace.after_limit(asked);
            (wait, words::limited(wait))
        } else {
            let wait = self.pace.after_failure();
            (wait, words::offline(&error.message, Some(wait)))
        };
        self.stalled = Some(state);
        self.wake = Some(self.plan.clock.alarm(wait));
        Ok(())
    }

    fn take_messages(&mut self, answer: &Answer) {
        let pictures = AppPictures::new(&self.plan.media, &self.plan.app);
        for message in &answer.messages {
            self.ledger.take(message, Origin::Read, &pictures);
        }
        if let (Ask::One(id), []) = (answer.ask, answer.messages.as_slice()) {
            let now = self.plan.clock.unix_ms() / 1_000;
            self.ledger.take_absence(id, u32::try_from(now).unwrap_or(u32::MAX));
        }
        self.happened |= self.ledger.has_news();
        self.todo.answered(answer);
    }

    /// Takes a frame and those that have already come after it.
    pub(super) fn take_frames(&mut self, first: &Envelope) {
        self.take_frame(first);
        for _ in 1..FRAMES_AT_ONCE {
            let Some(frame) = self.link.waiting_frame() else { return };
            self.take_frame(&frame);
        }
    }

    fn take_frame(&mut self, frame: &Envelope) {
        let pictures = AppPictures::new(&self.plan.media, &self.plan.app);
        let wall = u32::try_from(self.plan.clock.unix_ms() / 1_000).unwrap_or(u32::MAX);
        let mut scene = Scene {
            conversation: self.plan.conversation.as_str(),
            sides: &self.plan.sides,
            ledger: &mut self.ledger,
            typists: &mut self.typists,
            pictures: &pictures,
            now: self.plan.clock.now(),
            wall,
        };
        let (told, unsure) = scene.take(frame);
        self.outbox.push(told);
        if unsure {
            self.todo.ask_again();
        }
    }
}

/// Whether a failure ends the preview rather than delays it.
fn ends(error: &Error) -> bool {
    matches!(
        error.code,
        Code::KeyRejected
            | Code::KeyTooSmall
            | Code::WrongApp
            | Code::WrongRegion
            | Code::PermissionDenied
            | Code::NotFound
            | Code::UserGone
            | Code::Invalid
            | Code::PlanRestricted
            | Code::AppArchived
            | Code::ConnectionClosed
            | Code::Cancelled
            | Code::VaultLocked
    )
}
