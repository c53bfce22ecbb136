//! A vault whose passphrase has not been given yet.

use crate::entry::Entry;
use crate::error::{Code, Error, Result};
use crate::vault::{Kind, Vault};

/// Stands in for a [`crate::FileVault`] until it is opened; every call says that it is locked.
#[derive(Clone, Copy, Debug, Default)]
pub struct LockedVault;

impl Vault for LockedVault {
    fn kind(&self) -> Kind {
        Kind::File
    }

    fn put(&self, _: &str, _: &Entry) -> Result<()> {
        Err(locked())
    }

    fn get(&self, _: &str) -> Result<Option<Entry>> {
        Err(locked())
    }

    fn remove(&self, _: &str) -> Result<()> {
        Err(locked())
    }

    fn ids(&self) -> Result<Vec<String>> {
        Err(locked())
    }
}

fn locked() -> Error {
    Error::new(Code::Locked, "the vault file is locked until its passphrase is given")
}
