//! All names and keys, folded.

use std::thread;

use memchr::memmem::Finder;

use crate::fold::fold_into;
use crate::roster::bits::Bits;
use crate::roster::column::{Column, WORD};

/// Longer names are compared and found by their start; the service takes 100 characters.
const LONGEST: usize = 1_024;
/// Bytes from which on a search is shared among threads.
const WORTH_A_THREAD: usize = 4 << 20;
/// Beyond a few, memory is what is waited for.
const MOST_THREADS: usize = 4;

#[derive(Debug, Default)]
pub(super) struct Texts {
    names: Column,
    keys: Column,
    n_slots: usize,
    name: String,
    key: String,
}

impl Texts {
    /// Folds a row's texts, for [`Texts::push`] and [`Texts::is`] to look at.
    pub(super) fn prepare(&mut self, name: &str, key: &str) {
        for (text, folded) in [(name, &mut self.name), (key, &mut self.key)] {
            folded.clear();
            fold_into(text, folded);
            folded.truncate(folded.floor_char_boundary(LONGEST));
        }
    }

    /// Appends the prepared texts as a new slot.
    pub(super) fn push(&mut self) {
        self.names.push(self.name.as_bytes());
        self.keys.push(self.key.as_bytes());
        self.n_slots += 1;
    }

    /// Whether the slot has the prepared texts.
    pub(super) fn is(&self, slot: usize) -> bool {
        self.names.get(slot) == self.name.as_bytes() && self.keys.get(slot) == self.key.as_bytes()
    }

    /// Name of a slot, folded.
    pub(super) fn name(&self, slot: usize) -> &[u8] {
        self.names.get(slot)
    }

    /// Key of a slot, folded.
    pub(super) fn key(&self, slot: usize) -> &[u8] {
        self.keys.get(slot)
    }

    /// Whether the prepared key is still what it was before folding.
    pub(super) fn is_exact(&self, key: &str) -> bool {
        self.key == key
    }

    /// The slots whose name or key holds the folded text. Long texts are looked through by several
    /// threads, each at its part.
    pub(super) fn find(&self, needle: &str) -> Bits {
        let needle = needle.as_bytes();
        let columns: Vec<&Column> =
            [&self.names, &self.keys].into_iter().filter(|it| it.may_hold(needle)).collect();
        let n_bytes: usize = columns.iter().map(|column| column.len()).sum();
        let n_parts = if n_bytes < WORTH_A_THREAD {
            1
        } else {
            thread::available_parallelism().map_or(1, |most| most.get().min(MOST_THREADS))
        };
        let finder = Finder::new(needle);
        let find = |first: usize, words: &mut [u64]| {
            columns.iter().for_each(|column| column.find_from(first, &finder, words));
        };
        // A part starts at a word of the set, so that no two threads write to one.
        let per_part = self.n_slots.div_ceil(n_parts).next_multiple_of(WORD).max(WORD);
        let mut words = vec![0; self.n_slots.div_ceil(WORD)];
        thread::scope(|scope| {
            let mut parts = words.chunks_mut(per_part / WORD).enumerate();
            let own = parts.next();
            for (part, words) in parts {
                let find = &find;
                scope.spawn(move || find(part * per_part, words));
            }
            if let Some((_, words)) = own {
                find(0, words);
            }
        });
        Bits::of(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_that_holds_the_text_is_found_and_no_other_by_however_many_threads() {
        let mut texts = Texts::default();
        let mut expected = Vec::new();
        // Enough for several threads: lines of every length, some far longer than a block.
        for n in 0..80_000_usize {
            let name = format!("{}{}", "x".repeat(n % 130), if n % 7 == 0 { "needle" } else { "" });
            texts.prepare(&name, &format!("u{n}"));
            texts.push();
            if n % 7 == 0 {
                expected.push(n);
            }
        }
        assert!(texts.names.len() > WORTH_A_THREAD);
        let mut found = Vec::new();
        texts.find("needle").for_each(|slot| found.push(slot));
        assert_eq!(found, expected);
        let mut last = Vec::new();
        texts.find("u79999").for_each(|slot| last.push(slot));
        assert_eq!(last, [79_999]);
        let mut none = 0;
        texts.find("needles").for_each(|_| none += 1);
        assert_eq!(none, 0);
    }

    #[test]
    fn a_text_is_looked_for_only_where_its_letters_stand_side_by_side() {
        let mut texts = Texts::default();
        for (name, key) in [("Anna", "u-1"), ("Bo", "ann-2"), ("Zoë", "3")] {
            texts.prepare(name, key);
            texts.push();
        }
        assert!(texts.names.may_hold(b"ann") && !texts.names.may_hold(b"u-1"));
        let found = |needle: &str| {
            let mut slots = Vec::new();
            texts.find(needle).for_each(|slot| slots.push(slot));
            slots
        };
        assert_eq!(found("ann"), [0, 1]);
        assert_eq!(found("u-1"), [0]);
        assert_eq!(found("zoe"), [2]);
        assert_eq!(found("nn"), [0, 1]);
        assert!(found("ax").is_empty());
        assert_eq!(found("3"), [2]);
    }
}
