//! The pages (`ui/`) and the end-to-end tests (`tests/e2e/`): their packages, and building.

use std::{
    fs,
    process::{self, Command},
    sync::atomic::{AtomicU32, Ordering},
};

use anyhow::{Result, bail};

use crate::{steps, tree};

/// What the built pages are made of.
const SOURCES: &[&str] = &[
    "ui/src",
    "ui/public",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/vite.config.ts",
    "ui/lingui.config.ts",
    "ui/postcss.config.mjs",
    "ui/tsconfig.json",
];

/// Installs the packages of a folder when its lock file is newer than what is there.
pub(crate) fn install(folder: &str) -> Result<()> {
    let lock = tree::youngest(&[&format!("{folder}/package-lock.json")])?;
    let Some(lock) = lock else { bail!("{folder}/package-lock.json is missing") };
    let there = tree::youngest(&[&format!("{folder}/node_modules/.package-lock.json")])?;
    if there.is_some_and(|there| there >= lock) {
        return Ok(());
    }
    require_node()?;
    // `npm ci` refuses a lock without the optional packages of other systems, which a registry
    // may not carry; this installs the locked versions too and writes nothing but node_modules.
    steps::run(npm(folder).args(["install", "--no-save", "--no-audit", "--no-fund"]))
}

/// Builds the pages when one of their sources is newer than what was built.
pub(crate) fn build() -> Result<()> {
    install("ui")?;
    let built = tree::youngest(&["ui/dist/index.html"])?;
    // The shell puts a stand-in there when it is built first; only real pages have assets.
    let real = tree::at("ui/dist/assets").is_dir();
    if real && built >= tree::youngest(SOURCES)? {
        return Ok(());
    }
    steps::run(npm("ui").args(["run", "build"]))
}

/// An npm command in one folder of the work tree.
pub(crate) fn npm(folder: &str) -> Command {
    let mut command = steps::command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(tree::at(folder));
    command
}

fn require_node() -> Result<()> {
    let wanted = 20;
    let version = steps::output("node", &["--version"]).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next().unwrap_or_default();
    match major.parse::<u32>() {
        Ok(major) if major >= wanted => Ok(()),
        Ok(_) => bail!("Halley needs Node {wanted} or newer; this is {}", version.trim()),
        Err(_) => bail!("Halley needs Node {wanted} or newer, which was not found"),
    }
}

/// Makes an empty folder under `target`.
pub(crate) fn fresh_folder(path: &str) -> Result<std::path::PathBuf> {
    static N_GONE: AtomicU32 = AtomicU32::new(0);
    let folder = tree::at(path);
    if folder.exists() {
        // Moved away first: who used it may still be ending, and write into it once more.
        let n_gone = N_GONE.fetch_add(1, Ordering::Relaxed);
        let gone = folder.with_extension(format!("{}-{n_gone}.gone", process::id()));
        fs::rename(&folder, &gone)?;
        drop(fs::remove_dir_all(&gone));
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
