//! The first reading of an app's people, against a bare loop that downloads the same pages.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::steps;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "halley-core", "--bench", "first_sync"]);
    let told = Told::by(&mut bench)?;
    let (sync, bare) = (told.value("first-sync-ms")?, told.value("bare-loop-ms")?);
    let mut ratio = told.at_most(
        ("first-sync-ratio", "times"),
        1.5,
        "first sync of 100,000 users, against a loop that only downloads",
    )?;
    ratio.measured = format!("{} ({sync:.0} / {bare:.0} ms)", ratio.measured);
    let memory =
        told.at_most(("first-sync-growth-mib", "MiB"), 64.0, "memory growth during that sync")?;
    Ok(vec![ratio, memory])
}
