//! Building the shell, and driving its real window from the end-to-end tests.

use std::process::Command;

use anyhow::Result;

use crate::{
    pages,
    screen::{self, Screen},
    steps, system, tree,
};

/// What every Rust build of the tests is told, so that all of them share one set of artefacts.
pub(crate) const WORKSPACE: &[&str] =
    &["--workspace", "--exclude", "xtask", "--features", "halley-vault/real-keychain"];

/// Builds Halley for its user and names the profile.
pub(crate) fn build_to_use(release: bool) -> Result<&'static str> {
    let mut build = steps::cargo();
    build.args(["build", "--package", "halley"]);
    if release {
        build.arg("--release");
    }
    steps::run(&mut build)?;
    Ok(if release { "release" } else { "debug" })
}

/// Builds all tests, Halley and the sandbox at once.
pub(crate) fn build_for_tests() -> Result<()> {
    steps::run(steps::cargo().arg("build").args(WORKSPACE).args(["--tests", "--bins"]))
}

/// Installs what driving a real window takes.
pub(crate) fn ready_to_drive() -> Result<()> {
    system::ready_to_show()?;
    pages::install("tests/e2e")?;
    system::tauri_driver().map(drop)
}

/// A node command of the end-to-end tests, and the screen it runs on as long as it lives.
pub(crate) fn drive(name: &str, arguments: &[&str]) -> Result<(Command, Screen)> {
    drive_build("debug", name, arguments)
}

/// The same over the build with optimisations, for measuring.
pub(crate) fn drive_release(name: &str, arguments: &[&str]) -> Result<(Command, Screen)> {
    drive_build("release", name, arguments)
}

fn drive_build(profile: &str, name: &str, arguments: &[&str]) -> Result<(Command, Screen)> {
    let mut node = steps::command("node");
    node.current_dir(tree::at("tests/e2e")).args(["--import", "tsx"]).args(arguments);
    node.env("HALLEY_BINARY", tree::program(profile, "halley"))
        .env("HALLEY_SANDBOX", tree::program(profile, "cometchat-sandbox"))
        .env("HALLEY_TOUR", tree::at("target/tour"))
        .env("TAURI_DRIVER", system::tauri_driver()?)
        // The portal would answer for a desktop that is not there.
        .env("GTK_USE_PORTAL", "0")
        .env("NO_AT_BRIDGE", "1");
    let screen = Screen::start()?;
    let mut command = screen::private_session(name, &node)?;
    screen.holds(&mut command);
    Ok((command, screen))
}
