//! Search in the people index of an app with a million users: in the store, and in the window.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::{steps, window};

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "halley-store", "--bench", "search", "--", "1000000"]);
    let told = Told::by(&mut bench)?;
    let words = "search for any three letters among 1,000,000 users, first 50, p95";
    let in_store = told.at_most(("search-three-letters-p95-ms", "ms"), 5.0, words)?;
    let (mut bench, _screen) = window::drive_release("bench", &["bench/million.ts"])?;
    let words = "the same in the window: rows painted after the third letter, p95";
    let painted = Told::by(&mut bench)?.at_most(("million-painted-p95-ms", "ms"), 50.0, words)?;
    Ok(vec![in_store, painted])
}
