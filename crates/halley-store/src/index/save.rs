//! Writing rows of an index.

use cometchat_api::AppId;
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Code, Error, Result};
use crate::index::{Indexed, Kind, PassPage, SHIFT, Saved, head, seq_of, state};
use crate::roster::Roster;
use crate::store::Store;

/// After changes to so few rows, what a list first shows is put in order at once.
const FEW: usize = 20;

impl Store {
    /// Writes rows, and with them how far a pass is.
    pub(crate) fn index_save<R: Indexed>(
        &self,
        app: &AppId,
        rows: &[R],
        page: Option<&PassPage>,
    ) -> Result<Saved> {
        let number = self.number_of(app)?;
        let on_disk = || match page {
            Some(page) => self.stage(|connection| {
                let generation = state::progress(connection, number, R::KIND, page)?;
                save(connection, number, rows, generation)
            }),
            None => self.write(|transaction| {
                let generation = state::generation(transaction, number, R::KIND)?;
                save(transaction, number, rows, generation)
            }),
        };
        let in_memory = |roster: &mut Roster, (seqs, _): &(Vec<u32>, Saved)| {
            for (row, &seq) in rows.iter().zip(seqs) {
                roster.apply(&row.entry(seq));
            }
        };
        let (_, saved) = self.0.rosters.change(R::KIND, number, on_disk, in_memory)?;
        if page.is_none() && rows.len() <= FEW {
            self.index_head_keep(R::KIND, number);
        }
        Ok(saved)
    }

    /// Deletes rows by key; unknown ones are no error.
    pub(crate) fn index_remove(&self, kind: Kind, app: &AppId, keys: &[&str]) -> Result<u32> {
        let number = self.number_of(app)?;
        let sql = format!(
            "DELETE FROM {} WHERE app = ?1 AND {} = ?2 RETURNING id",
            kind.table(),
            kind.key_column()
        );
        let on_disk = || {
            self.write(|transaction| {
                head::forget(transaction, number, kind)?;
                let mut statement = transaction.prepare_cached(&sql)?;
                let mut gone = Vec::new();
                for key in keys {
                    let id = statement.query_row((number, key), |row| row.get(0)).optional()?;
                    gone.extend(id.map(seq_of));
                }
                Ok(gone)
            })
        };
        let gone = self.0.rosters.change(kind, number, on_disk, take_out)?;
        self.index_head_keep(kind, number);
        Ok(gone.len() as u32)
    }
}

/// Takes rows out of a roster.
pub(super) fn take_out(roster: &mut Roster, seqs: &Vec<u32>) {
    for &seq in seqs {
        roster.remove(seq);
    }
}

/// Inserts or updates rows; says which numbers they have within the app.
fn save<R: Indexed>(
    connection: &Connection,
    app: i64,
    rows: &[R],
    generation: i64,
) -> Result<(Vec<u32>, Saved)> {
    head::forget(connection, app, R::KIND)?;
    let made = format!("{}_made", R::KIND.name());
    let before: i64 = connection
        .prepare_cached(&format!("SELECT {made} FROM app_numbers WHERE number = ?1"))?
        .query_row([app], |row| row.get(0))?;
    let mut n_made = before;
    let mut statement = connection.prepare_cached(R::SAVE)?;
    let mut seqs = Vec::with_capacity(rows.len());
    let mut saved = Saved::default();
    for row in rows {
        let fresh = (app << SHIFT) + n_made + 1;
        statement.raw_bind_parameter(1, fresh)?;
        statement.raw_bind_parameter(2, app)?;
        statement.raw_bind_parameter(3, row.key())?;
        let free = row.bind(&mut statement)?;
        statement.raw_bind_parameter(free, generation)?;
        let mut returned = statement.raw_query();
        let id: i64 = match returned.next()? {
            Some(row) => row.get(0)?,
            None => return Err(Error::new(Code::Internal, "the store did not say what it saved")),
        };
        // A statement that is not run to its end has not done its work.
        while returned.next()?.is_some() {}
        if id == fresh {
            n_made += 1;
            saved.added += 1;
        } else {
            saved.renewed += 1;
        }
        seqs.push(seq_of(id));
    }
    if n_made > before {
        connection
            .prepare_cached(&format!("UPDATE app_numbers SET {made} = ?2 WHERE number = ?1"))?
            .execute((app, n_made))?;
    }
    Ok((seqs, saved))
}
