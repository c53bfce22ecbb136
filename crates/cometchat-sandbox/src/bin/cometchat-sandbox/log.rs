//! The log for a person's eyes: one line a request.

use std::fmt::{self, Write};

use cometchat_sandbox::Clock;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};

/// Logs what the sandbox answers, from now on.
///
/// # Errors
/// When something logs already.
pub(crate) fn begin() -> Result<(), TryInitError> {
    let lines = tracing_subscriber::fmt::layer().event_format(Line).with_writer(std::io::stderr);
    let ours = Targets::new().with_target("cometchat_sandbox", Level::DEBUG);
    tracing_subscriber::registry().with(ours).with(lines).try_init()
}

struct Line;

impl<S, N> FormatEvent<S, N> for Line
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut answered = Answered::default();
        event.record(&mut answered);
        let secs = Clock::system().now().rem_euclid(86_400);
        let (hours, minutes, secs) = (secs / 3_600, secs / 60 % 60, secs % 60);
        let Answered { verb, path, status, ms, rest } = answered;
        if verb.is_empty() {
            return writeln!(writer, "{hours:02}:{minutes:02}:{secs:02} {rest}");
        }
        writeln!(
            writer,
            "{hours:02}:{minutes:02}:{secs:02} {verb:<6} {status} {ms:>8.1} ms  {path}"
        )
    }
}

/// The fields of an answer; anything else in one text.
#[derive(Default)]
struct Answered {
    verb: String,
    path: String,
    status: u64,
    ms: f64,
    rest: String,
}

impl Visit for Answered {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "verb" => value.clone_into(&mut self.verb),
            "path" => value.clone_into(&mut self.path),
            _ => self.record_debug(field, &value),
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        match field.name() {
            "status" => self.status = value,
            _ => self.record_debug(field, &value),
        }
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        match field.name() {
            "ms" => self.ms = value,
            _ => self.record_debug(field, &value),
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        // Writing into a text does not fail.
        let _ = write!(self.rest, "{}={value:?} ", field.name());
    }
}
