//! Where things are in the work tree.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context, Result};

use crate::steps;

/// The root of the work tree.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// A path of the work tree, from its root.
pub(crate) fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// The program as cargo names it on this system.
pub(crate) fn program(profile: &str, name: &str) -> PathBuf {
    at("target").join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Every file of the project, from its root: what git knows, and what is new and not ignored.
pub(crate) fn files() -> Result<Vec<String>> {
    let listed = steps::output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])?;
    Ok(listed.lines().filter(|path| at(path).is_file()).map(ToOwned::to_owned).collect())
}

/// When the youngest file under any of `paths` was changed.
pub(crate) fn youngest(paths: &[&str]) -> Result<Option<SystemTime>> {
    let mut youngest = None;
    let mut waiting: Vec<PathBuf> = paths.iter().map(|path| at(path)).collect();
    while let Some(path) = waiting.pop() {
        let Ok(about) = fs::metadata(&path) else { continue };
        if about.is_dir() {
            for entry in fs::read_dir(&path).with_context(|| path.display().to_string())? {
                waiting.push(entry?.path());
            }
        } else {
            youngest = youngest.max(about.modified().ok());
        }
    }
    Ok(youngest)
}
