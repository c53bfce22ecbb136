//! The list of 100,000 users in the real window: opened, searched, scrolled.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::window;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let (mut bench, _screen) = window::drive_release("bench", &["bench/users.ts"])?;
    let told = Told::by(&mut bench)?;
    [
        ("users-open-median-ms", 100.0, "users list opened again: first rows painted"),
        ("keystroke-work-median-ms", 16.0, "keystroke in the search: work until rows, median"),
        ("keystroke-painted-p95-ms", 50.0, "keystroke in the search: rows painted, p95"),
        ("scroll-work-p95-ms", 17.0, "scrolling for 10 s: work in a frame, p95"),
        ("scroll-frame-worst-ms", 50.0, "scrolling for 10 s: longest frame"),
    ]
    .into_iter()
    .map(|(name, most, words)| told.at_most((name, "ms"), most, words))
    .collect()
}
