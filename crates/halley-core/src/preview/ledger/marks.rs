//! Receipts, which speak of all messages up to one, and may overtake them.

use cometchat_api::live::ReceiptAction;

use crate::transcript::MessageView;

/// Authors whose receipts are remembered.
const REMEMBERED: usize = 200;

/// One receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    read: bool,
    /// Whose messages it is about; everybody's where absent.
    author: Option<String>,
    up_to: u64,
    at: u32,
}

/// The furthest receipts.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Mark>);

impl Mark {
    pub(super) fn new(
        action: &ReceiptAction,
        author: Option<&str>,
        up_to: u64,
        at: u32,
    ) -> Option<Self> {
        let read = match action {
            ReceiptAction::Read | ReceiptAction::ReadByAll => true,
            ReceiptAction::Delivered | ReceiptAction::DeliveredToAll => false,
            ReceiptAction::Other(_) => return None,
        };
        Some(Self { read, author: author.map(str::to_owned), up_to, at })
    }

    /// Marks a message it speaks of; says whether that changed anything.
    pub(super) fn apply(&self, view: &mut MessageView) -> bool {
        if self.author.as_ref().is_some_and(|author| *author != view.sender.uid) {
            return false;
        }
        let mut changed = view.delivered_at.is_none();
        view.delivered_at.get_or_insert(self.at);
        if self.read {
            changed |= view.read_at.is_none();
            view.read_at.get_or_insert(self.at);
        }
        changed
    }
}

impl Marks {
    pub(super) fn keep(&mut self, mark: Mark) {
        let same = |kept: &&mut Mark| kept.read == mark.read && kept.author == mark.author;
        match self.0.iter_mut().find(same) {
            Some(kept) if kept.up_to < mark.up_to => *kept = mark,
            Some(_) => {}
            None => {
                self.0.truncate(REMEMBERED - 1);
                self.0.push(mark);
            }
        }
    }

    pub(super) fn apply(&self, id: u64, view: &mut MessageView) {
        for mark in self.0.iter().filter(|mark| id <= mark.up_to) {
            mark.apply(view);
        }
    }
}
