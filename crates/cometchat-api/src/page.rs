//! Lists and how they are walked.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::endpoint::Endpoint;
use crate::id::MessageId;
use crate::wire;

/// One page of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Answer<T>", bound(deserialize = "T: Deserialize<'de>"))]
pub struct Listing<T> {
    /// The items of this page.
    pub data: Vec<T>,
    /// Where this page stands.
    pub meta: Meta,
}

/// A list as it is answered: one sample of `GET /apps` shows a single bare item, and those of
/// users and banned users have the cursor beside `meta`.
#[derive(Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
struct Answer<T> {
    #[serde(deserialize_with = "wire::many")]
    data: Vec<T>,
    #[serde(default)]
    meta: Meta,
    cursor: Option<Cursor>,
}

impl<T> From<Answer<T>> for Listing<T> {
    fn from(Answer { data, mut meta, cursor }: Answer<T>) -> Self {
        meta.cursor = meta.cursor.or(cursor);
        Self { data, meta }
    }
}

impl<T> From<Vec<T>> for Listing<T> {
    fn from(data: Vec<T>) -> Self {
        Self { data, meta: Meta::default() }
    }
}

/// Where a page stands in its list; which parts are there depends on the kind of paging.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// By page number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
    /// Cursor of user and group lists, and of the client API's history.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Cursor>,
    /// What was asked for and came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Current>,
    /// The page after this one, in the direction of its affix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
    /// The page before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Cursor>,
}

/// Counts of a list walked by page number. One documented sample has `total` 0 with items
/// (`semantics.md` section 6), so the end of a list is told by a short page, never by these.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pagination {
    /// Items in all, as far as the service says the truth.
    #[serde(default, deserialize_with = "wire::number")]
    pub total: Option<u64>,
    /// Items of this page.
    #[serde(default, deserialize_with = "wire::number")]
    pub count: Option<u32>,
    /// Items asked for.
    #[serde(default, deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Number of this page, from 1.
    #[serde(default, deserialize_with = "wire::number")]
    pub current_page: Option<u32>,
    /// Pages in all.
    #[serde(default, deserialize_with = "wire::number")]
    pub total_pages: Option<u32>,
    /// Addresses of neighbouring pages, in a few answers of the management host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Value>,
}

/// What a cursor list was asked for and gave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Current {
    /// Items asked for.
    #[serde(default, deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Items that came.
    #[serde(default, deserialize_with = "wire::number")]
    pub count: Option<u32>,
}

/// A place in a list walked by cursor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cursor {
    /// Direction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affix: Option<Affix>,
    /// Id of the item to go on from; notification logs say `messageId`.
    #[serde(alias = "messageId", default, skip_serializing_if = "Option::is_none")]
    pub id: Option<MessageId>,
    /// Unix seconds to go on from.
    #[serde(default, deserialize_with = "wire::number", skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<i64>,
    /// Unix seconds to go on from, in lists by last change.
    #[serde(default, deserialize_with = "wire::number", skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<i64>,
}

/// Direction of a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Affix {
    /// Items after the cursor.
    Append,
    /// Items before the cursor.
    Prepend,
}

/// A list walked by page number.
pub trait Paged: Endpoint<Reply = Listing<Self::Item>> + Clone {
    /// What the list holds.
    type Item: Send + 'static;
    /// The same list at another page, from 1, with so many items a page.
    #[must_use]
    fn at_page(self, page: u32, per_page: u32) -> Self;
}

/// A list walked by cursor.
pub trait Cursored: Endpoint<Reply = Listing<Self::Item>> + Clone {
    /// What the list holds.
    type Item: Send + 'static;
    /// The same list at another place, with so many items a page.
    #[must_use]
    fn at_cursor(self, cursor: Cursor, limit: u32) -> Self;
}

/// Implements [`Paged`] for endpoints with `page` and `per_page` fields.
#[macro_export]
macro_rules! paged {
    ($($endpoint:ty => $item:ty),+ $(,)?) => {$(
        impl $crate::page::Paged for $endpoint {
            type Item = $item;
            fn at_page(mut self, page: u32, per_page: u32) -> Self {
                self.page = Some(page);
                self.per_page = Some(per_page);
                self
            }
        }
    )+};
}

/// Implements [`Cursored`] for endpoints with `affix`, `id`, `sent_at` and `limit` fields.
#[macro_export]
macro_rules! cursored {
    ($($endpoint:ty => $item:ty),+ $(,)?) => {$(
        impl $crate::page::Cursored for $endpoint {
            type Item = $item;
            fn at_cursor(mut self, cursor: $crate::page::Cursor, limit: u32) -> Self {
                self.affix = cursor.affix;
                self.sent_at = cursor.sent_at.filter(|_| cursor.id.is_none());
                self.id = cursor.id;
                self.limit = Some(limit);
                self
            }
        }
    )+};
}
