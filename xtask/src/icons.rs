//! `cargo xtask icons`: every size every system wants, from one drawing.

use std::fs;

use anyhow::Result;

use crate::{pages, steps, tree};

/// What tauri.conf.json and the systems ask for; the rest of what Tauri draws is for telephones.
const WANTED: &[&str] = &[
    "32x32.png",
    "64x64.png",
    "128x128.png",
    "128x128@2x.png",
    "icon.png",
    "icon.ico",
    "icon.icns",
];

/// Draws them.
pub(crate) fn run() -> Result<()> {
    let drawn = pages::fresh_folder("target/icons")?;
    let mut tauri = pages::npm(".");
    tauri.args(["exec", "--yes", "--package", "@tauri-apps/cli@2", "--", "tauri", "icon"]);
    steps::run(tauri.args(["icons/halley.svg", "--output"]).arg(&drawn))?;
    for name in WANTED {
        fs::copy(drawn.join(name), tree::at("icons").join(name))?;
    }
    Ok(())
}
