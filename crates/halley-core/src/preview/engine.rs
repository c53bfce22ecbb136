//! The task of one open preview.

mod answers;
mod link;
mod telling;
mod todo;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use cometchat_api::ConversationId;
use cometchat_client::{Clock, LimitState, Pause};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use self::link::News;
pub(crate) use self::link::{CLOSE_WITHIN, Link};
use self::todo::Todo;
use crate::conversations::sides::Sides;
use crate::error::Error;
use crate::media::MediaBook;
use crate::model::connection::AppRef;
use crate::preview::ledger::Ledger;
use crate::preview::outbox::Outbox;
use crate::preview::pace::Pace;
use crate::preview::reads::{self, Answer, Ask};
use crate::preview::typing::Typists;
use crate::preview::{PreviewKind, PreviewSink, PreviewState, words};
use crate::reach::Reader;

/// How often a live preview asks whether a frame was lost although the connection stood.
const SWEEP: Duration = Duration::from_secs(60);
/// How often the last stretch is read once more, for what the service notes nowhere.
const AGAIN: Duration = Duration::from_secs(30);

type Reading = Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>>;

/// What a preview is made of.
pub(crate) struct Plan {
    /// Which app.
    pub(crate) app: AppRef,
    /// Reads of that app.
    pub(crate) reader: Reader,
    /// Which conversation.
    pub(crate) conversation: ConversationId,
    /// Who takes part in it.
    pub(crate) sides: Sides,
    /// How it is watched.
    pub(crate) kind: PreviewKind,
    /// Last message the window has.
    pub(crate) last_id: Option<u64>,
    /// Source of time and of all waiting.
    pub(crate) clock: Arc<dyn Clock>,
    /// Addresses of pictures.
    pub(crate) media: Arc<MediaBook>,
    /// Who is told.
    pub(crate) sink: Arc<dyn PreviewSink>,
}

/// One open preview.
pub(crate) struct Engine {
    plan: Plan,
    ledger: Ledger,
    typists: Typists,
    outbox: Outbox,
    pace: Pace,
    todo: Todo,
    /// Allowances of the app.
    limits: watch::Receiver<Vec<LimitState>>,
    /// State of the connection, in a live preview.
    link: Link,
    /// Why nothing is asked for now.
    stalled: Option<PreviewState>,
    /// Whether what was missed is still being fetched.
    catching_up: bool,
    /// When the service is asked again, or tried again.
    wake: Option<Pause>,
    every: Duration,
    /// When the last stretch was read once more.
    again_at: Duration,
    happened: bool,
}

impl Engine {
    pub(crate) fn new(plan: Plan) -> Self {
        Self {
            ledger: Ledger::starting_after(plan.last_id.unwrap_or(0)),
            typists: Typists::default(),
            outbox: Outbox::new(Arc::clone(&plan.sink)),
            pace: Pace::default(),
            todo: Todo::starting_at(plan.last_id),
            limits: plan.reader.client().limits_watch(),
            link: Link::none(),
            stalled: None,
            catching_up: false,
            wake: None,
            every: Duration::ZERO,
            again_at: plan.clock.now(),
            happened: false,
            plan,
        }
    }

    /// Says that it begins.
    pub(crate) fn announce(&mut self) {
        self.outbox.state(words::connecting(&self.plan.kind));
        self.outbox.flush(self.plan.clock.now());
    }

    /// Says that it ended and why.
    pub(crate) fn refuse(&mut self, error: &Error) {
        self.outbox.push(self.typists.clear());
        self.outbox.state(words::refused(error));
        self.outbox.flush(self.plan.clock.now());
    }

    /// Runs until it is closed, nobody listens, or the service refuses.
    pub(crate) async fn run(&mut self, link: Link, closed: &CancellationToken) {
        self.link = link;
        let mut reading: Option<Reading> = None;
        loop {
            if reading.is_none() && self.stalled.is_none() && self.link.allows_reads() {
                reading = self.todo.next(&mut self.ledger).map(|ask| self.read(ask));
            }
            if reading.is_none() {
                self.rest();
            }
            self.tell_state(reading.is_some());
            let now = self.plan.clock.now();
            let wait = self.outbox.wait(now);
            if wait.is_zero() && !self.outbox.flush(now) {
                return;
            }
            let clock = Arc::clone(&self.plan.clock);
            let flush = (!self.outbox.is_empty()).then(|| clock.alarm(wait));
            let typing = self.typists.next_end().map(|end| clock.alarm(end.saturating_sub(now)));
            let more = tokio::select! {
                biased;
                () = closed.cancelled() => return,
                () = due(flush) => Ok(()),
                answer = answered(&mut reading) => {
                    reading = None;
                    self.take_answer(answer)
                }
                news = self.link.news() => match news {
                    News::Frame(frame) => {
                        self.take_frames(&frame);
                        Ok(())
                    }
                    News::State => self.take_link(),
                },
                Ok(()) = self.limits.changed() => Ok(()),
                () = woken(&mut self.wake) => {
                    self.take_wake();
                    Ok(())
                }
                () = due(typing) => {
                    self.outbox.push(self.typists.expire(self.plan.clock.now()));
                    Ok(())
                }
            };
            self.outbox.push(self.ledger.drain());
            if let Err(error) = more {
                self.refuse(&error);
                return;
            }
        }
    }

    /// Gives back what must be closed in good order, and the time to do it by.
    pub(crate) fn into_end(self) -> (Link, Arc<dyn Clock>) {
        (self.link, self.plan.clock)
    }

    fn read(&self, ask: Ask) -> Reading {
        let Plan { reader, conversation, .. } = &self.plan;
        Box::pin(reads::ask(reader.clone(), conversation.clone(), ask))
    }

    /// Everything asked is answered: goes to rest until the next question.
    fn rest(&mut self) {
        if self.stalled.is_some() || !self.link.allows_reads() {
            return;
        }
        self.catching_up = false;
        if self.wake.is_some() {
            return;
        }
        self.every = if self.link.is_none() {
            self.pace.after_answer(std::mem::take(&mut self.happened))
        } else {
            SWEEP
        };
        self.wake = Some(self.plan.clock.alarm(self.every));
    }

    fn take_wake(&mut self) {
        if self.stalled.take().is_some() {
            self.catching_up = true;
        }
        let now = self.plan.clock.now();
        if now.saturating_sub(self.again_at) >= AGAIN {
            self.again_at = now;
            self.todo.ask_all_again();
        } else {
            self.todo.ask_again();
        }
    }

    fn take_link(&mut self) -> Result<(), Error> {
        if let Some(error) = self.link.refusal() {
            return Err(error);
        }
        if self.link.is_live() {
            // Whatever came between the last frame and this moment was not among the frames.
            self.todo.ask_again();
            self.catching_up = true;
        } else {
            self.outbox.push(self.typists.clear());
        }
        Ok(())
    }
}

async fn answered(reading: &mut Option<Reading>) -> Result<Answer, Error> {
    match reading {
        Some(reading) => reading.await,
        None => std::future::pending().await,
    }
}

async fn due(alarm: Option<Pause>) {
    match alarm {
        Some(alarm) => alarm.await,
        None => std::future::pending().await,
    }
}

/// Waits for an alarm that stays set while something else happens, and takes it away after.
async fn woken(alarm: &mut Option<Pause>) {
    match alarm {
        Some(pause) => pause.await,
        None => std::future::pending::<()>().await,
    }
    *alarm = None;
}
