//! Prepares what the shell embeds: configuration, permissions, icons and the pages.

use std::{fs, path::Path};

/// Stands in for the pages until they are built, so that a fresh clone compiles at once.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
<title>Halley</title><p>The pages are not built yet. Run: cargo xtask run</p></html>";

fn main() {
    let dist = Path::new("../ui/dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist).expect("the folder of the pages can be made");
        fs::write(dist.join("index.html"), NOT_BUILT).expect("the stand-in page can be written");
    }
    tauri_build::build();
}
