//! Search in the people index of an app with a million users, in the store.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::steps;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "halley-store", "--bench", "search", "--", "1000000"]);
    let told = Told::by(&mut bench)?;
    let words = "search for any three letters among 1,000,000 users, first 50, p95";
    Ok(vec![told.at_most(("search-three-letters-p95-ms", "ms"), 5.0, words)?])
}
