//! A world as a file.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use parking_lot::{Mutex, RwLock};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};

use super::{Account, App, AppCell, Dice, Directory, World};

/// Grows with every change of the file that older programs cannot read.
const VERSION: u32 = 1;

/// Why a file is no world.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorldFileError {
    /// The file cannot be read or written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The file does not hold a world.
    #[error("it does not hold a sandbox's world: {0}")]
    Shape(#[from] serde_json::Error),
    /// Another version wrote it.
    #[error("it has version {0}, and this program reads version {VERSION}")]
    Version(u32),
}

#[derive(Serialize)]
struct Outgoing<'a> {
    version: u32,
    base: &'a str,
    account: &'a Account,
    dice: &'a Dice,
    directory: &'a Directory,
    apps: Cells<'a>,
}

/// Apps are locked one after the other, so that requests go on while a large world is written.
struct Cells<'a>(&'a [AppCell]);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut apps = serializer.serialize_seq(Some(self.0.len()))?;
        for cell in self.0 {
            apps.serialize_element(&*cell.read())?;
        }
        apps.end()
    }
}

#[derive(Deserialize)]
struct Head {
    version: u32,
    base: String,
}

#[derive(Deserialize)]
struct Incoming {
    account: Account,
    dice: Dice,
    directory: Directory,
    apps: Vec<App>,
}

impl World {
    /// Writes the world to a file, which holds either the whole of it or what it held before.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn save(&self, file: &Path, base: &str) -> Result<u64, WorldFileError> {
        let mut name = file.as_os_str().to_owned();
        name.push(".part");
        let part = Path::new(&name);
        let mut out = BufWriter::new(File::create(part)?);
        let dice = self.dice.lock().clone();
        let directory = self.directory.lock().clone();
        let apps = self.all();
        let outgoing = Outgoing {
            version: VERSION,
            base,
            account: &self.account,
            dice: &dice,
            directory: &directory,
            apps: Cells(&apps),
        };
        serde_json::to_writer(&mut out, &outgoing)?;
        out.flush()?;
        let written = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        written.sync_all()?;
        let n_bytes = written.metadata()?.len();
        drop(written);
        fs::rename(part, file)?;
        Ok(n_bytes)
    }

    /// Reads a world from a file. Addresses of the sandbox that wrote it become those of `base`.
    ///
    /// # Errors
    /// When the file cannot be read, or holds no world of this version.
    pub(crate) fn load(file: &Path, base: &str) -> Result<Self, WorldFileError> {
        let mut text = fs::read_to_string(file)?;
        let head: Head = serde_json::from_str(&text)?;
        if head.version != VERSION {
            return Err(WorldFileError::Version(head.version));
        }
        if head.base != base {
            text = text.replace(&format!("{}/", head.base), &format!("{base}/"));
        }
        let Incoming { account, dice, directory, apps } = serde_json::from_str(&text)?;
        let apps = apps.into_iter().map(|app| (app.id.clone(), Arc::new(RwLock::new(app))));
        Ok(Self {
            account,
            apps: RwLock::new(apps.collect()),
            dice: Mutex::new(dice),
            directory: Mutex::new(directory),
        })
    }
}
