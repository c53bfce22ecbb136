//! Commands about the program itself.

use std::io::{self, Write as _};

use halley_core::Console;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};

use crate::{surroundings::Surroundings, window};

/// What this program is and where it keeps its data.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// Version of the program.
    pub version: String,
    /// Operating system and processor, for example `linux x86_64`.
    pub platform: String,
    /// Folder that holds all data.
    pub data_dir: String,
}

/// Says what this program is and where it keeps its data.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands commands their state by value")]
pub fn about(app: AppHandle, surroundings: State<'_, Surroundings>) -> About {
    About {
        version: app.package_info().version.to_string(),
        platform: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        data_dir: surroundings.data_dir(&app).unwrap_or_default().display().to_string(),
    }
}

/// Says that the first screen is there and can be used; what an earlier run left is now tidied.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands commands their state by value")]
pub fn shell_ready(console: State<'_, Console>, surroundings: State<'_, Surroundings>) {
    let console = console.inner().clone();
    tauri::async_runtime::spawn(async move { console.previews_recover().await });
    if surroundings.traces_ready() {
        // Nobody reading the trace is no reason to fail.
        drop(writeln!(io::stdout(), "halley: ready"));
    }
}

/// Opens a window at a place of the router, for example `/apps/123/users`.
#[tauri::command]
#[specta::specta]
pub async fn window_open(app: AppHandle, path: String) {
    window::open_or_say(&app, &path);
}
