//! Folded texts of all slots as one, a line each, for substring search.

use memchr::memmem::Finder;

/// Bytes of the text after which its slot is noted; a line has some 20.
const BLOCK: usize = 64;
/// Slots in a word of a set.
pub(super) const WORD: usize = u64::BITS as usize;
/// Words that hold a bit for each pair of bytes.
const PAIRS: usize = (1 << 16) / WORD;

#[derive(Debug)]
pub(super) struct Column {
    text: Vec<u8>,
    /// By slot: where its text starts.
    starts: Vec<u32>,
    /// By block of the text: the slot that its first byte belongs to.
    blocks: Vec<u32>,
    /// Pairs of bytes that ever stood side by side: a text with any other pair is nowhere, which
    /// spares the keys of most searches for a name.
    pairs: Box<[u64; PAIRS]>,
}

impl Default for Column {
    fn default() -> Self {
        let pairs = Box::new([0; PAIRS]);
        Self { text: Vec::new(), starts: Vec::new(), blocks: Vec::new(), pairs }
    }
}

impl Column {
    /// Appends the text of a new slot.
    pub(super) fn push(&mut self, text: &[u8]) {
        // Four thousand million characters are more than any app has users for.
        self.starts.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.text.extend_from_slice(text);
        self.text.push(b'\n');
        let slot = u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX);
        self.blocks.resize(self.text.len().div_ceil(BLOCK), slot);
        for pair in text.windows(2) {
            let (word, bit) = place(pair);
            self.pairs[word] |= bit;
        }
    }

    /// The text of a slot.
    pub(super) fn get(&self, slot: usize) -> &[u8] {
        let end = self.starts.get(slot + 1).map_or(self.text.len(), |&end| end as usize);
        &self.text[self.starts[slot] as usize..end - 1]
    }

    /// Bytes in all.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether a text may be found; false is certain.
    pub(super) fn may_hold(&self, needle: &[u8]) -> bool {
        needle.windows(2).all(|pair| {
            let (word, bit) = place(pair);
            self.pairs[word] & bit != 0
        })
    }

    /// Marks what is found from a slot on, as far as there are words to mark it in.
    pub(super) fn find_from(&self, first: usize, finder: &Finder<'_>, words: &mut [u64]) {
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

/// Word and bit of a pair of bytes.
fn place(pair: &[u8]) -> (usize, u64) {
    let number = usize::from(pair[0]) << 8 | usize::from(pair[1]);
    (number / WORD, 1 << (number % WORD))
}
