//! One order of an app's users, from which a page of any of them is cut without a walk.

use std::ops::Range;

use super::{Person, person_at};

/// Which users a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shown {
    /// Everybody.
    All,
    /// Who is not deactivated.
    Active,
    /// Who is.
    Deactivated,
}

impl Shown {
    /// Whether a user is.
    pub(crate) fn shows(self, person: &Person) -> bool {
        match self {
            Self::All => true,
            Self::Active => person.is_active(),
            Self::Deactivated => !person.is_active(),
        }
    }
}

/// Neighbours in an order: their places among all, and among the deactivated those of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stretch {
    all: Range<usize>,
    idle: Range<usize>,
}

impl Stretch {
    /// How many of them are shown.
    pub(crate) fn len(&self, shown: Shown) -> usize {
        match shown {
            Shown::All => self.all.len(),
            Shown::Active => self.all.len() - self.idle.len(),
            Shown::Deactivated => self.idle.len(),
        }
    }
}

/// What users are ordered by.
pub(super) type Key = fn(&Person) -> (&str, &str);

type Slots = [Option<Person>];

/// Slots of users in the order of a key, and of the deactivated among them once more.
pub(super) struct Order {
    key: Key,
    all: Vec<u32>,
    idle: Vec<u32>,
}

impl Order {
    /// An order without users.
    pub(super) const fn new(key: Key) -> Self {
        Self { key, all: Vec::new(), idle: Vec::new() }
    }

    /// Orders some users anew, whatever was in it.
    pub(super) fn fill(&mut self, slots: &Slots, mut all: Vec<u32>) {
        all.sort_unstable_by(|a, b| self.key_at(slots, *a).cmp(&self.key_at(slots, *b)));
        let is_idle = |slot: &u32| person_at(slots, *slot).is_some_and(|it| !it.is_active());
        self.idle = all.iter().copied().filter(is_idle).collect();
        self.all = all;
    }

    /// Users in it.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The slot of the user with a key.
    pub(super) fn slot(&self, slots: &Slots, key: (&str, &str)) -> Option<u32> {
        let at = self.place(&self.all, slots, key).ok()?;
        self.all.get(at).copied()
    }

    /// Takes a user in.
    pub(super) fn insert(&mut self, slots: &Slots, slot: u32) {
        let Some(person) = person_at(slots, slot) else { return };
        let key = (self.key)(person);
        if let Err(at) = self.place(&self.all, slots, key) {
            self.all.insert(at, slot);
        }
        if !person.is_active()
            && let Err(at) = self.place(&self.idle, slots, key)
        {
            self.idle.insert(at, slot);
        }
    }

    /// Lets a user go, who is still what he was when he came.
    pub(super) fn remove(&mut self, slots: &Slots, slot: u32) {
        let key = self.key_at(slots, slot);
        if let Ok(at) = self.place(&self.all, slots, key) {
            self.all.remove(at);
        }
        if let Ok(at) = self.place(&self.idle, slots, key) {
            self.idle.remove(at);
        }
    }

    /// Those whose key starts so.
    pub(super) fn starting(&self, slots: &Slots, prefix: &str) -> Stretch {
        let of = |order: &[u32]| {
            let start = order.partition_point(|slot| self.key_at(slots, *slot).0 < prefix);
            let n = order[start..]
                .partition_point(|slot| self.key_at(slots, *slot).0.starts_with(prefix));
            start..start + n
        };
        Stretch { all: of(&self.all), idle: of(&self.idle) }
    }

    /// Those of a stretch who are shown, after so many of them.
    pub(super) fn after<'a>(
        &'a self,
        slots: &'a Slots,
        stretch: &Stretch,
        shown: Shown,
        skipped: usize,
    ) -> impl Iterator<Item = &'a Person> + use<'a> {
        let (order, places) = match shown {
            Shown::Deactivated => (&self.idle, stretch.idle.start + skipped..stretch.idle.end),
            Shown::All => (&self.all, stretch.all.start + skipped..stretch.all.end),
            Shown::Active => {
                let start = self.place_after_active(slots, stretch, skipped);
                (&self.all, start..stretch.all.end)
            }
        };
        let end = places.end.min(order.len());
        order[places.start.min(end)..end]
            .iter()
            .filter_map(|slot| person_at(slots, *slot))
            .filter(move |person| shown.shows(person))
    }

    /// The place in a stretch before which so many active users stand.
    fn place_after_active(&self, slots: &Slots, stretch: &Stretch, n_active: usize) -> usize {
        let idle = &self.idle[stretch.idle.clone()];
        // Before the nth deactivated user stand all that lie between him and the beginning, less n.
        let mut range = 0..idle.len();
        while !range.is_empty() {
            let nth = usize::midpoint(range.start, range.end);
            let place = self.place(&self.all, slots, self.key_at(slots, idle[nth]));
            let n_before = place.unwrap_or_else(|at| at) - stretch.all.start - nth;
            if n_before <= n_active {
                range.start = nth + 1;
            } else {
                range.end = nth;
            }
        }
        stretch.all.start + n_active + range.start
    }

    fn place(&self, order: &[u32], slots: &Slots, key: (&str, &str)) -> Result<usize, usize> {
        order.binary_search_by(|slot| self.key_at(slots, *slot).cmp(&key))
    }

    fn key_at<'a>(&self, slots: &'a Slots, slot: u32) -> (&'a str, &'a str) {
        person_at(slots, slot).map_or(("", ""), self.key)
    }
}
