//! What is known of a watched conversation.
//!
//! Messages come from two sides that know nothing of each other: frames of the live connection,
//! which may be lost, doubled or out of order, and reads of the service's lists. Whatever comes,
//! in whatever order, each message is told once as new, and ends in the newest state that any side
//! told. Where a frame contradicts what is known without being newer, the message is read again.

mod marks;
#[cfg(test)]
mod tests;
mod version;

use std::collections::{BTreeMap, BTreeSet};

use cometchat_api::chat::messages::Message;
use cometchat_api::live::ReceiptAction;

use self::marks::{Mark, Marks};
use self::version::Version;
use crate::preview::PreviewEvent;
use crate::transcript::{MessageView, fold, view};

/// Messages that are kept to compare with; older ones are known by their id alone.
const KEPT: usize = 2_000;

/// Where a message came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A read of the service: complete, and later than what was known when it was asked.
    Read,
    /// A frame: may be late, and may lack counts.
    Frame,
}

/// What is known, and what is not yet told.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// Up to here the window has everything; nothing at or before it is new.
    known_to: u64,
    held: BTreeMap<u64, Held>,
    /// Deletions that overtook their messages.
    deletions: BTreeMap<u64, Message>,
    marks: Marks,
    new: BTreeSet<u64>,
    changed: BTreeSet<u64>,
    /// Messages whose state only the service can tell.
    unsure: BTreeSet<u64>,
}

#[derive(Debug)]
struct Held {
    view: MessageView,
    version: Version,
}

impl Ledger {
    /// Begins where the window has everything up to a message; 0 where it has nothing.
    pub(crate) fn starting_after(known_to: u64) -> Self {
        Self { known_to, ..Self::default() }
    }

    /// Takes a message, an edit or a deletion.
    pub(crate) fn take(
        &mut self,
        message: &Message,
        origin: Origin,
        pictures: &dyn view::Pictures,
    ) {
        if !fold::is_change(message) {
            return self.take_row(message, origin, pictures);
        }
        let subject = message.subject();
        let id = subject.id.number();
        if id == 0 || subject.id == message.id {
            return;
        }
        if !subject.is_deleted() {
            if !self.holds(id) {
                self.doubt(id);
            }
            return self.take_row(subject, Origin::Frame, pictures);
        }
        let mut deletion = subject.clone();
        if deletion.deleted_by.is_none() {
            deletion.deleted_by = Some(message.sender.clone());
        }
        // The tombstone may come without its sender and time, but the action knows the people.
        if deletion.data.entities.is_none() {
            deletion.data.entities.clone_from(&message.data.entities);
        }
        self.take_deletion(id, deletion);
    }

    /// Takes a receipt for all messages of an author up to one; without author, of everybody.
    pub(crate) fn take_receipt(
        &mut self,
        action: &ReceiptAction,
        author: Option<&str>,
        up_to: u64,
        at: u32,
    ) {
        let Some(mark) = Mark::new(action, author, up_to, at) else { return };
        for (id, held) in self.held.range_mut(..=up_to) {
            if mark.apply(&mut held.view) && !self.new.contains(id) {
                self.changed.insert(*id);
            }
        }
        self.marks.keep(mark);
    }

    /// Notes that only the service can tell the state of a message.
    pub(crate) fn doubt(&mut self, id: u64) {
        if id > 0 {
            self.unsure.insert(id);
        }
    }

    /// A message that is to be read again, the newest first.
    pub(crate) fn next_doubt(&mut self) -> Option<u64> {
        self.unsure.pop_last()
    }

    /// Notes that the service no longer has a message.
    pub(crate) fn take_absence(&mut self, id: u64, now: u32) {
        if let Some(held) = self.held.get_mut(&id)
            && held.view.deleted_at.is_none()
        {
            entomb(&mut held.view, Some(now), None);
            held.version.deleted = true;
            self.note_change(id);
        }
    }

    /// Everything not yet told, in order; afterwards it is told.
    pub(crate) fn drain(&mut self) -> Vec<PreviewEvent> {
        let mut events = Vec::new();
        let views = |ids: BTreeSet<u64>| -> Vec<MessageView> {
            ids.iter().filter_map(|id| self.held.get(id)).map(|held| held.view.clone()).collect()
        };
        let messages = views(std::mem::take(&mut self.new));
        let changed = views(std::mem::take(&mut self.changed));
        if !messages.is_empty() {
            events.push(PreviewEvent::Messages { messages });
        }
        if !changed.is_empty() {
            events.push(PreviewEvent::Changed { messages: changed });
        }
        self.forget_old();
        events
    }

