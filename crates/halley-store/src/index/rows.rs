//! All rows that match, for exports: in the sequence in which they lie on the disk, since any other
//! would look up a million rows here and there.

use std::marker::PhantomData;

use cometchat_api::AppId;

use crate::error::Result;
use crate::index::{Indexed, id_of};
use crate::roster::{Filter, Sort};
use crate::store::Store;

/// Rows read at a time.
const CHUNK: usize = 1_000;

/// Streams the rows that matched when it was made, a thousand at a time.
pub(crate) struct RowStream<R> {
    store: Store,
    app: i64,
    seqs: std::vec::IntoIter<u32>,
    of: PhantomData<fn() -> R>,
}

impl<R: Indexed> RowStream<R> {
    pub(crate) fn new(store: &Store, app: &AppId, filter: &Filter) -> Result<Self> {
        let number = store.number_of(app)?;
        // By name is the order that is at hand, as lists are first shown in it.
        let order = (Sort::Name, false);
        let mut seqs = store
            .roster::<R, _>(number, |roster| roster.window(filter, order, 0, usize::MAX))?
            .seqs;
        seqs.sort_unstable();
        let seqs = seqs.into_iter();
        Ok(Self { store: store.clone(), app: number, seqs, of: PhantomData })
    }
}

impl<R: Indexed> Iterator for RowStream<R> {
    type Item = Result<Vec<R>>;

    fn next(&mut self) -> Option<Self::Item> {
        let seqs: Vec<u32> = self.seqs.by_ref().take(CHUNK).collect();
        if seqs.is_empty() {
            return None;
        }
        Some(self.store.read(|connection| {
            let mut statement = connection.prepare_cached(R::BY_ID)?;
            let mut rows = Vec::with_capacity(seqs.len());
            for &seq in &seqs {
                let mut found = statement.query([id_of(self.app, seq)])?;
                // A row that went since the roster was asked is left out.
                if let Some(row) = found.next()? {
                    rows.push(R::read(row)?);
                }
            }
            Ok(rows)
        }))
    }
}
