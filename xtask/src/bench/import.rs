//! A hundred thousand users brought in from a file.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::steps;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "halley-core", "--bench", "import"]);
    let told = Told::by(&mut bench)?;
    let (ours, bare) = (told.value("import-rows-per-s")?, told.value("bare-import-rows-per-s")?);
    let mut speed = told.at_least(
        ("import-speed-share", "%"),
        80.0,
        "the same import without limits, against a loop posting the same bodies",
    )?;
    speed.measured = format!("{} ({ours:.0} / {bare:.0} rows/s)", speed.measured);
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
        speed,
        told.at_most(
            ("import-growth-mib", "MiB"),
            64.0,
            "memory growth while 100,000 rows are looked up",
        )?,
    ])
}
