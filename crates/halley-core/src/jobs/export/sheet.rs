//! Rows into a file of one of three kinds.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde_json::{Map, Value};

use super::file::{Fresh, cannot_write};
use super::{Cell, safe};
use crate::error::Error;
use crate::model::export::ExportFormat;

/// Rows of one sheet of a workbook, its head included: more Excel does not open.
const SHEET_ROWS: u32 = 1_048_576;
/// Between several texts in one cell.
const BETWEEN: &str = ", ";

/// A file that is being written.
pub(in crate::jobs) struct Sheet {
    fresh: Fresh,
    names: Vec<String>,
    body: Body,
}

enum Body {
    Csv(Box<csv::Writer<BufWriter<File>>>),
    Json { out: BufWriter<File>, is_empty: bool },
    Xlsx { book: Box<Workbook>, sheet: usize, row: u32 },
}

impl Sheet {
    /// Begins a file with the names of its columns.
    pub(in crate::jobs) fn create(
        format: ExportFormat,
        place: &Path,
        names: Vec<String>,
    ) -> Result<Self, Error> {
        let mut fresh = Fresh::create(place)?;
        let failed = |error: &dyn std::fmt::Display| cannot_write(place, error);
        let body = match format {
            ExportFormat::Csv => {
                let mut out = csv::Writer::from_writer(fresh.take()?);
                out.write_record(&names).map_err(|error| failed(&error))?;
                Body::Csv(Box::new(out))
            }
            ExportFormat::Json => {
                let mut out = fresh.take()?;
                out.write_all(b"[").map_err(|error| failed(&error))?;
                Body::Json { out, is_empty: true }
            }
            ExportFormat::Xlsx => {
                let mut book = Box::new(Workbook::new());
                begin_sheet(&mut book, &names).map_err(|error| failed(&error))?;
                Body::Xlsx { book, sheet: 0, row: 1 }
            }
        };
        Ok(Self { fresh, names, body })
    }

    /// Writes a row.
    pub(in crate::jobs) fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        let place = self.fresh.place();
        match &mut self.body {
            Body::Csv(out) => {
                let mut record = cells.iter().map(|cell| safe(text(cell)));
                record
                    .try_for_each(|cell| out.write_field(cell.as_ref()))
                    .and_then(|()| out.write_record(None::<&[u8]>))
                    .map_err(|error| cannot_write(place, &error))
            }
            Body::Json { out, is_empty } => {
                let between: &[u8] = if *is_empty { b"\n  " } else { b",\n  " };
                *is_empty = false;
                let object = Value::Object(object(&self.names, cells));
                let written = out.write_all(between).map_err(serde_json::Error::io);
                written
                    .and_then(|()| serde_json::to_writer(out, &object))
                    .map_err(|error| cannot_write(place, &error))
            }
            Body::Xlsx { book, sheet, row } => {
                let written = xlsx_row(book, &self.names, (sheet, row), cells);
                written.map_err(|error| cannot_write(place, &error))
            }
        }
    }

    /// Ends the file and puts it in its place.
    pub(in crate::jobs) fn end(self) -> Result<(), Error> {
        let Self { fresh, body, .. } = self;
        let failed = |error: &dyn std::fmt::Display| cannot_write(fresh.place(), error);
        match body {
            Body::Csv(mut out) => out.flush().map_err(|error| failed(&error))?,
            Body::Json { mut out, .. } => {
                out.write_all(b"\n]\n")
                    .and_then(|()| out.flush())
                    .map_err(|error| failed(&error))?;
            }
            Body::Xlsx { mut book, .. } => {
                book.save(fresh.passing()).map_err(|error| failed(&error))?;
            }
        }
        fresh.keep()
    }
}

/// Adds a sheet whose rows go to the disk as they come.
fn begin_sheet(book: &mut Workbook, names: &[String]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet_with_constant_memory();
    let head = Format::new().set_bold();
    for (column, name) in (0_u16..).zip(names) {
        sheet.write_string_with_format(0, column, name, &head)?;
    }
    Ok(())
}