    /// Whether a message is among those kept.
    pub(crate) fn holds(&self, id: u64) -> bool {
        self.held.contains_key(&id)
    }

    /// Whether something waits to be told.
    pub(crate) fn has_news(&self) -> bool {
        !self.new.is_empty() || !self.changed.is_empty()
    }

    /// Whether a user wrote one of the messages that are kept.
    pub(crate) fn knows_sender(&self, uid: &str) -> bool {
        self.held.values().any(|held| held.view.sender.uid == uid)
    }

    fn take_row(&mut self, message: &Message, origin: Origin, pictures: &dyn view::Pictures) {
        let id = message.id.number();
        if id == 0 {
            return;
        }
        let mut view = view::of(message, pictures);
        let mut version = Version::of(message);
        if let Some(deletion) = self.deletions.remove(&id)
            && !version.deleted
        {
            let at = view::seconds(deletion.deleted_at);
            let by = view::of(&deletion, pictures).deleted_by;
            entomb(&mut view, at, by);
            version.deleted = true;
        }
        self.marks.apply(id, &mut view);
        let Some(held) = self.held.get_mut(&id) else {
            let is_new = id > self.known_to;
            if origin == Origin::Frame && !is_new {
                // The window has it with counts that the frame lacks.
                self.unsure.insert(id);
                return;
            }
            if let Some(parent) = message.parent_id.as_ref().filter(|_| is_new) {
                self.doubt(parent.number());
            }
            self.held.insert(id, Held { view, version });
            let stage = if is_new { &mut self.new } else { &mut self.changed };
            stage.insert(id);
            return;
        };
        if version < held.version {
            return;
        }
        keep_receipts(&held.view, &mut view);
        if origin == Origin::Frame {
            keep_counts(&held.view, &mut view);
        }
        if view == held.view {
            held.version = version;
        } else if version > held.version || origin == Origin::Read {
            *held = Held { view, version };
            self.note_change(id);
        } else {
            self.unsure.insert(id);
        }
    }

    fn take_deletion(&mut self, id: u64, deletion: Message) {
        match self.held.get_mut(&id) {
            Some(held) if held.version.deleted => {}
            Some(held) => {
                let by = deletion.deleted_by.as_ref();
                let by = by.map(|uid| {
                    crate::transcript::names::of(&deletion, uid.as_str())
                        .or_else(|| named(&held.view, uid.as_str()))
                        .unwrap_or_else(|| uid.to_string())
                });
                entomb(&mut held.view, view::seconds(deletion.deleted_at), by);
                held.version.deleted = true;
                self.note_change(id);
            }
            None => {
                // Without the message itself there is nothing to show: the service has the rest.
                self.unsure.insert(id);
                self.deletions.insert(id, deletion);
                while self.deletions.len() > KEPT {
                    self.deletions.pop_first();
                }
            }
        }
    }

    fn note_change(&mut self, id: u64) {
        if !self.new.contains(&id) {
            self.changed.insert(id);
        }
    }

    fn forget_old(&mut self) {
        while self.held.len() > KEPT {
            if let Some((id, _)) = self.held.pop_first() {
                self.known_to = self.known_to.max(id);
            }
        }
    }
}

/// Leaves a tombstone: when and by whom, without content.
fn entomb(view: &mut MessageView, at: Option<u32>, by: Option<String>) {
    view.deleted_at = at.or(Some(view.sent_at));
    view.deleted_by = by;
    view.parts.clear();
    view.truncated = false;
    view.attachments.clear();
    view.action = None;
    view.call = None;
    view.custom = None;
    view.interactive = None;
}

fn named(view: &MessageView, uid: &str) -> Option<String> {
    (view.sender.uid == uid).then(|| view.sender.name.clone())
}

/// A receipt is never taken back.
fn keep_receipts(old: &MessageView, new: &mut MessageView) {
    new.delivered_at = new.delivered_at.or(old.delivered_at);
    new.read_at = new.read_at.or(old.read_at);
}

/// Frames leave out what only lists count.
fn keep_counts(old: &MessageView, new: &mut MessageView) {
    new.replies = new.replies.max(old.replies);
    new.pinned_at = new.pinned_at.or(old.pinned_at);
    if new.reactions.is_empty() {
        new.reactions.clone_from(&old.reactions);
    }
    if new.tags.is_empty() {
        new.tags.clone_from(&old.tags);
    }
    if new.moderation.is_none() {
        new.moderation = old.moderation;
    }
    if new.sender.avatar.is_none() {
        new.sender.clone_from(&old.sender);
    }
}
