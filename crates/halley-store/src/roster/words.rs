//! Texts that many rows share, by number.

use std::collections::HashMap;

#[derive(Debug, Default)]
pub(super) struct Words {
    ids: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Words {
    /// The number of a text, given now if it has none.
    pub(super) fn id(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        // Fewer than the rows, which are numbered by 32 bits themselves.
        let id = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.ids.insert(text.to_owned(), id);
        self.texts.push(text.to_owned());
        id
    }

    /// The number of a text that is known.
    pub(super) fn known(&self, text: &str) -> Option<u32> {
        self.ids.get(text).copied()
    }

    /// The text of a number that was given.
    pub(super) fn text(&self, id: u32) -> &str {
        &self.texts[id as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// By number: which place the text has in the alphabet.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut sorted: Vec<usize> = (0..self.texts.len()).collect();
        sorted.sort_unstable_by(|&a, &b| self.texts[a].cmp(&self.texts[b]));
        let mut ranks = vec![0; sorted.len()];
        for (rank, id) in (0..).zip(sorted) {
            ranks[id] = rank;
        }
        ranks
    }

    /// The texts that occur, the most frequent first.
    pub(super) fn ranked(&self, counts: &[u32]) -> Vec<(String, u32)> {
        let mut ranked: Vec<(String, u32)> = self
            .texts
            .iter()
            .zip(counts)
            .filter(|(text, count)| **count > 0 && !text.is_empty())
            .map(|(text, &count)| (text.clone(), count))
            .collect();
        ranked.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        ranked
    }
}
