//! What a preview still has to ask the service.

#[cfg(test)]
mod tests;

use cometchat_api::chat::messages::Message;

use crate::preview::ledger::Ledger;
use crate::preview::reads::{Answer, Ask};

/// Seconds of overlap between two questions for changes: the service may note a change late.
const OVERLAP: i64 = 3;
/// Seconds before the newest known message from which changes are asked for at first, for those
/// made between the window's reading and the preview's begin.
const FIRST_OVERLAP: i64 = 60;
/// Pages of changes that are read in one go; beyond them the window is better off reading anew.
const MAX_CHANGED_PAGES: u32 = 20;

/// Questions not yet asked or answered.
#[derive(Debug)]
pub(crate) struct Todo {
    /// Everything up to here was read; nothing yet where absent.
    horizon: Option<u64>,
    /// Newest time of anything that was read, Unix seconds.
    latest: i64,
    /// Changes up to here were read, Unix seconds.
    changed_to: Option<i64>,
    /// Changes up to here are read once the questions for changes that run are answered. Later
    /// pages may tell of later changes, but then earlier pages may have missed such.
    changed_seen: i64,
    changed_pages: u32,
    /// The end of the conversation, or the stretch that the window shows.
    begin: Option<Ask>,
    /// Further back, where more came at once than one answer holds.
    back: Option<Ask>,
    /// What came after the horizon.
    after: bool,
    changed: Option<Ask>,
    /// The last stretch once more, for what the service notes nowhere, such as reactions.
    again: bool,
    asked: Option<(Step, Ask)>,
}

/// Why something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Begin,
    Back,
    After,
    Changed,
    Again,
    Doubt,
}

impl Todo {
    /// Begins with the stretch the window shows, or the end of the conversation.
    pub(crate) fn starting_at(last_id: Option<u64>) -> Self {
        Self {
            horizon: last_id,
            latest: 0,
            changed_to: None,
            changed_seen: 0,
            changed_pages: 0,
            begin: Some(Ask::Tail { up_to: last_id }),
            back: None,
            after: last_id.is_some(),
            changed: None,
            again: false,
            asked: None,
        }
    }

    /// Whether the first answer is there.
    pub(crate) fn has_begun(&self) -> bool {
        self.begin.is_none()
    }

    /// Asks for what came and what changed.
    pub(crate) fn ask_again(&mut self) {
        self.after = true;
        if let Some(since) = self.changed_to {
            self.ask_changes(since - OVERLAP);
        }
    }

    /// Asks for the last stretch once more.
    pub(crate) fn ask_all_again(&mut self) {
        self.ask_again();
        self.again = self.horizon.is_some();
    }

    /// The next question: the begin, new messages, changes, the last stretch, single messages.
    pub(crate) fn next(&mut self, ledger: &mut Ledger) -> Option<Ask> {
        let after = match self.horizon {
            Some(id) => Ask::After(id),
            None => Ask::Tail { up_to: None },
        };
        let again = Ask::Tail { up_to: self.horizon };
        self.asked = None
            .or(self.begin.map(|ask| (Step::Begin, ask)))
            .or(self.back.map(|ask| (Step::Back, ask)))
            .or(self.after.then_some((Step::After, after)))
            .or(self.changed.map(|ask| (Step::Changed, ask)))
            .or(self.again.then_some((Step::Again, again)))
            .or_else(|| ledger.next_doubt().map(|id| (Step::Doubt, Ask::One(id))));
        self.asked.map(|(_, ask)| ask)
    }

    /// Remembers that the last question was not answered; gives it back.
    pub(crate) fn put_back(&mut self) -> Option<Ask> {
        self.asked.take().map(|(_, ask)| ask)
    }

    /// Notes an answer, and what follows from it.
    pub(crate) fn answered(&mut self, answer: &Answer) {
        let Some((step, _)) = self.asked.take() else { return };
        self.latest = answer.messages.iter().map(time_of).fold(self.latest, i64::max);
        let ids = || answer.messages.iter().map(|message| message.id.number());
        let (oldest, newest) = (ids().min(), ids().max());
        match step {
            Step::Begin => {
                self.begin = None;
                if self.horizon.is_none() {
                    self.horizon = newest;
                } else if !answer.messages.is_empty() {
                    // The window read this stretch a moment before.
                    self.ask_changes(self.latest - FIRST_OVERLAP);
                }
                self.learn_time();
            }
            Step::After => {
                let known = self.horizon;
                let moved = newest.filter(|newest| known.is_none_or(|known| *newest > known));
                self.horizon = known.max(moved);
                self.after = answer.full && known.is_some() && moved.is_some();
                if known.is_none() && answer.full {
                    self.back = back(oldest, None);
                }
                self.learn_time();
            }
            Step::Back => {
                let Ask::Tail { up_to } = answer.ask else { return };
                self.back = if answer.full { back(oldest, up_to) } else { None };
            }
            Step::Changed => self.changed_answered(answer, oldest),
            Step::Again => self.again = false,
            Step::Doubt => {}
        }
    }

    fn changed_answered(&mut self, answer: &Answer, oldest: Option<u64>) {
        let Ask::Changed { since, before } = answer.ask else { return };
        if before.is_none() {
            self.changed_seen = self.latest;
        }
        self.changed_pages += 1;
        let goes_on = oldest.filter(|oldest| before.is_none_or(|before| *oldest < before));
        self.changed = match goes_on {
            Some(oldest) if answer.full && self.changed_pages < MAX_CHANGED_PAGES => {
                Some(Ask::Changed { since, before: Some(oldest) })
            }
            _ => {
                self.changed_to = Some(self.changed_seen);
                None
            }
        };
    }

    fn ask_changes(&mut self, since: i64) {
        self.changed_pages = 0;
        self.changed = Some(Ask::Changed { since, before: None });
    }

    /// Changes are asked for from the time of the first messages that are known.
    fn learn_time(&mut self) {
        if self.changed_to.is_none() && self.latest > 0 {
            self.changed_to = Some(self.latest - FIRST_OVERLAP);
        }
    }
}

fn back(oldest: Option<u64>, up_to: Option<u64>) -> Option<Ask> {
    let moves = oldest.filter(|oldest| *oldest > 1 && up_to.is_none_or(|up_to| *oldest <= up_to));
    moves.map(|oldest| Ask::Tail { up_to: Some(oldest - 1) })
}

fn time_of(message: &Message) -> i64 {
    message.updated_at.max(message.sent_at).unwrap_or(0)
}
