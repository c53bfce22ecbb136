//! Columns of a list in a file: one line for each.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::Cell;

/// A column: its head in the file, its name on screen, and what a row has in it.
pub(super) type Column<R> = (&'static str, &'static str, fn(&R) -> Cell);

/// Text, nothing where it is empty.
pub(super) fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// Text that may be missing.
pub(super) fn some(found: Option<&String>) -> Cell {
    found.map_or(Cell::Empty, |found| text(found))
}

/// Several texts.
pub(super) fn texts(texts: &[String]) -> Cell {
    if texts.is_empty() { Cell::Empty } else { Cell::Texts(texts.to_vec()) }
}

/// A count that may be missing.
pub(super) fn number(count: Option<u32>) -> Cell {
    count.map_or(Cell::Empty, Cell::Number)
}

/// A time, Unix seconds, as every program reads it.
pub(super) fn date(secs: Option<u32>) -> Cell {
    seconds(secs.map(i64::from))
}

/// A time of the service, Unix seconds, where 0 stands for none.
pub(super) fn seconds(secs: Option<i64>) -> Cell {
    let at = secs
        .filter(|secs| *secs > 0)
        .and_then(|secs| OffsetDateTime::from_unix_timestamp(secs).ok()?.format(&Rfc3339).ok());
    at.map_or(Cell::Empty, Cell::Text)
}

/// A name of the core as it crosses to the window, such as `apiKeyCreate`.
pub(super) fn named(name: &impl serde::Serialize) -> Cell {
    match serde_json::to_value(name) {
        Ok(serde_json::Value::String(name)) => Cell::Text(name),
        _ => Cell::Empty,
    }
}
