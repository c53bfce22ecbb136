//! The people index of an app, and pages of lists.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::connection::AppRef;

/// How far the index is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum IndexPhase {
    /// Nothing was read yet.
    #[default]
    None,
    /// It is being read.
    Syncing,
    /// It is whole.
    Ready,
    /// The last reading failed; what was there stays.
    Failed,
}

/// State of one half of the people index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct IndexState {
    /// How far it is.
    pub phase: IndexPhase,
    /// Items read by the current or last reading.
    pub done: u32,
    /// Items in all, as far as the service says.
    pub total: Option<u32>,
    /// When the last reading ended, Unix seconds.
    pub as_of: Option<u32>,
    /// Why the last reading failed.
    pub problem: Option<Error>,
}

/// A stretch of time, both ends included, Unix seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Between {
    /// From when on; nothing for any time.
    pub from: Option<u32>,
    /// Until when; nothing for any time.
    pub until: Option<u32>,
}

/// How many there may be, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Amount {
    /// The least; nothing for any.
    pub least: Option<u32>,
    /// The most; nothing for any.
    pub most: Option<u32>,
}

/// How often a value occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Facet {
    /// The value.
    pub value: String,
    /// How many have it.
    pub count: u32,
}

/// Roles and tags of an app's users, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Facets {
    /// Roles.
    pub roles: Vec<Facet>,
    /// Tags.
    pub tags: Vec<Facet>,
}

/// One page of a list that is walked by page number, from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Page<T> {
    /// Rows of the page.
    pub rows: Vec<T>,
    /// Rows in all, where the service says so.
    pub total: Option<u32>,
    /// Whether another page follows.
    pub more: bool,
}

/// A page number of the list of one user or group.
#[derive(Clone, Debug)]
pub struct PageOf {
    /// Whose app.
    pub app: AppRef,
    /// Uid or guid.
    pub id: String,
    /// Page, from 1.
    pub page: u32,
}
