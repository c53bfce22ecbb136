//! A form of 200 fields in the real window: opened and typed into.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::window;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let (mut bench, _screen) = window::drive_release("bench", &["bench/forms.ts"])?;
    let told = Told::by(&mut bench)?;
    [
        ("form-open-median-ms", 100.0, "extension form with 200 fields: opened and painted"),
        ("form-keystroke-work-median-ms", 16.0, "keystroke in that form: work, median"),
        ("form-keystroke-work-p95-ms", 16.0, "keystroke in that form: work, p95"),
    ]
    .into_iter()
    .map(|(name, most, words)| told.at_most((name, "ms"), most, words))
    .collect()
}
