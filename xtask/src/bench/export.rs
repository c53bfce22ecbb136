//! A million users written to a CSV file.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::steps;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "halley-core", "--bench", "export"]);
    let told = Told::by(&mut bench)?;
    let figure = |of: &str, words: &str| -> Result<Figure> {
        let share = told.at_least((&format!("{of}export-share"), "%"), 80.0, words)?;
        share.of_times(&told, &format!("{of}bare-download-ms"), "export-ms")
    };
    Ok(vec![
        figure("", "export of 1,000,000 users to CSV, against a loop that downloads them")?,
        figure("far-", "the same where answers take a tenth of a second")?,
        told.at_most(("export-growth-mib", "MiB"), 64.0, "memory growth during that export")?,
    ])
}
