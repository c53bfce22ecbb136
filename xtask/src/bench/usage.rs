//! A year of samples of 100 apps, drawn in the real window.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::window;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let (mut bench, _screen) = window::drive_release("bench", &["bench/usage.ts"])?;
    let told = Told::by(&mut bench)?;
    let words = "a year of 100 apps, a line each: read from the store and painted";
    Ok(vec![told.at_most(("usage-year-painted-median-ms", "ms"), 200.0, words)?])
}
