//! `cargo xtask test`: every test there is.

use std::fs;

use anyhow::{Result, bail};
use clap::Args;

use crate::{
    pages, screen,
    steps::{self, Steps},
    system, tree, window,
};

/// What `cargo xtask test` may be told.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Runs only the tests in the real window whose file has this in its name.
    #[arg(long, value_name = "NAME")]
    window: Option<String>,
}

/// Runs every test; the last lines are those in which the runners close their accounts.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut steps = Steps::default();
    let mut closing = Vec::new();
    if prepare(&mut steps) {
        match &arguments.window {
            None => take(&mut steps, &mut closing),
            Some(name) => take_window(&mut steps, &mut closing, name),
        }
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
        pages::install("tests/independent")?;
        system::ready_to_build()
    }) && steps.take("build the pages", pages::build)
}

/// Runs the tests, and keeps the closing lines of their runners.
pub(crate) fn take(steps: &mut Steps, closing: &mut Vec<String>) {
    let built = steps.take("build the tests and the shell", window::build_for_tests);
    if built {
        steps.take("test: Rust", || counted(closing, rust_tests));
        steps.take("test: examples in the docs", || counted(closing, examples));
        steps.take("test: independent client", || counted(closing, independent_client));
    }
    steps.take("test: development commands", || counted(closing, own_tests));
    steps.take("test: pages", || {
        counted(closing, || Ok(steps::run_tests(pages::npm("ui").args(["test"]))))
    });
    if built && cfg!(target_os = "linux") {
        steps.take("test: the real window", || counted(closing, || in_the_window("")));
    }
}

fn take_window(steps: &mut Steps, closing: &mut Vec<String>, name: &str) {
    if steps.take("build the shell", || window::build_to_use(false).map(drop)) {
        steps.take("test: the real window", || counted(closing, || in_the_window(name)));
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
    let count = tree::at("target/tmp/operations.txt");
    drop(fs::remove_file(&count));
    let (mut lines, done) = steps::run_tests(&mut command);
    // How many documented operations the sandbox serves; left there by its conformance test.
    lines.extend(fs::read_to_string(count));
    Ok((lines, done))
}

/// A client written from the contract alone, against the stand-alone sandbox.
fn independent_client() -> Result<Counted> {
    const FOLDER: &str = "tests/independent";
    pages::install(FOLDER)?;
    let files = tree::files()?;
    let tests = files.iter().filter_map(|path| path.strip_prefix("tests/independent/"));
    let mut node = steps::command("node");
    node.current_dir(tree::at(FOLDER))
        .args(["--import", "tsx", "--test", "--test-reporter=tap"])
        .args(tests.filter(|path| path.ends_with(".test.ts")))
        .env("HALLEY_SANDBOX", tree::program("debug", "cometchat-sandbox"));
    Ok(steps::run_tests(&mut node))
}

fn examples() -> Result<Counted> {
    Ok(steps::run_tests(steps::cargo().args(["test", "--doc"]).args(window::WORKSPACE)))
}

fn own_tests() -> Result<Counted> {
    Ok(steps::run_tests(steps::cargo().args(["test", "--package", "xtask"])))
}

fn in_the_window(name: &str) -> Result<Counted> {
    let mut arguments = vec!["--test", "--test-concurrency=1", "--test-reporter=tap"];
    let files = tree::files()?;
    let flows = files.iter().filter_map(|path| path.strip_prefix("tests/e2e/"));
    arguments.extend(flows.filter(|path| path.ends_with(".e2e.ts") && path.contains(name)));
    if arguments.len() == 3 {
        bail!("no test of the real window has {name} in its name");
    }
    let (mut command, _screen) = window::drive("window", &arguments)?;
    Ok(steps::run_tests(&mut command))
}
