//! Tells a wrong key from a damaged file, which SQLCipher cannot: both fail the same check.
//!
//! A file beside the store holds the start of a hash of the key. The key is 256 random bits, so
//! its hash helps nobody to find it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cometchat_api::Secret;
use sha2::{Digest, Sha256};

use crate::error::Result;

/// What is known about the key that a file was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// It is this key.
    Same,
    /// It is another key.
    Other,
    /// Nothing is known.
    Unknown,
}

/// Compares a key with the one that the file was made with.
pub(super) fn compare(store: &Path, key: &Secret) -> Match {
    match std::fs::read_to_string(place(store)) {
        Ok(kept) if kept.trim() == of(key) => Match::Same,
        Ok(kept) if !kept.trim().is_empty() => Match::Other,
        _ => Match::Unknown,
    }
}

/// Keeps the fingerprint of the key beside the store.
pub(super) fn keep(store: &Path, key: &Secret) -> Result<()> {
    Ok(std::fs::write(place(store), of(key))?)
}

/// Where the fingerprint lies.
pub(super) fn place(store: &Path) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(".fingerprint");
    PathBuf::from(name)
}

fn of(key: &Secret) -> String {
    let mut hash = Sha256::new();
    hash.update(b"halley-store key fingerprint 1\0");
    hash.update(key.expose().to_ascii_lowercase());
    let digest = hash.finalize();
    digest.iter().take(16).fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
