//! Messages as last read: the ends of conversations, so that a transcript shows at once.

use cometchat_api::AppId;

use crate::error::Result;
use crate::index::{app_number, app_number_made};
use crate::store::Store;

/// Messages of an app that are kept.
const KEPT: i64 = 50_000;

/// A message as the service told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptMessage {
    /// Id, a number by which messages are ordered.
    pub id: u64,
    /// When it was sent, Unix seconds.
    pub sent_at: i64,
    /// The message as JSON.
    pub json: String,
}

impl Store {
    /// Puts the end of a conversation in place of all that was kept of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn messages_save(
        &self,
        app: &AppId,
        conversation: &str,
        end: &[KeptMessage],
    ) -> Result<()> {
        self.write(|transaction| {
            let number = app_number_made(transaction, app)?;
            transaction
                .prepare_cached("DELETE FROM messages WHERE app = ?1 AND conversation = ?2")?
                .execute((number, conversation))?;
            let mut insert = transaction.prepare_cached(
                "INSERT OR REPLACE INTO messages (app, conversation, id, sent, json)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for row in end {
                let id = i64::try_from(row.id).unwrap_or(i64::MAX);
                insert.execute((number, conversation, id, row.sent_at, &row.json))?;
            }
            transaction
                .prepare_cached(
                    "DELETE FROM messages WHERE app = ?1 AND sent < (
                       SELECT sent FROM messages WHERE app = ?1
                       ORDER BY sent DESC LIMIT 1 OFFSET ?2)",
                )?
                .execute((number, KEPT))?;
            Ok(())
        })
    }

    /// Reads what is kept of the end of a conversation, the oldest first, as JSON.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn messages_end(
        &self,
        app: &AppId,
        conversation: &str,
        limit: u32,
    ) -> Result<Vec<String>> {
        self.read(|reader| {
            let Some(number) = app_number(reader, app)? else { return Ok(Vec::new()) };
            let mut statement = reader.prepare_cached(
                "SELECT json FROM messages WHERE app = ?1 AND conversation = ?2
                 ORDER BY id DESC LIMIT ?3",
            )?;
            let mut rows: Vec<String> = statement
                .query_map((number, conversation, limit), |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            rows.reverse();
            Ok(rows)
        })
    }
}
