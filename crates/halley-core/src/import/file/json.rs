//! JSON: a list of objects, or one object a line.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;

use indexmap::{IndexMap, IndexSet};
use serde::Deserializer as _;
use serde::de::{SeqAccess, Visitor};
use serde_json::{Deserializer, Value};

use super::{EachRow, cannot_read};
use crate::error::{Code, Error};

/// An object whose keys stand in the order of the file.
type Object = IndexMap<String, Value>;
type EachObject<'a> = &'a mut dyn FnMut(Object) -> ControlFlow<Error>;

/// All keys, in the order in which they first occur.
pub(super) fn heads(path: &Path) -> Result<Vec<String>, Error> {
    let mut heads = IndexSet::new();
    objects(path, &mut |object| {
        for key in object.keys() {
            if !heads.contains(key) {
                heads.insert(key.clone());
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(heads.into_iter().collect())
}

/// Gives every object as a row.
pub(super) fn each(path: &Path, heads: &[String], row: EachRow<'_>) -> Result<(), Error> {
    let mut line = 1;
    objects(path, &mut |mut object| {
        line += 1;
        let cell = |head: &String| object.swap_remove(head).map(text).unwrap_or_default();
        row(line, heads.iter().map(cell).collect())
    })
}

/// A value as the text of a cell.
fn text(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn objects(path: &Path, each: EachObject<'_>) -> Result<(), Error> {
    let file = File::open(path).map_err(|error| cannot_read(path, &error))?;
    let mut file = BufReader::with_capacity(1 << 16, file);
    let start = file.fill_buf().map_err(|error| cannot_read(path, &error))?;
    let mark: &[u8] = b"\xef\xbb\xbf";
    let n_mark = if start.starts_with(mark) { mark.len() } else { 0 };
    let first = start[n_mark..].iter().find(|byte| !byte.is_ascii_whitespace()).copied();
    file.consume(n_mark);
    let mut stopped = None;
    let read = match first {
        Some(b'[') => {
            let mut reader = Deserializer::from_reader(file);
            let visitor = Objects { each, stopped: &mut stopped };
            reader.deserialize_seq(visitor).and_then(|()| reader.end())
        }
        Some(b'{') => {
            let objects = Deserializer::from_reader(file).into_iter::<Object>();
            lines(objects, each, &mut stopped)
        }
        _ => return Err(no_list()),
    };
    match (stopped, read) {
        (Some(error), _) => Err(error),
        (None, Ok(())) => Ok(()),
        (None, Err(error)) => Err(broken(&error)),
    }
}

fn lines(
    objects: impl Iterator<Item = serde_json::Result<Object>>,
    each: EachObject<'_>,
    stopped: &mut Option<Error>,
) -> serde_json::Result<()> {
    for object in objects {
        if let ControlFlow::Break(error) = each(object?) {
            *stopped = Some(error);
            break;
        }
    }
    Ok(())
}

/// Hands the objects of a list out one by one, so that the list is never held as a whole.
struct Objects<'a> {
    each: EachObject<'a>,
    stopped: &'a mut Option<Error>,
}

impl<'de> Visitor<'de> for Objects<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(object) = list.next_element::<Object>()? {
            if let ControlFlow::Break(error) = (self.each)(object) {
                *self.stopped = Some(error);
                return Err(serde::de::Error::custom("the reading was ended"));
            }
        }
        Ok(())
    }
}

fn broken(error: &serde_json::Error) -> Error {
    let (line, column) = (error.line(), error.column());
    Error::new(
        Code::Invalid,
        format!("This file is not well-formed JSON: line {line}, column {column}."),
    )
    .advise("Correct it there: a list of objects in square brackets, with commas between them.")
}

fn no_list() -> Error {
    Error::new(Code::Invalid, "This JSON file holds no list of objects.")
        .advise("It looks like [{\"uid\": \"ada\", \"name\": \"Ada\"}].")
}
