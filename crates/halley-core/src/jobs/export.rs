//! Lists written to a file, some rows at a time, so that memory stays flat however many they are.
//!
//! What is written is what the list shows. The file appears whole or not at all: an export that
//! ends early leaves what was there before and begins anew.

mod begin;
mod columns;
pub(super) mod file;
mod lists;
pub(super) mod piece;
pub(super) mod sheet;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use halley_store::{ItemEnd, ItemState};
use time::OffsetDateTime;

use super::blueprint::Blueprint;
use super::live::{Live, Wish};
use super::run::Halt;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::job::JobTask;
use lists::Written;
use piece::Shape;
use sheet::Sheet;

impl Console {
    /// Writes the file of a job that exports.
    pub(super) async fn job_exported(
        &self,
        id: &str,
        app: &AppRef,
        blueprint: &Blueprint,
        live: &Arc<Live>,
    ) -> Result<Halt, Error> {
        let Some(mut written) = self.export_written(app, blueprint).await? else {
            return Ok(Halt::Through);
        };
        let mut sheet = opened(blueprint, written.shape())?;
        let wishes = live.wishes();
        let mut n_rows = 0_u32;
        let mut next = written.next().await?;
        while let Some(piece) = next {
            let wish = *wishes.borrow();
            if wish != Wish::Run {
                return Ok(Halt::Wished(wish));
            }
            n_rows = n_rows.saturating_add(piece.n_rows());
            let writing = self.blocking(move |_| {
                sheet.put(piece)?;
                Ok(sheet)
            });
            // The next ones are made while this one is written.
            let (wrote, read) = tokio::join!(writing, written.next());
            (sheet, next) = (wrote?, read?);
            live.count(|tally| {
                tally.done = n_rows;
                // Not every list says beforehand how long it is.
                tally.total = tally.total.max(n_rows);
            });
            self.job_tell_in_time(id, live).await;
        }
        self.blocking(move |_| sheet.end()).await?;
        let counted = Blueprint { count: n_rows, ..blueprint.clone() };
        live.count(|tally| tally.total = n_rows);
        let title = self.job_title(id).await?;
        self.job_replanned(id, title, &counted).await?;
        let id = id.to_owned();
        self.stored(move |store| {
            let begun = store.job_items(&id, Some(ItemState::Started), 0, 1)?;
            let claimed = if begun.is_empty() { store.job_items_claim(&id, 1)? } else { begun };
            let end = |seq| ItemEnd { seq, state: ItemState::Done, result: None };
            let ends: Vec<_> = claimed.iter().map(|item| end(item.seq)).collect();
            store.job_items_end(&id, &ends)
        })
        .await?;
        Ok(Halt::Through)
    }

    /// What a job writes.
    async fn export_written(
        &self,
        app: &AppRef,
        blueprint: &Blueprint,
    ) -> Result<Option<Written>, Error> {
        Ok(match &blueprint.task {
            JobTask::UsersExport { format, columns } => {
                let ids: Vec<String> = columns.iter().map(|column| column.id()).collect();
                let selected = lists::selected(self, app, blueprint.selection.clone()).await?;
                Some(selected.choose(&ids, *format)?)
            }
            JobTask::ListExport { list, format, columns } => {
                Some(lists::of(self, app, list).choose(columns, *format)?)
            }
            _ => None,
        })
    }
}

fn opened(blueprint: &Blueprint, shape: &Shape) -> Result<Sheet, Error> {
    let file = blueprint.file.as_deref().map(PathBuf::from).ok_or_else(|| {
        Error::new(Code::Invalid, "It is not known where the file goes.")
            .advise("Stop this job and export again.")
    })?;
    Sheet::create(shape, &file)
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// Several texts.
    Texts(Cow<'a, [String]>),
    /// A count.
    Number(u32),
    /// A time.
    Time(OffsetDateTime),
    /// JSON as it came in.
    Json(serde_json::Value),
}

/// Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe.
pub(super) fn safe(text: Cow<'_, str>) -> Cow<'_, str> {
    if matches!(text.as_bytes(), [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r', ..]) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}
