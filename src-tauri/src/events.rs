//! Everything the shell tells a window; the only place that emits.

use halley_core::model::connection::{AppRef, ConnectionId};
use halley_core::model::gate::Act;
use halley_core::model::job::JobRow;
use halley_core::model::people::IndexState;
use halley_core::model::preferences::{Health, Preferences};
use halley_core::model::usage::Measure;
use halley_core::model::webhook::Delivery;
use halley_core::preview::{PreviewEvent, PreviewSink};
use halley_core::webhooks::ListenSink;
use halley_core::{Error, EventSink};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::ipc::Channel;
use tauri::{AppHandle, WebviewWindow};
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

/// A window changed preferences.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct PreferencesChanged {
    /// All of them, as they are now.
    pub preferences: Preferences,
}

/// Tells all windows what is preferred now.
pub(crate) fn preferences_changed(app: &AppHandle, preferences: Preferences) -> tauri::Result<()> {
    PreferencesChanged { preferences }.emit(app)
}

/// A file is dragged over this window, or no longer.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct FileOver {
    /// Whether it is over it now.
    pub over: bool,
}

/// A file was dropped on this window.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct FileDropped {
    /// Name under which the shell knows it.
    pub drop: String,
    /// Name of the file.
    pub name: String,
}

/// Tells a window whether a file is dragged over it.
pub(crate) fn file_over(window: &WebviewWindow, over: bool) -> tauri::Result<()> {
    FileOver { over }.emit_to(window, window.label())
}

/// Tells a window that a file was dropped on it.
pub(crate) fn file_dropped(
    window: &WebviewWindow,
    drop: String,
    name: String,
) -> tauri::Result<()> {
    FileDropped { drop, name }.emit_to(window, window.label())
}

/// Connections came, went or changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct ConnectionsChanged {}

/// The apps of a connection changed, or could not be read.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct FleetChanged {
    /// Which connection.
    pub connection: ConnectionId,
    /// Why they could not be read.
    pub problem: Option<Error>,
}

/// Users or groups of an app's index changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct PeopleChanged {
    /// Which app.
    pub app: AppRef,
}

/// Roles of an app, or what they or group scopes may do, changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct RolesChanged {
    /// Which app.
    pub app: AppRef,
}

/// Extensions of an app, or their settings, changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct ExtensionsChanged {
    /// Which app.
    pub app: AppRef,
}

/// Settings of an app changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct SettingsChanged {
    /// Which app.
    pub app: AppRef,
}

/// Notification settings, providers, or somebody's own choices in an app changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct NotificationsChanged {
    /// Which app.
    pub app: AppRef,
}

/// Teams of an account changed, or the reading of them went on.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct TeamsChanged {
    /// Which connection.
    pub connection: ConnectionId,
}

/// Usage of apps of a connection was counted, or above what it warns changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct UsageChanged {
    /// Which connection.
    pub connection: ConnectionId,
}

/// A count of an app rose above what somebody set.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct UsageWarns {
    /// Which app.
    pub app: AppRef,
    /// What it is called.
    pub name: String,
    /// What is counted.
    pub measure: Measure,
    /// How many there are now.
    pub value: u32,
    /// Above what it warns.
    pub most: u32,
}

/// The reading of an app's people went on.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct IndexProgress {
    /// Which app.
    pub app: AppRef,
    /// How far its users are.
    pub users: IndexState,
    /// How far its groups are.
    pub groups: IndexState,
}

/// An entry of the activity came or changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct ActivityChanged {}

/// Conversations of an app changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct ConversationsChanged {
    /// Which app.
    pub app: AppRef,
}

/// A connection does better or worse.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct HealthChanged {
    /// How it does.
    pub health: Health,
}

/// A batch went on.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct BatchProgress {
    /// In which app.
    pub app: AppRef,
    /// What is done.
    pub act: Act,
    /// How many are through.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}

/// A job went on or came to stand elsewhere.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct JobProgress {
    /// How it stands now.
    pub job: JobRow,
}

/// Jobs came or went.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct JobsChanged {}

/// Saved views of an app came, went or changed.
#[derive(Clone, Debug, Deserialize, Event, Serialize, Type)]
pub struct ViewsChanged {
    /// Which app.
    pub app: AppRef,
}

/// Takes the core's nudges to all windows.
pub struct Windows(pub AppHandle);

impl EventSink for Windows {
    fn emit(&self, event: halley_core::Event) {
        use halley_core::Event as Core;
        let app = &self.0;
        // A program that is ending has nobody to tell.
        drop(match event {
            Core::ConnectionsChanged => ConnectionsChanged {}.emit(app),
            Core::FleetChanged { connection, problem } => {
                FleetChanged { connection, problem }.emit(app)
            }
            Core::PeopleChanged { app: which } => PeopleChanged { app: which }.emit(app),
            Core::ExtensionsChanged { app: which } => ExtensionsChanged { app: which }.emit(app),
            Core::RolesChanged { app: which } => RolesChanged { app: which }.emit(app),
            Core::SettingsChanged { app: which } => SettingsChanged { app: which }.emit(app),
            Core::UsageChanged { connection } => UsageChanged { connection }.emit(app),
            Core::UsageWarns { app: which, name, measure, value, most } => {
                UsageWarns { app: which, name, measure, value, most }.emit(app)
            }
            Core::NotificationsChanged { app: which } => {
                NotificationsChanged { app: which }.emit(app)
            }
            Core::TeamsChanged { connection } => TeamsChanged { connection }.emit(app),
            Core::IndexProgress { app: which, users, groups } => {
                IndexProgress { app: which, users, groups }.emit(app)
            }
            Core::ActivityChanged => ActivityChanged {}.emit(app),
            Core::ConversationsChanged { app: which } => {
                ConversationsChanged { app: which }.emit(app)
            }
            Core::JobProgress { job } => JobProgress { job: *job }.emit(app),
            Core::JobsChanged => JobsChanged {}.emit(app),
            Core::ViewsChanged { app: which } => ViewsChanged { app: which }.emit(app),
            Core::HealthChanged { health } => HealthChanged { health }.emit(app),
            Core::BatchProgress { app: which, act, done, total } => {
                BatchProgress { app: which, act, done, total }.emit(app)
            }
        });
    }
}

/// Takes what happens in a watched conversation to the window that watches it.
pub struct Watcher(pub Channel<Vec<PreviewEvent>>);

impl PreviewSink for Watcher {
    fn send(&self, events: Vec<PreviewEvent>) -> bool {
        self.0.send(events).is_ok()
    }
}

/// Takes what a receiver of deliveries hears to the window that listens.
pub struct Listener(pub Channel<Vec<Delivery>>);

impl ListenSink for Listener {
    fn send(&self, deliveries: Vec<Delivery>) -> bool {
        self.0.send(deliveries).is_ok()
    }
}
