//! The menu of every window, after the customs of each system.

#[cfg(target_os = "linux")]
mod edit;

use tauri::{
    AppHandle, Manager, Runtime, WebviewWindow, Wry,
    menu::{AboutMetadata, Menu, Submenu, SubmenuBuilder},
};

use crate::{events, events::MenuAct, window};

const NEW_WINDOW: &str = "new-window";
const ZOOM_IN: &str = "zoom-in";
const ZOOM_OUT: &str = "zoom-out";
const ZOOM_RESET: &str = "zoom-reset";
const FULL_SCREEN: &str = "full-screen";

/// Acts that the pages carry out, with the id of their menu item.
const PAGE_ACTS: [(&str, MenuAct); 5] = [
    ("home", MenuAct::Home),
    ("palette", MenuAct::Palette),
    ("activity", MenuAct::Activity),
    ("preferences", MenuAct::Preferences),
    ("keys", MenuAct::Keys),
];

/// Builds the menu bar.
///
/// # Errors
/// Fails when the system refuses a menu.
pub fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let menu = Menu::new(app)?;
    if cfg!(target_os = "macos") {
        menu.append(&application(app)?)?;
    }
    for part in [file(app)?, edit(app)?, view(app)?, go(app)?, help(app)?] {
        menu.append(&part)?;
    }
    Ok(menu)
}

/// Carries out the menu item `id` in the window that has the focus.
pub fn choose(app: &AppHandle, id: &str) {
    let Some(target) = focused(app) else { return };
    let done = match id {
        NEW_WINDOW => window::open_another(app, "/").map(drop),
        ZOOM_IN => window::zoom(&target, window::Zoom::In),
        ZOOM_OUT => window::zoom(&target, window::Zoom::Out),
        ZOOM_RESET => window::zoom(&target, window::Zoom::Reset),
        FULL_SCREEN => target.is_fullscreen().and_then(|on| target.set_fullscreen(!on)),
        id => match PAGE_ACTS.iter().find(|(own, _)| *own == id) {
            Some((_, act)) => events::menu_chosen(app, target.label(), *act),
            None => edit_in(&target, id),
        },
    };
    if let Err(error) = done {
        eprintln!("halley: the menu item {id} failed: {error}");
    }
}

fn focused(app: &AppHandle) -> Option<WebviewWindow> {
    let windows = app.webview_windows();
    let focused = windows.values().find(|window| window.is_focused().unwrap_or(false));
    focused.or_else(|| windows.values().next()).cloned()
}

/// macOS keeps what concerns the whole program under the program's name.
fn application<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    SubmenuBuilder::new(app, "Halley")
        .about(Some(about(app)))
        .separator()
        .item(&item(app, "preferences", "Preferences…", Some("Cmd+,"))?)
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .quit()
        .build()
}

fn file<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let new = item(app, NEW_WINDOW, "New window", Some("CmdOrCtrl+Shift+N"))?;
    let menu = SubmenuBuilder::new(app, "File").item(&new).separator().close_window();
    if cfg!(target_os = "macos") {
        return menu.build();
    }
    let preferences = item(app, "preferences", "Preferences", Some("CmdOrCtrl+,"))?;
    menu.separator().item(&preferences).separator().quit().build()
}

#[cfg(not(target_os = "linux"))]
fn edit<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu = SubmenuBuilder::new(app, "Edit").undo().redo().separator();
    menu.cut().copy().paste().select_all().build()
}

#[cfg(target_os = "linux")]
fn edit<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    edit::build(app)
}

fn view<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    SubmenuBuilder::new(app, "View")
        .item(&item(app, ZOOM_IN, "Larger", Some("CmdOrCtrl+="))?)
        .item(&item(app, ZOOM_OUT, "Smaller", Some("CmdOrCtrl+-"))?)
        .item(&item(app, ZOOM_RESET, "Actual size", Some("CmdOrCtrl+0"))?)
        .separator()
        .item(&item(app, FULL_SCREEN, "Full screen", Some(full_screen_key()))?)
        .build()
}

fn go<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    // No accelerators here: the pages listen for these keys themselves.
    SubmenuBuilder::new(app, "Go")
        .text("palette", "Find or do anything…")
        .separator()
        .text("home", "Connections")
        .text("activity", "Activity")
        .build()
}

fn help<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu = SubmenuBuilder::new(app, "Help").text("keys", "Keys of this page");
    if cfg!(target_os = "macos") {
        return menu.build();
    }
    menu.separator().about_with_text("About Halley", Some(about(app))).build()
}

fn item<R: Runtime>(
    app: &AppHandle<R>,
    id: &str,
    text: &str,
    key: Option<&str>,
) -> tauri::Result<tauri::menu::MenuItem<R>> {
    tauri::menu::MenuItem::with_id(app, id, text, true, key)
}

fn about<R: Runtime>(app: &AppHandle<R>) -> AboutMetadata<'static> {
    AboutMetadata {
        name: Some("Halley".into()),
        version: Some(app.package_info().version.to_string()),
        comments: Some("A desktop console for CometChat".into()),
        license: Some("MIT or Apache-2.0".into()),
        icon: app.default_window_icon().cloned().map(tauri::image::Image::to_owned),
        ..AboutMetadata::default()
    }
}

fn full_screen_key() -> &'static str {
    if cfg!(target_os = "macos") { "Ctrl+Cmd+F" } else { "F11" }
}

#[cfg(target_os = "linux")]
fn edit_in(target: &WebviewWindow<Wry>, id: &str) -> tauri::Result<()> {
    edit::carry_out(target, id)
}

/// Elsewhere the system carries out the predefined items itself.
#[cfg(not(target_os = "linux"))]
fn edit_in(_target: &WebviewWindow<Wry>, _id: &str) -> tauri::Result<()> {
    Ok(())
}
