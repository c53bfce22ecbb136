//! What became of notifications.
//!
//! The service logs only where its dashboard switched that on, for which there is no operation;
//! the sandbox always does. As with the service, entries go after 14 days.

use std::collections::VecDeque;

use cometchat_api::chat::messages::{Category, MessageType};
use cometchat_api::chat::notifications::NotificationLog;
use serde::{Deserialize, Serialize};

/// Entries of a page.
pub(crate) const PER_PAGE: usize = 20;
const KEPT_MS: i64 = 14 * 24 * 60 * 60 * 1_000;
const MOST: usize = 10_000;

/// An entry, with what it is also looked for by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Logged {
    /// Its number, which its id ends in.
    pub(crate) number: u64,
    /// Category of the message.
    pub(crate) category: Option<Category>,
    /// Type of the message.
    pub(crate) kind: Option<MessageType>,
    /// The entry.
    pub(crate) entry: NotificationLog,
}

/// Entries, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Logs {
    entries: VecDeque<Logged>,
    last: u64,
}

impl Logs {
    /// Adds an entry, which gets its id.
    pub(super) fn add(
        &mut self,
        category: Option<Category>,
        kind: Option<MessageType>,
        mut entry: NotificationLog,
    ) {
        self.last += 1;
        entry.id = Some(format!("{:024x}", self.last));
        self.entries.push_back(Logged { number: self.last, category, kind, entry });
        if self.entries.len() > MOST {
            self.entries.pop_front();
        }
    }

    /// Drops what is too old.
    pub(super) fn age(&mut self, now_ms: i64) {
        let is_old = |logged: &Logged| logged.entry.started_at_ms.unwrap_or(0) < now_ms - KEPT_MS;
        while self.entries.front().is_some_and(is_old) {
            self.entries.pop_front();
        }
    }

    /// Entries, newest first.
    pub(crate) fn newest(&self) -> impl DoubleEndedIterator<Item = &Logged> {
        self.entries.iter().rev()
    }
}
