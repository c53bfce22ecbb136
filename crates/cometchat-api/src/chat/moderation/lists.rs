use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, get, post, put};
use crate::form::Upload;
use crate::id::ListId;
use crate::page::Listing;
use crate::{open_enum, wire};

open_enum! {
    /// What a moderation list holds.
    ListCategory {
        /// Words.
        Word = "word",
        /// Regular expressions; greedy ones are refused.
        Pattern = "pattern",
        /// Sentences that texts are compared with by meaning.
        SentenceSimilarity = "sentence-similarity",
    }
}

/// A list that rules refer to. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ModerationList {
    /// Id.
    pub id: ListId,
    /// Display name, up to 100 characters.
    #[serde(default)]
    pub name: String,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// What it holds.
    pub category: Option<ListCategory>,
    /// Whether it came as a file.
    #[serde(rename = "isCSV", default, deserialize_with = "wire::flag")]
    pub is_csv: Option<bool>,
    /// Words or patterns.
    #[serde(default, deserialize_with = "wire::texts_if_any")]
    pub search_terms: Option<Vec<String>>,
    /// Sentences.
    #[serde(default, deserialize_with = "wire::texts_if_any")]
    pub disallowed_sentences: Option<Vec<String>>,
    /// Whether this is the current revision.
    #[serde(default, deserialize_with = "wire::flag")]
    pub active: Option<bool>,
    /// Id of the revision: `{app}_{list}_{n}`.
    pub revision_id: Option<String>,
    /// Whether the service brought it along.
    #[serde(default, deserialize_with = "wire::flag")]
    pub default: Option<bool>,
    /// When it was made.
    #[serde(default, deserialize_with = "wire::number")]
    pub created_at: Option<i64>,
    /// When it was last changed.
    #[serde(default, deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists the moderation lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListLists {}

impl Endpoint for ListLists {
    type Reply = Listing<ModerationList>;
    const ROUTE: Route = get("/moderation/keywords").whole();
}

/// Creates a list; at most 25 own ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateList {
    /// Id, up to 100 characters.
    pub id: Option<ListId>,
    /// Display name.
    pub name: Option<String>,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// What it holds.
    pub category: ListCategory,
    /// Words or patterns, separated by commas, where no file is sent.
    pub search_terms: Option<String>,
    /// Sentences, where no file is sent.
    pub disallowed_sentences: Option<Vec<String>>,
    /// Words, patterns or sentences as CSV, up to 1 MB.
    pub file: Option<Upload>,
}

impl Endpoint for CreateList {
    type Reply = ModerationList;
    const ROUTE: Route = post("/moderation/keywords").multipart();
}

/// Reads one list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetList {
    /// Which.
    pub keyword_id: ListId,
}

impl Endpoint for GetList {
    type Reply = ModerationList;
    const ROUTE: Route = get("/moderation/keywords/{keywordId}");
}

/// Replaces a list, which makes a new revision of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateList {
    /// Which.
    pub keyword_id: ListId,
    /// The same id again, as the documents show it in the body.
    pub id: Option<ListId>,
    /// Display name.
    pub name: Option<String>,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// What it holds.
    pub category: ListCategory,
    /// Words or patterns, separated by commas, where no file is sent.
    pub search_terms: Option<String>,
    /// Sentences, where no file is sent.
    pub disallowed_sentences: Option<Vec<String>>,
    /// Words, patterns or sentences as CSV, up to 1 MB.
    pub file: Option<Upload>,
}

impl Endpoint for UpdateList {
    type Reply = ModerationList;
    const ROUTE: Route = put("/moderation/keywords/{keywordId}").multipart();
}

/// Deletes a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteList {
    /// Which.
    pub keyword_id: ListId,
}

impl Endpoint for DeleteList {
    type Reply = Done;
    const ROUTE: Route = delete("/moderation/keywords/{keywordId}").replayable();
}
