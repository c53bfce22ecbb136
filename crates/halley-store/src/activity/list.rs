//! Reading the audit log.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};

use crate::activity::{Activity, ActivityEnd, NewActivity};
use crate::error::Result;
use crate::fold::fold;
use crate::store::Store;

/// Which changes; the default lists the newest of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// Through this connection.
    pub connection: Option<String>,
    /// In this app.
    pub app: Option<String>,
    /// Of this kind of thing.
    pub object_kind: Option<String>,
    /// About the thing with this id.
    pub object_id: Option<String>,
    /// This act, such as `userUpdate`.
    pub act: Option<String>,
    /// With this text; case and accents do not count. Empty for all.
    pub search: String,
    /// At or after this time, Unix seconds.
    pub from: Option<i64>,
    /// Before this time, Unix seconds.
    pub until: Option<i64>,
    /// Older than the change with this id: the last one of the page before.
    pub before_id: Option<i64>,
    /// Changes at most.
    pub limit: u32,
}

const COLUMNS: &str = "id, at, connection, connection_name, app, app_name, profile, act, sentence, \
    object_kind, object_id, object_name, before, after, outcome, problem, request_id, undo, \
    undone_by";

/// The search of FTS5 knows texts of three characters and more.
const TRIGRAM: usize = 3;

impl Store {
    /// Lists changes, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn activity_list(&self, filter: &ActivityFilter) -> Result<Vec<Activity>> {
        let (conditions, values) = conditions(filter);
        let sql = format!(
            "SELECT {COLUMNS} FROM activity WHERE {conditions} ORDER BY id DESC LIMIT {}",
            filter.limit
        );
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let found = statement.query_map(params_from_iter(values), activity)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Reads one change.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn activity(&self, id: i64) -> Result<Option<Activity>> {
        let sql = format!("SELECT {COLUMNS} FROM activity WHERE id = ?1");
        self.read(|connection| {
            Ok(connection.prepare_cached(&sql)?.query_row([id], activity).optional()?)
        })
    }
}

fn conditions(filter: &ActivityFilter) -> (String, Vec<Value>) {
    let mut conditions = vec!["true".to_owned()];
    let mut values = Vec::new();
    let mut add = |condition: &str, value: Option<Value>| {
        if let Some(value) = value {
            values.push(value);
            conditions.push(condition.replace('?', &format!("?{}", values.len())));
        }
    };
    let text = |text: &Option<String>| text.clone().map(Value::Text);
    add("connection = ?", text(&filter.connection));
    add("app = ?", text(&filter.app));
    add("object_kind = ?", text(&filter.object_kind));
    add("object_id = ?", text(&filter.object_id));
    add("act = ?", text(&filter.act));
    add("at >= ?", filter.from.map(Value::Integer));
    add("at < ?", filter.until.map(Value::Integer));
    add("id < ?", filter.before_id.map(Value::Integer));
    let needle = fold(filter.search.trim());
    if needle.chars().count() >= TRIGRAM {
        let phrase = format!("\"{}\"", needle.replace('"', "\"\""));
        add(
            "id IN (SELECT rowid FROM activity_words WHERE activity_words MATCH ?)",
            Some(Value::Text(phrase)),
        );
    } else if !needle.is_empty() {
        add("instr(words, ?)", Some(Value::Text(needle)));
    }
    (conditions.join(" AND "), values)
}

fn activity(row: &Row<'_>) -> rusqlite::Result<Activity> {
    Ok(Activity {
        id: row.get(0)?,
        what: NewActivity {
            at: row.get(1)?,
            connection: row.get(2)?,
            connection_name: row.get(3)?,
            app: row.get(4)?,
            app_name: row.get(5)?,
            profile: row.get(6)?,
            act: row.get(7)?,
            sentence: row.get(8)?,
            object_kind: row.get(9)?,
            object_id: row.get(10)?,
            object_name: row.get(11)?,
            before: row.get(12)?,
            end: ActivityEnd {
                after: row.get(13)?,
                outcome: row.get(14)?,
                problem: row.get(15)?,
                request_id: row.get(16)?,
                undo: row.get(17)?,
            },
        },
        undone_by: row.get(18)?,
    })
}
