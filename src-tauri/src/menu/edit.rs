//! The Edit menu of Linux, where Tauri's own items do nothing under Wayland: WebKit carries out
//! the editing commands itself.

use tauri::{
    AppHandle, Runtime, WebviewWindow, Wry,
    menu::{Submenu, SubmenuBuilder},
};
use webkit2gtk::WebViewExt as _;

/// Ids of the items; each is the name of a WebKit editing command.
const COMMANDS: [(&str, &str); 6] = [
    ("Undo", "Undo"),
    ("Redo", "Redo"),
    ("Cut", "Cut"),
    ("Copy", "Copy"),
    ("Paste", "Paste"),
    ("SelectAll", "Select all"),
];

/// Builds the menu.
pub(super) fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu = SubmenuBuilder::new(app, "Edit");
    COMMANDS.into_iter().fold(menu, |menu, (id, text)| menu.text(id, text)).build()
}

/// Carries out the editing command `id` where the text cursor is; other ids are not for us.
pub(super) fn carry_out(target: &WebviewWindow<Wry>, id: &str) -> tauri::Result<()> {
    let Some((command, _)) = COMMANDS.into_iter().find(|(own, _)| *own == id) else {
        return Ok(());
    };
    target.with_webview(move |view| view.inner().execute_editing_command(command))
}
