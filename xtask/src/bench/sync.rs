//! The first reading of an app's people, against a bare loop that downloads the same pages.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::steps;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "halley-core", "--bench", "first_sync"]);
    let told = Told::by(&mut bench)?;
    let figure = |of: &str, words: &str| -> Result<Figure> {
        let ratio = told.at_most((&format!("{of}first-sync-ratio"), "times"), 1.5, words)?;
        ratio.of_times(&told, &format!("{of}first-sync-ms"), &format!("{of}bare-loop-ms"))
    };
    Ok(vec![
        figure("", "first sync of 100,000 users, against a loop that only downloads")?,
        figure("far-", "the same where answers take a tenth of a second")?,
        told.at_most(("first-sync-growth-mib", "MiB"), 64.0, "memory growth during that sync")?,
    ])
}
