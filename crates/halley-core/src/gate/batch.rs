//! What batches of users and of members share: when to give up, and how their end is told.

use super::Done;
use super::words::{grouped, users};
use crate::error::{Code, Error};
use crate::model::activity::Outcome;
use crate::model::gate::{BatchFailure, BatchReport};

/// Whether a failure ends a batch: whatever follows would fail the same way.
pub(crate) fn is_hopeless(error: &Error) -> bool {
    matches!(
        error.code,
        Code::AccountNeeded
            | Code::AppArchived
            | Code::ConnectionClosed
            | Code::KeyRejected
            | Code::KeyTooSmall
            | Code::Offline
            | Code::PlanRestricted
            | Code::RateLimited
    )
}

/// What a report says of one that failed.
pub(crate) fn failure(uid: &str, error: &Error) -> BatchFailure {
    BatchFailure {
        id: uid.to_owned(),
        message: error.message.clone(),
        service_code: error.service_code.as_deref().map(str::to_owned),
    }
}

/// The end of a batch with its outcome; `past` is what was done, as a sentence begins with it.
pub(crate) fn concluded(past: &str, report: BatchReport, total: u32) -> Done<BatchReport> {
    let outcome = match (report.failed.len(), report.done) {
        (0, _) => Outcome::Done,
        (_, 0) => Outcome::Failed,
        _ => Outcome::Partly,
    };
    let problem = report.failed.first().map(|first| match total {
        1 => first.message.clone(),
        _ => format!(
            "{past} {} of {}. The first that failed, {}: {}",
            grouped(report.done),
            users(total),
            first.id,
            first.message
        ),
    });
    Done { outcome, problem, ..Done::wholly(report) }
}

/// A number of users, as reports have it.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
