//! `cargo xtask bindings`: the types that cross between window and core.

use anyhow::Result;

use crate::steps;

const TEST: &str = "the_bindings_of_the_pages_are_current";

/// Writes `ui/src/bindings.ts`.
pub(crate) fn run() -> Result<()> {
    let mut test = test();
    steps::run(test.env("HALLEY_WRITE_BINDINGS", "1"))
}

/// Fails when `ui/src/bindings.ts` is not what the shell would write.
pub(crate) fn check() -> Result<()> {
    steps::run(&mut test())
}

fn test() -> std::process::Command {
    let mut cargo = steps::cargo();
    cargo.args(["test", "--quiet", "--package", "halley", "--lib", "--", TEST]);
    cargo
}
