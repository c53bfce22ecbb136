//! `cargo xtask ci`: everything a change has to pass, on any machine.

use anyhow::Result;

use crate::{check, steps::Steps, test};

/// Checks, tests, and prints what each step took.
pub(crate) fn run() -> Result<()> {
    let mut steps = Steps::default();
    let mut closing = Vec::new();
    if test::prepare(&mut steps) {
        check::take(&mut steps);
        test::take(&mut steps, &mut closing);
    }
    let done = steps.finish();
    test::print_closing(&closing);
    done
}
