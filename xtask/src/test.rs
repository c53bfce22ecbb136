//! `cargo xtask test`: every test there is.

use anyhow::Result;

use crate::{
    pages, screen,
    steps::{self, Steps},
    system, window,
};

/// Runs every test; the last lines are those in which the runners close their accounts.
pub(crate) fn run() -> Result<()> {
    let mut steps = Steps::default();
    let mut closing = Vec::new();
    if prepare(&mut steps) {
        take(&mut steps, &mut closing);
    }
    let done = steps.finish();
    print_closing(&closing);
    done
}

/// Installs and builds what the tests need; says whether they can start.
pub(crate) fn prepare(steps: &mut Steps) -> bool {
    steps.take("install what is missing", || {
        if cfg!(target_os = "linux") {
            window::ready_to_drive()?;
        }
        system::ready_to_build()
    }) && steps.take("build the pages", pages::build)
}

/// Runs the tests, and keeps the closing lines of their runners.
pub(crate) fn take(steps: &mut Steps, closing: &mut Vec<String>) {
    let built = steps.take("build the tests and the shell", window::build_for_tests);
    if built {
        steps.take("test: Rust", || counted(closing, rust_tests));
        steps.take("test: examples in the docs", || counted(closing, examples));
    }
    steps.take("test: development commands", || counted(closing, own_tests));
    steps.take("test: pages", || {
        counted(closing, || Ok(steps::run_tests(pages::npm("ui").args(["test"]))))
    });
    if built && cfg!(target_os = "linux") {
        steps.take("test: the real window", || counted(closing, in_the_window));
    }
}

/// Prints the closing lines once more, so that they end the output.
pub(crate) fn print_closing(closing: &[String]) {
    println!("\nWhat the test runners counted:");
    for line in closing {
        println!("{line}");
    }
}

type Counted = (Vec<String>, Result<()>);

fn counted(closing: &mut Vec<String>, tests: impl FnOnce() -> Result<Counted>) -> Result<()> {
    let (lines, done) = tests()?;
    closing.extend(lines);
    done
}

fn rust_tests() -> Result<Counted> {
    let mut cargo = steps::cargo();
    if steps::has("cargo-nextest") {
        cargo.args(["nextest", "run", "--no-fail-fast"]).args(window::WORKSPACE);
    } else {
        cargo.args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"]);
        cargo.args(window::WORKSPACE);
    }
    let mut command =
        if cfg!(target_os = "linux") { screen::private_session("rust", &cargo)? } else { cargo };
    Ok(steps::run_tests(&mut command))
}

fn examples() -> Result<Counted> {
    Ok(steps::run_tests(steps::cargo().args(["test", "--doc"]).args(window::WORKSPACE)))
}

fn own_tests() -> Result<Counted> {
    Ok(steps::run_tests(steps::cargo().args(["test", "--package", "xtask"])))
}

fn in_the_window() -> Result<Counted> {
    let tests = ["--test", "--test-concurrency=1", "--test-reporter=spec", "flows/*.e2e.ts"];
    let (mut command, _screen) = window::drive("window", &tests)?;
    Ok(steps::run_tests(&mut command))
}
