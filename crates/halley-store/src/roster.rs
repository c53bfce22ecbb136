//! An app's people in memory: what lists filter, sort and search.
//!
//! A roster holds of each row only what a list looks at, in columns: the folded names and keys as
//! two long texts, numbers, a category (role or kind), tags. A search is one pass of SIMD substring
//! search over those texts, a filter one pass over a column, a window one walk along a kept order:
//! the worst case is the usual case, whatever is typed, and the count is exact and free.
//! The rows themselves stay on disk and are read for the window alone. 100,000 people take about
//! 8 MB here, built at the first look at an app; the least recently used ones are dropped.

mod apply;
mod bits;
mod column;
mod matching;
mod order;
mod results;
mod shelf;
mod text;
mod words;

use std::sync::Arc;

use crate::roster::bits::Bits;
pub(crate) use crate::roster::matching::Filter;
use crate::roster::order::Order;
pub(crate) use crate::roster::order::Sort;
use crate::roster::results::Answer;
pub(crate) use crate::roster::results::Window;
pub(crate) use crate::roster::shelf::Rosters;
use crate::roster::text::Texts;
use crate::roster::words::Words;

/// Numbers that each row has.
pub(crate) const N_NUMBERS: usize = 3;

/// What a roster takes from a row.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    /// Number of the row within its app.
    pub(crate) seq: u32,
    /// Uid or guid.
    pub(crate) key: &'a str,
    pub(crate) name: &'a str,
    /// Role or kind; empty for none.
    pub(crate) category: &'a str,
    /// Uid of who owns it; empty for none, and for users.
    pub(crate) owner: &'a str,
    pub(crate) tags: Vec<&'a str>,
    pub(crate) online: Option<bool>,
    pub(crate) deactivated: bool,
    /// Unix seconds or counts; 0 for none.
    pub(crate) numbers: [u32; N_NUMBERS],
}

/// The people (or groups) of one app. A *slot* is a row's place in the columns; a row whose text
/// changes moves to a new slot at the end and leaves a dead one behind.
#[derive(Debug, Default)]
pub(crate) struct Roster {
    texts: Texts,
    /// By slot: the row.
    seqs: Vec<u32>,
    /// By row: the slot, or `NOWHERE`.
    slots: Vec<u32>,
    alive: Bits,
    n_alive: usize,
    category: Vec<u32>,
    categories: Words,
    owner: Vec<u32>,
    owners: Words,
    /// By slot: where its tags end in `tag_ids`; they start where those of the slot before end.
    tag_ends: Vec<u32>,
    tag_ids: Vec<u32>,
    tags: Words,
    flags: Vec<u8>,
    numbers: [Vec<u32>; N_NUMBERS],
    by_name: Option<Order>,
    by_key: Option<Order>,
    by_number: [Option<Order>; N_NUMBERS],
    by_category: Option<Arc<Vec<u32>>>,
    results: Vec<Answer>,
}

const NOWHERE: u32 = u32::MAX;
const DEACTIVATED: u8 = 1;
const OFFLINE: u8 = 2;
const ONLINE: u8 = 4;
/// The folded key is the key.
const EXACT: u8 = 8;

/// What a roster knows of a row's key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// It is this.
    Is(String),
    /// The row is gone.
    Gone,
    /// Only the folded form is known.
    Unknown,
}

impl Roster {
    /// The key of a row.
    pub(crate) fn key(&self, seq: u32) -> Key {
        match self.slot_of(seq) {
            None => Key::Gone,
            Some(slot) if self.flags[slot] & EXACT == 0 => Key::Unknown,
            Some(slot) => match std::str::from_utf8(self.texts.key(slot)) {
                Ok(key) => Key::Is(key.to_owned()),
                Err(_) => Key::Unknown,
            },
        }
    }

    /// All rows that match, in the sequence in which they came.
    pub(crate) fn all(&self, filter: &Filter) -> Vec<u32> {
        let slots = self.matching(filter);
        let mut seqs = Vec::with_capacity(slots.len());
        slots.for_each(|slot| seqs.push(self.seqs[slot]));
        // Those whose text changed have moved to the end.
        seqs.sort_unstable();
        seqs
    }

    /// Rows in the roster.
    pub(crate) fn len(&self) -> usize {
        self.n_alive
    }

    /// Slots in the columns, dead ones included.
    fn n_slots(&self) -> usize {
        self.seqs.len()
    }

    /// Whether so many slots are dead that loading anew is better.
    pub(crate) fn is_worn(&self) -> bool {
        let n_dead = self.n_slots() - self.n_alive;
        n_dead > 4_096 && n_dead > self.n_slots() / 4
    }

    /// How often each category occurs among the rows that match.
    pub(crate) fn category_counts(&self, filter: &Filter) -> Vec<(String, u32)> {
        let mut counts = vec![0; self.categories.len()];
        self.matching(filter).for_each(|slot| counts[self.category[slot] as usize] += 1);
        self.categories.ranked(&counts)
    }

    /// How many of the rows that match each owner has.
    pub(crate) fn owner_counts(&self, filter: &Filter) -> Vec<(String, u32)> {
        let mut counts = vec![0; self.owners.len()];
        self.matching(filter).for_each(|slot| counts[self.owner[slot] as usize] += 1);
        self.owners.ranked(&counts)
    }

    /// How often each tag occurs among the rows that match.
    pub(crate) fn tag_counts(&self, filter: &Filter) -> Vec<(String, u32)> {
        let mut counts = vec![0; self.tags.len()];
        self.matching(filter).for_each(|slot| {
            for &tag in self.tags_of(slot) {
                counts[tag as usize] += 1;
            }
        });
        self.tags.ranked(&counts)
    }

    fn tags_of(&self, slot: usize) -> &[u32] {
        let start = if slot == 0 { 0 } else { self.tag_ends[slot - 1] };
        &self.tag_ids[start as usize..self.tag_ends[slot] as usize]
    }
}
