//! Settings of an app (`contract/management/settings.yaml`).

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::management::settings as api;
use cometchat_api::{ApiError, Done};

use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;

const MOST_KEY_CHARS: usize = 255;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().wide(get).wide(map).wide(unmap)
}

fn get(server: &Server, _: &Caller, asked: api::GetSettings) -> Result<api::AppSettings, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let app = cell.read();
    Ok(app.settings.all())
}

/// Changes settings; keys nobody knows are kept too, as the service's own list of them is open.
fn map(server: &Server, _: &Caller, asked: api::MapSettings) -> Result<Results<String>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let settings = asked.settings.unwrap_or_default();
    if settings.is_empty() {
        return Err(refuse::field("settings", "The settings field is required."));
    }
    let mut app = cell.write();
    let one = |(key, on): (String, bool)| {
        let wrong = key.is_empty() || key.len() > MOST_KEY_CHARS;
        let result = if wrong {
            ItemResult::refused(refuse::field("settings", "The key of the setting is invalid."))
        } else {
            app.settings.set(key.clone(), on);
            ItemResult::done("Added setting(s) successfully.")
        };
        (key, result)
    };
    Ok(settings.into_iter().map(one).collect())
}

/// Sets all settings back: the documents name no body that could say which.
fn unmap(server: &Server, _: &Caller, asked: api::UnmapSettings) -> Result<Done, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    cell.write().settings.reset();
    Ok(Done::because("Removed setting(s) successfully."))
}
