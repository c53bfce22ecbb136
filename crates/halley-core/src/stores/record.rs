//! The record of changes carried from one store to another, and how its entries are named.

use std::collections::HashMap;

use halley_store::{Activity, ActivityFilter, Result, Store};

/// Entries that are read at once.
const AT_ONCE: u32 = 500;

/// New ids of entries, by their old ones.
pub(super) type Moved = HashMap<i64, i64>;

/// How entries are named to the window and to work that goes on. Those of a store that stands in
/// bear a mark, since the store that takes them over may have entries of the same numbers.
#[derive(Debug, Default)]
pub(crate) struct Names {
    stands_in: bool,
    /// Where marked entries are now; nothing while they are where they were.
    moved: Option<Moved>,
}

const MARK: char = 's';

impl Names {
    /// Those of a store that stands in.
    pub(super) fn of_stand_in() -> Self {
        Self { stands_in: true, moved: None }
    }

    /// Those of a store that took over entries.
    pub(super) fn after(moved: Moved) -> Self {
        Self { stands_in: false, moved: Some(moved) }
    }

    /// The name of an entry.
    pub(crate) fn name(&self, id: i64) -> String {
        if self.stands_in { format!("{MARK}{id}") } else { id.to_string() }
    }

    /// The entry of a name that was given at any time in this session.
    pub(crate) fn id(&self, name: &str) -> Option<i64> {
        let Some(marked) = name.strip_prefix(MARK) else { return name.parse().ok() };
        let id = marked.parse().ok()?;
        match &self.moved {
            Some(moved) => moved.get(&id).copied(),
            None => Some(id),
        }
    }
}

/// Puts all entries of one store on record in another, in their order, as of their own time.
pub(super) fn carry(from: &Store, to: &Store) -> Result<Moved> {
    let entries = all(from)?;
    let mut ids = HashMap::new();
    for entry in &entries {
        ids.insert(entry.id, to.activity_add(&entry.what)?);
    }
    for entry in &entries {
        let by = entry.undone_by.and_then(|by| ids.get(&by));
        if let (Some(id), Some(by)) = (ids.get(&entry.id), by) {
            to.activity_undone(*id, *by)?;
        }
    }
    Ok(ids)
}

/// All entries, the oldest first.
fn all(store: &Store) -> Result<Vec<Activity>> {
    let mut entries = Vec::new();
    loop {
        let before_id = entries.last().map(|last: &Activity| last.id);
        let filter = ActivityFilter { before_id, limit: AT_ONCE, ..ActivityFilter::default() };
        let page = store.activity_list(&filter)?;
        let is_last = page.len() < AT_ONCE as usize;
        entries.extend(page);
        if is_last {
            entries.reverse();
            return Ok(entries);
        }
    }
}

#[cfg(test)]
mod tests {
    use halley_store::{ActivityEnd, NewActivity, Outcome};

    use super::*;

    fn change(sentence: &str, outcome: Outcome) -> NewActivity {
        NewActivity {
            at: 1_795_288_545,
            connection: "one".to_owned(),
            connection_name: "Acme".to_owned(),
            app: None,
            app_name: None,
            profile: "admin".to_owned(),
            act: "userCreate".to_owned(),
            sentence: sentence.to_owned(),
            object_kind: None,
            object_id: None,
            object_name: None,
            before: None,
            end: ActivityEnd { outcome, undo: Some("{}".to_owned()), ..ActivityEnd::started() },
        }
    }

    fn sentences(store: &Store) -> Vec<String> {
        all(store).unwrap().into_iter().map(|entry| entry.what.sentence).collect()
    }

    #[test]
    fn entries_follow_those_that_are_there_in_their_order_with_what_was_undone() {
        let (from, to) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
        to.activity_add(&change("before", Outcome::Started)).unwrap();
        let n_entries = i64::from(AT_ONCE) + 3;
        for n in 1..=n_entries {
            from.activity_add(&change(&n.to_string(), Outcome::Done)).unwrap();
        }
        from.activity_undone(1, 2).unwrap();
        let open = from.activity_add(&change("open", Outcome::Started)).unwrap();
        let moved = carry(&from, &to).unwrap();
        let mut expected = vec!["before".to_owned()];
        expected.extend((1..=n_entries).map(|n| n.to_string()));
        expected.push("open".to_owned());
        assert_eq!(sentences(&to), expected);
        assert_eq!(to.activity(2).unwrap().unwrap().undone_by, Some(3));
        assert_eq!(moved.get(&open), Some(&(open + 1)));
    }

    #[test]
    fn a_name_of_a_stand_in_never_means_another_entry_of_the_same_number() {
        let stand_in = Names::of_stand_in();
        let name = stand_in.name(1);
        assert_eq!(stand_in.id(&name), Some(1));
        assert_eq!(Names::default().id(&name), Some(1));
        let after = Names::after(Moved::from([(1, 8)]));
        assert_eq!((after.id(&name), after.id("1"), after.id("s2")), (Some(8), Some(1), None));
        assert_eq!(after.name(8), "8");
    }
}
