//! Saves from a damaged file what cannot be read anew from the service.

use std::path::Path;

use cometchat_api::Secret;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::error::Result;
use crate::store::connect;

/// What people said and did; people, conversations and messages are the service's.
const TABLES: &[&str] = &[
    "activity",
    "app_marks",
    "jobs",
    "job_items",
    "lent_tokens",
    "views",
    "recents",
    "samples",
    "thresholds",
];

/// Copies what can still be read of the damaged file into the new one; says how many rows came.
pub(super) fn rescue(damaged: &Path, key: &Secret, new: &mut Connection) -> Result<u32> {
    let Ok(old) = connect::reader(damaged, key) else { return Ok(0) };
    // A row may refer to one that is lost.
    new.pragma_update(None, "foreign_keys", false)?;
    let mut n_rescued = 0;
    for table in TABLES {
        // From both ends, since reading stops at the damage.
        for direction in ["ASC", "DESC"] {
            n_rescued += copy(&old, new, table, direction)?;
        }
    }
    new.pragma_update(None, "foreign_keys", true)?;
    Ok(n_rescued)
}

/// Copies the rows of a table up to the first that cannot be read. The damaged file may be of an
/// older form: its columns are named, so that new ones take their defaults.
fn copy(old: &Connection, new: &mut Connection, table: &str, direction: &str) -> Result<u32> {
    let sql = format!("SELECT * FROM {table} ORDER BY 1 {direction}");
    let Ok(mut statement) = old.prepare(&sql) else { return Ok(0) };
    let columns: Vec<&str> = statement.column_names().collect();
    let columns = columns.join(", ");
    let n_columns = statement.column_count();
    let places = vec!["?"; n_columns].join(", ");
    let Ok(mut rows) = statement.query([]) else { return Ok(0) };
    let transaction = new.transaction()?;
    let sql = format!("INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})");
    let mut n_copied = 0;
    while let Ok(Some(row)) = rows.next() {
        let values: rusqlite::Result<Vec<Value>> = (0..n_columns).map(|n| row.get(n)).collect();
        let Ok(values) = values else { break };
        n_copied += transaction.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    }
    transaction.commit()?;
    Ok(n_copied as u32)
}
