//! Windows of the rows that match, in order.

use std::sync::Arc;

use crate::roster::Roster;
use crate::roster::matching::Filter;
use crate::roster::order::Sort;

/// Answers kept for scrolling on; any change forgets them.
const KEPT: usize = 4;
/// Up to so many matches are sorted by themselves rather than found along the whole order.
const FEW: usize = 1_000;

/// All slots that match a filter, in order.
#[derive(Debug)]
pub(super) struct Answer {
    filter: Filter,
    sort: Sort,
    slots: Arc<Vec<u32>>,
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
        let slots = self.answer(filter, sort);
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
            Some(answer) => answer.slots.len(),
            None => self.matching(filter).len(),
        }
    }

    fn answer(&mut self, filter: &Filter, sort: Sort) -> Arc<Vec<u32>> {
        if *filter == Filter::default() {
            return self.order(sort);
        }
        if let Some(place) = self.results.iter().position(|a| a.sort == sort && a.filter == *filter)
        {
            // The one used last stays longest.
            self.results[place..].rotate_left(1);
            return self.results.last().map(|a| Arc::clone(&a.slots)).unwrap_or_default();
        }
        let matching = self.matching(filter);
        let n_matching = matching.len();
        let mut slots = Vec::with_capacity(n_matching);
        if n_matching == self.n_alive {
            return self.order(sort);
        } else if n_matching <= FEW {
            matching.for_each(|slot| slots.push(slot as u32));
            slots.sort_unstable_by(|&a, &b| self.compare(sort, a, b));
        } else {
            let order = self.order(sort);
            slots.extend(order.iter().filter(|&&slot| matching.contains(slot as usize)));
        }
        let slots = Arc::new(slots);
        if self.results.len() == KEPT {
            self.results.remove(0);
        }
        let answer = Answer { filter: filter.clone(), sort, slots: Arc::clone(&slots) };
        self.results.push(answer);
        slots
    }
}
