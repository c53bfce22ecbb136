//! The store of this installation, opened when first asked for, under the key that a vault keeps.

pub(crate) mod record;

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
use crate::event::Event;
use record::Names;

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
    /// How entries of its record are named.
    names: Arc<Names>,
}

/// How long what is stored lasts.
#[derive(Clone)]
enum Standing {
    /// Its key is kept.
    Kept,
    /// No vault keeps its key yet; the first passphrase file will.
    Keyless(Secret),
    /// It ends with the session, or when a vault can be read.
    StandIn,
}

impl Console {
    /// The store; opened now where it was not, and changed for the keychain's where that could not
    /// be read before.
    ///
    /// # Errors
    /// When its file cannot be used.
    pub(crate) async fn store(&self) -> Result<Store, Error> {
        self.store_with_names().await.map(|(store, _)| store)
    }

    /// The store, and how entries of its record are named.
    ///
    /// # Errors
    /// As [`Self::store`].
    pub(crate) async fn store_with_names(&self) -> Result<(Store, Arc<Names>), Error> {
        let mut open = self.0.stores.0.lock().await;
        let kept = match open.clone() {
            None => self.blocking(first).await?,
            Some(Kept { standing: Standing::Kept, store, names }) => return Ok((store, names)),
            Some(kept) => match self.0.vaults.keychain_read() {
                None => return Ok((kept.store, kept.names)),
                Some(keychain) => self.unlocked(keychain, kept).await,
            },
        };
        let answer = (kept.store.clone(), Arc::clone(&kept.names));
        *open = Some(kept);
        Ok(answer)
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
        let Some(Kept { store, standing, .. }) = open.clone() else { return Ok(()) };
        let kept = match standing {
            // The keychain has the key, or nothing was stored yet: `store` opens the right one.
            Standing::Kept => return Ok(()),
            Standing::Keyless(key) => {
                self.blocking(move |inner| adopt(inner, vault.as_ref(), &key, store)).await?
            }
            Standing::StandIn => {
                self.blocking(move |inner| {
                    under(UNDER_PASSPHRASE, inner, vault.as_ref())?.after(&store)
                })
                .await?
            }
        };
        *open = Some(kept);
        self.emit(Event::ActivityChanged);
        Ok(())
    }

    /// Moves to the store of a keychain that could not be read before; stays where its owner keeps
    /// the key back, or where work goes on that is not to lose its journal.
    async fn unlocked(&self, keychain: Arc<dyn Vault>, kept: Kept) -> Kept {
        let old = kept.store.clone();
        let moved = self.blocking(move |inner| {
            if !old.jobs_unfinished()?.is_empty() {
                return Ok(None);
            }
            under(UNDER_KEYCHAIN, inner, keychain.as_ref())?.after(&old).map(Some)
        });
        match moved.await {
            Ok(Some(moved)) => {
                self.emit(Event::ActivityChanged);
                moved
            }
            Ok(None) => kept,
            Err(error) => {
                tracing::warn!(%error, "the store of the keychain cannot be used");
                // Its owner is not asked with every look.
                self.0.vaults.keychain_forget();
                kept
            }
        }
    }
}

impl Kept {
    /// The same with the record of the store that stood in for it.
    fn after(self, old: &Store) -> Result<Self, Error> {
        let moved = record::carry(old, &self.store)?;
        Ok(Self { names: Arc::new(Names::after(moved)), ..self })
    }
}

/// The first store of a session.
fn first(inner: &Inner) -> Result<Kept, Error> {
    if let Ok(keychain) = inner.vaults.keychain() {
        return under(UNDER_KEYCHAIN, inner, keychain.as_ref());
    }
    if let Some(vault) = inner.vaults.file() {
        return under(UNDER_PASSPHRASE, inner, vault.as_ref());
    }
    let key = fresh_key()?;
    let (folder, standing) = if inner.vaults.has_file() {
        (folder(inner, STAND_IN), Standing::StandIn)
    } else {
        (folder(inner, UNDER_PASSPHRASE), Standing::Keyless(key.clone()))
    };
    // What an earlier session left there cannot be read by anybody any more.
    wipe(&folder).map_err(|error| unusable(&error))?;
    let names = Arc::new(Names::of_stand_in());
    Ok(Kept { store: opened(&folder, &key)?, standing, names })
}

/// The store in a folder, whose key a vault keeps.
fn under(name: &str, inner: &Inner, vault: &dyn Vault) -> Result<Kept, Error> {
    let key = store_key(vault)?;
    let store = opened(&folder(inner, name), &key)?;
    Ok(Kept { store, standing: Standing::Kept, names: Arc::new(Names::default()) })
}

/// Keeps the key of the session's store in a passphrase file that was made just now, so that what
/// the session stored stays.
fn adopt(inner: &Inner, vault: &dyn Vault, key: &Secret, store: Store) -> Result<Kept, Error> {
    if vault.get(STORE_KEY_ID)?.is_none() {
        vault.put(STORE_KEY_ID, &Entry::new().with(FIELD, key.clone()))?;
    }
    if store_key(vault)? == *key {
        let names = Arc::new(Names::default());
        return Ok(Kept { store, standing: Standing::Kept, names });
    }
    under(UNDER_PASSPHRASE, inner, vault)?.after(&store)
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
