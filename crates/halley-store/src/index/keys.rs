//! Keys of all rows that match, for *select all*.

use cometchat_api::AppId;

use crate::error::Result;
use crate::index::{Indexed, Kind, id_of};
use crate::roster::{Filter, Key, Sort};
use crate::store::Store;

/// Keys read at a time.
const CHUNK: usize = 1_000;

/// Streams the keys of the rows that matched when it was made, a thousand at a time, in order.
///
/// Rows that went since are left out; rows that came since are not in it.
#[derive(Debug)]
pub struct KeyStream {
    store: Store,
    kind: Kind,
    app: i64,
    seqs: std::vec::IntoIter<u32>,
}

impl KeyStream {
    pub(crate) fn new<R: Indexed>(
        store: &Store,
        app: &AppId,
        filter: &Filter,
        order: (Sort, bool),
    ) -> Result<Self> {
        let number = store.number_of(app)?;
        let window =
            store.roster::<R, _>(number, |roster| roster.window(filter, order, 0, usize::MAX))?;
        Ok(Self { store: store.clone(), kind: R::KIND, app: number, seqs: window.seqs.into_iter() })
    }

    /// Keys still to come, those that went included.
    pub fn n_left(&self) -> usize {
        self.seqs.len()
    }

    fn chunk(&mut self) -> Result<Vec<String>> {
        let seqs: Vec<u32> = self.seqs.by_ref().take(CHUNK).collect();
        let known = self.store.0.rosters.peek(self.kind, self.app, |roster| {
            seqs.iter().map(|&seq| roster.key(seq)).collect::<Vec<_>>()
        });
        let sql =
            format!("SELECT {} FROM {} WHERE id = ?1", self.kind.key_column(), self.kind.table());
        self.store.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let mut keys = Vec::with_capacity(seqs.len());
            for (place, &seq) in seqs.iter().enumerate() {
                match known.as_ref().map_or(&Key::Unknown, |known| &known[place]) {
                    Key::Gone => {}
                    Key::Is(key) => keys.push(key.clone()),
                    Key::Unknown => {
                        let mut found = statement.query([id_of(self.app, seq)])?;
                        if let Some(row) = found.next()? {
                            keys.push(row.get(0)?);
                        }
                    }
                }
            }
            Ok(keys)
        })
    }
}

impl Iterator for KeyStream {
    type Item = Result<Vec<String>>;

    fn next(&mut self) -> Option<Self::Item> {
        // A chunk of which nothing is left is no end.
        while self.seqs.len() > 0 {
            match self.chunk() {
                Ok(keys) if keys.is_empty() => {}
                other => return Some(other),
            }
        }
        None
    }
}
