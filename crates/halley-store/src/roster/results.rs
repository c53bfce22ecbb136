//! Windows of the rows that match, in order.

use crate::roster::Roster;
use crate::roster::bits::Bits;
use crate::roster::matching::Filter;
use crate::roster::order::Sort;

/// Answers kept for scrolling on; any change forgets them.
const KEPT: usize = 4;
/// Up to so many matches are sorted by themselves rather than found along the whole order.
const FEW: usize = 1_000;

/// The slots that match a filter, in order, found along the whole order as far as they are shown.
#[derive(Debug)]
pub(super) struct Answer {
    filter: Filter,
    sort: Sort,
    matching: Bits,
    total: usize,
    slots: Vec<u32>,
    /// Places of the whole order that were looked at.
    walked: usize,
}

impl Answer {
    /// Finds so many of the slots, or all.
    fn reach(&mut self, n_wanted: usize, order: &[u32]) {
        let n_wanted = n_wanted.min(self.total);
        while self.slots.len() < n_wanted
            && let Some(&slot) = order.get(self.walked)
        {
            self.walked += 1;
            if self.matching.contains(slot as usize) {
                self.slots.push(slot);
            }
        }
    }
}

/// A stretch of a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// Rows by their number within the app.
    pub(crate) seqs: Vec<u32>,
    /// Rows that match in all.
    pub(crate) total: usize,
}

impl Roster {
    /// Rows from `offset` on, `limit` at most.
    pub(crate) fn window(
        &mut self,
        filter: &Filter,
        (sort, descending): (Sort, bool),
        offset: usize,
        limit: usize,
    ) -> Window {
        let order = self.order(sort);
        let Some(mut answer) = self.answer(filter, sort) else {
            return self.cut(&order, descending, (offset, limit));
        };
        let n_wanted = if descending { usize::MAX } else { offset.saturating_add(limit) };
        answer.reach(n_wanted, &order);
        let seqs = self.cut(&answer.slots, descending, (offset, limit)).seqs;
        let total = answer.total;
        if self.results.len() == KEPT {
            self.results.remove(0);
        }
        // The one used last stays longest.
        self.results.push(answer);
        Window { seqs, total }
    }

    fn cut(&self, slots: &[u32], descending: bool, (offset, limit): (usize, usize)) -> Window {
        let seq = |&slot: &u32| self.seqs[slot as usize];
        let seqs = if descending {
            slots.iter().rev().skip(offset).take(limit).map(seq).collect()
        } else {
            slots.iter().skip(offset).take(limit).map(seq).collect()
        };
        Window { seqs, total: slots.len() }
    }

    /// How many rows match.
    pub(crate) fn count(&self, filter: &Filter) -> usize {
        match self.results.iter().find(|answer| answer.filter == *filter) {
            Some(answer) => answer.total,
            None => self.matching(filter).len(),
        }
    }

    /// What matches a filter, found anew unless it is kept; nothing where all rows do.
    fn answer(&mut self, filter: &Filter, sort: Sort) -> Option<Answer> {
        if *filter == Filter::default() {
            return None;
        }
        if let Some(place) = self.results.iter().position(|a| a.sort == sort && a.filter == *filter)
        {
            return Some(self.results.remove(place));
        }
        let matching = self.matching(filter);
        let total = matching.len();
        if total == self.n_alive {
            return None;
        }
        let mut slots = Vec::new();
        if total <= FEW {
            matching.for_each(|slot| slots.push(slot as u32));
            slots.sort_unstable_by(|&a, &b| self.compare(sort, a, b));
        }
        let filter = filter.clone();
        Some(Answer { filter, sort, matching, total, slots, walked: 0 })
    }
}
