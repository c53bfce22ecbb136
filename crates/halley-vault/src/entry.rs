//! What is kept under one id.

use std::collections::BTreeMap;

use cometchat_api::Secret;
use serde::{Deserialize, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::error::{Code, Error, Result};

/// A small map of named secrets, such as `key` and `secret`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Entry(BTreeMap<String, Secret>);

impl Entry {
    /// Makes an entry without secrets.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a secret under a name, replacing the one that had it.
    #[must_use]
    pub fn with(mut self, name: &str, secret: Secret) -> Self {
        self.0.insert(name.to_owned(), secret);
        self
    }

    /// The secret of that name.
    pub fn field(&self, name: &str) -> Option<&Secret> {
        self.0.get(name)
    }

    /// The names of the secrets, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Writes the entry for a keychain.
    pub(crate) fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        to_bytes(&Exposed(self))
    }

    /// Reads what [`Entry::to_bytes`] wrote.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self> {
        // The parser's own error may quote the text, so it is not kept.
        serde_json::from_slice(bytes)
            .map_err(|_| Error::new(Code::Damaged, "the kept secret cannot be read any more"))
    }
}

/// An entry on its way into a vault, the only place where its secrets serialise.
pub(crate) struct Exposed<'a>(pub(crate) &'a Entry);

impl Serialize for Exposed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.0.iter().map(|(name, secret)| (name, secret.expose())))
    }
}

/// Serialises into a buffer that is wiped when dropped.
pub(crate) fn to_bytes(value: &impl Serialize) -> Result<Zeroizing<Vec<u8>>> {
    // Room for all that is usual, so that growing leaves no copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(64 * 1024));
    serde_json::to_writer(&mut *bytes, value)
        .map_err(|_| Error::new(Code::Io, "the secret could not be written down"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_prints_its_names_and_hides_its_secrets() {
        let entry =
            Entry::new().with("key", Secret::new("k-123")).with("secret", Secret::new("s-456"));
        let shown = format!("{entry:?}");
        assert!(shown.contains("key") && shown.contains("secret"), "{shown}");
        assert!(!shown.contains("k-123") && !shown.contains("s-456"), "{shown}");
    }

    #[test]
    fn a_damaged_entry_is_named_without_quoting_it() {
        let error = Entry::from_bytes(br#"{"key": "k-123", "oops"#).unwrap_err();
        assert_eq!(error.code, Code::Damaged);
        assert!(!format!("{error:?}").contains("k-123"));
    }
}
