//! Moves a file that cannot be read out of the way, without losing it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::{Code, Error, Result};
use crate::store::fingerprint;

/// Marks the file as damaged for the next opening.
pub(super) fn mark(store: &Path) {
    // Should even this fail, the next opening meets the damage itself, later.
    let _ = std::fs::write(beside(store, ".damaged"), b"");
}

/// Whether damage was met while the file was last in use.
pub(super) fn is_marked(store: &Path) -> bool {
    beside(store, ".damaged").exists()
}

/// Moves the file and what belongs to it to the first free name `….set-aside-n`.
pub(super) fn set_aside(store: &Path) -> Result<PathBuf> {
    let free = (1..10_000)
        .map(|n| beside(store, &format!(".set-aside-{n}")))
        .find(|place| !place.exists())
        .ok_or_else(|| Error::new(Code::Io, "too many damaged stores were set aside"))?;
    // The log first: should the program end here, the store is still there and still marked.
    for part in ["-wal", "-shm"] {
        rename_if_there(&beside(store, part), &beside(&free, part))?;
    }
    rename_if_there(&fingerprint::place(store), &fingerprint::place(&free))?;
    rename_if_there(store, &free)?;
    match std::fs::remove_file(beside(store, ".damaged")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(free),
    }
}

fn rename_if_there(from: &Path, to: &Path) -> Result<()> {
    match std::fs::rename(from, to) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn beside(store: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(store);
    name.push(ending);
    PathBuf::from(name)
}
