//! All rows that match, for exports: in the sequence in which they lie on the disk, since any other
//! would look up a million rows here and there.

use cometchat_api::AppId;
use rusqlite::Connection;

use crate::error::Result;
use crate::index::{Indexed, id_of, seq_of};
use crate::roster::{Filter, Sort};
use crate::store::Store;

/// Rows read at a time.
const CHUNK: usize = 1_000;
/// Rows that may lie between two wanted ones for all to be read together.
const FEW_BETWEEN: usize = 3;

/// Some of the rows that match, read by whoever calls it: several may at the same time.
pub type Part<R> = Box<dyn FnOnce() -> Result<Vec<R>> + Send>;

/// The rows that match when this is called, as parts of a thousand.
pub(crate) fn parts<R: Indexed + 'static>(
    store: &Store,
    app: &AppId,
    filter: &Filter,
) -> Result<Vec<Part<R>>> {
    let number = store.number_of(app)?;
    // By name is the order that is at hand, as lists are first shown in it.
    let order = (Sort::Name, false);
    let mut seqs =
        store.roster::<R, _>(number, |roster| roster.window(filter, order, 0, usize::MAX))?.seqs;
    seqs.sort_unstable();
    let part = |seqs: &[u32]| -> Part<R> {
        let (store, seqs) = (store.clone(), seqs.to_vec());
        Box::new(move || store.read(|connection| read(connection, number, &seqs)))
    };
    Ok(seqs.chunks(CHUNK).map(part).collect())
}

fn read<R: Indexed>(connection: &Connection, app: i64, seqs: &[u32]) -> Result<Vec<R>> {
    let (Some(&first), Some(&last)) = (seqs.first(), seqs.last()) else { return Ok(Vec::new()) };
    if (last - first) as usize <= seqs.len() * FEW_BETWEEN {
        between(connection, app, (first, last), seqs)
    } else {
        one_by_one(connection, app, seqs)
    }
}

/// Reads rows that lie close together in one go, over those between them.
fn between<R: Indexed>(
    connection: &Connection,
    app: i64,
    (first, last): (u32, u32),
    seqs: &[u32],
) -> Result<Vec<R>> {
    let mut statement = connection.prepare_cached(R::BY_IDS)?;
    let id = statement.column_count() - 1;
    let mut found = statement.query([id_of(app, first), id_of(app, last)])?;
    let mut rows = Vec::with_capacity(seqs.len());
    let mut wanted = seqs.iter().copied().peekable();
    while let Some(row) = found.next()? {
        let seq = seq_of(row.get(id)?);
        while wanted.next_if(|wanted| *wanted < seq).is_some() {}
        if wanted.next_if_eq(&seq).is_some() {
            rows.push(R::read(row)?);
        }
    }
    Ok(rows)
}

fn one_by_one<R: Indexed>(connection: &Connection, app: i64, seqs: &[u32]) -> Result<Vec<R>> {
    let mut statement = connection.prepare_cached(R::BY_ID)?;
    let mut rows = Vec::with_capacity(seqs.len());
    for &seq in seqs {
        let mut found = statement.query([id_of(app, seq)])?;
        // A row that went since the roster was asked is left out.
        if let Some(row) = found.next()? {
            rows.push(R::read(row)?);
        }
    }
    Ok(rows)
}
