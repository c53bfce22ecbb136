//! The list of 100,000 users in the real window: opened, searched, scrolled.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::window;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let (mut bench, _screen) = window::drive_release("bench", &["bench/users.ts"])?;
    let told = Told::by(&mut bench)?;
    let mut figures = [
        ("users-open-median-ms", 100.0, "users list opened again: first rows painted"),
        ("keystroke-work-median-ms", 16.0, "keystroke in the search: work until rows, median"),
        ("keystroke-painted-p95-ms", 50.0, "keystroke in the search: rows painted, p95"),
        ("scroll-work-p95-ms", 17.0, "scrolling for 10 s: scripts and layout in a frame, p95"),
    ]
    .into_iter()
    .map(|(name, most, words)| told.at_most((name, "ms"), most, words))
    .collect::<Result<Vec<_>>>()?;
    // How long a frame takes is mostly painting, so it is told beside what this computer can do.
    let words = "scrolling for 10 s: longest frame (of a bare list)";
    let mut longest = told.at_most(("scroll-frame-worst-ms", "ms"), 50.0, words)?;
    longest.measured =
        format!("{} ({:.0} ms)", longest.measured, told.value("bare-frame-worst-ms")?);
    figures.push(longest);
    Ok(figures)
}
