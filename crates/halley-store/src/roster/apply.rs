//! Keeps a roster in step with the rows on disk.

use crate::roster::{DEACTIVATED, EXACT, Entry, NOWHERE, OFFLINE, ONLINE, Roster};

impl Roster {
    /// Puts a row in, or brings it up to date.
    pub(crate) fn apply(&mut self, entry: &Entry<'_>) {
        self.texts.prepare(entry.name, entry.key);
        let tags: Vec<u32> = entry.tags.iter().map(|tag| self.tags.id(tag)).collect();
        match self.slot_of(entry.seq) {
            Some(slot) if self.texts.is(slot) && self.tags_of(slot) == tags => {
                self.touch(slot, entry);
            }
            Some(slot) => {
                self.retire(slot);
                self.push(entry, &tags);
            }
            None => self.push(entry, &tags),
        }
    }

    /// Takes a row out.
    pub(crate) fn remove(&mut self, seq: u32) {
        if let Some(slot) = self.slot_of(seq) {
            self.retire(slot);
            self.slots[seq as usize] = NOWHERE;
        }
    }

    pub(super) fn slot_of(&self, seq: u32) -> Option<usize> {
        self.slots.get(seq as usize).filter(|&&slot| slot != NOWHERE).map(|&slot| slot as usize)
    }

    /// Changes what has no part in the text, in place.
    fn touch(&mut self, slot: usize, entry: &Entry<'_>) {
        let category = self.categories.id(entry.category);
        let flags = flags(entry) | self.flags[slot] & EXACT;
        if self.category[slot] != category {
            self.category[slot] = category;
            self.by_category = None;
            self.results.clear();
        }
        let owner = self.owners.id(entry.owner);
        if self.owner[slot] != owner {
            self.owner[slot] = owner;
            self.results.clear();
        }
        if self.flags[slot] != flags {
            self.flags[slot] = flags;
            self.results.clear();
        }
        for (which, &number) in entry.numbers.iter().enumerate() {
            if self.numbers[which][slot] != number {
                self.numbers[which][slot] = number;
                if let Some(order) = &mut self.by_number[which] {
                    order.shift(slot as u32);
                }
                self.results.clear();
            }
        }
    }

    fn retire(&mut self, slot: usize) {
        self.alive.remove(slot);
        self.n_alive -= 1;
        for order in self.orders_kept() {
            order.lose();
        }
        self.by_category = None;
        self.results.clear();
    }

    fn push(&mut self, entry: &Entry<'_>, tags: &[u32]) {
        let slot = self.n_slots();
        self.texts.push();
        self.seqs.push(entry.seq);
        if self.slots.len() <= entry.seq as usize {
            self.slots.resize(entry.seq as usize + 1, NOWHERE);
        }
        self.slots[entry.seq as usize] = slot as u32;
        self.alive.insert(slot);
        self.n_alive += 1;
        let category = self.categories.id(entry.category);
        self.category.push(category);
        self.owner.push(self.owners.id(entry.owner));
        self.tag_ids.extend_from_slice(tags);
        self.tag_ends.push(self.tag_ids.len() as u32);
        let exact = if self.texts.is_exact(entry.key) { EXACT } else { 0 };
        self.flags.push(flags(entry) | exact);
        for (column, &number) in self.numbers.iter_mut().zip(&entry.numbers) {
            column.push(number);
        }
        for order in self.orders_kept() {
            order.add(slot as u32);
        }
        self.by_category = None;
        self.results.clear();
    }

    fn orders_kept(&mut self) -> impl Iterator<Item = &mut super::Order> {
        self.by_number.iter_mut().chain([&mut self.by_name, &mut self.by_key]).flatten()
    }
}

fn flags(entry: &Entry<'_>) -> u8 {
    let presence = match entry.online {
        Some(true) => ONLINE,
        Some(false) => OFFLINE,
        None => 0,
    };
    presence | if entry.deactivated { DEACTIVATED } else { 0 }
}
