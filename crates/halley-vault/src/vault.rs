//! What every vault can do.

use crate::entry::Entry;
use crate::error::Result;

/// Which kind of vault keeps the secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The keychain of the operating system.
    Keychain,
    /// A file encrypted under a passphrase.
    File,
    /// Memory: gone when the program ends.
    Memory,
}

/// A place that keeps secrets under opaque ids.
///
/// Calls block, the keychain's for as long as its owner takes to answer a prompt: run them on a
/// blocking thread.
pub trait Vault: Send + Sync {
    /// Which kind of vault this is.
    fn kind(&self) -> Kind;

    /// Stores an entry, replacing the one with the same id.
    ///
    /// # Errors
    /// When the vault is locked, denied or cannot be written.
    fn put(&self, id: &str, entry: &Entry) -> Result<()>;

    /// Reads an entry; nothing where the id is unknown.
    ///
    /// # Errors
    /// When the vault is locked, denied, damaged or cannot be read.
    fn get(&self, id: &str) -> Result<Option<Entry>>;

    /// Forgets an entry; an unknown id is no error.
    ///
    /// # Errors
    /// When the vault is locked, denied or cannot be written.
    fn remove(&self, id: &str) -> Result<()>;

    /// Lists the ids of all entries, sorted.
    ///
    /// # Errors
    /// When the vault is locked, denied, damaged or cannot be read.
    fn ids(&self) -> Result<Vec<String>>;
}
