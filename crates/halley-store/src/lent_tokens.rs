//! Auth tokens lent to live previews: a journal of what is still to be revoked.

use rusqlite::Row;

use crate::error::Result;
use crate::store::Store;

/// A token that is to be revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LentToken {
    /// Tells it from other tokens without telling it.
    pub name: String,
    /// Connection through which it was made.
    pub connection: String,
    /// App of its user.
    pub app: String,
    /// Whose.
    pub uid: String,
    /// When it was made, Unix seconds.
    pub at: i64,
}

impl Store {
    /// Writes down a token that is lent; it is on the disk when this returns.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn lent_token_add(&self, token: &LentToken) -> Result<()> {
        self.journal(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO lent_tokens (name, connection, app, uid, at)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute((&token.name, &token.connection, &token.app, &token.uid, token.at))?;
            Ok(())
        })
    }

    /// Strikes a token that is revoked.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn lent_token_remove(&self, name: &str) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached("DELETE FROM lent_tokens WHERE name = ?1")?
                .execute([name])?;
            Ok(())
        })
    }

    /// Lists the tokens that are still to be revoked, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lent_tokens(&self) -> Result<Vec<LentToken>> {
        self.read(|reader| {
            let mut statement = reader.prepare_cached(
                "SELECT name, connection, app, uid, at FROM lent_tokens ORDER BY at, name",
            )?;
            Ok(statement.query_map([], row)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<LentToken> {
    Ok(LentToken {
        name: row.get(0)?,
        connection: row.get(1)?,
        app: row.get(2)?,
        uid: row.get(3)?,
        at: row.get(4)?,
    })
}
