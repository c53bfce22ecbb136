//! The one connection that writes.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::Result;

/// Pages that share a transaction. A page touches most of an index, whose pages are then written
/// once instead of eight times.
const STAGED: u32 = 8;

/// The connection, and how many pages its open transaction holds.
pub(super) struct Writer {
    pub(super) connection: Connection,
    n_staged: u32,
}

impl Writer {
    pub(super) fn new(connection: Connection) -> Self {
        Self { connection, n_staged: 0 }
    }

    pub(super) fn has_staged(&self) -> bool {
        self.n_staged > 0
    }

    pub(super) fn is_full(&self) -> bool {
        self.n_staged >= STAGED
    }

    /// Works in a transaction; nothing may be staged.
    pub(super) fn in_transaction<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    /// Works in a transaction that is on the disk when this returns; nothing may be staged.
    pub(super) fn in_lasting_transaction<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        self.connection.pragma_update(None, "synchronous", "FULL")?;
        let result = self.in_transaction(work);
        self.connection.pragma_update(None, "synchronous", "NORMAL")?;
        result
    }

    /// Works in the transaction of the pages that wait; a failure undoes this work alone.
    pub(super) fn stage<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.n_staged == 0 {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
        }
        let result = self.in_savepoint(work);
        match result {
            Ok(_) => self.n_staged += 1,
            Err(_) if self.n_staged == 0 => self.connection.execute_batch("ROLLBACK")?,
            Err(_) => {}
        }
        result
    }

    /// Commits the pages that wait, or gives them up.
    pub(super) fn commit_staged(&mut self) -> Result<()> {
        if self.n_staged == 0 {
            return Ok(());
        }
        self.n_staged = 0;
        let committed = self.connection.execute_batch("COMMIT");
        if committed.is_err() && !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK")?;
        }
        Ok(committed?)
    }

    fn in_savepoint<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let savepoint = self.connection.savepoint()?;
        let result = work(&savepoint)?;
        savepoint.commit()?;
        Ok(result)
    }
}
