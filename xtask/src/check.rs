//! `cargo xtask check`: everything that can be said without running the product.

use anyhow::Result;

use crate::{
    bindings, pages,
    steps::{self, Steps},
    system, tidy, window,
};

/// Runs every check.
pub(crate) fn run() -> Result<()> {
    let mut steps = Steps::default();
    let ready = steps.take("install what is missing", || {
        system::ready_to_build()?;
        pages::install("ui")?;
        pages::install("tests/e2e")?;
        pages::install("tests/independent")
    });
    if ready {
        take(&mut steps);
        steps.take("check: bindings are current", bindings::check);
    }
    steps.finish()
}

/// Takes every check but the one that a test makes as well.
pub(crate) fn take(steps: &mut Steps) {
    steps.take("check: format", || steps::run(steps::cargo().args(["fmt", "--all", "--check"])));
    steps.take("check: tidy", tidy::run);
    steps.take("check: pages", || steps::run(pages::npm("ui").args(["run", "check"])));
    steps.take("check: end-to-end tests", || {
        steps::run(pages::npm("tests/e2e").args(["run", "check"]))
    });
    steps.take("check: independent client", || {
        steps::run(pages::npm("tests/independent").args(["run", "check"]))
    });
    steps.take("check: lints", || {
        let mut clippy = steps::cargo();
        clippy.arg("clippy").args(window::WORKSPACE).arg("--all-targets");
        steps::run(clippy.args(["--", "--deny", "warnings"]))
    });
    steps.take("check: lints of development commands", || {
        let mut clippy = steps::cargo();
        clippy.args(["clippy", "--package", "xtask", "--all-targets"]);
        steps::run(clippy.args(["--", "--deny", "warnings"]))
    });
}
