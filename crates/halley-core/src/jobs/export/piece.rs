//! Rows on their way into a file, made ready apart from it: several pieces at the same time, on as
//! many processors as there are.

use std::borrow::Cow;
use std::io;
use std::sync::Arc;

use serde::ser::{Error as _, Serialize, Serializer};
use time::format_description::well_known::Rfc3339;

use super::{Cell, safe};
use crate::model::export::ExportFormat;

/// Between several texts in one cell.
const BETWEEN: &str = ", ";

/// How rows lie in a file.
#[derive(Clone, Debug)]
pub(in crate::jobs) struct Shape {
    /// The kind of file.
    pub(in crate::jobs) format: ExportFormat,
    /// Heads of the columns.
    pub(in crate::jobs) names: Arc<[String]>,
}

/// Some rows of one shape.
pub(in crate::jobs) struct Piece {
    names: Arc<[String]>,
    n_rows: u32,
    rows: Rows,
    failed: io::Result<()>,
}

/// Rows as a file takes them.
pub(super) enum Rows {
    /// Lines of a CSV file.
    Csv(Box<csv::Writer<Vec<u8>>>),
    /// Objects, each with the comma before it.
    Json(Vec<u8>),
    /// Cells; a workbook makes of them what it needs.
    Xlsx(Vec<Vec<Cell<'static>>>),
}

impl Piece {
    /// A piece without rows.
    pub(in crate::jobs) fn new(shape: &Shape) -> Self {
        let rows = match shape.format {
            ExportFormat::Csv => Rows::Csv(Box::new(csv::Writer::from_writer(Vec::new()))),
            ExportFormat::Json => Rows::Json(Vec::new()),
            ExportFormat::Xlsx => Rows::Xlsx(Vec::new()),
        };
        Self { names: Arc::clone(&shape.names), n_rows: 0, rows, failed: Ok(()) }
    }

    /// Adds a row. What goes wrong is told when the piece is put into a file.
    pub(in crate::jobs) fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        let cells = cells.into_iter();
        let added = match &mut self.rows {
            Rows::Csv(out) => csv_line(out, cells),
            Rows::Json(out) => json_object(out, &self.names, cells),
            Rows::Xlsx(rows) => {
                rows.push(cells.map(Cell::into_owned).collect());
                Ok(())
            }
        };
        self.n_rows += 1;
        if added.is_err() {
            self.failed = added;
        }
    }

    /// How many rows it has.
    pub(in crate::jobs) fn n_rows(&self) -> u32 {
        self.n_rows
    }

    /// The rows, or what went wrong with one.
    pub(super) fn rows(self) -> io::Result<Rows> {
        self.failed.map(|()| self.rows)
    }
}

fn csv_line<'a>(
    out: &mut csv::Writer<Vec<u8>>,
    mut cells: impl Iterator<Item = Cell<'a>>,
) -> io::Result<()> {
    cells.try_for_each(|cell| {
        out.write_field(safe(text(cell)?).as_bytes()).map_err(io::Error::from)
    })?;
    Ok(out.write_record(None::<&[u8]>)?)
}

fn json_object<'a>(
    out: &mut Vec<u8>,
    names: &[String],
    cells: impl Iterator<Item = Cell<'a>>,
) -> io::Result<()> {
    out.extend_from_slice(b",\n  ");
    let mut json = serde_json::Serializer::new(out);
    Ok(json.collect_map(names.iter().zip(cells))?)
}

/// A cell as text.
pub(super) fn text(cell: Cell<'_>) -> io::Result<Cow<'_, str>> {
    Ok(match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => text,
        Cell::Texts(texts) => Cow::Owned(texts.join(BETWEEN)),
        Cell::Number(number) => Cow::Owned(number.to_string()),
        Cell::Time(at) => Cow::Owned(at.format(&Rfc3339).map_err(io::Error::other)?),
        Cell::Json(value) => Cow::Owned(value.to_string()),
    })
}

impl Cell<'_> {
    fn into_owned(self) -> Cell<'static> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Self::Texts(texts) => Cell::Texts(Cow::Owned(texts.into_owned())),
            Self::Number(number) => Cell::Number(number),
            Self::Time(at) => Cell::Time(at),
            Self::Json(value) => Cell::Json(value),
        }
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Texts(texts) => texts.serialize(serializer),
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Time(at) => {
                serializer.serialize_str(&at.format(&Rfc3339).map_err(S::Error::custom)?)
            }
            Self::Json(value) => value.serialize(serializer),
        }
    }
}
