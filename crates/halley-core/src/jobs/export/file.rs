//! A file that appears whole or not at all.

use std::ffi::OsString;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use crate::error::{Code, Error};

/// A file under its name of passage; it goes away unless it is kept.
pub(in crate::jobs) struct Fresh {
    place: PathBuf,
    passing: PathBuf,
    file: Option<File>,
    kept: bool,
}

impl Fresh {
    /// Begins a file beside its place.
    pub(in crate::jobs) fn create(place: &Path) -> Result<Self, Error> {
        let mut passing = OsString::from(place.as_os_str());
        passing.push(".part");
        let passing = PathBuf::from(passing);
        let file = File::create(&passing).map_err(|error| cannot_write(place, &error))?;
        Ok(Self { place: place.to_owned(), passing, file: Some(file), kept: false })
    }

    /// What is written into; once.
    pub(in crate::jobs) fn take(&mut self) -> Result<BufWriter<File>, Error> {
        let file = self.file.take();
        file.map(BufWriter::new).ok_or_else(|| cannot_write(&self.place, &"it is written already"))
    }

    /// Where it is while it is written.
    pub(in crate::jobs) fn passing(&self) -> &Path {
        &self.passing
    }

    /// Where it will be.
    pub(in crate::jobs) fn place(&self) -> &Path {
        &self.place
    }

    /// Puts it in its place.
    pub(in crate::jobs) fn keep(mut self) -> Result<(), Error> {
        fs::rename(&self.passing, &self.place)
            .map_err(|error| cannot_write(&self.place, &error))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if !self.kept {
            // It may never have come to be; then there is nothing to remove.
            let _ = fs::remove_file(&self.passing);
        }
    }
}

/// That a file cannot be written.
pub(in crate::jobs) fn cannot_write(file: &Path, why: &dyn Display) -> Error {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    Error::new(Code::StoreFailed, format!("The file {name} cannot be written: {why}."))
        .advise("Check that the disk has room and the folder may be written to, then go on.")
}
