//! The store of this installation, opened when first asked for, under the key that a vault keeps.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cometchat_api::Secret;
use halley_store::Store;
use halley_vault::{Entry, STORE_KEY_ID, Vault, store_key};
use tokio::sync::Mutex;

use crate::console::{Console, Inner};
use crate::error::{Code, Error};

const FILE: &str = "halley.db";
/// Folder of the store whose key is in the keychain.
const UNDER_KEYCHAIN: &str = "store";
/// Folder of the store whose key is in the passphrase file.
const UNDER_PASSPHRASE: &str = "store-passphrase";
/// Folder of the store that stands in while the passphrase file is locked.
const STAND_IN: &str = "store-session";
/// Field of a vault's entry that holds the store's key.
const FIELD: &str = "key";

/// The store that is open now.
#[derive(Default)]
pub(crate) struct Stores(Mutex<Option<Kept>>);

#[derive(Clone)]
struct Kept {
    store: Store,
    standing: Standing,
}

/// How long what is stored lasts.
#[derive(Clone)]
enum Standing {
    /// Its key is kept.
    Kept,
    /// No vault keeps its key yet; the first passphrase file will.
    Keyless(Secret),
    /// It ends with the session, or when the passphrase is given.
    StandIn,
}

impl Console {
    /// The store; opened now where it was not.
    ///
    /// # Errors
    /// When its file cannot be used.
    pub(crate) async fn store(&self) -> Result<Store, Error> {
        let mut open = self.0.stores.0.lock().await;
        if let Some(kept) = open.as_ref() {
            return Ok(kept.store.clone());
        }
        let kept = self.blocking(first).await?;
        Ok(open.insert(kept).store.clone())
    }

    /// Runs calls of the store where they hold nobody up.
    ///
    /// # Errors
    /// When the store's file cannot be used.
    pub(crate) async fn stored<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> halley_store::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        Ok(self.store().await?.run(work).await?)
    }

    /// Moves to the store of the passphrase file, which was opened just now.
    pub(crate) async fn unsealed(&self) -> Result<(), Error> {
        let mut open = self.0.stores.0.lock().await;
        let Some(vault) = self.0.vaults.file() else { return Ok(()) };
        let kept = match open.as_ref().map(|kept| kept.standing.clone()) {
            // The keychain has the key, or nothing was stored yet: `store` opens the right one.
            Some(Standing::Kept) | None => return Ok(()),
            Some(Standing::Keyless(key)) => {
                let store = open.as_ref().map(|kept| kept.store.clone());
                self.blocking(move |inner| adopt(inner, vault.as_ref(), &key, store)).await?
            }
            Some(Standing::StandIn) => {
                self.blocking(move |inner| under_passphrase(inner, vault.as_ref())).await?
            }
        };
        *open = Some(kept);
        Ok(())
    }
}

/// The first store of a session.
fn first(inner: &Inner) -> Result<Kept, Error> {
    if let Ok(keychain) = inner.vaults.keychain() {
        let key = store_key(keychain.as_ref())?;
        let store = opened(&folder(inner, UNDER_KEYCHAIN), &key)?;
        return Ok(Kept { store, standing: Standing::Kept });
    }
    if let Some(vault) = inner.vaults.file() {
        return under_passphrase(inner, vault.as_ref());
    }
    let key = fresh_key()?;
    let (folder, standing) = if inner.vaults.has_file() {
        (folder(inner, STAND_IN), Standing::StandIn)
    } else {
        (folder(inner, UNDER_PASSPHRASE), Standing::Keyless(key.clone()))
    };
    // What an earlier session left there cannot be read by anybody any more.
    wipe(&folder).map_err(|error| unusable(&error))?;
    Ok(Kept { store: opened(&folder, &key)?, standing })
}

fn under_passphrase(inner: &Inner, vault: &dyn Vault) -> Result<Kept, Error> {
    let key = store_key(vault)?;
    let store = opened(&folder(inner, UNDER_PASSPHRASE), &key)?;
    Ok(Kept { store, standing: Standing::Kept })
}

/// Keeps the key of the session's store in a passphrase file that was made just now, so that what
/// the session stored stays.
fn adopt(
    inner: &Inner,
    vault: &dyn Vault,
    key: &Secret,
    store: Option<Store>,
) -> Result<Kept, Error> {
    if vault.get(STORE_KEY_ID)?.is_none() {
        vault.put(STORE_KEY_ID, &Entry::new().with(FIELD, key.clone()))?;
    }
    match store {
        Some(store) if store_key(vault)? == *key => Ok(Kept { store, standing: Standing::Kept }),
        _ => under_passphrase(inner, vault),
    }
}

fn opened(folder: &Path, key: &Secret) -> Result<Store, Error> {
    let file = folder.join(FILE);
    let opened = match Store::open(&file, key) {
        Err(error) if error.code == halley_store::Code::WrongKey => {
            // The key that made it is gone for good; the file is kept beside the new one.
            tracing::warn!("the store's key is lost; its file is set aside");
            Store::set_aside(&file)?;
            Store::open(&file, key)?
        }
        opened => opened?,
    };
    if opened.set_aside.is_some() {
        tracing::warn!("the store's file was damaged and is set aside");
    }
    Ok(opened.store)
}

/// A key that no vault keeps.
fn fresh_key() -> Result<Secret, Error> {
    let nobody: Arc<dyn Vault> = Arc::new(halley_vault::MemoryVault::new());
    Ok(store_key(nobody.as_ref())?)
}

fn folder(inner: &Inner, name: &str) -> PathBuf {
    inner.data_dir.join(name)
}

fn wipe(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn unusable(error: &io::Error) -> Error {
    Error::new(
        Code::StoreFailed,
        format!("Halley cannot use its folder on this computer: {error}."),
    )
    .advise("Check that the disk has room and that Halley may write to its folder.")
}

impl From<halley_store::Error> for Error {
    fn from(error: halley_store::Error) -> Self {
        let (message, advice) = match error.code {
            halley_store::Code::Newer => (
                "A newer version of Halley wrote the data on this computer.".to_owned(),
                "Update Halley.",
            ),
            halley_store::Code::Full => (
                "The disk of this computer is full, so nothing more can be kept.".to_owned(),
                "Make room, then try again.",
            ),
            halley_store::Code::Damaged => (
                "The data that Halley keeps on this computer is damaged.".to_owned(),
                "Restart Halley. It sets the damaged file aside and reads everything anew.",
            ),
            _ => (
                format!("Halley cannot use the data it keeps on this computer: {error}."),
                "Try again. If it goes on, restart Halley.",
            ),
        };
        Self::new(Code::StoreFailed, message).advise(advice)
    }
}
