//! Where secrets rest: the operating system's keychain, a file under a passphrase, or memory.
//!
//! Everything in short:
//! - [`Vault`]: `put`, `get`, `remove`, `ids`, over an opaque id and an [`Entry`] (a small map of
//!   named [`Secret`]s such as `key` and `secret`). Calls block; run them on a blocking thread.
//! - [`Keychain`]: [`Keychain::open`], [`Keychain::probe`] (stores, reads and deletes an entry).
//! - [`FileVault`]: [`FileVault::create`], [`FileVault::open`], [`FileVault::exists`],
//!   [`FileVault::change_passphrase`].
//! - [`MemoryVault`]: this session only. [`LockedVault`]: until the passphrase is given.
//! - [`store_key`]: the key of the encrypted store, made on first use and kept in any vault.
//! - [`Error`] with a few stable [`Code`]s; no message ever holds a secret.
//!
//! What is not here: which secrets a connection has, when they are shown or copied, any network.
//!
//! [`Secret`]: cometchat_api::Secret

mod entry;
mod error;
mod file;
mod keychain;
mod locked;
mod memory;
mod store_key;
mod vault;

pub use entry::Entry;
pub use error::{Code, Error, Result};
pub use file::{Cost, FileVault};
pub use keychain::Keychain;
pub use locked::LockedVault;
pub use memory::MemoryVault;
pub use store_key::{STORE_KEY_ID, store_key};
pub use vault::{Kind, Vault};
