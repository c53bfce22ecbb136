//! Everything the shell tells a window; the only place that emits.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::AppHandle;
use tauri_specta::Event;

/// An act of the menu that the pages carry out.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum MenuAct {
    /// Shows the connections.
    Home,
    /// Opens the palette.
    Palette,
    /// Shows what was changed, when and by whom.
    Activity,
    /// Shows long work and its progress.
    Jobs,
    /// Shows the preferences.
    Preferences,
    /// Shows all keys of the page.
    Keys,
}

/// Somebody chose an act in the menu of this window.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct MenuChosen {
    /// The act chosen.
    pub act: MenuAct,
}

/// Tells one window that an act was chosen in its menu.
pub(crate) fn menu_chosen(app: &AppHandle, window: &str, act: MenuAct) -> tauri::Result<()> {
    MenuChosen { act }.emit_to(app, window)
}
