//! Process start to first usable screen, against a bare window.

use anyhow::Result;

use super::{Figure, bare::Window, median, screen};

/// Starts of each program; they take turns, so that both meet the same moods of the machine.
const N_STARTS: usize = 11;

/// Largest ratio promised.
const REACH: f64 = 1.3;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let screen = screen()?;
    let (mut halley, mut bare) = (Vec::new(), Vec::new());
    // The first start of each only fills the caches of the system.
    for turn in 0..=N_STARTS {
        let (ours, theirs) = (Window::halley(&screen)?, Window::bare(&screen)?);
        if turn > 0 {
            halley.push(ours.millis());
            bare.push(theirs.millis());
        }
    }
    let (halley, bare) = (median(halley), median(bare));
    let ratio = halley / bare;
    Ok(vec![Figure {
        name: "process start to first screen usable, against a bare window".into(),
        measured: format!("{ratio:.2} ({halley:.0} / {bare:.0} ms)"),
        reach: format!("{REACH} times"),
        ok: ratio <= REACH,
    }])
}
