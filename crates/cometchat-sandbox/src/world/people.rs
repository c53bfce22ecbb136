//! Users of an app: compact records, kept in the order of uid and of name.

use std::collections::HashMap;
use std::ops::Range;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

mod person;

pub(crate) use person::{Details, Person, in_order, seconds};

/// Users in their orders. Positions in `slots` never change while a user exists.
#[derive(Default, Deserialize)]
#[serde(from = "Vec<Person>")]
pub(crate) struct People {
    slots: Vec<Option<Person>>,
    free: Vec<u32>,
    by_uid: Vec<u32>,
    by_name: Vec<u32>,
    n_deactivated: usize,
    /// How many start so both by name and by uid, for prefixes asked for since the last change.
    overlaps: Mutex<HashMap<Box<str>, usize>>,
}

impl Serialize for People {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.unordered())
    }
}

impl From<Vec<Person>> for People {
    fn from(people: Vec<Person>) -> Self {
        let folded = people.into_iter().map(|mut person| {
            person.folded = person.name.to_lowercase().into();
            person
        });
        let mut all = Self::default();
        all.fill(folded);
        all
    }
}

impl People {
    /// Fills an empty set at once, in any order; later users of the same uid are left out.
    pub(crate) fn fill(&mut self, people: impl IntoIterator<Item = Person>) {
        self.slots.extend(people.into_iter().map(Some));
        let slots = &self.slots;
        let mut by_uid: Vec<u32> = (0..u32::try_from(slots.len()).unwrap_or(u32::MAX)).collect();
        by_uid.sort_by(|a, b| uid_at(slots, *a).cmp(uid_at(slots, *b)).then(a.cmp(b)));
        by_uid.dedup_by(|a, b| uid_at(slots, *a) == uid_at(slots, *b));
        let mut by_name = by_uid.clone();
        by_name.sort_by(|a, b| name_key(slots, *a).cmp(&name_key(slots, *b)));
        self.n_deactivated =
            by_uid.iter().filter_map(|at| person_at(slots, *at)).filter(|p| !p.is_active()).count();
        (self.by_uid, self.by_name) = (by_uid, by_name);
    }

    /// Adds a user whose uid is new.
    pub(crate) fn insert(&mut self, person: Person) {
        let slot = match self.free.pop() {
            Some(slot) => {
                self.slots[slot as usize] = Some(person);
                slot
            }
            None => {
                self.slots.push(Some(person));
                u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
            }
        };
        self.order_in(slot);
    }

    /// A user, deactivated or not.
    pub(crate) fn get(&self, uid: &str) -> Option<&Person> {
        let at = self.place_by_uid(uid).ok()?;
        person_at(&self.slots, *self.by_uid.get(at)?)
    }

    /// Changes a user in place; his order follows.
    pub(crate) fn change(
        &mut self,
        uid: &str,
        change: impl FnOnce(&mut Person),
    ) -> Option<&Person> {
        let slot = *self.by_uid.get(self.place_by_uid(uid).ok()?)?;
        self.order_out(slot);
        if let Some(person) = self.slots.get_mut(slot as usize).and_then(Option::as_mut) {
            change(person);
        }
        self.order_in(slot);
        person_at(&self.slots, slot)
    }

    /// Notes when a user was last active; no order depends on it.
    pub(crate) fn touch(&mut self, uid: &str, at: u32) {
        if let Ok(place) = self.place_by_uid(uid)
            && let Some(slot) = self.by_uid.get(place)
            && let Some(person) = self.slots.get_mut(*slot as usize).and_then(Option::as_mut)
        {
            person.last_active_at = at;
        }
    }

    /// Removes a user for good.
    pub(crate) fn remove(&mut self, uid: &str) -> Option<Person> {
        let slot = *self.by_uid.get(self.place_by_uid(uid).ok()?)?;
        self.order_out(slot);
        self.free.push(slot);
        self.slots.get_mut(slot as usize)?.take()
    }

    /// All users, deactivated ones too.
    pub(crate) fn len(&self) -> usize {
        self.by_uid.len()
    }

    /// Deactivated users.
    pub(crate) fn n_deactivated(&self) -> usize {
        self.n_deactivated
    }

