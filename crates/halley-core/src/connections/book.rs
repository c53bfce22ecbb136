//! The list of connections as kept on disk: names and places, no secret.
//!
//! It lies beside the encrypted store rather than in it, since the store's own key may be in a
//! passphrase file that is still locked when the list is shown.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::error::{Code, Error};
use crate::model::connection::{ConnectionId, ConnectionKind, Keep};

const FILE: &str = "connections.json";

/// A connection as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    pub(crate) id: ConnectionId,
    pub(crate) kind: ConnectionKind,
    pub(crate) name: String,
    pub(crate) keep: Keep,
    /// Its key, masked as shown.
    pub(crate) credential: String,
    #[serde(default)]
    pub(crate) app: Option<String>,
    #[serde(default)]
    pub(crate) region: Option<String>,
    pub(crate) created_at: u32,
    #[serde(default)]
    pub(crate) last_used_at: Option<u32>,
}

/// The list, written through at every change. Connections of this session alone are in it while
/// the program runs and never on disk.
pub(crate) struct Book {
    file: PathBuf,
    entries: Mutex<Vec<Entry>>,
}

impl Book {
    /// Reads the list. A file that cannot be read is set aside, never overwritten.
    pub(crate) fn open(data_dir: &Path) -> Result<Self, Error> {
        let file = data_dir.join(FILE);
        let entries = match fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).or_else(|_| set_aside(&file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        Ok(Self { entries: Mutex::new(entries.map_err(|error| failed(&error))?), file })
    }

    /// All connections, the oldest first.
    pub(crate) fn all(&self) -> Vec<Entry> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// One connection.
    pub(crate) fn get(&self, id: &str) -> Result<Entry, Error> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.iter().find(|entry| entry.id == id).cloned().ok_or_else(Error::closed)
    }

    /// Adds a connection.
    pub(crate) fn add(&self, entry: Entry) -> Result<(), Error> {
        self.change(|entries| entries.push(entry))
    }

    /// Changes a connection.
    pub(crate) fn update(&self, id: &str, change: impl FnOnce(&mut Entry)) -> Result<Entry, Error> {
        let mut changed = None;
        self.change(|entries| {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.id == id) {
                change(entry);
                changed = Some(entry.clone());
            }
        })?;
        changed.ok_or_else(Error::closed)
    }

    /// Takes a connection out.
    pub(crate) fn remove(&self, id: &str) -> Result<(), Error> {
        self.change(|entries| entries.retain(|entry| entry.id != id))
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Entry>)) -> Result<(), Error> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let mut changed = entries.clone();
        change(&mut changed);
        if changed == *entries {
            return Ok(());
        }
        let kept: Vec<_> = changed.iter().filter(|entry| entry.keep != Keep::Session).collect();
        write(&self.file, &kept).map_err(|error| failed(&error))?;
        *entries = changed;
        Ok(())
    }
}

fn write(file: &Path, entries: &[&Entry]) -> io::Result<()> {
    let text = serde_json::to_vec_pretty(entries).map_err(io::Error::other)?;
    let fresh = file.with_extension("json.new");
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&fresh, text)?;
    // Readers see the old list or the new one, never half of it.
    fs::rename(fresh, file)
}

fn set_aside(file: &Path) -> io::Result<Vec<Entry>> {
    fs::rename(file, file.with_extension("json.unreadable"))?;
    Ok(Vec::new())
}

fn failed(error: &io::Error) -> Error {
    Error::new(
        Code::StoreFailed,
        format!("The list of connections cannot be kept on this computer: {error}."),
    )
    .advise("Check that the disk has room and that Halley may write to its folder.")
}