fn xlsx_row(
    book: &mut Workbook,
    names: &[String],
    (sheet, row): (&mut usize, &mut u32),
    cells: &[Cell<'_>],
) -> Result<(), XlsxError> {
    if *row == SHEET_ROWS {
        begin_sheet(book, names)?;
        (*sheet, *row) = (*sheet + 1, 1);
    }
    let page = book.worksheet_from_index(*sheet)?;
    for (column, cell) in (0_u16..).zip(cells) {
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => {
                page.write_number(*row, column, *number)?;
            }
            // Written as text, so that nothing in it is a formula.
            cell => {
                page.write_string(*row, column, text(cell))?;
            }
        }
    }
    *row += 1;
    Ok(())
}

fn text<'a>(cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Texts(texts) => Cow::Owned(texts.join(BETWEEN)),
        Cell::Number(number) => Cow::Owned(number.to_string()),
        Cell::Json(value) => Cow::Owned(value.to_string()),
    }
}

fn object(names: &[String], cells: &[Cell<'_>]) -> Map<String, Value> {
    let value = |cell: &Cell<'_>| match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::from(&**text),
        Cell::Texts(texts) => Value::from(texts.to_vec()),
        Cell::Number(number) => Value::from(*number),
        Cell::Json(value) => value.clone(),
    };
    names.iter().zip(cells).map(|(name, cell)| (name.clone(), value(cell))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: ExportFormat, rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("people");
        let mut sheet =
            Sheet::create(format, &place, vec!["uid".into(), "tags".into()]).expect("a file");
        for row in rows {
            sheet.row(row).expect("a row");
        }
        assert!(!place.exists(), "nobody sees a file that is not whole");
        sheet.end().expect("the end");
        let left = std::fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(left, 1, "nothing is left beside it");
        std::fs::read(&place).expect("the file")
    }

    fn row(text: &str) -> Vec<Cell<'_>> {
        let texts = vec!["a".to_owned(), "b,c".to_owned()];
        vec![Cell::Text(Cow::Borrowed(text)), Cell::Texts(Cow::Owned(texts))]
    }

    #[test]
    fn nothing_in_a_csv_file_is_taken_for_a_formula() {
        let starts = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "maria"];
        let bytes = written(ExportFormat::Csv, &starts.map(row));
        let mut read = csv::Reader::from_reader(bytes.as_slice());
        let cells: Vec<_> = read.records().map(|row| row.unwrap()[0].to_owned()).collect();
        assert_eq!(cells, ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "'\rx", "maria"]);
    }

    #[test]
    fn json_is_a_list_of_objects_even_when_it_is_empty() {
        let bytes = written(ExportFormat::Json, &[row("=1"), vec![Cell::Empty, Cell::Empty]]);
        let read: Value = serde_json::from_slice(&bytes).expect("JSON");
        let expected = serde_json::json!([
            { "uid": "=1", "tags": ["a", "b,c"] },
            { "uid": null, "tags": null },
        ]);
        assert_eq!(read, expected);
        let empty = written(ExportFormat::Json, &[]);
        assert_eq!(serde_json::from_slice::<Value>(&empty).expect("JSON"), Value::Array(vec![]));
    }

    #[test]
    fn a_workbook_is_a_zip_whose_cells_are_text() {
        let bytes = written(ExportFormat::Xlsx, &[row("=1+1")]);
        assert!(bytes.starts_with(b"PK"), "a workbook is a zip");
    }

    #[test]
    fn a_file_that_is_given_up_leaves_what_was_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("people.csv");
        std::fs::write(&place, "former").expect("a file");
        let mut sheet =
            Sheet::create(ExportFormat::Csv, &place, vec!["uid".into()]).expect("a file");
        sheet.row(&[Cell::Empty]).expect("a row");
        drop(sheet);
        assert_eq!(std::fs::read_to_string(&place).expect("the file"), "former");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }
}
