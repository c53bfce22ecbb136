//! The messages of a conversation as last seen.

use cometchat_api::AppId;
use rusqlite::{Row, Transaction};

use crate::conversations::{MESSAGES, WITH_MESSAGES};
use crate::error::Result;
use crate::index::{app_number, app_number_made};
use crate::store::Store;

/// A message as last seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageRow {
    /// Id, as a number: later messages have greater ones.
    pub id: u64,
    /// First message of the thread it belongs to.
    pub parent: Option<u64>,
    /// When it was sent, Unix seconds.
    pub sent_at: i64,
    /// What the caller wants back.
    pub json: String,
}

impl Store {
    /// Saves messages beside those that are kept; beyond the newest 200 they go again.
    ///
    /// The caller says when the conversation was looked at: of the conversations looked at last,
    /// messages are kept.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn messages_save(
        &self,
        app: &AppId,
        conversation: &str,
        rows: &[MessageRow],
        now: i64,
    ) -> Result<()> {
        self.write(|transaction| {
            let app = app_number_made(transaction, app)?;
            save(transaction, app, conversation, rows, now)
        })
    }

    /// Puts messages in place of those that are kept: after a break, when it is not known what
    /// came in between.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn messages_replace(
        &self,
        app: &AppId,
        conversation: &str,
        rows: &[MessageRow],
        now: i64,
    ) -> Result<()> {
        self.write(|transaction| {
            let app = app_number_made(transaction, app)?;
            transaction
                .prepare_cached("DELETE FROM messages WHERE app = ?1 AND conversation = ?2")?
                .execute((app, conversation))?;
            save(transaction, app, conversation, rows, now)
        })
    }

    /// Reads the newest messages, or the newest before one; the oldest of them comes first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn messages_list(
        &self,
        app: &AppId,
        conversation: &str,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<MessageRow>> {
        self.read(|connection| {
            let Some(app) = app_number(connection, app)? else { return Ok(Vec::new()) };
            let mut statement = connection.prepare_cached(
                "SELECT id, parent, sent, json FROM messages
                 WHERE app = ?1 AND conversation = ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4",
            )?;
            let before = before.map_or(i64::MAX, signed);
            let rows = statement.query_map((app, conversation, before, limit), message)?;
            let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
            rows.reverse();
            Ok(rows)
        })
    }

    /// Removes messages that are gone for good; unknown ones are no error.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn messages_remove(&self, app: &AppId, conversation: &str, ids: &[u64]) -> Result<()> {
        self.write(|transaction| {
            let Some(app) = app_number(transaction, app)? else { return Ok(()) };
            let mut remove = transaction.prepare_cached(
                "DELETE FROM messages WHERE app = ?1 AND conversation = ?2 AND id = ?3",
            )?;
            for &id in ids {
                remove.execute((app, conversation, signed(id)))?;
            }
            Ok(())
        })
    }
}

fn save(
    transaction: &Transaction<'_>,
    app: i64,
    conversation: &str,
    rows: &[MessageRow],
    now: i64,
) -> Result<()> {
    let mut save = transaction.prepare_cached(
        "INSERT INTO messages (app, conversation, id, parent, sent, json)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (app, conversation, id) DO UPDATE SET parent = ?4, sent = ?5, json = ?6",
    )?;
    for row in rows {
        let (id, parent) = (signed(row.id), row.parent.map(signed));
        save.execute((app, conversation, id, parent, row.sent_at, &row.json))?;
    }
    transaction
        .prepare_cached(
            "DELETE FROM messages WHERE app = ?1 AND conversation = ?2 AND id <= (
               SELECT id FROM messages WHERE app = ?1 AND conversation = ?2
               ORDER BY id DESC LIMIT 1 OFFSET ?3)",
        )?
        .execute((app, conversation, MESSAGES))?;
    transaction
        .prepare_cached(
            "INSERT INTO message_shelves (app, conversation, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT (app, conversation) DO UPDATE SET seen = max(seen, ?3)",
        )?
        .execute((app, conversation, now))?;
    give_up_oldest(transaction, app)
}

/// Gives up the messages of the conversations that were looked at longest ago.
fn give_up_oldest(transaction: &Transaction<'_>, app: i64) -> Result<()> {
    let oldest: Vec<String> = transaction
        .prepare_cached(
            "SELECT conversation FROM message_shelves WHERE app = ?1
             ORDER BY seen DESC, conversation LIMIT -1 OFFSET ?2",
        )?
        .query_map((app, WITH_MESSAGES), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for conversation in oldest {
        for table in ["messages", "message_shelves"] {
            let sql = format!("DELETE FROM {table} WHERE app = ?1 AND conversation = ?2");
            transaction.prepare_cached(&sql)?.execute((app, &conversation))?;
        }
    }
    Ok(())
}

/// Message ids are far smaller than SQLite's greatest number; what is not is the last of all.
fn signed(id: u64) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX - 1)
}

fn message(row: &Row<'_>) -> rusqlite::Result<MessageRow> {
    let parent: Option<i64> = row.get(1)?;
    Ok(MessageRow {
        id: row.get::<_, i64>(0)?.unsigned_abs(),
        parent: parent.map(i64::unsigned_abs),
        sent_at: row.get(2)?,
        json: row.get(3)?,
    })
}
