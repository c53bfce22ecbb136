//! Secrets in the keychain of the operating system.

mod index;
mod platform;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cometchat_api::Secret;
use keyring_core::{CredentialStore, Error as KeyringError};
use zeroize::Zeroizing;

use crate::entry::Entry;
use crate::error::{Code, Error, Result};
use crate::vault::{Kind, Vault};

const PROBE_ID: &str = "probe";

/// A vault in the operating system's keychain: Keychain on macOS, Credential Manager on Windows,
/// the Secret Service (GNOME Keyring, KWallet, KeePassXC) elsewhere.
pub struct Keychain {
    store: Arc<CredentialStore>,
    service: String,
    /// Held over a change, so that the list of ids and the entries change together.
    changing: Mutex<()>,
}

impl Keychain {
    /// Connects to the keychain; entries are kept under the name of a service such as `Halley`.
    ///
    /// # Errors
    /// `Unavailable` when there is none.
    pub fn open(service: &str) -> Result<Self> {
        let store = platform::store().map_err(|error| {
            Error::new(Code::Unavailable, "there is no keychain on this computer").because(error)
        })?;
        Ok(Self { store, service: service.to_owned(), changing: Mutex::new(()) })
    }

    /// Connects, then stores, reads and deletes an entry; the keychain works when this returns.
    ///
    /// # Errors
    /// What hinders: no keychain, a locked one, a refusal, or one that forgets what it is given.
    pub fn probe(service: &str) -> Result<Self> {
        let keychain = Self::open(service)?;
        let mut bytes = [0_u8; 8];
        rand::fill(&mut bytes);
        let entry = Entry::new().with("probe", Secret::new(format!("{bytes:02x?}")));
        keychain.write(PROBE_ID, &entry.to_bytes()?)?;
        let back = keychain.read(PROBE_ID)?;
        keychain.delete(PROBE_ID)?;
        match back {
            Some(bytes) if Entry::from_bytes(&bytes)? == entry => Ok(keychain),
            _ => Err(Error::new(Code::Unavailable, "the keychain forgets what it is given")),
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        self.item(name)?.set_secret(bytes).map_err(failure)
    }

    fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>> {
        match self.item(name)?.get_secret() {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(KeyringError::NoEntry) => Ok(None),
            Err(error) => Err(failure(error)),
        }
    }

    fn delete(&self, name: &str) -> Result<()> {
        match self.item(name)?.delete_credential() {
            Ok(()) | Err(KeyringError::NoEntry) => Ok(()),
            Err(error) => Err(failure(error)),
        }
    }

    fn item(&self, name: &str) -> Result<keyring_core::Entry> {
        self.store.build(&self.service, name, None).map_err(failure)
    }

    fn changing(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Keychain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keychain").field("service", &self.service).finish_non_exhaustive()
    }
}

impl Vault for Keychain {
    fn kind(&self) -> Kind {
        Kind::Keychain
    }

    fn put(&self, id: &str, entry: &Entry) -> Result<()> {
        let _alone = self.changing();
        // Listed first: an id without its entry is harmless, an entry without its id is forgotten.
        self.list_id(id)?;
        self.write(&item_name(id), &entry.to_bytes()?)
    }

    fn get(&self, id: &str) -> Result<Option<Entry>> {
        self.read(&item_name(id))?.map(|bytes| Entry::from_bytes(&bytes)).transpose()
    }

    fn remove(&self, id: &str) -> Result<()> {
        let _alone = self.changing();
        self.delete(&item_name(id))?;
        self.unlist_id(id)
    }

    fn ids(&self) -> Result<Vec<String>> {
        let listed = self.listed_ids()?;
        let mut ids = Vec::with_capacity(listed.len());
        for id in listed {
            if self.read(&item_name(&id))?.is_some() {
                ids.push(id);
            }
        }
        Ok(ids)
    }
}

/// Keeps ids apart from the names this vault uses for itself.
fn item_name(id: &str) -> String {
    format!("id:{id}")
}

/// Turns the keychain's many failures into a few codes.
fn failure(error: KeyringError) -> Error {
    match error {
        KeyringError::NoStorageAccess(source) => {
            Error::new(platform::refusal(source.as_ref()), "the keychain is closed to Halley")
                .because(source)
        }
        KeyringError::PlatformFailure(source) => {
            Error::new(platform::breakdown(source.as_ref()), "the keychain did not answer")
                .because(source)
        }
        // These carry what was kept, so nothing of them goes on.
        KeyringError::BadEncoding(_) | KeyringError::BadDataFormat(..) => {
            Error::new(Code::Damaged, "the kept secret cannot be read any more")
        }
        KeyringError::Ambiguous(_) => {
            Error::new(Code::Damaged, "the keychain keeps two entries of one name")
        }
        KeyringError::TooLong(..) => {
            Error::new(Code::Io, "the secret is longer than the keychain takes")
        }
        _ => Error::new(Code::Unavailable, "the keychain cannot do what is needed"),
    }
}
