//! The shell: windows, menus, commands of one expression, events.
//!
//! No logic lives here. What the console does is in `halley-core`; the shell mounts it into a
//! Tauri application and turns its events into typed ones. The webview it opens has no network:
//! `tauri.conf.json` allows it the commands of [`ipc`] and the bytes of [`media`], nothing else.

pub mod commands;
pub mod drops;
pub mod events;
pub mod ipc;
pub mod media;
pub mod menu;
pub mod outside;
pub mod streams;
pub mod surroundings;
pub mod window;

use std::error::Error;

use halley_core::Console;
use surroundings::Surroundings;
use tauri::{Manager, RunEvent, Wry};

/// Builds the application and runs it until its last window is closed.
///
/// # Errors
/// Fails when the system cannot open a window at all, for example without a display.
#[expect(clippy::exit, reason = "Tauri's macro ends a program whose context panics")]
pub fn run() -> Result<(), Box<dyn Error>> {
    #[cfg(target_os = "linux")]
    window::drawing::choose();
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
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, media::protocol(outside::picture))
        .menu(menu::build::<Wry>)
        .on_menu_event(|app, event| menu::choose(app, event.id().as_ref()))
        .invoke_handler(ipc.invoke_handler())
        .setup(move |app| {
            ipc.mount_events(app);
            app.manage(surroundings);
            app.manage(drops::Drops::default());
            app.manage(streams::Streams::default());
            let console = outside::console(app.handle())?;
            tauri::async_runtime::spawn(console.clone().usage_watch());
            app.manage(console);
            window::open_first(app.handle(), place.as_deref())?;
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if let RunEvent::Exit = event {
                // Tokens that were made for live previews end with them.
                tauri::async_runtime::block_on(app.state::<Console>().previews_close());
            }
        });
    Ok(())
}
