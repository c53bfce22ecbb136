//! API keys, masked: a file is no place for a key.

use super::{Column, Listed, paged};
use crate::console::Console;
use crate::jobs::export::columns::{date, some, text};
use crate::model::connection::AppRef;
use crate::model::overview::MaskedKey;

const COLUMNS: &[Column<MaskedKey>] = &[
    ("name", "Name", |key| text(&key.name)),
    ("scope", "Scope", |key| text(&key.scope)),
    ("key", "Last characters", |key| text(&key.masked)),
    ("createdBy", "Creator", |key| some(key.created_by.as_ref())),
    ("createdAt", "Created", |key| date(key.created_at)),
    ("usedHere", "Used by Halley", |key| text(if key.in_use { "yes" } else { "no" })),
];

pub(super) fn list(console: Console, app: AppRef) -> Box<dyn Listed> {
    paged(COLUMNS, move |_| {
        let (console, app) = (console.clone(), app.clone());
        async move { Ok((console.api_keys_list(&app).await?, None)) }
    })
}
