//! Users of an app: compact records, kept in the order of uid and of name.

use std::collections::HashMap;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

mod head;
mod order;
mod person;

use order::Order;
pub(crate) use order::{Shown, Stretch};
pub(crate) use person::{Details, Person, in_order, seconds};

/// Users in their orders. Positions in `slots` never change while a user exists.
#[derive(Deserialize)]
#[serde(from = "Vec<Person>")]
pub(crate) struct People {
    slots: Vec<Option<Person>>,
    free: Vec<u32>,
    by_uid: Order,
    by_name: Order,
    /// How many start so both by name and by uid, for prefixes asked for since the last change.
    overlaps: Mutex<HashMap<(Box<str>, Shown), usize>>,
}

impl Default for People {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
            by_uid: Order::new(|person| (&person.uid, "")),
            by_name: Order::new(|person| (&person.folded, &person.uid)),
            overlaps: Mutex::default(),
        }
    }
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
        let mut people: Vec<Person> = people.into_iter().collect();
        people.sort_by(|a, b| a.uid.cmp(&b.uid));
        people.dedup_by(|later, first| later.uid == first.uid);
        // Lists go by name, and neighbours in memory are quicker to reach.
        people.sort_unstable_by(in_order);
        self.slots = people.into_iter().map(Some).collect();
        let all: Vec<u32> = (0..u32::try_from(self.slots.len()).unwrap_or(u32::MAX)).collect();
        self.by_uid.fill(&self.slots, all.clone());
        self.by_name.fill(&self.slots, all);
        // Whoever opens an app reads everybody in it.
        for person in self.unordered() {
            person.head();
        }
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
        person_at(&self.slots, self.slot(uid)?)
    }

    /// Changes a user in place; his order follows.
    pub(crate) fn change(
        &mut self,
        uid: &str,
        change: impl FnOnce(&mut Person),
    ) -> Option<&Person> {
        let slot = self.slot(uid)?;
        self.order_out(slot);
        if let Some(person) = self.slots.get_mut(slot as usize).and_then(Option::as_mut) {
            change(person);
            person.head.take();
        }
        self.order_in(slot);
        person_at(&self.slots, slot)
    }

    /// Notes when a user was last active; no order depends on it.
    pub(crate) fn touch(&mut self, uid: &str, at: u32) {
        if let Some(slot) = self.slot(uid)
            && let Some(person) = self.slots.get_mut(slot as usize).and_then(Option::as_mut)
        {
            person.last_active_at = at;
            person.head.take();
        }
    }

    /// Removes a user for good.
    pub(crate) fn remove(&mut self, uid: &str) -> Option<Person> {
        let slot = self.slot(uid)?;
        self.order_out(slot);
        self.free.push(slot);
        self.slots.get_mut(slot as usize)?.take()
    }

    /// All users, deactivated ones too.
    pub(crate) fn len(&self) -> usize {
        self.by_uid.len()
    }

    /// All users in no order, which is the quickest way through them.
    pub(crate) fn unordered(&self) -> impl Iterator<Item = &Person> {
        self.slots.iter().flatten()
    }

    /// Users whose names start so, in the order by name; lower case. All for an empty prefix.
    pub(crate) fn names_starting(&self, prefix: &str) -> Stretch {
        self.by_name.starting(&self.slots, prefix)
    }

    /// Users whose uids start so, in the order by uid; lower case.
    pub(crate) fn uids_starting(&self, prefix: &str) -> Stretch {
        self.by_uid.starting(&self.slots, prefix)
    }

    /// Users of a stretch by name who are shown, after so many of them.
    pub(crate) fn named<'a>(
        &'a self,
        stretch: &Stretch,
        shown: Shown,
        skipped: usize,
    ) -> impl Iterator<Item = &'a Person> + use<'a> {
        self.by_name.after(&self.slots, stretch, shown, skipped)
    }

    /// Users of a stretch by uid who are shown, after so many of them.
    pub(crate) fn ided<'a>(
        &'a self,
        stretch: &Stretch,
        shown: Shown,
        skipped: usize,
    ) -> impl Iterator<Item = &'a Person> + use<'a> {
        self.by_uid.after(&self.slots, stretch, shown, skipped)
    }

    /// How many who are shown stand in both stretches of one prefix.
    pub(crate) fn overlap(
        &self,
        prefix: &str,
        (names, uids): (&Stretch, &Stretch),
        shown: Shown,
    ) -> usize {
        if names.len(shown).min(uids.len(shown)) == 0 {
            return 0;
        }
        let asked = (Box::from(prefix), shown);
        if let Some(known) = self.overlaps.lock().get(&asked) {
            return *known;
        }
        let n_both = if names.len(shown) <= uids.len(shown) {
            self.named(names, shown, 0).filter(|person| person.uid.starts_with(prefix)).count()
        } else {
            self.ided(uids, shown, 0).filter(|person| person.name_starts(prefix)).count()
        };
        self.overlaps.lock().insert(asked, n_both);
        n_both
    }

    fn slot(&self, uid: &str) -> Option<u32> {
        self.by_uid.slot(&self.slots, (uid, ""))
    }

    fn order_in(&mut self, slot: u32) {
        self.overlaps.get_mut().clear();
        self.by_uid.insert(&self.slots, slot);
        self.by_name.insert(&self.slots, slot);
    }

    fn order_out(&mut self, slot: u32) {
        self.overlaps.get_mut().clear();
        self.by_uid.remove(&self.slots, slot);
        self.by_name.remove(&self.slots, slot);
    }
}

