//! What taking back gives: all of it, or why not.

use crate::error::{Code, Error};
use crate::model::gate::{BatchReport, Written};

impl<T> Written<T> {
    pub(in crate::gate) fn forget(self) -> Written<()> {
        Written { value: (), activity: self.activity, undo: self.undo }
    }
}

/// Taking back must be whole; what was not taken back is said.
pub(super) fn all_done(report: BatchReport) -> Result<Written<()>, Error> {
    match report.failed.first() {
        None => Ok(Written {
            value: (),
            activity: report.activity.unwrap_or_default(),
            undo: report.undo,
        }),
        Some(first) => Err(Error::new(
            Code::Conflict,
            format!("{} of them could not be taken back. {}", report.failed.len(), first.message),
        )
        .advise("Look at the last entry of the activity for each of them.")),
    }
}
