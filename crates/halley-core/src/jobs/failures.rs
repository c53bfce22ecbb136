//! The file of what failed in a job, which can be fed in again.

use std::path::Path;
use std::sync::Arc;

use halley_store::{ItemState, JobItem};

use super::blueprint::Payload;
use super::export::Cell;
use super::export::piece::{Piece, Shape};
use super::export::sheet::Sheet;
use super::step::members::parted;
use super::words::extension;
use crate::console::Console;
use crate::error::Error;
use crate::import::fields::is_reason;
use crate::model::export::ExportFormat;
use crate::model::import::ImportKind;
use crate::model::job::{ImportSource, JobTask};

/// Items read at a time.
const AT_ONCE: u32 = 1_000;
/// Head of the column that says why; an import never reads it.
const REASON: &str = "reason";
const UNKNOWN: &str = "It was begun, and no answer came. It may have been done.";

impl Console {
    /// A name for the file of what failed: the kind of the file that was imported, else CSV.
    ///
    /// # Errors
    /// When there is no such job.
    pub async fn job_failures_name(&self, id: &str) -> Result<String, Error> {
        let (_, blueprint) = self.job_blueprint(id).await?;
        Ok(match &blueprint.task {
            JobTask::Import { source } => {
                let name = source.name.rsplit_once('.').map_or(&*source.name, |(name, _)| name);
                let name = name.strip_suffix("-failed").unwrap_or(name);
                format!("{name}-failed.{}", extension(source.format))
            }
            _ => "failed.csv".to_owned(),
        })
    }

    /// Writes what failed in a job, and of what nobody knows, to a file: for an import the rows as
    /// they came in, with a reason each. Gives how many.
    ///
    /// # Errors
    /// When there is no such job, or the file cannot be written.
    pub async fn job_failures_save(&self, id: &str, file: &Path) -> Result<u32, Error> {
        let (_, blueprint) = self.job_blueprint(id).await?;
        let source = match &blueprint.task {
            JobTask::Import { source } => Some(source),
            _ => None,
        };
        let of = match blueprint.task {
            JobTask::ImportBack { rows, .. } => rows,
            _ => ImportKind::Users,
        };
        let shape = match source {
            Some(source) => Shape { format: source.format, names: names(source) },
            None => {
                let heads: &[&str] = match of {
                    ImportKind::Users => &["uid", REASON],
                    ImportKind::Groups => &["guid", REASON],
                    ImportKind::Members => &["guid", "uid", REASON],
                };
                let names = heads.iter().map(|head| (*head).to_owned()).collect();
                Shape { format: ExportFormat::Csv, names }
            }
        };
        let mut sheet = Sheet::create(&shape, file)?;
        let mut count = 0;
        for (state, unknown) in [(ItemState::Failed, ""), (ItemState::Started, UNKNOWN)] {
            let mut after = 0;
            loop {
                let key = id.to_owned();
                let read = move |store: &halley_store::Store| {
                    store.job_items(&key, Some(state), after, AT_ONCE)
                };
                let items = self.stored(read).await?;
                let Some(last) = items.last() else { break };
                after = last.seq;
                let mut piece = Piece::new(&shape);
                for item in &items {
                    let reason = item.result.as_deref().unwrap_or(unknown);
                    let mut cells = match source {
                        Some(source) => given(source, item),
                        None if of == ImportKind::Members => {
                            let (guid, uid) = parted(&item.what.key);
                            vec![Cell::Text(guid.into()), Cell::Text(uid.into())]
                        }
                        None => vec![Cell::Text(item.what.key.as_str().into())],
                    };
                    cells.push(Cell::Text(reason.into()));
                    piece.row(cells);
                }
                count += piece.n_rows();
                sheet.put(piece)?;
            }
        }
        self.blocking(move |_| sheet.end()).await?;
        Ok(count)
    }
}

/// Heads of the file that was imported, with one reason at their end.
fn names(source: &ImportSource) -> Arc<[String]> {
    let heads = source.heads.iter().filter(|head| !is_reason(head)).cloned();
    heads.chain([REASON.to_owned()]).collect()
}

/// Cells of a row as they came in.
fn given(source: &ImportSource, item: &JobItem) -> Vec<Cell<'static>> {
    let cells = Payload::of(item).row.map(|row| row.cells).unwrap_or_default();
    let heads = source.heads.iter().enumerate().filter(|(_, head)| !is_reason(head));
    heads.map(|(at, _)| cell(source.format, cells.get(at).map_or("", String::as_str))).collect()
}

fn cell(format: ExportFormat, text: &str) -> Cell<'static> {
    if text.is_empty() {
        return Cell::Empty;
    }
    if format == ExportFormat::Json
        && text.starts_with(['[', '{'])
        && let Ok(value) = serde_json::from_str(text)
    {
        return Cell::Json(value);
    }
    Cell::Text(text.to_owned().into())
}
