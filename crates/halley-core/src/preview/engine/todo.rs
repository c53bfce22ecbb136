//! What a preview still has to ask the service.

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
    /// Changes up to here were read, Unix seconds.
    changed_to: Option<i64>,
    /// Newest change of the questions for changes that run.
    changed_seen: i64,
    changed_pages: u32,
    begin: Option<Ask>,
    /// Further back, where more came at once than one answer holds.
    back: Option<Ask>,
    after: bool,
    changed: Option<Ask>,
    asked: Option<Ask>,
}

impl Todo {
    /// Begins with the stretch the window shows, or the end of the conversation.
    pub(crate) fn starting_at(last_id: Option<u64>) -> Self {
        Self {
            horizon: last_id,
            changed_to: None,
            changed_seen: 0,
            changed_pages: 0,
            begin: Some(Ask::Tail { up_to: last_id }),
            back: None,
            after: last_id.is_some(),
            changed: None,
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
            self.changed_seen = since;
            self.changed_pages = 0;
            self.changed = Some(Ask::Changed { since: since - OVERLAP, before: None });
        }
    }

    /// The next question: the begin, new messages, changes, single messages.
    pub(crate) fn next(&mut self, ledger: &mut Ledger) -> Option<Ask> {
        let ask = self
            .begin
            .or(self.back)
            .or_else(|| {
                self.after.then(|| match self.horizon {
                    Some(id) => Ask::After(id),
                    None => Ask::Tail { up_to: None },
                })
            })
            .or(self.changed)
            .or_else(|| ledger.next_doubt().map(Ask::One));
        self.asked = ask;
        ask
    }

    /// Remembers that the last question was not answered.
    pub(crate) fn put_back(&mut self) -> Option<Ask> {
        self.asked.take()
    }

    /// Notes an answer, and what follows from it.
    pub(crate) fn answered(&mut self, answer: &Answer) {
        self.asked = None;
        let newest = answer.messages.iter().map(|message| message.id.number()).max();
        match answer.ask {
            Ask::Tail { up_to } => {
                let begins = self.begin.take().is_some();
                if up_to.is_none() {
                    self.horizon = newest;
                    self.after = false;
                }
                // What the window has not asked for is not read back; what came since is.
                let oldest = answer.messages.iter().map(|message| message.id.number()).min();
                let goes_back = oldest.filter(|oldest| {
                    !begins && answer.full && up_to.is_none_or(|up_to| *oldest <= up_to)
                });
                self.back = goes_back.map(|oldest| Ask::Tail { up_to: Some(oldest - 1) });
                let times = answer.messages.iter().map(time_of);
                if let Some(time) = times.max().filter(|_| self.changed_to.is_none()) {
                    self.changed_to = Some(time - FIRST_OVERLAP);
                    self.ask_changes_once_begun(up_to);
                }
            }
            Ask::After(id) => {
                let on = newest.filter(|newest| *newest > id);
                self.horizon = self.horizon.max(on);
                self.after = answer.full && on.is_some();
                if self.changed_to.is_none() {
                    self.changed_to = answer.messages.iter().map(time_of).min();
                }
            }
            Ask::Changed { since, before } => {
                let times = answer.messages.iter().map(time_of);
                self.changed_seen =
                    times.max().map_or(self.changed_seen, |t| t.max(self.changed_seen));
                self.changed_pages += 1;
                let oldest = answer.messages.iter().map(|message| message.id.number()).min();
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
            Ask::One(_) => {}
        }
    }

    /// The window read its stretch a moment before: what changed since is asked for at once.
    fn ask_changes_once_begun(&mut self, up_to: Option<u64>) {
        if let (Some(_), Some(since)) = (up_to, self.changed_to) {
            self.changed_seen = since;
            self.changed_pages = 0;
            self.changed = Some(Ask::Changed { since, before: None });
        }
    }
}

fn time_of(message: &cometchat_api::chat::messages::Message) -> i64 {
    message.updated_at.max(message.sent_at).unwrap_or(0)
}
