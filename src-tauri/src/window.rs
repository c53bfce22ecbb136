//! Windows: the first one, more of them, and what they may load.

#[cfg(target_os = "linux")]
pub(crate) mod drawing;

use std::sync::{
    PoisonError, RwLock,
    atomic::{AtomicU32, Ordering},
};

use tauri::{
    AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry,
    plugin::TauriPlugin,
    webview::{NewWindowResponse, PageLoadEvent},
};
use tauri_plugin_window_state::StateFlags;

use crate::drops;
use crate::streams;
use crate::surroundings::{Surroundings, place_in};

/// Label of the first window, whose size and position are remembered.
const FIRST: &str = "main";

/// Size of a window nobody has resized yet, in logical pixels.
const SIZE: (f64, f64) = (1280.0, 800.0);

/// Smallest size at which every screen still works, in logical pixels.
const SMALLEST: (f64, f64) = (880.0, 560.0);

/// Runs in a page before its own program does; the page takes its answers by name.
const EARLY: &str = include_str!("window/early.js");

/// Counts windows, so that each gets a label of its own.
static N_OPENED: AtomicU32 = AtomicU32::new(1);

/// Remembers where the first window stood and how large it was.
pub fn remembered(surroundings: &Surroundings) -> TauriPlugin<Wry> {
    let flags =
        StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    let mut plugin = tauri_plugin_window_state::Builder::new()
        .with_state_flags(flags)
        .with_filter(|label| label == FIRST);
    if let Some(dir) = surroundings.own_data_dir() {
        plugin = plugin.with_filename(dir.join("window.json").to_string_lossy());
    }
    plugin.build()
}

/// Opens the first window, at `place` when one is given.
///
/// # Errors
/// Fails when the system refuses the window.
pub fn open_first(app: &AppHandle, place: Option<&str>) -> tauri::Result<WebviewWindow> {
    open(app, FIRST, place.unwrap_or("/"))
}

/// Opens one more window at `place`, a path the router understands.
///
/// # Errors
/// Fails when the system refuses the window.
pub fn open_another(app: &AppHandle, place: &str) -> tauri::Result<WebviewWindow> {
    let label = format!("window-{}", N_OPENED.fetch_add(1, Ordering::Relaxed));
    open(app, &label, place)
}

/// Opens one more window at `place`; a refusal of the system goes to the standard error output.
pub fn open_or_say(app: &AppHandle, place: &str) {
    if let Err(error) = open_another(app, place) {
        eprintln!("halley: cannot open a window: {error}");
    }
}

/// Answers a second start of the program: its place gets a window, without one the window that
/// is there comes to the front.
pub fn open_from_second_start(app: &AppHandle, arguments: &[String]) {
    match (place_in(arguments), app.webview_windows().into_values().next()) {
        // A window manager that will not raise it leaves it where the user can find it.
        (None, Some(window)) => drop(window.unminimize().and_then(|()| window.set_focus())),
        (place, _) => open_or_say(app, place.as_deref().unwrap_or("/")),
    }
}

fn open(app: &AppHandle, label: &str, place: &str) -> tauri::Result<WebviewWindow> {
    let page = WebviewUrl::App(place.trim_start_matches('/').into());
    let mut builder = WebviewWindowBuilder::new(app, label, page)
        .title("Halley")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .prevent_overflow()
        .initialization_script(EARLY)
        .on_navigation(is_ours)
        .on_new_window(|_address, _features| NewWindowResponse::Deny)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Started {
                streams::page_left(&window);
            }
        })
        .on_document_title_changed(|window, title| drop(window.set_title(&title)));
    if let Some(dir) = app.state::<Surroundings>().own_data_dir() {
        builder = builder.data_directory(dir.join("webview"));
    }
    let window = builder.build()?;
    drops::watch(&window);
    streams::watch(&window);
    let percent = *ZOOM.read().unwrap_or_else(PoisonError::into_inner);
    if percent != 100 {
        window.set_zoom(f64::from(percent) / 100.0)?;
    }
    Ok(window)
}

/// A step of the size in which pages are drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Zoom {
    /// One step larger.
    In,
    /// One step smaller.
    Out,
    /// The size the system asks for.
    Reset,
}

/// The steps, in percent.
const ZOOM_STEPS: [u32; 9] = [60, 75, 90, 100, 110, 125, 150, 175, 200];

/// The size of all windows, in percent.
static ZOOM: RwLock<u32> = RwLock::new(100);

/// Draws the pages of all windows a step larger or smaller.
///
/// # Errors
/// Fails when a window is closing.
pub fn zoom(window: &WebviewWindow, step: Zoom) -> tauri::Result<()> {
    let percent = {
        let mut zoom = ZOOM.write().unwrap_or_else(PoisonError::into_inner);
        *zoom = zoomed(*zoom, step);
        *zoom
    };
    let windows = window.app_handle().webview_windows();
    windows.values().try_for_each(|window| window.set_zoom(f64::from(percent) / 100.0))
}

fn zoomed(percent: u32, step: Zoom) -> u32 {
    let next = match step {
        Zoom::In => ZOOM_STEPS.into_iter().find(|wide| *wide > percent),
        Zoom::Out => ZOOM_STEPS.into_iter().rfind(|wide| *wide < percent),
        Zoom::Reset => Some(100),
    };
    next.unwrap_or(percent)
}

/// Whether a window may show this address: our own pages only, whatever a message links to.
fn is_ours(address: &Url) -> bool {
    match (address.scheme(), address.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        ("http", Some("127.0.0.1")) => cfg!(dev) && address.port() == Some(5173),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use tauri::Url;

    use super::{Zoom, is_ours, zoomed};

    #[test]
    fn zoom_goes_by_steps_and_stops_at_the_ends() {
        assert_eq!(zoomed(100, Zoom::In), 110);
        assert_eq!(zoomed(100, Zoom::Out), 90);
        assert_eq!(zoomed(200, Zoom::In), 200);
        assert_eq!(zoomed(60, Zoom::Out), 60);
        assert_eq!(zoomed(175, Zoom::Reset), 100);
    }

    #[test]
    fn a_window_shows_nothing_but_our_own_pages() {
        let shown = |address: &str| is_ours(&Url::parse(address).expect("an address"));
        assert!(shown("tauri://localhost/apps/1/users?q=ann"));
        assert!(shown("http://tauri.localhost/"));
        for foreign in [
            "https://example.com/",
            "http://tauri.localhost.example.com/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "about:blank",
            "http://127.0.0.1:80/",
        ] {
            assert!(!shown(foreign), "{foreign}");
        }
    }
}
