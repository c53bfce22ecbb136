//! Claims, workers and ends of one run.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use halley_store::{ItemEnd, ItemState, JobItem};
use tokio::task::{JoinError, JoinSet};

use super::Halt;
use crate::error::{Code, Error};
use crate::jobs::live::{Live, Wish};
use crate::jobs::patch::Patch;
use crate::jobs::step::{Fate, Hand, cost, left_nothing};

/// Steps that each worker finds claimed, so that the disk is asked once for many.
const CLAIMED: usize = 4;
/// Ends that are noted together at most.
const ENDS: usize = 256;
/// How long an end waits to be noted at most.
const NOTED_AFTER: Duration = Duration::from_secs(1);

/// What came of one step.
struct Taken {
    items: Vec<JobItem>,
    doubt: bool,
    result: Result<Vec<Fate>, Error>,
}

/// One run of a job.
pub(super) struct Driver<'a> {
    id: &'a str,
    hand: Hand,
    live: &'a Arc<Live>,
    users_per_step: usize,
    workers: usize,
    /// Steps begun before this run; nobody knows how far they came.
    doubtful: VecDeque<Vec<JobItem>>,
    /// Steps claimed and not begun.
    ready: VecDeque<Vec<JobItem>>,
    has_more: bool,
    calls: JoinSet<Taken>,
    /// What is written down beside the steps: one at a time.
    books: JoinSet<Result<Option<Vec<JobItem>>, Error>>,
    ends: Vec<ItemEnd>,
    patches: Vec<Patch>,
    noted: Duration,
    held: Option<Error>,
}

impl<'a> Driver<'a> {
    pub(super) fn new(id: &'a str, hand: Hand, live: &'a Arc<Live>) -> Self {
        let cost = cost(&hand.task);
        Self {
            users_per_step: cost.as_ref().map_or(1, |cost| cost.users_per_step as usize),
            workers: cost.map_or(1, |cost| cost.at_once),
            id,
            noted: hand.console.clock().now(),
            hand,
            live,
            doubtful: VecDeque::new(),
            ready: VecDeque::new(),
            has_more: true,
            calls: JoinSet::new(),
            books: JoinSet::new(),
            ends: Vec::new(),
            patches: Vec::new(),
            held: None,
        }
    }

