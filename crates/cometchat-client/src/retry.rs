//! Whether to send again: a pure decision.

mod budget;

use std::time::Duration;

use cometchat_api::Route;
use cometchat_api::limits::RETRY_AFTER_SECS;

use crate::error::{ConnectFault, Error, ErrorKind};

pub(crate) use budget::Budget;

/// Attempts in all, the first included.
const MAX_ATTEMPTS: u32 = 4;
/// Attempts in all where a second look seldom helps.
const FEW_ATTEMPTS: u32 = 2;
/// A longer wait is for whoever asked to decide on, even where no person waits.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(300);
const FIRST_CEILING: Duration = Duration::from_millis(500);
const LAST_CEILING: Duration = Duration::from_secs(20);

/// What to do after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Give up.
    No,
    /// Send again after this time, which the service asked for.
    After(Duration),
    /// Send again after [`backoff`].
    Backoff,
}

/// Decides whether to send again after attempt number `attempt`, counted from 1.
///
/// A 429 was not processed and a connection that never stood carried nothing, so both may be
/// repeated for every operation; all else only for replayable ones.
pub fn retry(error: &Error, route: &Route, attempt: u32) -> Retry {
    if attempt >= MAX_ATTEMPTS {
        return Retry::No;
    }
    match error.kind() {
        ErrorKind::RateLimited { retry_after } => {
            let wait = retry_after.unwrap_or(Duration::from_secs(RETRY_AFTER_SECS));
            if wait <= LONGEST_WAIT { Retry::After(wait) } else { Retry::No }
        }
        ErrorKind::Connect(ConnectFault::Name | ConnectFault::Offline | ConnectFault::Proxy) => {
            when(attempt < FEW_ATTEMPTS)
        }
        ErrorKind::Connect(ConnectFault::Refused) => when(true),
        ErrorKind::Timeout => when(route.replayable && attempt < FEW_ATTEMPTS),
        ErrorKind::Connect(ConnectFault::Reset | ConnectFault::Other) | ErrorKind::Cut => {
            when(route.replayable)
        }
        ErrorKind::Refused(..) | ErrorKind::NotTheService => {
            when(route.replayable && error.status().is_some_and(is_passing))
        }
        ErrorKind::Tls(_)
        | ErrorKind::BadAnswer { .. }
        | ErrorKind::Cancelled
        | ErrorKind::Invalid(_)
        | ErrorKind::Media(_) => Retry::No,
    }
}

/// Statuses that tell of a passing trouble rather than of the request.
fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 500 | 502 | 503 | 504 | 520..=524)
}

fn when(sensible: bool) -> Retry {
    if sensible { Retry::Backoff } else { Retry::No }
}

/// How long to wait before the attempt after number `attempt`: any time up to a ceiling that
/// doubles from half a second to 20 seconds, at `roll` between 0 and 1 of it (full jitter).
pub fn backoff(attempt: u32, roll: f64) -> Duration {
    let doublings = attempt.saturating_sub(1).min(16);
    let ceiling = FIRST_CEILING.saturating_mul(1 << doublings).min(LAST_CEILING);
    ceiling.mul_f64(roll.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests;
