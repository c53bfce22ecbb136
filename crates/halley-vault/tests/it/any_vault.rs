//! Memory and file behave as one map, whatever is done to them.

use std::collections::BTreeMap;

use cometchat_api::Secret;
use halley_vault::{Entry, FileVault, MemoryVault, Vault};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::{prop_assert_eq, proptest};

use crate::QUICK;

#[derive(Clone, Debug)]
enum Act {
    Put(String, Vec<(String, String)>),
    Get(String),
    Remove(String),
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let id = || prop_oneof!["[a-c]", any::<String>()];
    prop_oneof![
        (id(), vec((any::<String>(), any::<String>()), 0..4)).prop_map(|(id, e)| Act::Put(id, e)),
        id().prop_map(Act::Get),
        id().prop_map(Act::Remove),
        Just(Act::Reopen),
    ]
}

fn entry(fields: &[(String, String)]) -> Entry {
    fields.iter().fold(Entry::new(), |entry, (name, text)| entry.with(name, Secret::new(text)))
}

proptest! {
    #[test]
    fn a_vault_is_a_map_that_outlives_reopening(acts in vec(act(), 1..24)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault");
        let passphrase = Secret::new("correct horse");
        let memory = MemoryVault::new();
        let mut file = FileVault::create(&path, &passphrase, QUICK).unwrap();
        let mut model: BTreeMap<String, Entry> = BTreeMap::new();
        for act in acts {
            match act {
                Act::Put(id, fields) => {
                    let entry = entry(&fields);
                    memory.put(&id, &entry).unwrap();
                    file.put(&id, &entry).unwrap();
                    model.insert(id, entry);
                }
                Act::Get(id) => {
                    prop_assert_eq!(memory.get(&id).unwrap(), model.get(&id).cloned());
                    prop_assert_eq!(file.get(&id).unwrap(), model.get(&id).cloned());
                }
                Act::Remove(id) => {
                    memory.remove(&id).unwrap();
                    file.remove(&id).unwrap();
                    model.remove(&id);
                }
                Act::Reopen => file = FileVault::open(&path, &passphrase).unwrap(),
            }
            let ids: Vec<String> = model.keys().cloned().collect();
            prop_assert_eq!(memory.ids().unwrap(), ids.clone());
            prop_assert_eq!(file.ids().unwrap(), ids);
        }
    }
}
