//! The store: one file, one writer, a few readers.

mod aside;
mod connect;
mod fingerprint;
mod migrate;
mod open;
mod rescue;
mod writer;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cometchat_api::Secret;
use rusqlite::{Connection, Transaction};

use crate::error::{Code, Error, Result};
use crate::roster::Rosters;
pub use crate::store::open::Opened;
use crate::store::writer::Writer;

/// Readers kept open; more are opened for a moment when all are busy.
const IDLE_READERS: usize = 4;

/// The encrypted store. Cloning shares it.
///
/// Calls block for as long as the disk takes, usually far less than a millisecond; async code
/// wraps them in [`Store::run`]. One process at a time: the rosters in memory know only of the
/// changes made through this store.
#[derive(Clone)]
pub struct Store(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    writer: Mutex<Writer>,
    /// Whether pages wait in the writer; reading writes them first.
    has_staged: AtomicBool,
    /// Nothing where the store is in memory: there is only the writer then.
    file: Option<File>,
    pub(crate) rosters: Rosters,
    /// Numbers of the apps met so far.
    pub(crate) numbers: Mutex<HashMap<String, i64>>,
}

struct File {
    path: PathBuf,
    key: Secret,
    readers: Mutex<Vec<Connection>>,
}

impl Store {
    /// Runs calls on a blocking thread, so that no async worker waits for the disk.
    ///
    /// # Errors
    /// Those of the work.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        match tokio::task::spawn_blocking(move || work(&store)).await {
            Ok(result) => result,
            Err(failure) => match failure.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(stopped) => {
                    Err(Error::new(Code::Internal, "the program is ending").because(stopped))
                }
            },
        }
    }

    /// Where the file lies; nothing for a store in memory.
    pub fn path(&self) -> Option<&std::path::Path> {
        self.0.file.as_ref().map(|file| file.path.as_path())
    }

    /// Reads with a connection of its own.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let Some(file) = &self.0.file else {
            return work(&self.writer().connection);
        };
        if self.0.has_staged.load(Ordering::SeqCst) {
            self.settle(&mut self.writer())?;
        }
        let idle = file.readers().pop();
        let reader = match idle {
            Some(reader) => reader,
            None => connect::reader(&file.path, &file.key)?,
        };
        let result = self.watched(work(&reader));
        let mut readers = file.readers();
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        result
    }

    /// Changes in one transaction, which a failure undoes.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut writer = self.writer();
        self.settle(&mut writer)?;
        self.watched(writer.in_transaction(work))
    }

    /// Changes in one transaction that has reached the disk when this returns, whatever happens
    /// to the machine next: for journals.
    pub(crate) fn journal<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut writer = self.writer();
        self.settle(&mut writer)?;
        self.watched(writer.in_lasting_transaction(work))
    }

    /// Changes in one transaction with the pages before and after it: a kill may lose the last
    /// few of them, all or nothing, and always the last ones. Reads see them.
    pub(crate) fn stage<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.0.file.is_none() {
            return self.write(|transaction| work(transaction));
        }
        let mut writer = self.writer();
        let result = self.watched(writer.stage(work));
        self.0.has_staged.store(writer.has_staged(), Ordering::SeqCst);
        if writer.is_full() {
            self.settle(&mut writer)?;
        }
        result
    }

    /// Writes the pages that wait. Should that fail, the rosters know of rows that are not there.
    fn settle(&self, writer: &mut Writer) -> Result<()> {
        let result = writer.commit_staged();
        self.0.has_staged.store(false, Ordering::SeqCst);
        if result.is_err() {
            self.0.rosters.forget_all();
        }
        self.watched(result)
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.0.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes damage, so that the next opening sets the file aside.
    fn watched<T>(&self, result: Result<T>) -> Result<T> {
        if let (Err(Error { code: Code::Damaged, .. }), Some(file)) = (&result, &self.0.file) {
            aside::mark(&file.path);
        }
        result
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // What is lost here is read from the service again.
        let _ = self.writer.get_mut().unwrap_or_else(PoisonError::into_inner).commit_staged();
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.path()).finish_non_exhaustive()
    }
}

impl File {
    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