    /// All users in no order, which is the quickest way through them.
    pub(crate) fn unordered(&self) -> impl Iterator<Item = &Person> {
        self.slots.iter().flatten()
    }

    /// Users at some places of the order by name.
    pub(crate) fn named_at(&self, places: Range<usize>) -> impl Iterator<Item = &Person> {
        let end = places.end.min(self.by_name.len());
        let places = places.start.min(end)..end;
        self.by_name[places].iter().filter_map(|slot| person_at(&self.slots, *slot))
    }

    /// Users at some places of the order by uid.
    pub(crate) fn ided_at(&self, places: Range<usize>) -> impl Iterator<Item = &Person> {
        let end = places.end.min(self.by_uid.len());
        let places = places.start.min(end)..end;
        self.by_uid[places].iter().filter_map(|slot| person_at(&self.slots, *slot))
    }

    /// Places in the order by name of names that start so; lower case.
    pub(crate) fn names_starting(&self, prefix: &str) -> Range<usize> {
        let start = self.by_name.partition_point(|slot| self.folded(*slot) < prefix);
        let n =
            self.by_name[start..].partition_point(|slot| self.folded(*slot).starts_with(prefix));
        start..start + n
    }

    /// Places in the order by uid of uids that start so; lower case.
    pub(crate) fn uids_starting(&self, prefix: &str) -> Range<usize> {
        let start = self.by_uid.partition_point(|slot| uid_at(&self.slots, *slot) < prefix);
        let rest = &self.by_uid[start..];
        let n = rest.partition_point(|slot| uid_at(&self.slots, *slot).starts_with(prefix));
        start..start + n
    }

    /// How many of the users at these places, those of one prefix, stand in both.
    pub(crate) fn overlap(&self, prefix: &str, names: Range<usize>, uids: Range<usize>) -> usize {
        if let Some(known) = self.overlaps.lock().get(prefix) {
            return *known;
        }
        let n_both = if names.len() <= uids.len() {
            self.named_at(names).filter(|person| person.uid.starts_with(prefix)).count()
        } else {
            self.ided_at(uids).filter(|person| person.name_starts(prefix)).count()
        };
        self.overlaps.lock().insert(prefix.into(), n_both);
        n_both
    }

    fn folded(&self, slot: u32) -> &str {
        person_at(&self.slots, slot).map_or("", |person| &person.folded)
    }

    fn place_by_uid(&self, uid: &str) -> Result<usize, usize> {
        self.by_uid.binary_search_by(|slot| uid_at(&self.slots, *slot).cmp(uid))
    }

    fn place_by_name(&self, slot: u32) -> Result<usize, usize> {
        let key = name_key(&self.slots, slot);
        self.by_name.binary_search_by(|other| name_key(&self.slots, *other).cmp(&key))
    }

    fn order_in(&mut self, slot: u32) {
        self.overlaps.get_mut().clear();
        if let Err(at) = self.place_by_uid(uid_at(&self.slots, slot)) {
            self.by_uid.insert(at, slot);
        }
        if let Err(at) = self.place_by_name(slot) {
            self.by_name.insert(at, slot);
        }
        self.n_deactivated += usize::from(!self.is_active(slot));
    }

    fn order_out(&mut self, slot: u32) {
        self.overlaps.get_mut().clear();
        self.n_deactivated -= usize::from(!self.is_active(slot));
        if let Ok(at) = self.place_by_uid(uid_at(&self.slots, slot)) {
            self.by_uid.remove(at);
        }
        if let Ok(at) = self.place_by_name(slot) {
            self.by_name.remove(at);
        }
    }

    fn is_active(&self, slot: u32) -> bool {
        person_at(&self.slots, slot).is_none_or(Person::is_active)
    }
}

fn person_at(slots: &[Option<Person>], slot: u32) -> Option<&Person> {
    slots.get(slot as usize)?.as_ref()
}

fn uid_at(slots: &[Option<Person>], slot: u32) -> &str {
    person_at(slots, slot).map_or("", |person| &person.uid)
}

/// Order of lists: by name without case, then by uid.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct NameKey<'a>(&'a str, &'a str);

fn name_key(slots: &[Option<Person>], slot: u32) -> NameKey<'_> {
    person_at(slots, slot).map_or(NameKey("", ""), |person| NameKey(&person.folded, &person.uid))
}
