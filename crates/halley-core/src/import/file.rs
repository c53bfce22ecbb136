//! A file with a head and rows, read row by row whatever its kind.

mod csv;
mod json;
mod xlsx;

use std::fmt::Display;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::error::{Code, Error};
use crate::model::export::ExportFormat;

/// What is done with each row: its line, the head being 1, and its cells. It may end the reading.
pub(crate) type EachRow<'a> = &'a mut dyn FnMut(u32, Vec<String>) -> ControlFlow<Error>;

/// A file whose kind is known.
#[derive(Clone, Debug)]
pub(crate) struct TableFile {
    path: PathBuf,
    pub(crate) format: ExportFormat,
}

impl TableFile {
    /// Tells the kind of a file by its name and its first bytes.
    ///
    /// # Errors
    /// When it cannot be read, or is of no kind that is known.
    pub(crate) fn at(path: &Path) -> Result<Self, Error> {
        let about = fs::metadata(path).map_err(|error| cannot_read(path, &error))?;
        if !about.is_file() {
            return Err(cannot_read(path, &"it is no file"));
        }
        if about.len() == 0 {
            return Err(Error::new(Code::Invalid, "This file is empty.")
                .advise("Choose a file with a row of heads and at least one row below it."));
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let format = match ending.as_deref() {
            Some("xlsx" | "xlsm") => ExportFormat::Xlsx,
            Some("json" | "ndjson" | "jsonl") => ExportFormat::Json,
            Some("csv" | "tsv" | "txt") => ExportFormat::Csv,
            _ => {
                return Err(Error::new(
                    Code::Invalid,
                    "Halley reads CSV files, Excel workbooks (.xlsx) and JSON files.",
                )
                .advise("Save the file as one of these and choose it again."));
            }
        };
        Ok(Self { path: path.to_owned(), format })
    }

    /// Name of the file.
    pub(crate) fn name(&self) -> String {
        name(&self.path)
    }

    /// Heads of the columns.
    ///
    /// # Errors
    /// When the file cannot be read or has no head.
    pub(crate) fn heads(&self) -> Result<Vec<String>, Error> {
        let heads = match self.format {
            ExportFormat::Csv => csv::heads(&self.path),
            ExportFormat::Xlsx => xlsx::heads(&self.path),
            ExportFormat::Json => json::heads(&self.path),
        }?;
        if heads.iter().all(|head| head.trim().is_empty()) {
            return Err(Error::new(Code::Invalid, "This file has no heads of columns.")
                .advise("The first row names the columns, such as uid and name."));
        }
        Ok(heads)
    }

    /// Gives every row that is not empty, with as many cells as there are heads at least.
    ///
    /// # Errors
    /// When the file cannot be read on, and what ends the reading.
    pub(crate) fn each(&self, heads: &[String], row: EachRow<'_>) -> Result<(), Error> {
        let n_heads = heads.len();
        let mut padded = |line: u32, mut cells: Vec<String>| {
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                return ControlFlow::Continue(());
            }
            if cells.len() < n_heads {
                cells.resize(n_heads, String::new());
            }
            row(line, cells)
        };
        match self.format {
            ExportFormat::Csv => csv::each(&self.path, &mut padded),
            ExportFormat::Xlsx => xlsx::each(&self.path, &mut padded),
            ExportFormat::Json => json::each(&self.path, heads, &mut padded),
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// That a file cannot be read.
fn cannot_read(path: &Path, why: &dyn Display) -> Error {
    Error::new(Code::Invalid, format!("The file {} cannot be read: {why}.", name(path)))
        .advise("Look whether it is still there and not open elsewhere, then choose it again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: &[u8]) -> (Vec<String>, Vec<(u32, Vec<String>)>) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        let file = TableFile::at(&path).expect("a kind");
        let heads = file.heads().expect("heads");
        let mut rows = Vec::new();
        file.each(&heads, &mut |line, cells| {
            rows.push((line, cells));
            ControlFlow::Continue(())
        })
        .expect("rows");
        (heads, rows)
    }

    fn texts(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_csv_file_may_have_a_mark_semicolons_breaks_in_cells_and_short_rows() {
        let text = "\u{feff}uid;name\r\nada;\"Ada; the\nfirst\"\r\n\r\n;\r\ncy\r\n";
        let (heads, rows) = read("people.csv", text.as_bytes());
        assert_eq!(heads, ["uid", "name"]);
        let expected = [(2, texts(&["ada", "Ada; the\nfirst"])), (4, texts(&["cy", ""]))];
        assert_eq!(rows, expected);
    }

    #[test]
    fn a_csv_file_of_an_older_system_keeps_its_accents() {
        let (_, rows) = read("people.csv", b"uid,name\nrene,Ren\xe9 \x80\n");
        assert_eq!(rows, [(2, texts(&["rene", "René €"]))]);
    }

    #[test]
    fn an_apostrophe_that_guards_against_formulas_goes_away_again() {
        let (_, rows) = read("people.csv", b"uid,name\na,'=1+1\nb,'tis\n");
        assert_eq!(rows[0].1[1], "=1+1");
        assert_eq!(rows[1].1[1], "'tis");
    }

    #[test]
    fn json_is_a_list_of_objects_or_an_object_a_line() {
        let text = r#"[{"uid":"ada","tags":["a","b"],"age":7},{"uid":"cy","meta":{"x":1}}]"#;
        let (heads, rows) = read("people.json", text.as_bytes());
        assert_eq!(heads, ["uid", "tags", "age", "meta"]);
        assert_eq!(rows[0], (2, texts(&["ada", r#"["a","b"]"#, "7", ""])));
        assert_eq!(rows[1], (3, texts(&["cy", "", "", r#"{"x":1}"#])));
        let (_, rows) = read("people.jsonl", b"{\"uid\":\"ada\"}\n{\"uid\":null}\n{\"uid\":true}");
        assert_eq!(rows, [(2, texts(&["ada"])), (4, texts(&["true"]))]);
    }

    #[test]
    fn a_workbook_gives_numbers_and_gaps_as_a_person_sees_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("people.xlsx");
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (column, head) in [(0, "uid"), (1, "name"), (2, "age")] {
            sheet.write_string(0, column, head).expect("a cell");
        }
        sheet.write_number(1, 0, 1_042.0).expect("a cell");
        sheet.write_number(1, 2, 7.5).expect("a cell");
        sheet.write_string(3, 1, "Cy").expect("a cell");
        book.save(&path).expect("a workbook");
        let (heads, rows) = read("people.xlsx", &fs::read(&path).expect("the workbook"));
        assert_eq!(heads, ["uid", "name", "age"]);
        let expected = [(2, texts(&["1042", "", "7.5"])), (4, texts(&["", "Cy", ""]))];
        assert_eq!(rows, expected);
    }

    #[test]
    fn what_is_no_table_says_what_to_do() {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in [("a.pdf", "x"), ("a.csv", ""), ("a.xlsx", "x"), ("a.json", "7")] {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("a file");
            let error = TableFile::at(&path).and_then(|file| file.heads()).expect_err(name);
            assert!(!error.message.is_empty() && !error.advice.is_empty(), "{name}: {error:?}");
        }
        let gone = TableFile::at(&folder.path().join("gone.csv")).expect_err("no file");
        assert!(gone.message.starts_with("The file gone.csv cannot be read"), "{}", gone.message);
    }
}
