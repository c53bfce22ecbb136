//! Files of users, groups and members on their way in, as the window sees them.

use serde::{Deserialize, Serialize};

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ImportKind {
    /// Users.
    Users,
    /// Groups.
    Groups,
    /// Members of groups.
    Members,
}

/// Something that a column of a file can hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportField {
    /// Which, such as `uid`.
    pub id: String,
    /// Its name on screen.
    pub label: String,
    /// What it takes, in a sentence.
    pub help: String,
    /// Whether no row can do without it.
    pub needed: bool,
}

/// A file that was chosen or dropped. Where it lies stays in the core.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportFile {
    /// Name under which the core knows it.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// What its rows are taken for.
    pub kind: ImportKind,
    /// Heads of its columns.
    pub heads: Vec<String>,
    /// Field of each column, guessed from its head; nothing where it is left out.
    pub columns: Vec<Option<String>>,
    /// Fields that there are.
    pub fields: Vec<ImportField>,
}

/// How a file is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportMapping {
    /// Field of each column of the file; nothing where it is left out.
    pub columns: Vec<Option<String>>,
    /// Group of all rows, for members whose file names none.
    pub guid: Option<String>,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportFault {
    /// Column of the file it belongs to, from 0; nothing where it belongs to the row.
    pub column: Option<u32>,
    /// What is wrong, in a sentence.
    pub message: String,
}

/// A row of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportRow {
    /// Its place in the file, the head being 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is wrong with it.
    pub faults: Vec<ImportFault>,
}

/// A whole file looked over with a mapping; nothing was asked of the app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportPreview {
    /// Rows of the file.
    pub total: u32,
    /// Rows in which something is wrong.
    pub wrong: u32,
    /// The first rows.
    pub first: Vec<ImportRow>,
    /// The first rows in which something is wrong, but for those among the first rows.
    pub faulty: Vec<ImportRow>,
    /// What is wrong with the mapping; nothing can be imported before it is put right.
    pub missing: Vec<String>,
}
