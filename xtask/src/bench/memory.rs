//! Memory of all processes on the first screen, against a bare window.

use anyhow::Result;

use super::{Figure, bare::Window, median, screen};

/// Windows of each program.
const N_WINDOWS: usize = 5;

/// Largest ratio promised.
const REACH: f64 = 1.3;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let screen = screen()?;
    let (mut halley, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..N_WINDOWS {
        halley.push(Window::halley(&screen)?.settled_megabytes()?);
        bare.push(Window::bare(&screen)?.settled_megabytes()?);
    }
    let (halley, bare) = (median(halley), median(bare));
    let ratio = halley / bare;
    Ok(vec![Figure {
        name: "memory of all processes on the first screen, against a bare window".into(),
        measured: format!("{ratio:.2} ({halley:.0} / {bare:.0} MB)"),
        reach: format!("{REACH} times"),
        ok: ratio <= REACH,
    }])
}
