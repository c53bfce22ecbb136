//! Rows into a file of one of three kinds.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::Cell;
use super::file::{Fresh, cannot_write};
use super::piece::{Piece, Rows, Shape, text};
use crate::error::Error;
use crate::model::export::ExportFormat;

/// Rows of one sheet of a workbook, its head included: more Excel does not open.
const SHEET_ROWS: u32 = 1_048_576;

/// A file that is being written.
pub(in crate::jobs) struct Sheet {
    fresh: Fresh,
    shape: Shape,
    body: Body,
}

enum Body {
    Csv(BufWriter<File>),
    Json { out: BufWriter<File>, is_empty: bool },
    Xlsx { book: Box<Workbook>, sheet: usize, row: u32 },
}

impl Sheet {
    /// Begins a file of some shape, with the heads of its columns.
    pub(in crate::jobs) fn create(shape: &Shape, place: &Path) -> Result<Self, Error> {
        let mut fresh = Fresh::create(place)?;
        let body = match shape.format {
            ExportFormat::Csv => Body::Csv(fresh.take()?),
            ExportFormat::Json => Body::Json { out: fresh.take()?, is_empty: true },
            ExportFormat::Xlsx => Body::Xlsx { book: Box::new(Workbook::new()), sheet: 0, row: 1 },
        };
        let mut begun = Self { fresh, shape: shape.clone(), body };
        begun.begin().map_err(|error| cannot_write(place, &error))?;
        Ok(begun)
    }

    /// Puts rows at its end.
    pub(in crate::jobs) fn put(&mut self, piece: Piece) -> Result<(), Error> {
        self.written(piece).map_err(|error| cannot_write(self.fresh.place(), &error))
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

    fn begin(&mut self) -> io::Result<()> {
        let names = &self.shape.names;
        match &mut self.body {
            Body::Csv(out) => {
                let mut heads = csv::Writer::from_writer(out);
                heads.write_record(names.iter())?;
                heads.flush()
            }
            Body::Json { out, .. } => out.write_all(b"["),
            Body::Xlsx { book, .. } => begin_sheet(book, names).map_err(io::Error::other),
        }
    }

    fn written(&mut self, piece: Piece) -> io::Result<()> {
        match (&mut self.body, piece.rows()?) {
            (Body::Csv(out), Rows::Csv(lines)) => {
                out.write_all(&lines.into_inner().map_err(|lost| lost.into_error())?)
            }
            (Body::Json { out, is_empty }, Rows::Json(objects)) => {
                // No comma stands before the first of all.
                let objects = objects.get(usize::from(*is_empty)..).unwrap_or_default();
                *is_empty &= objects.is_empty();
                out.write_all(objects)
            }
            (Body::Xlsx { book, sheet, row }, Rows::Xlsx(rows)) => rows
                .into_iter()
                .try_for_each(|cells| xlsx_row(book, &self.shape.names, (sheet, row), cells)),
            _ => Err(io::Error::other("the rows were made for another kind of file")),
        }
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
    cells: Vec<Cell<'static>>,
) -> io::Result<()> {
    if *row == SHEET_ROWS {
        begin_sheet(book, names).map_err(io::Error::other)?;
        (*sheet, *row) = (*sheet + 1, 1);
    }
    let page = book.worksheet_from_index(*sheet).map_err(io::Error::other)?;
    for (column, cell) in (0_u16..).zip(cells) {
        let written = match cell {
            Cell::Empty => continue,
            Cell::Number(number) => page.write_number(*row, column, number),
            // Written as text, so that nothing in it is a formula.
            cell => page.write_string(*row, column, text(cell)?),
        };
        written.map_err(io::Error::other)?;
    }
    *row += 1;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use serde_json::Value;

    use super::*;

    fn written(format: ExportFormat, rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("people");
        let shape = shape(format, &["uid", "tags"]);
        let mut sheet = Sheet::create(&shape, &place).expect("a file");
        // Each row by itself, as if others had been written before it.
        for row in rows {
            let mut piece = Piece::new(&shape);
            piece.row(row.iter().cloned());
            sheet.put(piece).expect("a row");
        }
        sheet.put(Piece::new(&shape)).expect("no row");
        assert!(!place.exists(), "nobody sees a file that is not whole");
        sheet.end().expect("the end");
        let left = std::fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(left, 1, "nothing is left beside it");
        std::fs::read(&place).expect("the file")
    }

    fn shape(format: ExportFormat, names: &[&str]) -> Shape {
        Shape { format, names: names.iter().map(|name| (*name).to_owned()).collect() }
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
        let shape = shape(ExportFormat::Csv, &["uid"]);
        let mut sheet = Sheet::create(&shape, &place).expect("a file");
        let mut piece = Piece::new(&shape);
        piece.row([Cell::Empty]);
        sheet.put(piece).expect("a row");
        drop(sheet);
        assert_eq!(std::fs::read_to_string(&place).expect("the file"), "former");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }
}
