//! The store: one file, one writer, a few readers.

mod aside;
mod connect;
mod fingerprint;
mod migrate;
mod open;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cometchat_api::Secret;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Code, Error, Result};
use crate::roster::Rosters;
pub use crate::store::open::Opened;

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
    writer: Mutex<Connection>,
    /// Nothing where the store is in memory: there is only the writer then.
    file: Option<File>,
    pub(crate) rosters: Rosters,
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
            return work(&self.writer());
        };
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
        self.watched(in_transaction(&mut self.writer(), work))
    }

    /// Changes in one transaction that has reached the disk when this returns, whatever happens
    /// to the machine next: for journals.
    pub(crate) fn journal<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut writer = self.writer();
        writer.pragma_update(None, "synchronous", "FULL")?;
        let result = in_transaction(&mut writer, work);
        writer.pragma_update(None, "synchronous", "NORMAL")?;
        self.watched(result)
    }

    fn writer(&self) -> MutexGuard<'_, Connection> {
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

fn in_transaction<T>(
    writer: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T>,
) -> Result<T> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let result = work(&transaction)?;
    transaction.commit()?;
    Ok(result)
}
