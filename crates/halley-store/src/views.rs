//! Saved views of lists.

use rusqlite::Row;

use crate::error::{Code, Error, Result};
use crate::store::Store;

/// A saved view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Id, given by the store.
    pub id: i64,
    /// Which list, such as `users`.
    pub list: String,
    /// App it is for; nothing where it is for every app.
    pub app: Option<String>,
    /// Name that a person gave.
    pub name: String,
    /// Filters, order and columns, as they stand in the list's address.
    pub address: String,
    /// When it was saved, Unix seconds.
    pub created_at: i64,
}

impl Store {
    /// Saves a view after those of its list, and says its id; the one given is not looked at.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn view_add(&self, view: &View) -> Result<i64> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO views (list, app, name, address, position, created)
                     VALUES (?1, ?2, ?3, ?4,
                       (SELECT coalesce(max(position), 0) + 1 FROM views WHERE list = ?1), ?5)",
                )?
                .execute((&view.list, &view.app, &view.name, &view.address, view.created_at))?;
            Ok(transaction.last_insert_rowid())
        })
    }

    /// Changes name and address of a view.
    ///
    /// # Errors
    /// `Conflict` when it is unknown; when the file cannot be written.
    pub fn view_update(&self, id: i64, name: &str, address: &str) -> Result<()> {
        self.write(|transaction| {
            let n_changed = transaction
                .prepare_cached("UPDATE views SET name = ?2, address = ?3 WHERE id = ?1")?
                .execute((id, name, address))?;
            if n_changed == 1 {
                return Ok(());
            }
            Err(Error::new(Code::Conflict, "there is no such view"))
        })
    }

    /// Puts views in the given sequence.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn views_arrange(&self, ids: &[i64]) -> Result<()> {
        self.write(|transaction| {
            let mut statement =
                transaction.prepare_cached("UPDATE views SET position = ?2 WHERE id = ?1")?;
            for (position, id) in (1_i64..).zip(ids) {
                statement.execute((id, position))?;
            }
            Ok(())
        })
    }

    /// Removes a view; an unknown one is no error.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn view_remove(&self, id: i64) -> Result<()> {
        self.write(|transaction| {
            transaction.prepare_cached("DELETE FROM views WHERE id = ?1")?.execute([id])?;
            Ok(())
        })
    }

    /// Lists the views of a list that are for every app or for this one, in their sequence.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn views_list(&self, list: &str, app: Option<&str>) -> Result<Vec<View>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT id, list, app, name, address, created FROM views
                 WHERE list = ?1 AND (app IS NULL OR app = ?2) ORDER BY position, id",
            )?;
            let found = statement.query_map((list, app), view)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn view(row: &Row<'_>) -> rusqlite::Result<View> {
    Ok(View {
        id: row.get(0)?,
        list: row.get(1)?,
        app: row.get(2)?,
        name: row.get(3)?,
        address: row.get(4)?,
        created_at: row.get(5)?,
    })
}
