//! The shell: windows, menus, commands of one expression, events.
//!
//! No logic lives here. What the console does is in `halley-core`; the shell mounts it into a
//! Tauri application and turns its events into typed ones. The webview it opens has no network:
//! `tauri.conf.json` allows it the commands of [`ipc`] and the bytes of [`media`], nothing else.

pub mod commands;
pub mod events;
pub mod ipc;
pub mod media;
pub mod menu;
pub mod surroundings;
pub mod window;

use std::error::Error;

use surroundings::Surroundings;
use tauri::{Manager, Wry};

/// Builds the application and runs it until its last window is closed.
///
/// # Errors
/// Fails when the system cannot open a window at all, for example without a display.
pub fn run() -> Result<(), Box<dyn Error>> {
    let surroundings = Surroundings::read();
    let ipc = ipc::builder();
    let mut app = tauri::Builder::default();
    if surroundings.shares_one_process() {
        // Has to come first: a second start hands its place over and ends before anything opens.
        app = app.plugin(tauri_plugin_single_instance::init(|app, arguments, _folder| {
            window::open_from_second_start(app, &arguments);
        }));
    }
    let place = surroundings.place();
    app.plugin(window::remembered(&surroundings))
        .plugin(tauri_plugin_store::Builder::default().build())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .register_asynchronous_uri_scheme_protocol(
            media::SCHEME,
            media::protocol(|_app, _address| async { Err(media::Refusal::NotFound) }),
        )
        .menu(menu::build::<Wry>)
        .on_menu_event(|app, event| menu::choose(app, event.id().as_ref()))
        .invoke_handler(ipc.invoke_handler())
        .setup(move |app| {
            ipc.mount_events(app);
            app.manage(surroundings);
            window::open_first(app.handle(), place.as_deref())?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
