//! What the core asks of the system, through Tauri: clipboard, demo, preferences.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use cometchat_sandbox::{Sandbox, SandboxConfig, Seed};
use halley_core::links::LinkOpener;
use halley_core::model::preferences::{Preference, Preferences};
use halley_core::outside::{Clipboard, DemoHost, DemoService, Pending};
use halley_core::{Code, Console, Error, Outside, Parts};
use tauri::{AppHandle, Manager, WebviewWindow, Wry};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;
use tauri_plugin_store::{Store, StoreExt};

use crate::events::{self, Windows};
use crate::media::{Media, Refusal};
use crate::surroundings::Surroundings;

/// File of the preferences, in the folder of all data.
const PREFERENCES: &str = "preferences.json";
/// Name under which they are kept in it.
const KEY: &str = "preferences";

/// Puts the console of this program together.
///
/// # Errors
/// When the folder of its data cannot be used, or what stands in for the service is elsewhere.
pub fn console(app: &AppHandle) -> Result<Console, Error> {
    let data_dir = app.state::<Surroundings>().data_dir(app).map_err(no_folder)?;
    let preferences = preferences(app)?;
    let outside = Outside {
        clipboard: Arc::new(SystemClipboard(app.clone())),
        demo: Arc::new(Demo),
        events: Arc::new(Windows(app.clone())),
        proxy: preferences.proxy,
        service: app.state::<Surroundings>().service().cloned(),
    };
    Console::open(Parts::of_this_computer(data_dir, outside)?)
}

/// Reads the preferences; what is missing or not understood is as at the first start.
///
/// # Errors
/// When the file cannot be used.
pub fn preferences(app: &AppHandle) -> Result<Preferences, Error> {
    let kept = kept(app)?.get(KEY);
    Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
}

/// Changes preferences and leaves the others as they are kept, has the network reached as they
/// say, and tells all windows.
///
/// # Errors
/// When the proxy's address is none, or the file cannot be written.
pub fn prefer(app: &AppHandle, changes: Vec<Preference>) -> Result<Preferences, Error> {
    static ONE_AFTER_ANOTHER: Mutex<()> = Mutex::new(());
    let _turn = ONE_AFTER_ANOTHER.lock().unwrap_or_else(PoisonError::into_inner);
    let mut preferences = preferences(app)?;
    changes.into_iter().for_each(|change| preferences.change(change));
    app.state::<Console>().proxy_set(&preferences.proxy)?;
    let kept = kept(app)?;
    kept.set(KEY, serde_json::json!(preferences));
    kept.save().map_err(not_kept)?;
    // A program that is ending has nobody to tell.
    drop(events::preferences_changed(app, preferences.clone()));
    Ok(preferences)
}

fn kept(app: &AppHandle) -> Result<Arc<Store<Wry>>, Error> {
    let folder = app.state::<Surroundings>().data_dir(app).map_err(no_folder)?;
    app.store(folder.join(PREFERENCES)).map_err(not_kept)
}

#[expect(clippy::needless_pass_by_value, reason = "made for map_err, which hands it over")]
fn no_folder(error: tauri::Error) -> Error {
    let message = format!("This computer offers Halley no folder for its data: {error}.");
    Error::new(Code::StoreFailed, message).advise("Start Halley as a user with a home folder.")
}

#[expect(clippy::needless_pass_by_value, reason = "made for map_err, which hands it over")]
fn not_kept(error: tauri_plugin_store::Error) -> Error {
    Error::new(Code::StoreFailed, format!("The preferences cannot be kept: {error}."))
        .advise("Check that the disk has room and that Halley may write to its folder.")
}

/// The clipboard of the system.
struct SystemClipboard(AppHandle);

impl Clipboard for SystemClipboard {
    fn write(&self, text: &str) -> Result<(), Error> {
        self.0.clipboard().write_text(text).map_err(no_clipboard)
    }

    fn read(&self) -> Result<Option<String>, Error> {
        // A clipboard that holds a picture, or nothing, has no text: that is an answer too.
        Ok(self.0.clipboard().read_text().ok())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "made for map_err, which hands it over")]
fn no_clipboard(error: tauri_plugin_clipboard_manager::Error) -> Error {
    Error::new(Code::Internal, format!("The clipboard of this computer cannot be used: {error}."))
        .advise("Try again.")
}

