//! Notifications: what an app tells people and in which words, what a user is told, and what
//! became of it. Providers, who carry it, are next door.

mod contact;
mod devices;
mod logs;
mod mutes;
mod personal;
mod record;
mod rows;
mod save;
mod templates;
mod unknown;
mod value;

use cometchat_api::chat::notifications::{GetNotificationSettings, NotificationSettings};
use serde_json::Value;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::notice::NoticeSettings;
use crate::reach::Reader;
use crate::rows::pretty;

impl Console {
    /// Reads the notification settings of an app.
    ///
    /// # Errors
    /// When the plan has none, or the service cannot be reached.
    pub async fn notices_get(&self, app: &AppRef) -> Result<NoticeSettings, Error> {
        let whole = settings(&self.reader(app).await?).await?;
        Ok(NoticeSettings {
            preferences: rows::sections(&whole),
            templates: templates::sections(&whole),
            raw: pretty(&whole),
        })
    }
}

/// The settings of an app as the service says them.
async fn settings(reader: &Reader) -> Result<Value, Error> {
    whole(&reader.send(GetNotificationSettings {}).await?)
}

/// Settings as JSON, with what this version does not know.
fn whole(settings: &NotificationSettings) -> Result<Value, Error> {
    serde_json::to_value(settings).map_err(|error| unfit(&error))
}

/// What does not fit the shape that the service documents.
fn unfit(error: &serde_json::Error) -> Error {
    Error::new(Code::Invalid, format!("This does not fit what CometChat takes: {error}."))
        .advise("Look at the values that are marked, or set them in the dashboard.")
}
