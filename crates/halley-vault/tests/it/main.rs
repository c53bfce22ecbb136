//! The vaults that need nothing of the machine: memory and file.

mod any_vault;
mod file;
mod store_key;

use cometchat_api::Secret;
use halley_vault::{Cost, Entry};

/// A cost that makes tests quick and protects nothing.
const QUICK: Cost = Cost { memory_kib: 64, passes: 1 };

fn entry(key: &str) -> Entry {
    Entry::new().with("key", Secret::new(key))
}
