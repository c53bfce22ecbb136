//! Secrets for this session only.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::entry::Entry;
use crate::error::Result;
use crate::vault::{Kind, Vault};

/// A vault in memory: its secrets are gone when the program ends.
#[derive(Debug, Default)]
pub struct MemoryVault {
    entries: Mutex<BTreeMap<String, Entry>>,
}

impl MemoryVault {
    /// Makes an empty vault.
    pub fn new() -> Self {
        Self::default()
    }

    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<String, Entry>) -> T) -> T {
        work(&mut self.entries.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Vault for MemoryVault {
    fn kind(&self) -> Kind {
        Kind::Memory
    }

    fn put(&self, id: &str, entry: &Entry) -> Result<()> {
        self.with(|entries| entries.insert(id.to_owned(), entry.clone()));
        Ok(())
    }

    fn get(&self, id: &str) -> Result<Option<Entry>> {
        Ok(self.with(|entries| entries.get(id).cloned()))
    }

    fn remove(&self, id: &str) -> Result<()> {
        self.with(|entries| entries.remove(id));
        Ok(())
    }

    fn ids(&self) -> Result<Vec<String>> {
        Ok(self.with(|entries| entries.keys().cloned().collect()))
    }
}
