//! Conversations and messages as last seen, so that a transcript shows at once.
//!
//! They are only a memory of what the service said: JSON of the caller's making, whose texts are
//! data here and nothing else. They are bounded: old messages go first, then whole conversations
//! that nobody has opened for long.

mod messages;

use cometchat_api::AppId;
use rusqlite::{OptionalExtension, Row};

pub use crate::conversations::messages::MessageRow;
use crate::error::Result;
use crate::index::{app_number, app_number_made};
use crate::store::Store;

/// Messages kept of a conversation, the newest.
const MESSAGES: u32 = 200;
/// Conversations of an app whose messages are kept, those looked at last.
const WITH_MESSAGES: u32 = 300;
/// Conversations kept of an app, the last active.
const CONVERSATIONS: u32 = 5_000;

/// A conversation as last seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConversationRow {
    /// Id.
    pub id: String,
    /// When something last happened in it, Unix seconds.
    pub active_at: i64,
    /// What the caller wants back.
    pub json: String,
}

impl Store {
    /// Saves conversations as just seen.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn conversations_save(&self, app: &AppId, rows: &[ConversationRow]) -> Result<()> {
        self.write(|transaction| {
            let app = app_number_made(transaction, app)?;
            let mut save = transaction.prepare_cached(
                "INSERT INTO conversations (app, id, sort, json) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (app, id) DO UPDATE SET sort = ?3, json = ?4",
            )?;
            for row in rows {
                save.execute((app, &row.id, row.active_at, &row.json))?;
            }
            transaction
                .prepare_cached(
                    "DELETE FROM conversations WHERE app = ?1 AND id IN (
                       SELECT id FROM conversations WHERE app = ?1
                       ORDER BY sort DESC LIMIT -1 OFFSET ?2)",
                )?
                .execute((app, CONVERSATIONS))?;
            Ok(())
        })
    }

    /// Lists conversations, the last active first, from after the given one on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn conversations_list(
        &self,
        app: &AppId,
        after: Option<&ConversationRow>,
        limit: u32,
    ) -> Result<Vec<ConversationRow>> {
        self.read(|connection| {
            let Some(app) = app_number(connection, app)? else { return Ok(Vec::new()) };
            let mut statement = connection.prepare_cached(
                "SELECT id, sort, json FROM conversations
                 WHERE app = ?1 AND (?2 IS NULL OR sort < ?2 OR (sort = ?2 AND id > ?3))
                 ORDER BY sort DESC, id LIMIT ?4",
            )?;
            let (sort, id) = (after.map(|row| row.active_at), after.map(|row| &row.id));
            let rows = statement.query_map((app, sort, id, limit), conversation)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Reads one conversation.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn conversation(&self, app: &AppId, id: &str) -> Result<Option<ConversationRow>> {
        self.read(|connection| {
            let Some(app) = app_number(connection, app)? else { return Ok(None) };
            Ok(connection
                .prepare_cached(
                    "SELECT id, sort, json FROM conversations WHERE app = ?1 AND id = ?2",
                )?
                .query_row((app, id), conversation)
                .optional()?)
        })
    }

    /// Removes a conversation and its messages; an unknown one is no error.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn conversation_remove(&self, app: &AppId, id: &str) -> Result<()> {
        self.write(|transaction| {
            let Some(app) = app_number(transaction, app)? else { return Ok(()) };
            transaction
                .prepare_cached("DELETE FROM conversations WHERE app = ?1 AND id = ?2")?
                .execute((app, id))?;
            for table in ["messages", "message_shelves"] {
                let sql = format!("DELETE FROM {table} WHERE app = ?1 AND conversation = ?2");
                transaction.prepare_cached(&sql)?.execute((app, id))?;
            }
            Ok(())
        })
    }
}

fn conversation(row: &Row<'_>) -> rusqlite::Result<ConversationRow> {
    Ok(ConversationRow { id: row.get(0)?, active_at: row.get(1)?, json: row.get(2)? })
}