fn person_at(slots: &[Option<Person>], slot: u32) -> Option<&Person> {
    slots.get(slot as usize)?.as_ref()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{People, Person, Shown, in_order};

    /// What is done with a user: his number, his name's, and whether he ends deactivated or gone.
    type Turn = (u8, u8, bool, bool);

    fn turned(turns: &[Turn]) -> People {
        let mut people = People::default();
        for (uid, name, idle, gone) in turns {
            let (uid, name) =
                (format!("u{uid}"), format!("{}n{name}", ["", "u"][*name as usize % 2]));
            if people.get(&uid).is_none() {
                people.insert(Person::new(&uid, &name, 1));
            }
            people.change(&uid, |person| {
                person.rename(&name);
                person.deactivated_at = u32::from(*idle);
            });
            if *gone {
                people.remove(&uid);
            }
        }
        people
    }

    proptest! {
        #[test]
        fn a_page_cut_from_an_order_is_the_page_of_a_walk_through_everybody(
            turns in proptest::collection::vec((0..24_u8, 0..8_u8, any::<bool>(), any::<bool>()), 0..60),
            prefix in prop::sample::select(vec!["", "u", "un", "n1", "u1", "zz"]),
            skipped in 0..12_usize,
        ) {
            let people = turned(&turns);
            let mut filled = People::default();
            filled.fill(people.unordered().cloned());
            for people in [people, filled] {
                for shown in [Shown::All, Shown::Active, Shown::Deactivated] {
                    let mut walked: Vec<&Person> =
                        people.unordered().filter(|person| shown.shows(person)).collect();
                    walked.sort_by(|a, b| in_order(a, b));
                    let ids = |people: Vec<&Person>| -> Vec<Box<str>> {
                        people.into_iter().map(|person| person.uid.clone()).collect()
                    };
                    let names = people.names_starting(prefix);
                    let named: Vec<&Person> =
                        walked.iter().copied().filter(|it| it.name_starts(prefix)).collect();
                    prop_assert_eq!(names.len(shown), named.len());
                    let cut = people.named(&names, shown, skipped).collect();
                    prop_assert_eq!(ids(cut), ids(named.into_iter().skip(skipped).collect()));

                    let uids = people.uids_starting(prefix);
                    let n_both = walked
                        .iter()
                        .filter(|it| it.name_starts(prefix) && it.uid.starts_with(prefix))
                        .count();
                    prop_assert_eq!(people.overlap(prefix, (&names, &uids), shown), n_both);
                    walked.retain(|it| it.uid.starts_with(prefix));
                    walked.sort_by(|a, b| a.uid.cmp(&b.uid));
                    let cut = people.ided(&uids, shown, skipped).collect();
                    prop_assert_eq!(ids(cut), ids(walked.into_iter().skip(skipped).collect()));
                }
            }
        }
    }
}
