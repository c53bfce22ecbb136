//! A hundred thousand users brought in from a file.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::steps;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "halley-core", "--bench", "import"]);
    let told = Told::by(&mut bench)?;
    let speed = |of: &str, words: &str| -> Result<Figure> {
        let mut share = told.at_least((&format!("{of}import-speed-share"), "%"), 80.0, words)?;
        let ours = told.value(&format!("{of}import-rows-per-s"))?;
        let bare = told.value(&format!("{of}bare-import-rows-per-s"))?;
        share.measured = format!("{} ({ours:.0} / {bare:.0} rows/s)", share.measured);
        Ok(share)
    };
    Ok(vec![
        told.at_most(
            ("import-csv-parse-ms", "ms"),
            1_000.0,
            "reading and checking a CSV file of 100,000 rows",
        )?,
        told.at_most(
            ("import-xlsx-parse-ms", "ms"),
            4_000.0,
            "reading and checking a workbook of 100,000 rows",
        )?,
        told.at_least(
            ("import-share", "%"),
            98.0,
            "import under the documented limits: share of the rate used, over 2 minutes",
        )?,
        told.at_most(("import-429s", "refusals"), 0.0, "requests refused for the rate meanwhile")?,
        speed("", "the same import without limits, against a loop posting the same bodies")?,
        speed("far-", "the same where answers take a tenth of a second")?,
        told.at_most(
            ("import-growth-mib", "MiB"),
            64.0,
            "memory growth while 100,000 rows are looked up",
        )?,
    ])
}
