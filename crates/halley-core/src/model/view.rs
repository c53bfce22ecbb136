//! Saved views of lists.

use serde::{Deserialize, Serialize};

/// A view of a list that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SavedView {
    /// Id.
    pub id: u32,
    /// Which list, such as `users`.
    pub list: String,
    /// Name.
    pub name: String,
    /// Filters, order and columns, as they stand in the list's address.
    pub address: String,
}
