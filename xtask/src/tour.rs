//! `cargo xtask tour`: pictures of every screen, from the real window.

use anyhow::{Result, bail};
use clap::Args;

use crate::{pages, steps, window};

/// What `cargo xtask tour` may be told.
#[derive(Args, Default)]
pub(crate) struct Arguments {
    /// Copies the pictures that the README shows to `pictures/`.
    #[arg(long)]
    readme: bool,
}

/// Installs and builds what the tour needs, and takes it.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the tour drives the window through WebKitWebDriver, which only Linux has");
    }
    window::ready_to_drive()?;
    pages::build()?;
    window::build_to_use(false)?;
    let pictures = pages::fresh_folder("target/tour")?;
    let arguments: &[&str] = if arguments.readme { &["tour.ts", "--readme"] } else { &["tour.ts"] };
    let (mut command, _screen) = window::drive("tour", arguments)?;
    steps::run(&mut command)?;
    println!("The pictures are in {}", pictures.display());
    Ok(())
}
