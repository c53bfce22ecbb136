//! `cargo xtask run`: from a fresh clone to an open window.

use anyhow::Result;
use clap::Args;

use crate::{pages, screen, steps, system, tour, tree, window};

/// What `cargo xtask run` may be told.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Builds with optimisations; slower to build, faster to use.
    #[arg(long)]
    release: bool,
    /// Serves the pages by Vite, so that changes to them show at once.
    #[arg(long, conflicts_with = "release")]
    dev: bool,
    /// The place to open, for example /preferences.
    place: Option<String>,
}

/// Installs what is missing, builds, and starts Halley.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if !screen::is_there() {
        println!("There is no display here, so Halley takes a tour and leaves pictures.");
        return tour::run(&tour::Arguments::default());
    }
    system::ready_to_build()?;
    if arguments.dev {
        return with_vite(arguments);
    }
    pages::build()?;
    let profile = window::build_to_use(arguments.release)?;
    let mut halley = steps::command(tree::program(profile, "halley"));
    steps::run(halley.args(&arguments.place))
}

fn with_vite(arguments: &Arguments) -> Result<()> {
    pages::install("ui")?;
    let mut vite = pages::npm("ui").args(["run", "dev"]).spawn()?;
    let mut halley = steps::cargo();
    halley.args(["run", "--package", "halley", "--no-default-features", "--"]);
    let done = steps::run(halley.args(&arguments.place));
    vite.kill()?;
    vite.wait()?;
    done
}
