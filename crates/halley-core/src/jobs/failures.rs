//! The file of what failed in a job, which can be fed in again.

use std::path::Path;

use halley_store::ItemState;

use super::export::file::{Fresh, cannot_write};
use super::export::safe;
use crate::console::Console;
use crate::error::Error;

/// Items read at a time.
const AT_ONCE: u32 = 1_000;

impl Console {
    /// Writes what failed in a job, and of what nobody knows, to a CSV file; gives how many.
    ///
    /// # Errors
    /// When there is no such job, or the file cannot be written.
    pub async fn job_failures_save(&self, id: &str, file: &Path) -> Result<u32, Error> {
        self.job_kept(id).await?;
        let mut fresh = Fresh::create(file)?;
        let mut sheet = csv::Writer::from_writer(fresh.take()?);
        sheet.write_record(["uid", "reason"]).map_err(|error| cannot_write(file, &error))?;
        let mut count = 0;
        for (state, unknown) in [
            (ItemState::Failed, ""),
            (ItemState::Started, "It was begun, and no answer came. It may have been done."),
        ] {
            let mut after = 0;
            loop {
                let key = id.to_owned();
                let read = move |store: &halley_store::Store| {
                    store.job_items(&key, Some(state), after, AT_ONCE)
                };
                let items = self.stored(read).await?;
                let Some(last) = items.last() else { break };
                after = last.seq;
                for item in &items {
                    let reason = item.result.as_deref().unwrap_or(unknown);
                    sheet
                        .write_record([&safe(&item.what.key), &safe(reason)])
                        .map_err(|error| cannot_write(file, &error))?;
                    count += 1;
                }
            }
        }
        sheet.flush().map_err(|error| cannot_write(file, &error))?;
        drop(sheet);
        fresh.keep()?;
        Ok(count)
    }
}
