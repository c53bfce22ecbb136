//! Notifications: settings of an app, what a user is told, logs.

use halley_core::model::connection::AppRef;
use halley_core::model::gate::Written;
use halley_core::model::notice::{
    MuteRequest, MuteRow, NoticeChange, NoticeSaved, NoticeSettings, UserContact, UserDevices,
};
use halley_core::model::notice_log::{LogFilter, LogPage, LogWords};
use halley_core::{Console, Error};
use tauri::State;

/// Reads the notification settings of an app.
#[tauri::command]
#[specta::specta]
pub async fn notices_get(
    console: State<'_, Console>,
    app: AppRef,
    ticket: String,
) -> Result<NoticeSettings, Error> {
    console.call(&ticket, console.notices_get(&app)).await
}

/// Changes notification settings of an app.
#[tauri::command]
#[specta::specta]
pub async fn notices_save(
    console: State<'_, Console>,
    app: AppRef,
    changes: Vec<NoticeChange>,
) -> Result<NoticeSaved, Error> {
    console.notices_save(&app, &changes).await
}

/// Sets the notification settings of an app back to the defaults.
#[tauri::command]
#[specta::specta]
pub async fn notices_reset(console: State<'_, Console>, app: AppRef) -> Result<Written<()>, Error> {
    console.notices_reset(&app).await
}

/// Lists what became of notifications.
#[tauri::command]
#[specta::specta]
pub async fn notice_logs(
    console: State<'_, Console>,
    app: AppRef,
    filter: LogFilter,
    after: Option<String>,
    ticket: String,
) -> Result<LogPage, Error> {
    console.call(&ticket, console.notice_logs(&app, &filter, after.as_deref())).await
}

/// Says by which events and reasons the log can be filtered.
#[tauri::command]
#[specta::specta]
pub async fn notice_log_words(console: State<'_, Console>) -> Result<LogWords, Error> {
    Ok(console.notice_log_words())
}

/// Reads what a user is told.
#[tauri::command]
#[specta::specta]
pub async fn user_notices_get(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    ticket: String,
) -> Result<NoticeSettings, Error> {
    console.call(&ticket, console.user_notices_get(&app, &uid)).await
}

/// Changes what a user is told.
#[tauri::command]
#[specta::specta]
pub async fn user_notices_save(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    changes: Vec<NoticeChange>,
) -> Result<NoticeSaved, Error> {
    console.user_notices_save(&app, &uid, &changes).await
}

/// Sets what a user is told back to what the app says.
#[tauri::command]
#[specta::specta]
pub async fn user_notices_reset(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
) -> Result<Written<()>, Error> {
    console.user_notices_reset(&app, &uid).await
}

/// Lists what a user has muted.
#[tauri::command]
#[specta::specta]
pub async fn user_mutes_list(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    ticket: String,
) -> Result<Vec<MuteRow>, Error> {
    console.call(&ticket, console.user_mutes_list(&app, &uid)).await
}

/// Mutes a conversation for a user.
#[tauri::command]
#[specta::specta]
pub async fn user_mute(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    mute: MuteRequest,
) -> Result<Written<()>, Error> {
    console.user_mute(&app, &uid, &mute).await
}

/// Has a user hear of a conversation again.
#[tauri::command]
#[specta::specta]
pub async fn user_unmute(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    mute: MuteRequest,
) -> Result<Written<()>, Error> {
    console.user_unmute(&app, &uid, &mute).await
}

/// Reads a user's time zone.
#[tauri::command]
#[specta::specta]
pub async fn user_timezone_get(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    ticket: String,
) -> Result<Option<String>, Error> {
    console.call(&ticket, console.user_timezone_get(&app, &uid)).await
}

/// Sets a user's time zone.
#[tauri::command]
#[specta::specta]
pub async fn user_timezone_set(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    timezone: String,
) -> Result<Written<()>, Error> {
    console.user_timezone_set(&app, &uid, &timezone).await
}

/// Reads where a user gets e-mails and texts.
#[tauri::command]
#[specta::specta]
pub async fn user_contact_get(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    ticket: String,
) -> Result<UserContact, Error> {
    console.call(&ticket, console.user_contact_get(&app, &uid)).await
}

/// Changes where a user gets e-mails and texts.
#[tauri::command]
#[specta::specta]
pub async fn user_contact_save(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    seen: UserContact,
    contact: UserContact,
) -> Result<Written<UserContact>, Error> {
    console.user_contact_save(&app, &uid, &seen, &contact).await
}

/// Lists the devices that get a user's push notifications.
#[tauri::command]
#[specta::specta]
pub async fn user_devices_list(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    ticket: String,
) -> Result<UserDevices, Error> {
    console.call(&ticket, console.user_devices_list(&app, &uid)).await
}

/// Removes a device of a user, or all of them.
#[tauri::command]
#[specta::specta]
pub async fn user_devices_remove(
    console: State<'_, Console>,
    app: AppRef,
    uid: String,
    id: Option<String>,
) -> Result<Written<()>, Error> {
    console.user_devices_remove(&app, &uid, id.as_deref()).await
}
