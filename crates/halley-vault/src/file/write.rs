//! Writes a file whole or not at all.

use std::io::Write;
use std::path::Path;

use crate::error::{Error, Result};

/// Puts a file in place of the one at `path`, readable by its owner alone.
pub(super) fn whole(path: &Path, bytes: &[u8]) -> Result<()> {
    put(path, bytes).map_err(|error| Error::io("written", error))
}

fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)?;
    // A temporary file is made with mode 0600 where modes exist, and in the user's own profile
    // elsewhere; renaming keeps it.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}

/// Makes the renaming itself outlast a power cut.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}
