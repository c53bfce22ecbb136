//! Users written to a file, a thousand at a time, so that memory stays flat however many they are.
//!
//! What is written is what the list shows. The file appears whole or not at all: an export that
//! ends early leaves what was there before and begins anew.

pub(super) mod file;
mod sheet;

use std::path::PathBuf;
use std::sync::Arc;

use cometchat_api::AppId;
use halley_store::{ItemEnd, ItemState, UserRow};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::blueprint::Blueprint;
use super::live::{Live, Wish};
use super::run::Halt;
use super::uids::Uids;
use super::words::extension;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::gate::Selection;
use crate::model::job::{JobTask, UserColumn};
use sheet::Sheet;

impl Console {
    /// A name for the file of a job that exports.
    ///
    /// # Errors
    /// When there is no such job, or it was begun already.
    pub async fn job_file_name(&self, id: &str) -> Result<String, Error> {
        let (app, blueprint) = self.job_planned(id).await?;
        let JobTask::UsersExport { format, .. } = blueprint.task else {
            return Err(Error::new(Code::Invalid, "This job writes no file."));
        };
        let name = self.app_get(&app).await?.name;
        let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let name: String = name.to_lowercase().chars().map(plain).collect();
        Ok(format!("{name}-users.{}", extension(format)))
    }

    /// Writes the file of a job that exports.
    pub(super) async fn job_exported(
        &self,
        id: &str,
        app: &AppRef,
        blueprint: &Blueprint,
        live: &Arc<Live>,
    ) -> Result<Halt, Error> {
        let Some((columns, mut sheet)) = opened(blueprint)? else { return Ok(Halt::Through) };
        let columns: Arc<[UserColumn]> = columns.into();
        let key = AppId::from(app.app.as_str());
        let selection = blueprint.selection.clone();
        let selection = selection.unwrap_or(Selection::Some { uids: Vec::new() });
        let of = key.clone();
        let mut uids = self.stored(move |store| Uids::of(store, &of, selection)).await?;
        let wishes = live.wishes();
        loop {
            let wish = *wishes.borrow();
            if wish != Wish::Run {
                return Ok(Halt::Wished(wish));
            }
            let (key, columns) = (key.clone(), Arc::clone(&columns));
            let chunk = self.stored(move |store| {
                let Some(chunk) = uids.next() else { return Ok((uids, sheet, None, Ok(()))) };
                let (mut count, mut written) = (0, Ok(()));
                for uid in chunk? {
                    let Some(row) = store.user(&key, &uid)? else { continue };
                    written = sheet.row(&cells(&columns, row));
                    if written.is_err() {
                        break;
                    }
                    count += 1;
                }
                Ok((uids, sheet, Some(count), written))
            });
            let count;
            let written: Result<(), Error>;
            (uids, sheet, count, written) = chunk.await?;
            written?;
            let Some(count) = count else { break };
            live.count(|tally| tally.done = (tally.done + count).min(tally.total));
            self.job_tell_in_time(id, live).await;
        }
        self.blocking(move |_| sheet.end()).await?;
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
}

fn opened(blueprint: &Blueprint) -> Result<Option<(Vec<UserColumn>, Sheet)>, Error> {
    let JobTask::UsersExport { format, columns } = &blueprint.task else { return Ok(None) };
    let file = blueprint.file.as_deref().map(PathBuf::from).ok_or_else(|| {
        Error::new(Code::Invalid, "It is not known where the file goes.")
            .advise("Stop this job and export again.")
    })?;
    let names: Vec<&'static str> = columns.iter().map(|column| name(*column)).collect();
    Ok(Some((columns.clone(), Sheet::create(*format, &file, names)?)))
}

/// What a cell holds.
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
}

/// Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe.
pub(super) fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn cells(columns: &[UserColumn], mut row: UserRow) -> Vec<Cell> {
    let text =
        |text: Option<String>| text.filter(|text| !text.is_empty()).map_or(Cell::Empty, Cell::Text);
    columns
        .iter()
        .map(|column| match column {
            UserColumn::Uid => text(Some(row.uid.clone())),
            UserColumn::Name => text(Some(row.name.clone())),
            UserColumn::Role => text(row.role.clone()),
            UserColumn::Tags => match std::mem::take(&mut row.tags) {
                tags if tags.is_empty() => Cell::Empty,
                tags => Cell::Texts(tags),
            },
            UserColumn::Status => {
                text(row.online.map(|on| if on { "online" } else { "offline" }.to_owned()))
            }
            UserColumn::Avatar => text(row.avatar.clone()),
            UserColumn::LastActiveAt => text(date(row.last_active_at)),
            UserColumn::CreatedAt => text(date(row.created_at)),
            UserColumn::UpdatedAt => text(date(row.updated_at)),
            UserColumn::DeactivatedAt => text(date(row.deactivated_at)),
        })
        .collect()
}

fn name(column: UserColumn) -> &'static str {
    match column {
        UserColumn::Uid => "uid",
        UserColumn::Name => "name",
        UserColumn::Role => "role",
        UserColumn::Tags => "tags",
        UserColumn::Status => "status",
        UserColumn::Avatar => "avatar",
        UserColumn::LastActiveAt => "lastActiveAt",
        UserColumn::CreatedAt => "createdAt",
        UserColumn::UpdatedAt => "updatedAt",
        UserColumn::DeactivatedAt => "deactivatedAt",
    }
}

/// A time as every program reads it.
fn date(secs: Option<i64>) -> Option<String> {
    OffsetDateTime::from_unix_timestamp(secs.filter(|secs| *secs > 0)?).ok()?.format(&Rfc3339).ok()
}
