//! `cargo xtask dist`: installers for this system.

use anyhow::Result;

use crate::{pages, steps, system};

/// Builds them into `target/release/bundle`.
pub(crate) fn run() -> Result<()> {
    system::ready_to_build()?;
    pages::build()?;
    let mut tauri = pages::npm("src-tauri");
    tauri.args(["exec", "--yes", "--package", "@tauri-apps/cli@2", "--", "tauri", "build"]);
    if cfg!(target_os = "linux") {
        // An AppImage is left out: making one fetches programs that no package registry has.
        tauri.args(["--bundles", "deb,rpm"]);
    }
    steps::run(&mut tauri)
}
