//! Replies of writes: one acknowledgement, or one result per item of a batch.
//!
//! Batch operations answer 200 even when every item failed (`semantics.md` section 4), so each
//! result must be looked at.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;

use crate::error::ApiError;
use crate::wire;

/// That a write was done.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// Whether it was done; absent in a few answers that only carry a sentence.
    #[serde(default, deserialize_with = "wire::flag")]
    pub success: Option<bool>,
    /// Sentence for a person, in English.
    #[serde(alias = "Message", default, deserialize_with = "wire::text_if_any")]
    pub message: Option<String>,
}

impl Done {
    /// A success with a sentence.
    pub fn because(message: impl Into<String>) -> Self {
        Self { success: Some(true), message: Some(message.into()) }
    }
}

/// What became of one item of a batch.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemResult<T = Value> {
    /// Whether the item was done.
    #[serde(default, deserialize_with = "wire::flag")]
    pub success: Option<bool>,
    /// Sentence for a person, in English.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub message: Option<String>,
    /// What was made.
    pub data: Option<T>,
    /// Why the item was refused.
    pub error: Option<ApiError>,
}

impl<T> ItemResult<T> {
    /// A success with a sentence.
    pub fn done(message: impl Into<String>) -> Self {
        Self { success: Some(true), message: Some(message.into()), data: None, error: None }
    }

    /// A success with what was made.
    pub fn with(data: T) -> Self {
        Self { success: Some(true), message: None, data: Some(data), error: None }
    }

    /// A refusal.
    pub fn refused(error: ApiError) -> Self {
        Self { success: Some(false), message: None, data: None, error: Some(error) }
    }

    /// Whether the item was done.
    pub fn is_done(&self) -> bool {
        self.error.is_none() && self.success != Some(false)
    }
}

/// Results by the id of the item, in the order of the answer.
pub type Results<K, T = Value> = IndexMap<K, ItemResult<T>>;
