//! Files of users, groups and members: opened, their columns guessed, every row looked over by the
//! same rules as the forms. What becomes of the rows at the service is a job (`jobs/import.rs`).
//!
//! Files are read row by row, so that their size does not matter. Where a file lies is known here
//! alone; the window has a name for it.

pub(crate) mod fields;
pub(crate) mod file;
pub(crate) mod look;
pub(crate) mod rows;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::import::{ImportFile, ImportKind, ImportMapping, ImportPreview};
use file::TableFile;

/// Files remembered at a time; a person works with one.
const KEPT: usize = 16;

/// Files that were chosen or dropped in this session, the latest last.
#[derive(Default)]
pub(crate) struct Imports(Mutex<VecDeque<Chosen>>);

/// A file that was chosen or dropped.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    pub(crate) id: String,
    pub(crate) kind: ImportKind,
    pub(crate) file: TableFile,
    pub(crate) heads: Vec<String>,
}

impl Imports {
    fn all(&self) -> MutexGuard<'_, VecDeque<Chosen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, chosen: Chosen) {
        let mut all = self.all();
        if all.len() == KEPT {
            all.pop_front();
        }
        all.push_back(chosen);
    }

    fn get(&self, id: &str) -> Result<Chosen, Error> {
        let found = self.all().iter().find(|chosen| chosen.id == id).cloned();
        found.ok_or_else(|| {
            Error::new(Code::NotFound, "Halley does not know this file any more.")
                .advise("Choose it again.")
        })
    }
}

impl Console {
    /// Opens a file that a person chose or dropped, and guesses what its columns hold.
    ///
    /// # Errors
    /// When it cannot be read, or is no CSV, Excel or JSON file with a head.
    pub async fn import_open(&self, kind: ImportKind, path: &Path) -> Result<ImportFile, Error> {
        let path: PathBuf = path.to_owned();
        self.blocking(move |inner| {
            let file = TableFile::at(&path)?;
            let heads = file.heads()?;
            let id = format!("{:016x}", rand::random::<u64>());
            let opened = ImportFile {
                id: id.clone(),
                name: file.name(),
                kind,
                columns: fields::guess(kind, &heads),
                heads: heads.clone(),
                fields: fields::shown(kind),
            };
            inner.imports.keep(Chosen { id, kind, file, heads });
            Ok(opened)
        })
        .await
    }

    /// Looks over every row of a file with a mapping. Nothing is asked of the app.
    ///
    /// # Errors
    /// When the file is not known any more or cannot be read.
    pub async fn import_preview(
        &self,
        id: &str,
        mapping: &ImportMapping,
    ) -> Result<ImportPreview, Error> {
        let (chosen, mapping) = (self.import_chosen(id)?, mapping.clone());
        self.blocking(move |_| look::over(&chosen, &mapping)).await
    }

    pub(crate) fn import_chosen(&self, id: &str) -> Result<Chosen, Error> {
        self.0.imports.get(id)
    }
}
