//! What an answer's headers tell of the allowance, in either spelling (`semantics.md` section 3).

use std::time::{Duration, SystemTime};

use http::HeaderMap;

const LIMIT: &[&str] = &["x-ratelimit-limit", "x-rate-limit", "x-rate-limit-limit"];
const REMAINING: &[&str] = &["x-ratelimit-remaining", "x-rate-limit-remaining"];
const RESET: &[&str] = &["x-ratelimit-reset", "x-rate-limit-reset"];
const RETRY_AFTER: &[&str] = &["retry-after"];
/// The service counts by the minute; a reset further away, or past, comes of two clocks that
/// disagree.
const LONGEST_WINDOW: Duration = Duration::from_secs(300);
/// A number above this is a time, below it a span.
const EARLIEST_UNIX_SECS: u64 = 1_000_000_000;
/// A number above this is a time in milliseconds.
const EARLIEST_UNIX_MS: u64 = 1_000_000_000_000;

/// What an answer told; every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Requests a minute.
    pub(crate) limit: Option<u32>,
    /// Requests left.
    pub(crate) remaining: Option<u32>,
    /// How long until the service counts anew.
    pub(crate) resets_in: Option<Duration>,
    /// How long to wait.
    pub(crate) retry_after: Option<Duration>,
}

impl Told {
    /// Reads headers; `now` is the service's own time where the answer has a date, so that a
    /// wrong clock here does not lengthen the wait.
    pub(crate) fn of(headers: &HeaderMap, now: SystemTime) -> Self {
        let number = |names| text(headers, names).and_then(|text| text.parse().ok());
        Self {
            limit: number(LIMIT),
            remaining: number(REMAINING),
            resets_in: text(headers, RESET)
                .and_then(|text| span(text, now))
                .filter(|span| !span.is_zero() && *span <= LONGEST_WINDOW),
            retry_after: text(headers, RETRY_AFTER).and_then(|text| span(text, now)),
        }
    }

    /// How long a refused request is to wait, as far as the headers say.
    pub(crate) fn wait(&self) -> Option<Duration> {
        self.retry_after.or(self.resets_in)
    }
}

/// Seconds to wait as told in a sentence, as the data import does.
pub(crate) fn wait_in_words(message: &str) -> Option<Duration> {
    let words: Vec<&str> = message.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        let [number, unit] = pair else { return None };
        let secs = number.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
        unit.to_lowercase().starts_with("sec").then_some(Duration::from_secs(secs))
    })
}

fn text<'a>(headers: &'a HeaderMap, names: &[&str]) -> Option<&'a str> {
    let value = names.iter().find_map(|name| headers.get(*name))?;
    value.to_str().ok().map(str::trim)
}

fn span(text: &str, now: SystemTime) -> Option<Duration> {
    if let Ok(number) = text.parse::<u64>() {
        let at = match number {
            EARLIEST_UNIX_MS.. => Duration::from_millis(number),
            EARLIEST_UNIX_SECS.. => Duration::from_secs(number),
            _ => return Some(Duration::from_secs(number)),
        };
        return Some(until(SystemTime::UNIX_EPOCH.checked_add(at)?, now));
    }
    if let Ok(secs) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(secs).ok();
    }
    httpdate::parse_http_date(text).ok().map(|at| until(at, now))
}

fn until(at: SystemTime, now: SystemTime) -> Duration {
    at.duration_since(now).unwrap_or_default()
}