/// Starts the demo's sandbox inside the process.
struct Demo;

impl DemoHost for Demo {
    fn start(&self) -> Pending<'_, Result<DemoService, Error>> {
        Box::pin(async {
            let config = SandboxConfig {
                seed: Seed::Demo,
                chatter: true,
                rate_limits: true,
                ..SandboxConfig::default()
            };
            let sandbox = Sandbox::start(config).await.map_err(|error| {
                Error::new(Code::Internal, format!("The demo could not start: {error}."))
                    .advise("Try again.")
            })?;
            let (key, secret) = sandbox.account();
            let base = sandbox.base().to_owned();
            Ok(DemoService { base, key, secret, guard: Box::new(sandbox) })
        })
    }
}

/// Asks a person where a file goes; nothing where no place was chosen. The pages never name one.
///
/// # Errors
/// When the system offers no dialog.
pub async fn place_for(window: &WebviewWindow, name: &str) -> Result<Option<PathBuf>, Error> {
    if let Some(folder) = window.state::<Surroundings>().dialogs() {
        return Ok(Some(folder.join(name)));
    }
    let (chosen, mut choice) = tauri::async_runtime::channel(1);
    let dialog = window.dialog().file().set_parent(window).set_file_name(name);
    dialog.save_file(move |place| {
        // Whoever asked may be gone, with the window.
        let _ = chosen.try_send(place.and_then(|place| place.into_path().ok()));
    });
    choice.recv().await.ok_or_else(|| {
        Error::new(Code::Internal, "This computer could not ask where the file goes.")
            .advise("Try again.")
    })
}

/// Kinds of file that a dialog offers: what they are called, and their endings.
pub type Kinds = (&'static str, &'static [&'static str]);

/// Tables of users, groups and members.
pub const TABLES: Kinds =
    ("CSV, Excel, JSON", &["csv", "tsv", "txt", "xlsx", "xlsm", "json", "ndjson", "jsonl"]);
/// Keys, certificates and service accounts for push notifications.
pub const PUSH_FILES: Kinds = ("Key, certificate, service account", &["p8", "p12", "pfx", "json"]);

/// Credentials of push notifications, each in a file of its own.
pub const CREDENTIALS: Kinds = ("Service account, key", &["json", "p8"]);

/// Asks a person which file to read; nothing where none was chosen.
///
/// # Errors
/// When the system offers no dialog.
pub async fn chosen_file(window: &WebviewWindow, kinds: Kinds) -> Result<Option<PathBuf>, Error> {
    if let Some(folder) = window.state::<Surroundings>().dialogs() {
        let found = std::fs::read_dir(folder.join("open")).ok();
        return Ok(found.and_then(|mut found| found.next()?.ok()).map(|file| file.path()));
    }
    let (chosen, mut choice) = tauri::async_runtime::channel(1);
    let (named, endings) = kinds;
    let dialog = window.dialog().file().set_parent(window).add_filter(named, endings);
    dialog.pick_file(move |file| {
        // Whoever asked may be gone, with the window.
        let _ = chosen.try_send(file.and_then(|file| file.into_path().ok()));
    });
    choice.recv().await.ok_or_else(|| {
        Error::new(Code::Internal, "This computer could not ask which file to read.")
            .advise("Drop the file on the window instead.")
    })
}

/// Opens addresses in the browser or mail program of the system.
pub struct SystemOpener(pub AppHandle);

impl LinkOpener for SystemOpener {
    fn open(&self, address: &str) -> Result<(), String> {
        let opened = self.0.opener().open_url(address, None::<&str>);
        opened.map_err(|error| error.to_string())
    }
}

/// Finds the picture of an address on the image protocol.
///
/// # Errors
/// Why there is nothing to show.
pub async fn picture(app: AppHandle, address: String) -> Result<Media, Refusal> {
    let picture =
        app.state::<Console>().media(&address).await.map_err(|error| match error.code {
            Code::NotFound | Code::UserGone => Refusal::NotFound,
            Code::Invalid => Refusal::NotMedia,
            _ => Refusal::Unreachable,
        })?;
    Ok(Media { mime: picture.mime_type.to_owned(), bytes: picture.bytes.to_vec() })
}
