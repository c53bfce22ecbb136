//! Comma-separated values, in the dialects that spreadsheets write.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use ::csv::{ByteRecord, Reader, ReaderBuilder, Terminator};
use encoding_rs::WINDOWS_1252;

use super::{EachRow, cannot_read};
use crate::error::{Code, Error};

const MARK: &[u8] = b"\xef\xbb\xbf";
/// Marks of files whose letters take two bytes.
const WIDE: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// Heads of the columns.
pub(super) fn heads(path: &Path) -> Result<Vec<String>, Error> {
    let mut reader = open(path)?;
    let mut record = ByteRecord::new();
    reader.read_byte_record(&mut record).map_err(|error| cannot_read(path, &error))?;
    Ok(cells(&record))
}

/// Gives every row.
pub(super) fn each(path: &Path, row: EachRow<'_>) -> Result<(), Error> {
    let mut reader = open(path)?;
    let mut record = ByteRecord::new();
    let mut line = 0;
    loop {
        let more = reader.read_byte_record(&mut record);
        if !more.map_err(|error| cannot_read(path, &error))? {
            return Ok(());
        }
        // A spreadsheet counts rows, however many lines a cell of them has.
        line += 1;
        if line == 1 {
            continue;
        }
        if let ControlFlow::Break(error) = row(line, cells(&record)) {
            return Err(error);
        }
    }
}

fn open(path: &Path) -> Result<Reader<impl Read>, Error> {
    let file = File::open(path).map_err(|error| cannot_read(path, &error))?;
    let mut file = BufReader::with_capacity(1 << 16, file);
    let start = file.fill_buf().map_err(|error| cannot_read(path, &error))?;
    if WIDE.iter().any(|mark| start.starts_with(mark)) {
        return Err(Error::new(Code::Invalid, "This file is written in UTF-16.")
            .advise("Save it as “CSV UTF-8” and choose it again."));
    }
    let n_mark = if start.starts_with(MARK) { MARK.len() } else { 0 };
    let between = between(&start[n_mark..]);
    file.consume(n_mark);
    Ok(ReaderBuilder::new()
        .delimiter(between)
        .flexible(true)
        .has_headers(false)
        .terminator(Terminator::CRLF)
        .from_reader(file))
}

/// What stands between cells: what the first line has most of, outside of quotes.
fn between(start: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in start {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            byte if !is_quoted => {
                for (each, count) in &mut counts {
                    *count += u32::from(each == byte);
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(between, _)| *between)
}

fn cells(record: &ByteRecord) -> Vec<String> {
    record.iter().map(|cell| plain(&decoded(cell))).collect()
}

/// Text of a cell; what is no UTF-8 comes of an older system of the West.
fn decoded(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(cell).0,
    }
}

/// Takes away the apostrophe that an export sets before what looks like a formula.
fn plain(text: &str) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest.to_owned(),
        _ => text.to_owned(),
    }
}
