//! All rows that match, for exports: in the sequence in which they lie on the disk, since any other
//! would look up a million rows here and there.

use cometchat_api::AppId;
use rusqlite::Connection;

use crate::error::Result;
use crate::index::{Indexed, id_of, seq_of};
use crate::roster::Filter;
use crate::store::Store;

/// Rows read at a time.
const CHUNK: usize = 2_000;
/// Rows that may lie between two wanted ones for all to be read together.
const FEW_BETWEEN: usize = 3;

/// Some of the rows that match, read by whoever calls it: several may at the same time. It shows
/// one row after the other, each in the room of the one before.
pub type Part<R> = Box<dyn FnOnce(&mut dyn FnMut(&R)) -> Result<()> + Send>;

/// The rows that match when this is called, in parts.
pub(crate) fn parts<R: Indexed + 'static>(
    store: &Store,
    app: &AppId,
    filter: &Filter,
) -> Result<Vec<Part<R>>> {
    let number = store.number_of(app)?;
    let seqs = store.roster::<R, _>(number, |roster| roster.all(filter))?;
    let part = |seqs: &[u32]| -> Part<R> {
        let (store, seqs) = (store.clone(), seqs.to_vec());
        Box::new(move |visit| store.read(|connection| read(connection, number, &seqs, visit)))
    };
    Ok(seqs.chunks(CHUNK).map(part).collect())
}

fn read<R: Indexed>(
    connection: &Connection,
    app: i64,
    seqs: &[u32],
    visit: &mut dyn FnMut(&R),
) -> Result<()> {
    let (Some(&first), Some(&last)) = (seqs.first(), seqs.last()) else { return Ok(()) };
    if (last - first) as usize <= seqs.len() * FEW_BETWEEN {
        between(connection, app, (first, last), seqs, visit)
    } else {
        one_by_one(connection, app, seqs, visit)
    }
}

/// Reads rows that lie close together in one go, over those between them.
fn between<R: Indexed>(
    connection: &Connection,
    app: i64,
    (first, last): (u32, u32),
    seqs: &[u32],
    visit: &mut dyn FnMut(&R),
) -> Result<()> {
    let mut statement = connection.prepare_cached(R::BY_IDS)?;
    let id = statement.column_count() - 1;
    let mut found = statement.query([id_of(app, first), id_of(app, last)])?;
    let mut wanted = seqs.iter().copied().peekable();
    let mut shown = R::default();
    while let Some(row) = found.next()? {
        let seq = seq_of(row.get(id)?);
        while wanted.next_if(|wanted| *wanted < seq).is_some() {}
        if wanted.next_if_eq(&seq).is_some() {
            shown.read(row)?;
            visit(&shown);
        }
    }
    Ok(())
}

fn one_by_one<R: Indexed>(
    connection: &Connection,
    app: i64,
    seqs: &[u32],
    visit: &mut dyn FnMut(&R),
) -> Result<()> {
    let mut statement = connection.prepare_cached(R::BY_ID)?;
    let mut shown = R::default();
    for &seq in seqs {
        let mut found = statement.query([id_of(app, seq)])?;
        // A row that went since the roster was asked is left out.
        if let Some(row) = found.next()? {
            shown.read(row)?;
            visit(&shown);
        }
    }
    Ok(())
}
