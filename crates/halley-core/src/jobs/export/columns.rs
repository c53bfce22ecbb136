//! Columns of a list in a file: one line for each.

use std::borrow::Cow;

use time::OffsetDateTime;

use super::Cell;

/// A column: its head in the file, its name on screen, and what a row has in it.
pub(super) type Column<R> = (&'static str, &'static str, for<'a> fn(&'a R) -> Cell<'a>);

/// Text, nothing where it is empty.
pub(super) fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(text)) }
}

/// Text that was made for the file.
pub(super) fn owned(text: String) -> Cell<'static> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(text)) }
}

/// Text that may be missing.
pub(super) fn some(found: Option<&String>) -> Cell<'_> {
    found.map_or(Cell::Empty, |found| text(found))
}

/// Several texts.
pub(super) fn texts(texts: &[String]) -> Cell<'_> {
    if texts.is_empty() { Cell::Empty } else { Cell::Texts(Cow::Borrowed(texts)) }
}

/// A count that may be missing.
pub(super) fn number(count: Option<u32>) -> Cell<'static> {
    count.map_or(Cell::Empty, Cell::Number)
}

/// A time, Unix seconds, as every program reads it.
pub(super) fn date(secs: Option<u32>) -> Cell<'static> {
    seconds(secs.map(i64::from))
}

/// A time of the service, Unix seconds, where 0 stands for none.
pub(super) fn seconds(secs: Option<i64>) -> Cell<'static> {
    let at = secs.filter(|secs| *secs > 0);
    let at = at.and_then(|secs| OffsetDateTime::from_unix_timestamp(secs).ok());
    at.map_or(Cell::Empty, Cell::Time)
}

/// A name of the core as it crosses to the window, such as `apiKeyCreate`.
pub(super) fn named(name: &impl serde::Serialize) -> Cell<'static> {
    match serde_json::to_value(name) {
        Ok(serde_json::Value::String(name)) => owned(name),
        _ => Cell::Empty,
    }
}
