//! The way not taken: the same users in an FTS5 trigram index in the same kind of file.

use std::path::Path;

use cometchat_api::Secret;
use halley_store::UserRow;
use rusqlite::Connection;

use crate::people::NEEDLES;
use crate::table::{Table, timed};
use crate::{PAGE, SCREEN};

/// Measures filling, searching and counting.
pub(crate) fn compare(path: &Path, key: &Secret, people: &[UserRow]) {
    let mut connection = Connection::open(path).expect("a file for the bench");
    connection
        .execute_batch(&format!(
            "PRAGMA key = \"x'{}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
             PRAGMA cache_size = -16000;
             CREATE TABLE people (id INTEGER PRIMARY KEY, uid TEXT, name TEXT);
             CREATE INDEX people_by_name ON people (name);
             CREATE VIRTUAL TABLE people_text USING fts5 (uid, name, content = 'people',
               content_rowid = 'id', tokenize = 'trigram remove_diacritics 1');",
            key.expose()
        ))
        .expect("tables");
    let mut table = Table::new(&format!("{} users in FTS5, to compare", people.len()));
    let mut pages = Vec::new();
    for (number, rows) in (0_i64..).zip(people.chunks(PAGE)) {
        pages.push(timed(|| {
            let transaction = connection.transaction().expect("a transaction");
            for (id, row) in (number * PAGE as i64..).zip(rows) {
                let values = (id, &row.uid, &row.name);
                for sql in [
                    "INSERT INTO people (id, uid, name) VALUES (?1, ?2, ?3)",
                    "INSERT INTO people_text (rowid, uid, name) VALUES (?1, ?2, ?3)",
                ] {
                    let mut insert = transaction.prepare_cached(sql).expect("a statement");
                    insert.execute(values).expect("a row");
                }
            }
            transaction.commit().expect("a commit");
        }));
    }
    table.add("save a page of 1,000", pages);
    for (name, needles) in &NEEDLES[2..] {
        for (what, sql) in [
            (
                "first 50 by row",
                "SELECT id FROM people WHERE id IN \
               (SELECT rowid FROM people_text WHERE people_text MATCH ?1) LIMIT ?2",
            ),
            (
                "first 50 by name",
                "SELECT id FROM people WHERE id IN \
               (SELECT rowid FROM people_text WHERE people_text MATCH ?1) ORDER BY name LIMIT ?2",
            ),
            ("count", "SELECT count(*) FROM people_text WHERE people_text MATCH ?1 AND ?2 > 0"),
        ] {
            table.many(&format!("search {name}, {what}"), needles.len() * 2, |n| {
                let phrase = format!("\"{}\"", needles[n % needles.len()]);
                let mut statement = connection.prepare_cached(sql).expect("a statement");
                let mut rows = statement.query((phrase, SCREEN)).expect("an answer");
                while rows.next().expect("a row").is_some() {}
            });
        }
    }
    table.print();
}
