//! A window with one line of text: what `cargo xtask bench` compares Halley with.

use std::io::{self, Write as _};

use tauri::{WebviewUrl, WebviewWindowBuilder};

#[expect(clippy::exit, reason = "Tauri's macro ends a program whose context panics")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![ready])
        .setup(|app| {
            let page = WebviewUrl::App("index.html".into());
            WebviewWindowBuilder::new(app, "main", page).inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/bare/tauri.conf.json"))?;
    Ok(())
}

#[tauri::command]
fn ready() {
    // Nobody reading the trace is no reason to fail.
    drop(writeln!(io::stdout(), "bare: ready"));
}
