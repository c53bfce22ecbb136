//! Kept orders: sorted once, mended after changes.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::roster::bits::Bits;
use crate::roster::{N_NUMBERS, Roster};

/// By what rows are sorted, ascending; equal ones by slot, so an order never wavers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Folded name, then key.
    Name,
    /// Key.
    Key,
    /// Category by alphabet, then name.
    Category,
    /// One of the numbers.
    Number(usize),
}

/// Slots in order, with what changed since they were sorted.
#[derive(Debug, Default)]
pub(super) struct Order {
    slots: Arc<Vec<u32>>,
    /// Slots to sort in.
    added: Vec<u32>,
    /// Slots whose old place is wrong; they are in `added` too.
    moved: Vec<u32>,
    has_dead: bool,
}

impl Order {
    pub(super) fn add(&mut self, slot: u32) {
        self.added.push(slot);
    }

    pub(super) fn shift(&mut self, slot: u32) {
        self.added.push(slot);
        self.moved.push(slot);
    }

    pub(super) fn lose(&mut self) {
        self.has_dead = true;
    }

    fn is_settled(&self) -> bool {
        self.added.is_empty() && self.moved.is_empty() && !self.has_dead
    }
}

impl Roster {
    /// All living slots in an order.
    pub(super) fn order(&mut self, sort: Sort) -> Arc<Vec<u32>> {
        if sort == Sort::Category {
            return self.category_order();
        }
        let order = match self.kept(sort).take() {
            Some(order) if order.is_settled() => order,
            Some(order) => self.mended(order, sort),
            None => Order { slots: Arc::new(self.sorted(sort)), ..Order::default() },
        };
        let slots = Arc::clone(&order.slots);
        *self.kept(sort) = Some(order);
        slots
    }

    /// Compares two slots; equal ones by slot.
    pub(super) fn compare(&self, sort: Sort, a: u32, b: u32) -> Ordering {
        let (left, right) = (a as usize, b as usize);
        let name_and_key = |slot| (self.texts.name(slot), self.texts.key(slot));
        let by_name = || name_and_key(left).cmp(&name_and_key(right));
        match sort {
            Sort::Name => by_name(),
            Sort::Key => self.texts.key(left).cmp(self.texts.key(right)),
            Sort::Category => self
                .categories
                .text(self.category[left])
                .cmp(self.categories.text(self.category[right]))
                .then_with(by_name),
            Sort::Number(which) => self.numbers[which][left].cmp(&self.numbers[which][right]),
        }
        .then(a.cmp(&b))
    }

    fn kept(&mut self, sort: Sort) -> &mut Option<Order> {
        match sort {
            Sort::Key => &mut self.by_key,
            Sort::Number(which) => &mut self.by_number[which % N_NUMBERS],
            Sort::Name | Sort::Category => &mut self.by_name,
        }
    }

    /// Sorts by the first bytes of the key, which settle most, then by the whole.
    fn sorted(&self, sort: Sort) -> Vec<u32> {
        let mut slots: Vec<(u64, u32)> = Vec::with_capacity(self.n_alive);
        self.alive.for_each(|slot| {
            let start = match sort {
                Sort::Key => start(self.texts.key(slot)),
                Sort::Number(which) => u64::from(self.numbers[which][slot]),
                Sort::Name | Sort::Category => start(self.texts.name(slot)),
            };
            // Slots are numbered by 32 bits.
            slots.push((start, slot as u32));
        });
        slots.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.compare(sort, a.1, b.1)));
        slots.into_iter().map(|(_, slot)| slot).collect()
    }

    /// Takes dead and moved slots out and sorts the new ones in, in one walk.
    fn mended(&self, order: Order, sort: Sort) -> Order {
        let mut moved = Bits::with_room(if order.moved.is_empty() { 0 } else { self.n_slots() });
        for slot in order.moved {
            moved.insert(slot as usize);
        }
        let mut added = order.added;
        added.retain(|&slot| self.alive.contains(slot as usize));
        added.sort_unstable_by(|&a, &b| self.compare(sort, a, b));
        added.dedup();
        let mut added = added.into_iter().peekable();
        let mut slots = Vec::with_capacity(self.n_alive);
        for &slot in order.slots.iter() {
            if !self.alive.contains(slot as usize) || moved.contains(slot as usize) {
                continue;
            }
            while let Some(new) = added.next_if(|&new| self.compare(sort, new, slot).is_lt()) {
                slots.push(new);
            }
            slots.push(slot);
        }
        slots.extend(added);
        Order { slots: Arc::new(slots), ..Order::default() }
    }

    /// Deals the order by name out to the categories.
    fn category_order(&mut self) -> Arc<Vec<u32>> {
        if let Some(order) = &self.by_category {
            return Arc::clone(order);
        }
        let by_name = self.order(Sort::Name);
        let ranks = self.categories.ranks();
        let rank = |slot: u32| ranks[self.category[slot as usize] as usize] as usize;
        let mut places = vec![0_usize; ranks.len() + 1];
        for &slot in by_name.iter() {
            places[rank(slot) + 1] += 1;
        }
        for index in 1..places.len() {
            places[index] += places[index - 1];
        }
        let mut slots = vec![0; by_name.len()];
        for &slot in by_name.iter() {
            let place = &mut places[rank(slot)];
            slots[*place] = slot;
            *place += 1;
        }
        let order = Arc::new(slots);
        self.by_category = Some(Arc::clone(&order));
        order
    }
}

/// The first eight bytes as a number that sorts as they do.
fn start(text: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let n = text.len().min(8);
    bytes[..n].copy_from_slice(&text[..n]);
    u64::from_be_bytes(bytes)
}
