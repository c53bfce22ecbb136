//! Conversations as last read: the top of an app's list, so that it shows at once.

use cometchat_api::AppId;

use crate::error::Result;
use crate::index::{app_number, app_number_made};
use crate::store::Store;

/// Conversations of an app that are kept.
const KEPT: i64 = 1_000;

/// A conversation as the service told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptConversation {
    /// Id.
    pub id: String,
    /// When something was last said, Unix seconds; the list is sorted by it.
    pub at: i64,
    /// The conversation as JSON.
    pub json: String,
}

impl Store {
    /// Puts the top of an app's list in place of what was there; `whole` where it is all of it.
    /// Conversations below it stay.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn conversations_save(
        &self,
        app: &AppId,
        top: &[KeptConversation],
        whole: bool,
    ) -> Result<()> {
        self.write(|transaction| {
            let number = app_number_made(transaction, app)?;
            let lowest = top.iter().map(|row| row.at).min().filter(|_| !whole);
            transaction
                .prepare_cached("DELETE FROM conversations WHERE app = ?1 AND sort >= ?2")?
                .execute((number, lowest.unwrap_or(i64::MIN)))?;
            let mut insert = transaction.prepare_cached(
                "INSERT OR REPLACE INTO conversations (app, id, sort, json)
                 VALUES (?1, ?2, ?3, ?4)",
            )?;
            for row in top {
                insert.execute((number, &row.id, row.at, &row.json))?;
            }
            transaction
                .prepare_cached(
                    "DELETE FROM conversations WHERE app = ?1 AND id NOT IN (
                       SELECT id FROM conversations WHERE app = ?1 ORDER BY sort DESC LIMIT ?2)",
                )?
                .execute((number, KEPT))?;
            Ok(())
        })
    }

    /// Reads the top of an app's list, the latest first, as JSON.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn conversations_top(&self, app: &AppId, limit: u32) -> Result<Vec<String>> {
        self.read(|reader| {
            let Some(number) = app_number(reader, app)? else { return Ok(Vec::new()) };
            let mut statement = reader.prepare_cached(
                "SELECT json FROM conversations WHERE app = ?1 ORDER BY sort DESC LIMIT ?2",
            )?;
            Ok(statement
                .query_map((number, limit), |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Reads one conversation as JSON.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn conversation(&self, app: &AppId, id: &str) -> Result<Option<String>> {
        use rusqlite::OptionalExtension;
        self.read(|reader| {
            let Some(number) = app_number(reader, app)? else { return Ok(None) };
            Ok(reader
                .prepare_cached("SELECT json FROM conversations WHERE app = ?1 AND id = ?2")?
                .query_row((number, id), |row| row.get(0))
                .optional()?)
        })
    }
}
