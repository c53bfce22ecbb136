//! What was opened lately, for the palette.

use rusqlite::Row;

use crate::error::Result;
use crate::store::Store;

/// Places remembered.
const KEPT: u32 = 200;

/// A place that was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent {
    /// Address within the program.
    pub address: String,
    /// What kind of thing is there, such as `user`.
    pub kind: String,
    /// Name of the thing.
    pub title: String,
    /// What tells it from others of that name, such as the app.
    pub hint: Option<String>,
    /// When it was last opened, Unix seconds.
    pub at: i64,
}

impl Store {
    /// Remembers that a place was opened.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn recent_add(&self, recent: &Recent) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO recents (address, kind, title, hint, at, n_times)
                     VALUES (?1, ?2, ?3, ?4, ?5, 1)
                     ON CONFLICT (address) DO UPDATE SET
                       kind = ?2, title = ?3, hint = ?4, at = ?5, n_times = n_times + 1",
                )?
                .execute((&recent.address, &recent.kind, &recent.title, &recent.hint, recent.at))?;
            transaction
                .prepare_cached(
                    "DELETE FROM recents WHERE address IN (
                       SELECT address FROM recents ORDER BY at DESC, address LIMIT -1 OFFSET ?1)",
                )?
                .execute([KEPT])?;
            Ok(())
        })
    }

    /// Lists places, the last opened first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn recents_list(&self, limit: u32) -> Result<Vec<Recent>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT address, kind, title, hint, at FROM recents
                 ORDER BY at DESC, address LIMIT ?1",
            )?;
            let found = statement.query_map([limit], recent)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Forgets the places whose address begins like this: those of a connection or app that went,
    /// or all with an empty text.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn recents_forget(&self, start: &str) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached("DELETE FROM recents WHERE substr(address, 1, length(?1)) = ?1")?
                .execute([start])?;
            Ok(())
        })
    }
}

fn recent(row: &Row<'_>) -> rusqlite::Result<Recent> {
    Ok(Recent {
        address: row.get(0)?,
        kind: row.get(1)?,
        title: row.get(2)?,
        hint: row.get(3)?,
        at: row.get(4)?,
    })
}
