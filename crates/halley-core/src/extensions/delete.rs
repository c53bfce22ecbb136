//! Settings of an extension deleted, and the address of a help desk copied.

use cometchat_api::id::ExtensionId;
use cometchat_api::management::extension_settings::{
    DeleteExtensionSettings, ExtensionVersion, Schema,
};
use cometchat_api::{AppId, Secret};
use serde_json::Value;

use super::form::{is_secret, is_stored, reply_address};
use super::{named, object, read, secrets};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done, rights};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};

impl Console {
    /// Deletes the settings of an extension. They can be put back where they held no secret, since
    /// Halley keeps none.
    ///
    /// # Errors
    /// When nothing is stored or they cannot be deleted; otherwise what the gate, the service or
    /// the extension says.
    pub async fn extension_settings_delete(
        &self,
        app: &AppRef,
        extension: &str,
    ) -> Result<Written<()>, Error> {
        let schema = super::schema(extension)?;
        rights::check(self.profile().await?, Act::ExtensionSettingsDelete, 1)?;
        let reader = self.account_reader(&app.connection).await?;
        let stored = read::one(&reader, app, schema, None).await?;
        if !schema.deletable || !is_stored(&stored) {
            return Err(Error::new(Code::Conflict, "There is nothing stored to be deleted."));
        }
        let is_told = |path: &str, value: &Value| is_secret(schema, path, value);
        let change = Change {
            act: Act::ExtensionSettingsDelete,
            app: app.clone(),
            count: 1,
            object: Some(object(extension)),
            sentence: format!("Deleted the settings of {}", named(extension)),
            before: Some(secrets::masked(&stored, &is_told)),
        };
        let step = (!has_secret(schema, &stored, "")).then(|| UndoStep::ExtensionSettingsStore {
            extension: extension.to_owned(),
            settings: stored,
        });
        let delete = DeleteExtensionSettings {
            app_id: AppId::from(app.app.as_str()),
            extension_id: ExtensionId::from(extension),
            version: ExtensionVersion::from(schema.version),
        };
        let written = self.account_change(change, |writer| async move {
            read::answered(writer.send(delete).await?.0)?;
            Ok(Done { undo: step, ..Done::wholly(()) })
        });
        let written = written.await;
        self.emit(Event::ExtensionsChanged { app: app.clone() });
        written
    }

    /// Copies the address that a help desk answers to; its token makes it a secret, so that the
    /// clipboard is cleared after a minute.
    ///
    /// # Errors
    /// When there is none, or what the gate says.
    pub async fn extension_address_copy(&self, app: &AppRef, extension: &str) -> Result<(), Error> {
        let schema = super::schema(extension)?;
        let reader = self.account_reader(&app.connection).await?;
        let stored = read::one(&reader, app, schema, None).await?;
        let address = reply_address(schema, &stored).map(Secret::new).ok_or_else(|| {
            Error::new(Code::NotFound, "This extension has no address yet.")
                .advise("Save its settings first.")
        })?;
        let change = Change {
            act: Act::ExtensionAddressCopy,
            app: app.clone(),
            count: 1,
            object: Some(object(extension)),
            sentence: format!("Copied the address for answers of {}", named(extension)),
            before: None,
        };
        let copied = self.local_change(change, async {
            self.copy_secret(&address)?;
            Ok(Done::wholly(()))
        });
        copied.await.map(drop)
    }
}

/// Whether anything stored is a secret.
fn has_secret(schema: &Schema, value: &Value, path: &str) -> bool {
    let inner =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(fields) => {
            fields.iter().any(|(name, value)| has_secret(schema, value, &inner(name)))
        }
        Value::Array(items) => items.iter().any(|item| has_secret(schema, item, path)),
        Value::String(text) => !text.is_empty() && is_secret(schema, path, value),
        _ => false,
    }
}
