//! The sandbox with a million users: start, lists, search, and telling a thousand sockets.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::steps;

/// Least share of a bare server's speed promised, in per cent.
const LEAST_SHARE: f64 = 50.0;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "cometchat-sandbox", "--bench", "large"]);
    let told = Told::by(&mut bench)?;
    let share = told.value("sandbox-list-share")?;
    let (ours, bare) = (told.value("sandbox-list-ms")?, told.value("bare-list-ms")?);
    let first = told.value("sandbox-list-first-ms")?;
    let mut figures = vec![
        told.at_most(("sandbox-start-s", "s"), 10.0, "start of the sandbox with 1,000,000 users")?,
        told.at_most(("sandbox-memory-mib", "MiB"), 1_430.0, "memory of the sandbox after it")?,
        Figure {
            name: "listing 1,000 users a page there, against the same bytes from memory".into(),
            measured: format!("{share:.0} % ({bare:.0} / {ours:.0} ms, at first {first:.0})"),
            reach: format!("{LEAST_SHARE} %"),
            ok: share >= LEAST_SHARE,
        },
        told.at_most(("sandbox-search-ms", "ms"), 5.0, "search by prefix there, a request")?,
    ];
    figures.push(told.at_most(
        ("sandbox-fan-out-p95-ms", "ms"),
        50.0,
        "a message to 1,000 sockets of a group, until 95 % have it",
    )?);
    Ok(figures)
}