    /// Works until nothing is left, a person wishes otherwise, or something holds it up. Steps on
    /// their way are waited for.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub(super) async fn drive(mut self) -> Result<Halt, Error> {
        let id = self.id.to_owned();
        let begun = ItemState::Started;
        let doubtful =
            self.hand.console.stored(move |store| store.job_items(&id, Some(begun), 0, u32::MAX));
        self.doubtful = self.hand.steps(doubtful.await?, self.users_per_step).into();
        let mut wishes = self.live.wishes();
        loop {
            let wish = *wishes.borrow_and_update();
            if wish == Wish::Run && self.held.is_none() {
                self.fill();
                self.book();
            }
            if self.calls.is_empty() && self.books.is_empty() {
                break;
            }
            tokio::select! {
                Some(taken) = self.calls.join_next() => self.absorb(taken),
                Some(booked) = self.books.join_next() => self.booked(booked)?,
                _ = wishes.changed() => {}
            }
            while let Some(taken) = self.calls.try_join_next() {
                self.absorb(taken);
            }
            self.hand.console.job_tell_in_time(self.id, self.live).await;
        }
        let is_through = !self.has_more && self.ready.is_empty() && self.doubtful.is_empty();
        let back = self.ready.drain(..).flatten();
        self.ends.extend(back.map(|item| end(&item, ItemState::Waiting)));
        self.note().await?;
        let wish = *wishes.borrow();
        Ok(match (self.held.take(), is_through) {
            (Some(error), _) => Halt::Held(error),
            (None, true) => Halt::Through,
            (None, false) => Halt::Wished(wish),
        })
    }

    /// Gives every worker a step.
    fn fill(&mut self) {
        while self.calls.len() < self.workers {
            let Some((items, doubt)) = self.next() else { break };
            let hand = self.hand.clone();
            self.calls.spawn(async move {
                let result = hand.take(&items, doubt).await;
                Taken { items, doubt, result }
            });
        }
    }

    /// The items of the next step, and whether they are in doubt.
    fn next(&mut self) -> Option<(Vec<JobItem>, bool)> {
        let doubtful = self.doubtful.pop_front().map(|items| (items, true));
        doubtful.or_else(|| self.ready.pop_front().map(|items| (items, false)))
    }

    /// Claims the next items while some are still there to be handed out, and notes ends now and
    /// then; steps go on meanwhile.
    fn book(&mut self) {
        if !self.books.is_empty() {
            return;
        }
        let is_short = self.ready.len() * 2 <= self.workers * CLAIMED;
        let wants_more = self.doubtful.is_empty() && is_short && self.has_more;
        let now = self.hand.console.clock().now();
        let is_due =
            self.ends.len() >= ENDS || (!self.ends.is_empty() && now >= self.noted + NOTED_AFTER);
        if !wants_more && !is_due {
            return;
        }
        self.noted = now;
        let most = wants_more.then(|| self.most());
        let ends = std::mem::take(&mut self.ends);
        let patches = std::mem::take(&mut self.patches);
        let (hand, id) = (self.hand.clone(), self.id.to_owned());
        self.books.spawn(async move {
            let written = hand.console.stored(move |store| match most {
                Some(most) => store.job_items_turn(&id, &ends, most).map(Some),
                None => store.job_items_end(&id, &ends).map(|()| None),
            });
            let claimed = written.await?;
            hand.console.job_patched(&hand.app, patches).await;
            Ok(claimed)
        });
    }

    /// Takes in what was written down.
    fn booked(
        &mut self,
        booked: Result<Result<Option<Vec<JobItem>>, Error>, JoinError>,
    ) -> Result<(), Error> {
        let Ok(booked) = booked else {
            self.held = Some(own_fault());
            return Ok(());
        };
        if let Some(claimed) = booked? {
            self.has_more = claimed.len() == self.most() as usize;
            self.ready.extend(self.hand.steps(claimed, self.users_per_step));
        }
        Ok(())
    }

    /// Items that are claimed at a time.
    fn most(&self) -> u32 {
        (self.workers * CLAIMED * self.users_per_step) as u32
    }

    fn absorb(&mut self, taken: Result<Taken, JoinError>) {
        let Ok(Taken { items, doubt, result }) = taken else {
            // Its items stay begun in the journal, which is what they are.
            self.held = Some(own_fault());
            return;
        };
        let n_items = items.len() as u32;
        match result {
            Ok(fates) => {
                self.live.count(|tally| {
                    for fate in &fates {
                        match fate.end.state {
                            ItemState::Done => tally.done += 1,
                            ItemState::Skipped => tally.unchanged += 1,
                            _ => tally.failed += 1,
                        }
                    }
                    if doubt {
                        tally.open = tally.open.saturating_sub(n_items);
                    }
                });
                for Fate { end, patch } in fates {
                    self.ends.push(end);
                    self.patches.extend(patch);
                }
            }
            Err(error) => {
                if !doubt && left_nothing(&error) {
                    self.ends.extend(items.iter().map(|item| end(item, ItemState::Waiting)));
                } else if !doubt {
                    self.live.count(|tally| tally.open += n_items);
                }
                self.held.get_or_insert(error);
            }
        }
    }

    /// Notes what came of items, on disk before it returns, then corrects the index.
    async fn note(&mut self) -> Result<(), Error> {
        self.noted = self.hand.console.clock().now();
        let ends = std::mem::take(&mut self.ends);
        if !ends.is_empty() {
            let id = self.id.to_owned();
            self.hand.console.stored(move |store| store.job_items_end(&id, &ends)).await?;
        }
        let patches = std::mem::take(&mut self.patches);
        self.hand.console.job_patched(&self.hand.app, patches).await;
        Ok(())
    }
}

fn end(item: &JobItem, state: ItemState) -> ItemEnd {
    ItemEnd { seq: item.seq, state, result: None }
}

fn own_fault() -> Error {
    Error::new(Code::Internal, "Halley had a fault of its own in this job.")
        .advise("Go on with the job. If it happens again, stop it.")
}
