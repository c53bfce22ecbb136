//! Opens connections to the encrypted file.

use std::path::Path;

use cometchat_api::Secret;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::{Code, Error, Result};

/// Prepared statements that each connection keeps.
const STATEMENTS: usize = 128;

/// Opens the one connection that writes, and makes the file where there is none.
pub(super) fn writer(path: &Path, key: &Secret) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    unlock(&connection, key)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // Enough for the inner pages of a million people; what is left over stays on disk.
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.pragma_update(None, "journal_size_limit", 16 * 1024 * 1024)?;
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    settle(&connection)?;
    Ok(connection)
}

/// Opens a connection that only reads.
pub(super) fn reader(path: &Path, key: &Secret) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    unlock(&connection, key)?;
    connection.pragma_update(None, "cache_size", -8_000)?;
    connection.pragma_update(None, "query_only", true)?;
    settle(&connection)?;
    Ok(connection)
}

/// Opens a store that is gone when it is dropped.
pub(super) fn memory() -> Result<Connection> {
    let connection = Connection::open_in_memory()?;
    settle(&connection)?;
    Ok(connection)
}

/// Whether a text can be a key: 256 bits as 64 hexadecimal digits.
pub(super) fn check_key(key: &Secret) -> Result<()> {
    let key = key.expose();
    if key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(());
    }
    Err(Error::new(Code::WrongKey, "a key of the store is 64 hexadecimal digits"))
}

/// Gives the key raw, since stretching a random one again would only cost time.
fn unlock(connection: &Connection, key: &Secret) -> Result<()> {
    // What goes wrong comes back as an error; SQLCipher would also print it.
    let pragma = Zeroizing::new(format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{}'\"",
        key.expose()
    ));
    // The statement is not kept in an error: it holds the key.
    connection
        .execute_batch(&pragma)
        .map_err(|_| Error::new(Code::Internal, "the store could not be unlocked"))?;
    // The key is only tried at the first read.
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    Ok(())
}

fn settle(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}
