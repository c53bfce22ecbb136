//! Every development command: `cargo xtask run`, `test`, `check`, `tidy`, `ci`, `tour`, `bench`,
//! `bindings`, `icons`, `dist`.
//!
//! Nothing of the product is in here, and nothing here is needed to build the product with plain
//! cargo once the system has what a web view needs.

mod bench;
mod bindings;
mod check;
mod ci;
mod dist;
mod icons;
mod pages;
mod run;
mod screen;
mod steps;
mod system;
mod test;
mod tidy;
mod tour;
mod tree;
mod window;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

/// Development commands of Halley.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
enum Command {
    /// Builds Halley and starts it; without a display takes a tour and leaves pictures.
    Run(run::Arguments),
    /// Runs every test: Rust, pages, keychain, and the real window.
    Test(test::Arguments),
    /// Checks format, lints, types, tidiness, and that generated files are current.
    Check,
    /// Checks imports between crates, file sizes, names, left-over marks, and licences.
    Tidy,
    /// Runs everything a change has to pass, with the time each step took.
    Ci,
    /// Walks through the screens of the demo and leaves pictures in target/tour.
    Tour(tour::Arguments),
    /// Measures what a person waits for and compares it with what was promised.
    Bench(bench::Arguments),
    /// Writes ui/src/bindings.ts from the commands and events of the shell.
    Bindings,
    /// Makes the icons of every system from icons/halley.svg.
    Icons,
    /// Builds the installers of this system.
    Dist,
}

fn main() -> ExitCode {
    match carry_out(&Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: &Command) -> Result<()> {
    match command {
        Command::Run(arguments) => run::run(arguments),
        Command::Test(arguments) => test::run(arguments),
        Command::Check => check::run(),
        Command::Tidy => tidy::run(),
        Command::Ci => ci::run(),
        Command::Tour(arguments) => tour::run(arguments),
        Command::Bench(arguments) => bench::run(arguments),
        Command::Bindings => bindings::run(),
        Command::Icons => icons::run(),
        Command::Dist => dist::run(),
    }
}
