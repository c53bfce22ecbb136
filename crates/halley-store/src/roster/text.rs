//! All names and keys as one folded text, a line each: `name ⏎ key ⏎`.

use std::thread;

use memchr::memmem::Finder;

use crate::fold::fold_into;
use crate::roster::bits::Bits;

/// Longer names are compared and found by their start; the service takes 100 characters.
const LONGEST: usize = 1_024;
/// Bytes from which on a search is shared among threads.
const WORTH_A_THREAD: usize = 4 << 20;
/// Beyond a few, memory is what is waited for.
const MOST_THREADS: usize = 4;
/// Bytes of the text after which its slot is noted; a line has some 40.
const BLOCK: usize = 64;
/// Slots in a word of a set.
const WORD: usize = u64::BITS as usize;

#[derive(Debug, Default)]
pub(super) struct Texts {
    text: Vec<u8>,
    /// By slot: where its text starts.
    starts: Vec<u32>,
    /// By slot: bytes of its name.
    name_lens: Vec<u16>,
    /// By block of the text: the slot that its first byte belongs to.
    blocks: Vec<u32>,
    scratch: String,
}

impl Texts {
    /// Folds a row's texts, for [`Texts::push`] and [`Texts::is`] to look at.
    pub(super) fn prepare(&mut self, name: &str, key: &str) -> u16 {
        self.scratch.clear();
        fold_into(name, &mut self.scratch);
        truncate(&mut self.scratch, LONGEST);
        let name_len = self.scratch.len();
        self.scratch.push('\n');
        fold_into(key, &mut self.scratch);
        truncate(&mut self.scratch, name_len + 1 + LONGEST);
        self.scratch.push('\n');
        u16::try_from(name_len).unwrap_or(u16::MAX)
    }

    /// Appends the prepared texts as a new slot.
    pub(super) fn push(&mut self, name_len: u16) {
        // Four thousand million characters are more than any app has users for.
        self.starts.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.name_lens.push(name_len);
        self.text.extend_from_slice(self.scratch.as_bytes());
        let slot = u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX);
        self.blocks.resize(self.text.len().div_ceil(BLOCK), slot);
    }

    /// Whether the slot has the prepared texts.
    pub(super) fn is(&self, slot: usize) -> bool {
        self.line(slot) == self.scratch.as_bytes()
    }

    /// Name and key of a slot; a line break sorts before every other character.
    pub(super) fn line(&self, slot: usize) -> &[u8] {
        let end = self.starts.get(slot + 1).map_or(self.text.len(), |&end| end as usize);
        &self.text[self.starts[slot] as usize..end]
    }

    /// Key of a slot, folded.
    pub(super) fn key(&self, slot: usize) -> &[u8] {
        let line = self.line(slot);
        &line[usize::from(self.name_lens[slot]) + 1..line.len() - 1]
    }

    /// Whether the prepared key is still what it was before folding.
    pub(super) fn is_exact(&self, name_len: u16, key: &str) -> bool {
        self.scratch[usize::from(name_len) + 1..].trim_end_matches('\n') == key
    }

    /// The slots whose name or key holds the folded text. Long texts are looked through by several
    /// threads, each at its part.
    pub(super) fn find(&self, needle: &str) -> Bits {
        let finder = Finder::new(needle.as_bytes());
        let n_slots = self.starts.len();
        let n_parts = if self.text.len() < WORTH_A_THREAD {
            1
        } else {
            thread::available_parallelism().map_or(1, |most| most.get().min(MOST_THREADS))
        };
        // A part starts at a word of the set, so that no two threads write to one.
        let per_part = n_slots.div_ceil(n_parts).next_multiple_of(WORD).max(WORD);
        let mut words = vec![0; n_slots.div_ceil(WORD)];
        thread::scope(|scope| {
            let mut parts = words.chunks_mut(per_part / WORD).enumerate();
            let own = parts.next();
            for (part, words) in parts {
                let finder = &finder;
                scope.spawn(move || self.find_from(part * per_part, finder, words));
            }
            if let Some((_, words)) = own {
                self.find_from(0, &finder, words);
            }
        });
        Bits::of(words)
    }

    /// Marks what is found from a slot on, as far as there are words to mark it in.
    fn find_from(&self, first: usize, finder: &Finder<'_>, words: &mut [u64]) {
        let beyond = first + words.len() * WORD;
        let end = self.starts.get(beyond).map_or(self.text.len(), |&end| end as usize);
        let mut from = self.starts.get(first).map_or(end, |&start| start as usize);
        while let Some(at) = finder.find(&self.text[from..end]) {
            let slot = self.slot_at(from + at);
            words[(slot - first) / WORD] |= 1 << (slot % WORD);
            match self.starts.get(slot + 1) {
                Some(&start) if slot + 1 < beyond => from = start as usize,
                _ => break,
            }
        }
    }

    /// The slot that a place in the text belongs to.
    fn slot_at(&self, place: usize) -> usize {
        let mut slot = self.blocks[place / BLOCK] as usize;
        while self.starts.get(slot + 1).is_some_and(|&start| start as usize <= place) {
            slot += 1;
        }
        slot
    }
}

fn truncate(text: &mut String, most: usize) {
    text.truncate(text.floor_char_boundary(most));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_that_holds_the_text_is_found_and_no_other_by_however_many_threads() {
        let mut texts = Texts::default();
        let mut expected = Vec::new();
        // Enough for several threads: lines of every length, some far longer than a block.
        for n in 0..60_000_usize {
            let name = format!("{}{}", "x".repeat(n % 130), if n % 7 == 0 { "needle" } else { "" });
            let len = texts.prepare(&name, &format!("u{n}"));
            texts.push(len);
            if n % 7 == 0 {
                expected.push(n);
            }
        }
        assert!(texts.text.len() > WORTH_A_THREAD);
        let mut found = Vec::new();
        texts.find("needle").for_each(|slot| found.push(slot));
        assert_eq!(found, expected);
        let mut last = Vec::new();
        texts.find("u59999").for_each(|slot| last.push(slot));
        assert_eq!(last, [59_999]);
        let mut none = 0;
        texts.find("needles").for_each(|_| none += 1);
        assert_eq!(none, 0);
    }
}
