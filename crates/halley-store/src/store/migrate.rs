//! Brings a file to the newest form.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Code, Error, Result};

/// Every step, in order; a file's version is the number of steps it has taken. A step that was
/// released never changes.
const STEPS: &[&str] = &[
    include_str!("../../migrations/0001_init.sql"),
    include_str!("../../migrations/0002_talk.sql"),
    include_str!("../../migrations/0003_usage.sql"),
];

/// Takes the steps that are missing, each in a transaction with its number.
pub(super) fn to_newest(connection: &mut Connection) -> Result<()> {
    take(connection, STEPS)
}

fn take(connection: &mut Connection, steps: &[&str]) -> Result<()> {
    let taken: usize = connection.query_row("PRAGMA user_version", [], |row| {
        row.get::<_, i64>(0).map(|version| usize::try_from(version).unwrap_or(usize::MAX))
    })?;
    if taken > steps.len() {
        return Err(Error::new(Code::Newer, "a newer version of Halley wrote the store"));
    }
    for (version, step) in (1_i64..).zip(steps).skip(taken) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(connection: &Connection) -> Vec<String> {
        let mut query = connection
            .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            .unwrap();
        query.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn only_the_missing_steps_are_taken() {
        let mut connection = Connection::open_in_memory().unwrap();
        take(&mut connection, &["CREATE TABLE a (x)"]).unwrap();
        take(&mut connection, &["CREATE TABLE a (x)", "CREATE TABLE b (x)"]).unwrap();
        assert_eq!(tables(&connection), ["a", "b"]);
    }

    #[test]
    fn a_step_that_fails_leaves_nothing_behind() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = ["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"];
        take(&mut connection, &steps).unwrap_err();
        assert_eq!(tables(&connection), ["a"]);
        take(&mut connection, &["CREATE TABLE a (x)", "CREATE TABLE b (x)"]).unwrap();
        assert_eq!(tables(&connection), ["a", "b"]);
    }

    #[test]
    fn a_file_of_a_newer_version_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        take(&mut connection, &["CREATE TABLE a (x)", "CREATE TABLE b (x)"]).unwrap();
        let error = take(&mut connection, &["CREATE TABLE a (x)"]).unwrap_err();
        assert_eq!(error.code, Code::Newer);
    }
}
