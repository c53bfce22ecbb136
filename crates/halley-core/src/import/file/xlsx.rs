//! Excel workbooks: the first sheet, cell by cell.

use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::Path;

use calamine::{DataRef, Reader as _, Xlsx, open_workbook};

use super::{EachRow, cannot_read};
use crate::error::{Code, Error};

/// Columns of a workbook that are read.
const COLUMNS: u32 = 200;

/// Heads of the columns.
pub(super) fn heads(path: &Path) -> Result<Vec<String>, Error> {
    let mut heads = Vec::new();
    rows(path, &mut |_, cells| {
        heads = cells;
        ControlFlow::Break(None)
    })?;
    Ok(heads)
}

/// Gives every row below the head.
pub(super) fn each(path: &Path, row: EachRow<'_>) -> Result<(), Error> {
    let mut is_head = true;
    rows(path, &mut |line, cells| {
        if std::mem::take(&mut is_head) {
            return ControlFlow::Continue(());
        }
        match row(line, cells) {
            ControlFlow::Continue(()) => ControlFlow::Continue(()),
            ControlFlow::Break(error) => ControlFlow::Break(Some(error)),
        }
    })
}

type EachLine<'a> = &'a mut dyn FnMut(u32, Vec<String>) -> ControlFlow<Option<Error>>;

fn rows(path: &Path, row: EachLine<'_>) -> Result<(), Error> {
    let broken = |error: &dyn std::fmt::Display| {
        Error::new(Code::Invalid, format!("This Excel workbook cannot be read: {error}."))
            .advise("Open it in Excel, save it anew as .xlsx without a password, and choose it.")
    };
    let file = File::open(path).map_err(|error| cannot_read(path, &error))?;
    drop(file);
    let mut book: Xlsx<BufReader<File>> = open_workbook(path).map_err(|error| broken(&error))?;
    let first = book.sheet_names().into_iter().next();
    let first = first.ok_or_else(|| broken(&"it has no sheet"))?;
    let mut cells = book.worksheet_cells_reader(&first).map_err(|error| broken(&error))?;
    let (mut line, mut gathered) = (None, Vec::new());
    loop {
        let cell = cells.next_cell().map_err(|error| broken(&error))?;
        let at = cell.as_ref().map(calamine::Cell::get_position);
        if let (Some(ended), true) = (line, at.map(|(row, _)| row) != line) {
            match row(ended + 1, std::mem::take(&mut gathered)) {
                ControlFlow::Continue(()) => {}
                ControlFlow::Break(None) => return Ok(()),
                ControlFlow::Break(Some(error)) => return Err(error),
            }
        }
        let (Some(cell), Some((at_row, at_column))) = (cell, at) else { return Ok(()) };
        line = Some(at_row);
        if at_column < COLUMNS {
            let column = at_column as usize;
            if gathered.len() <= column {
                gathered.resize(column + 1, String::new());
            }
            gathered[column] = text(cell.get_value());
        }
    }
}

/// A cell as a person sees it.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
        }
    }
}
