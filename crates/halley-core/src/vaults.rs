//! Where the secrets of this installation rest.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use cometchat_api::Secret;
use halley_vault::{Cost, Entry, FileVault, Keychain, LockedVault, MemoryVault, Vault};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::model::connection::{FileVaultState, Keep, KeychainState, Passphrase, VaultState};

/// Name under which the keychain keeps everything of Halley.
const SERVICE: &str = "Halley";
const FILE: &str = "secrets.vault";
/// Shorter passphrases are guessed too soon.
const PASSPHRASE_CHARS: usize = 8;

/// Which keychain to use.
#[derive(Clone, Default)]
pub enum KeychainChoice {
    /// The operating system's.
    #[default]
    System,
    /// None.
    Absent,
    /// This vault, in its place.
    Given(Arc<dyn Vault>),
}

/// The vaults of this installation. Calls block.
pub(crate) struct Vaults {
    choice: KeychainChoice,
    cost: Cost,
    file: PathBuf,
    memory: Arc<dyn Vault>,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    /// What the keychain said last; asked once, and again while it does not work.
    keychain: Option<Arc<dyn Vault>>,
    file: Option<Arc<dyn Vault>>,
}

impl Vaults {
    pub(crate) fn new(data_dir: &Path, choice: KeychainChoice, cost: Cost) -> Self {
        Self {
            choice,
            cost,
            file: data_dir.join(FILE),
            memory: Arc::new(MemoryVault::new()),
            open: Mutex::default(),
        }
    }

    /// The keychain.
    ///
    /// # Errors
    /// When there is none, or it is locked.
    pub(crate) fn keychain(&self) -> Result<Arc<dyn Vault>, Error> {
        if let Some(keychain) = &self.opened().keychain {
            return Ok(Arc::clone(keychain));
        }
        // Not under the lock: the keychain may ask its owner first, who takes his time.
        let keychain: Arc<dyn Vault> = match &self.choice {
            KeychainChoice::System => Arc::new(Keychain::probe(SERVICE)?),
            KeychainChoice::Absent => return Err(unavailable()),
            KeychainChoice::Given(vault) => {
                vault.ids()?;
                Arc::clone(vault)
            }
        };
        self.opened().keychain = Some(Arc::clone(&keychain));
        Ok(keychain)
    }

    /// The keychain, where it was read in this session; it is not asked for here.
    pub(crate) fn keychain_read(&self) -> Option<Arc<dyn Vault>> {
        self.opened().keychain.clone()
    }

    /// Has the keychain asked anew before it is used again.
    pub(crate) fn keychain_forget(&self) {
        self.opened().keychain = None;
    }

    /// The passphrase file, where it is open.
    pub(crate) fn file(&self) -> Option<Arc<dyn Vault>> {
        self.opened().file.clone()
    }

    /// Whether there is a passphrase file, open or locked.
    pub(crate) fn has_file(&self) -> bool {
        FileVault::exists(&self.file)
    }

    /// The vault of a connection.
    ///
    /// # Errors
    /// When it is not there, or locked.
    pub(crate) fn of(&self, keep: Keep) -> Result<Arc<dyn Vault>, Error> {
        match keep {
            Keep::Keychain => self.keychain(),
            Keep::File => Ok(self.file().unwrap_or_else(|| Arc::new(LockedVault))),
            Keep::Session => Ok(Arc::clone(&self.memory)),
        }
    }

    /// Whether secrets kept there wait for the passphrase.
    pub(crate) fn is_sealed(&self, keep: Keep) -> bool {
        keep == Keep::File && self.opened().file.is_none()
    }

    fn state(&self) -> VaultState {
        let keychain = match self.keychain() {
            Ok(_) => KeychainState::Available,
            Err(error) if error.code == Code::VaultLocked => KeychainState::Locked,
            Err(_) => KeychainState::Unavailable,
        };
        let file = match (&self.opened().file, FileVault::exists(&self.file)) {
            (Some(_), _) => FileVaultState::Open,
            (None, true) => FileVaultState::Locked,
            (None, false) => FileVaultState::None,
        };
        VaultState { keychain, keychain_name: keychain_name().to_owned(), file }
    }

    fn open_file(&self, passphrase: &Secret) -> Result<(), Error> {
        let vault = if FileVault::exists(&self.file) {
            FileVault::open(&self.file, passphrase)?
        } else {
            if passphrase.expose().chars().count() < PASSPHRASE_CHARS {
                return Err(Error::invalid(
                    "passphrase",
                    format!("A passphrase has at least {PASSPHRASE_CHARS} characters."),
                ));
            }
            FileVault::create(&self.file, passphrase, self.cost)?
        };
        self.opened().file = Some(Arc::new(vault));
        Ok(())
    }

    fn opened(&self) -> std::sync::MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What this operating system calls its keychain.
fn keychain_name() -> &'static str {
    if cfg!(target_os = "macos") {
        "Keychain"
    } else if cfg!(windows) {
        "Credential Manager"
    } else {
        "Secret Service"
    }
}

fn unavailable() -> Error {
    let message = format!("This computer offers no {} to keep secrets in.", keychain_name());
    Error::new(Code::VaultUnavailable, message)
        .advise("Keep them in a file with a passphrase instead, or for this session only.")
}

impl From<halley_vault::Error> for Error {
    fn from(error: halley_vault::Error) -> Self {
        let name = keychain_name();
        match error.code {
            halley_vault::Code::Unavailable => unavailable(),
            halley_vault::Code::Locked => {
                Self::new(Code::VaultLocked, "The place where this secret is kept is locked.")
                    .advise("Unlock it, then try again.")
            }
            halley_vault::Code::Denied => {
                Self::new(Code::VaultLocked, format!("The {name} did not let Halley in."))
                    .advise("Allow Halley when the system asks, then try again.")
            }
            halley_vault::Code::WrongPassphrase => {
                Self::new(Code::WrongPassphrase, "This passphrase does not open the file.")
                    .at("passphrase", "This passphrase does not open the file.")
                    .advise("Check upper and lower case. A lost passphrase cannot be recovered.")
            }
            halley_vault::Code::Damaged => {
                Self::new(Code::VaultUnavailable, "A kept secret cannot be read any more.")
                    .advise("Remove the connection and make it again.")
            }
            halley_vault::Code::Io => {
                Self::new(Code::VaultUnavailable, format!("Secrets cannot be kept: {error}."))
                    .advise("Check that the disk has room and that Halley may write to its folder.")
            }
        }
    }
}

impl Console {
    /// Where secrets can be kept on this computer.
    ///
    /// # Errors
    /// Never on its own account; every command may be cancelled.
    pub async fn vault_state(&self) -> Result<VaultState, Error> {
        self.blocking(|inner| Ok(inner.vaults.state())).await
    }

    /// Opens the passphrase file, or makes it the first time, and opens what it seals.
    ///
    /// # Errors
    /// When the passphrase is wrong or too short, or the file cannot be used.
    pub async fn vault_file_open(&self, passphrase: Passphrase) -> Result<VaultState, Error> {
        self.blocking(move |inner| inner.vaults.open_file(&passphrase.0)).await?;
        self.unsealed().await?;
        self.emit(Event::ConnectionsChanged);
        self.vault_state().await
    }

    /// Reads an entry of a vault.
    pub(crate) async fn kept(&self, keep: Keep, id: &str) -> Result<Option<Entry>, Error> {
        let id = id.to_owned();
        self.blocking(move |inner| Ok(inner.vaults.of(keep)?.get(&id)?)).await
    }
}
