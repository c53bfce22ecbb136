//! Opening: the right key, a whole file, the newest form.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use cometchat_api::Secret;
use rusqlite::Connection;

use crate::error::{Code, Error, Result};
use crate::roster::Rosters;
use crate::store::fingerprint::Match;
use crate::store::writer::Writer;
use crate::store::{File, Inner, Store, aside, connect, fingerprint, migrate, rescue};

/// A store that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// Where the damaged file went that was there before, if one was.
    pub set_aside: Option<PathBuf>,
    /// Rows that could be saved from it: the activity, labels, jobs, views. The rest is the
    /// service's and is read anew.
    pub n_rescued: u32,
}

impl Store {
    /// Opens the file with its key (64 hexadecimal digits), or makes it.
    ///
    /// A damaged file is moved aside, never deleted, and a new one takes its place, with what can
    /// be saved of the activity, labels, jobs and views.
    ///
    /// # Errors
    /// `WrongKey`: nothing was touched; [`Store::set_aside`] makes room where the key is lost for
    /// good. `Newer`: a newer version wrote the file. `Io`, `Full`: the disk refused.
    pub fn open(path: &Path, key: &Secret) -> Result<Opened> {
        connect::check_key(key)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut set_aside = None;
        if path.exists() {
            let known = fingerprint::compare(path, key);
            if known == Match::Other {
                return Err(wrong_key());
            }
            if aside::is_marked(path) {
                set_aside = Some(aside::set_aside(path)?);
            } else {
                match whole(path, key) {
                    Ok(writer) => return Self::over(writer, path, key),
                    Err(error) if error.code != Code::Damaged => return Err(error),
                    Err(_) if known == Match::Unknown => return Err(wrong_key()),
                    Err(_) => set_aside = Some(aside::set_aside(path)?),
                }
            }
        }
        fingerprint::keep(path, key)?;
        private(path)?;
        let mut writer = whole(path, key)?;
        let n_rescued = match &set_aside {
            Some(damaged) => rescue::rescue(damaged, key, &mut writer)?,
            None => 0,
        };
        Ok(Opened { set_aside, n_rescued, ..Self::over(writer, path, key)? })
    }

    /// Makes an empty store in memory, gone when the last handle is dropped.
    ///
    /// # Errors
    /// `Internal` when there is no memory for it.
    pub fn in_memory() -> Result<Self> {
        let mut writer = connect::memory()?;
        migrate::to_newest(&mut writer)?;
        Ok(Self(Arc::new(Inner::new(writer, None))))
    }

    /// Moves a store whose key is lost out of the way and says where it went.
    ///
    /// # Errors
    /// `Io` when the disk refused.
    pub fn set_aside(path: &Path) -> Result<PathBuf> {
        aside::set_aside(path)
    }

    fn over(writer: Connection, path: &Path, key: &Secret) -> Result<Opened> {
        // Known from here on, also for a file whose fingerprint was lost.
        if fingerprint::compare(path, key) == Match::Unknown {
            fingerprint::keep(path, key)?;
        }
        let file = File { path: path.to_owned(), key: key.clone(), readers: Mutex::default() };
        let inner = Inner::new(writer, Some(file));
        Ok(Opened { store: Self(Arc::new(inner)), set_aside: None, n_rescued: 0 })
    }
}

impl Inner {
    fn new(writer: Connection, file: Option<File>) -> Self {
        Self {
            writer: Mutex::new(Writer::new(writer)),
            has_staged: AtomicBool::new(false),
            file,
            rosters: Rosters::default(),
            numbers: Mutex::default(),
        }
    }
}

/// Opens the file and brings it to the newest form.
fn whole(path: &Path, key: &Secret) -> Result<Connection> {
    let mut writer = connect::writer(path, key)?;
    migrate::to_newest(&mut writer)?;
    Ok(writer)
}

fn wrong_key() -> Error {
    Error::new(Code::WrongKey, "the key is not the one that the store was made with")
}

/// Makes the file before SQLite does, readable by its owner alone; the journals take its mode.
#[cfg(unix)]
fn private(path: &Path) -> Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    Ok(())
}

#[cfg(not(unix))]
fn private(_: &Path) -> Result<()> {
    Ok(())
}
