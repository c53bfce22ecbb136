//! The first rows of a list, kept beside the rows, so that a list shows before its roster is
//! loaded.
//!
//! A head is exact or not there: whatever changes an index forgets its head with the same
//! transaction, and it is kept again from the roster.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::index::{FIRST_ORDER, Indexed, Kind};
use crate::roster::Window;
use crate::store::Store;

/// Rows kept: a few screens.
const ROWS: usize = 300;

impl Store {
    /// A window of the first rows, where they are kept and the roster is not loaded; it is loaded
    /// in the background then, since whoever opens a list soon types or scrolls.
    pub(super) fn index_head<R: Indexed>(
        &self,
        app: i64,
        offset: usize,
        limit: usize,
    ) -> Result<Option<Window>> {
        if self.0.rosters.has(R::KIND, app) {
            return Ok(None);
        }
        let head: Option<(usize, Vec<u8>)> = self.read(|connection| {
            Ok(connection
                .prepare_cached("SELECT total, seqs FROM index_heads WHERE app = ?1 AND kind = ?2")?
                .query_row((app, R::KIND.name()), |row| {
                    Ok((row.get::<_, u32>(0)? as usize, row.get(1)?))
                })
                .optional()?)
        })?;
        let Some((total, bytes)) = head else { return Ok(None) };
        let (seqs, _) = bytes.as_chunks::<4>();
        if offset.saturating_add(limit) > seqs.len() && seqs.len() < total {
            return Ok(None);
        }
        self.load_in_background::<R>(app);
        let seqs = seqs.iter().skip(offset).take(limit).map(|seq| u32::from_le_bytes(*seq));
        Ok(Some(Window { seqs: seqs.collect(), total }))
    }

    /// Keeps the first rows of a roster that is loaded. They only save time: a failure is none.
    pub(super) fn index_head_keep(&self, kind: Kind, app: i64) {
        let filter = kind.first_filter();
        let kept: Result<()> = self.0.rosters.unchanged(|| {
            let window = self
                .0
                .rosters
                .peek(kind, app, |roster| roster.window(&filter, FIRST_ORDER, 0, ROWS));
            let Some(Window { seqs, total }) = window else { return Ok(()) };
            let seqs: Vec<u8> = seqs.into_iter().flat_map(u32::to_le_bytes).collect();
            self.write(|transaction| {
                transaction
                    .prepare_cached(
                        "INSERT OR REPLACE INTO index_heads (app, kind, total, seqs)
                         VALUES (?1, ?2, ?3, ?4)",
                    )?
                    .execute((app, kind.name(), total as u32, seqs))?;
                Ok(())
            })
        });
        drop(kept);
    }

    fn load_in_background<R: Indexed>(&self, app: i64) {
        if !self.0.rosters.start_loading(R::KIND, app) {
            return;
        }
        let store = self.clone();
        std::thread::spawn(move || {
            // Whoever needs the roster meets the failure himself.
            drop(store.roster::<R, _>(app, |_| ()));
            store.0.rosters.end_loading(R::KIND, app);
        });
    }
}

/// Forgets the first rows of an index that changes.
pub(super) fn forget(connection: &Connection, app: i64, kind: Kind) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM index_heads WHERE app = ?1 AND kind = ?2")?
        .execute((app, kind.name()))?;
    Ok(())
}
