//! Secrets in a file under a passphrase.

mod seal;
mod write;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use cometchat_api::Secret;

use crate::entry::{Entry, Exposed, to_bytes};
use crate::error::{Code, Error, Result};
pub use crate::file::seal::Cost;
use crate::file::seal::Lock;
use crate::vault::{Kind, Vault};

type Entries = BTreeMap<String, Entry>;

/// A vault in one file: Argon2id makes the key of the passphrase, XChaCha20-Poly1305 seals.
///
/// Every change writes a new file beside the old one, with access for its owner alone, and then
/// takes its place, so a kill leaves either the old or the new one. One process at a time.
pub struct FileVault {
    path: PathBuf,
    state: Mutex<State>,
}

struct State {
    lock: Lock,
    entries: Entries,
}

impl FileVault {
    /// Whether there is a vault file at this path.
    pub fn exists(path: &Path) -> bool {
        path.is_file()
    }

    /// Makes a new, empty vault file under a passphrase.
    ///
    /// # Errors
    /// `WrongPassphrase` when it is empty; `Io` when the file is there or cannot be written.
    pub fn create(path: &Path, passphrase: &Secret, cost: Cost) -> Result<Self> {
        if path.exists() {
            return Err(Error::new(Code::Io, "there is a vault file already"));
        }
        let state = State { lock: Lock::new(passphrase, cost)?, entries: Entries::new() };
        write::whole(path, &sealed(&state.lock, &state.entries)?)?;
        Ok(Self { path: path.to_owned(), state: Mutex::new(state) })
    }

    /// Opens the vault file with its passphrase.
    ///
    /// # Errors
    /// `WrongPassphrase`; `Damaged` when the file was cut, changed or written by a newer version;
    /// `Io` or `Denied` when it cannot be read.
    pub fn open(path: &Path, passphrase: &Secret) -> Result<Self> {
        let file = std::fs::read(path).map_err(|error| Error::io("read", error))?;
        let (lock, plain) = Lock::open(&file, passphrase)?;
        // The parser's own error may quote the text, so it is not kept.
        let entries = serde_json::from_slice(&plain)
            .map_err(|_| Error::new(Code::Damaged, "the vault file holds something unknown"))?;
        Ok(Self { path: path.to_owned(), state: Mutex::new(State { lock, entries }) })
    }

    /// Seals the file anew under another passphrase.
    ///
    /// # Errors
    /// `WrongPassphrase` when it is empty; `Io` or `Denied` when the file cannot be written, and
    /// then the old passphrase stays good.
    pub fn change_passphrase(&self, passphrase: &Secret, cost: Cost) -> Result<()> {
        let mut state = self.state();
        let lock = Lock::new(passphrase, cost)?;
        write::whole(&self.path, &sealed(&lock, &state.entries)?)?;
        state.lock = lock;
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the entries on disk first, in memory only once that is done.
    fn change(&self, change: impl FnOnce(&mut Entries)) -> Result<()> {
        let mut state = self.state();
        let mut entries = state.entries.clone();
        change(&mut entries);
        write::whole(&self.path, &sealed(&state.lock, &entries)?)?;
        state.entries = entries;
        Ok(())
    }
}

impl fmt::Debug for FileVault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileVault").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Vault for FileVault {
    fn kind(&self) -> Kind {
        Kind::File
    }

    fn put(&self, id: &str, entry: &Entry) -> Result<()> {
        self.change(|entries| {
            entries.insert(id.to_owned(), entry.clone());
        })
    }

    fn get(&self, id: &str) -> Result<Option<Entry>> {
        Ok(self.state().entries.get(id).cloned())
    }

    fn remove(&self, id: &str) -> Result<()> {
        if !self.state().entries.contains_key(id) {
            return Ok(());
        }
        self.change(|entries| {
            entries.remove(id);
        })
    }

    fn ids(&self) -> Result<Vec<String>> {
        Ok(self.state().entries.keys().cloned().collect())
    }
}

fn sealed(lock: &Lock, entries: &Entries) -> Result<Vec<u8>> {
    let exposed: BTreeMap<&str, Exposed<'_>> =
        entries.iter().map(|(id, entry)| (id.as_str(), Exposed(entry))).collect();
    lock.seal(&to_bytes(&exposed)?)
}
