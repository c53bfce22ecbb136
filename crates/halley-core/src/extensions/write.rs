//! Settings written through the gate, and former ones put back.

use cometchat_api::AppId;
use cometchat_api::Secret;
use cometchat_api::id::ExtensionId;
use cometchat_api::management::extension_settings::{
    ExtensionReply, ExtensionVersion, FieldKind, ReplaceExtensionSettings, Schema,
    StoreExtensionSettings,
};
use cometchat_api::secret::SecretJson;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::form::{declared, is_secret, is_stored, stored_path};
use super::merge::{Edit, merged};
use super::read::{self, WIDGET, answered};
use super::{named, object, value, words};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done, rights};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::reach::AccountWriter;

/// A field with what it was and became, as the service keeps it; never a secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RawChange {
    path: String,
    before: Option<Value>,
    after: Option<Value>,
}

/// Settings on their way: whose, what is stored and what changes.
pub(super) struct Write<'a> {
    pub(super) app: &'a AppRef,
    pub(super) schema: &'static Schema,
    /// Of one widget, or of one that is to be made.
    pub(super) widget: Option<&'a str>,
    pub(super) stored: Value,
    pub(super) edits: Vec<Edit>,
    /// What must not come back in a sentence of the service.
    pub(super) typed: Vec<Secret>,
}

/// What was written.
pub(super) struct Wrote {
    /// Id of the widget.
    pub(super) widget: Option<String>,
    /// Names of secrets that the way back does not bring.
    pub(super) lost: Vec<String>,
}

impl Write<'_> {
    /// The settings as they will be.
    pub(super) fn settings(&self) -> Value {
        merged(self.schema, &self.stored, &self.edits)
    }

    fn is_new_widget(&self) -> bool {
        self.widget == Some("")
    }

    fn secret(&self, path: &str) -> bool {
        let held = self.held(path).cloned().unwrap_or_default();
        is_secret(self.schema, path, &held)
    }

    fn held(&self, path: &str) -> Option<&Value> {
        value::at(&self.stored, stored_path(self.schema.extension, path))
    }

    fn label(&self, path: &str) -> String {
        let said = words::field(self.schema.extension, path);
        said.map_or_else(|| path.to_owned(), |said| said.label.to_owned())
    }

    /// Fields for the record, by one side of each change.
    fn record(&self, of: impl Fn(&Edit) -> Option<Value>) -> Value {
        let one = |edit: &Edit| {
            let value = match of(edit) {
                Some(value) if self.secret(&edit.path) => match value::text(&value).as_str() {
                    "" => json!("none"),
                    secret => json!(Secret::new(secret).masked()),
                },
                value => value.unwrap_or_default(),
            };
            (edit.path.clone(), value)
        };
        Value::Object(self.edits.iter().map(one).collect::<Map<_, _>>())
    }

    fn sentence(&self) -> String {
        let name = named(self.schema.extension);
        let widget = || {
            let settings = self.settings();
            value::text(value::at(&settings, "name").unwrap_or(&Value::Null))
        };
        let of = match self.widget {
            Some("") => return format!("Made the widget {}", widget()),
            Some(_) => format!("the widget {}", widget()),
            None if !is_stored(&self.stored) => return format!("Set up {name}"),
            None => name.to_owned(),
        };
        match self.edits.as_slice() {
            [one] => format!("Changed “{}” of {of}", self.label(&one.path)),
            many => format!("Changed {} settings of {of}", many.len()),
        }
    }

    /// The way back, and the names of what it does not bring back.
    fn way_back(&self) -> (Option<UndoStep>, Vec<String>) {
        let extension = self.schema.extension.to_owned();
        if !is_stored(&self.stored) {
            let step = UndoStep::ExtensionSettingsDelete { extension };
            return (self.schema.deletable.then_some(step), Vec::new());
        }
        let (secret, plain): (Vec<&Edit>, Vec<&Edit>) =
            self.edits.iter().partition(|edit| self.secret(&edit.path));
        let changes: Vec<_> = plain
            .into_iter()
            .map(|edit| RawChange {
                path: edit.path.clone(),
                before: edit.value.clone(),
                after: self.held(&edit.path).cloned(),
            })
            .collect();
        let lost = secret.iter().map(|edit| self.label(&edit.path)).collect();
        let widget = self.widget.map(str::to_owned);
        let step = UndoStep::ExtensionSettings { extension, widget, changes: changes.clone() };
        ((!changes.is_empty()).then_some(step), lost)
    }

    async fn send(&self, writer: &AccountWriter) -> Result<ExtensionReply, Error> {
        let app_id = AppId::from(self.app.app.as_str());
        let extension_id = ExtensionId::new(self.schema.extension);
        let version = ExtensionVersion::from(self.schema.version);
        let mut settings = self.settings();
        let is_first = !is_stored(&self.stored) && self.schema.stored_by_post;
        let reply = if is_first {
            let settings = Some(SecretJson::new(settings));
            writer.send(StoreExtensionSettings { app_id, extension_id, version, settings }).await?
        } else if self.schema.in_settings {
            if let Some(widget) = self.widget {
                value::put(&mut settings, "widgetId", Some(json!(widget)));
            }
            let settings = Some(SecretJson::new(settings));
            let replace = ReplaceExtensionSettings {
                app_id,
                extension_id,
                version,
                settings,
                default_master_stickers_data: None,
                custom_stickers_data: None,
            };
            writer.send(replace).await?
        } else {
            let part = |path: &str| {
                value::at(&settings, stored_path(self.schema.extension, path)).cloned()
            };
            let replace = ReplaceExtensionSettings {
                app_id,
                extension_id,
                version,
                settings: None,
                default_master_stickers_data: part("defaultMasterStickersData"),
                custom_stickers_data: part("customStickersData"),
            };
            writer.send(replace).await?
        };
        answered(reply.0).map_err(|error| self.placed(error))
    }

    /// A refusal without anything that was typed as a secret, at the fields that it names.
    fn placed(&self, error: Error) -> Error {
        let secrets = self.typed.iter().filter(|secret| !secret.is_empty());
        let hidden = |text: String, secret: &Secret| text.replace(secret.expose(), "••••");
        let message = secrets.fold(error.message.clone(), hidden);
        let is_named = |name: &str| {
            message
                .split(|letter: char| !(letter.is_alphanumeric() || "._".contains(letter)))
                .any(|word| word.trim_end_matches('.') == name)
        };
        let fields = self.schema.fields.iter().map(|field| field.name);
        let named: Vec<&str> = fields.filter(|name| is_named(name)).collect();
        named.into_iter().fold(Error { message: message.clone(), ..error }, |error, name| {
            error.at(name, message.clone())
        })
    }
}

impl Console {
    /// Writes settings and tells whoever shows them.
    pub(super) async fn extension_settings_write(
        &self,
        write: Write<'_>,
    ) -> Result<Written<Wrote>, Error> {
        let mut object = object(write.schema.extension);
        if let Some(widget) = write.widget.filter(|id| !id.is_empty()) {
            object.id = format!("{}/{widget}", object.id);
        }
        let change = Change {
            act: Act::ExtensionSettingsSave,
            app: write.app.clone(),
            count: 1,
            object: Some(object),
            sentence: write.sentence(),
            before: Some(write.record(|edit| write.held(&edit.path).cloned())),
        };
        let app = write.app.clone();
        let written = self.account_change(change, |writer| async move {
            let reply = write.send(&writer).await?;
            let (step, lost) =
                if write.is_new_widget() { (None, Vec::new()) } else { write.way_back() };
            let made = reply.body.expose().pointer("/data/widgetId").map(value::text);
            let widget = write.widget.map(|known| made.unwrap_or_else(|| known.to_owned()));
            let after = write.record(|edit| edit.value.clone());
            Ok(Done { undo: step, ..Done::wholly(Wrote { widget, lost }).now(Some(after)) })
        });
        let written = written.await;
        self.emit(Event::ExtensionsChanged { app });
        written
    }

    /// Gives fields their former values, unless somebody changed them since.
    pub(crate) async fn extension_settings_restore(
        &self,
        app: &AppRef,
        extension: &str,
        widget: Option<&str>,
        changes: &[RawChange],
    ) -> Result<Written<()>, Error> {
        let schema = super::schema(extension)?;
        rights::check(self.profile().await?, Act::ExtensionSettingsSave, 1)?;
        let reader = self.account_reader(&app.connection).await?;
        let stored = read::one(&reader, app, schema, widget).await?;
        let edit =
            |change: &RawChange| Edit { path: change.path.clone(), value: change.after.clone() };
        let edits = changes.iter().map(edit).collect();
        let write = Write { app, schema, widget, stored, edits, typed: Vec::new() };
        // Lists come back with ids that the service gave them, so they are not compared.
        let is_list = |path: &str| {
            declared(schema, path).is_some_and(|field| field.kind == FieldKind::Records)
        };
        let moved = changes.iter().find(|change| {
            !is_list(&change.path) && write.held(&change.path) != change.before.as_ref()
        });
        if let Some(change) = moved {
            let label = write.label(&change.path);
            let message = format!("“{label}” was changed again since, so it was left as it is.");
            return Err(Error::new(Code::Conflict, message)
                .advise("Look at the settings and change them there."));
        }
        let Written { activity, undo, .. } = self.extension_settings_write(write).await?;
        Ok(Written { value: (), activity, undo })
    }

    /// Puts settings back that were deleted and held no secret.
    pub(crate) async fn extension_settings_store(
        &self,
        app: &AppRef,
        extension: &str,
        settings: &Value,
    ) -> Result<Written<()>, Error> {
        let schema = super::schema(extension)?;
        let fields = settings.as_object().into_iter().flatten();
        let edits = fields
            .map(|(path, value)| Edit { path: path.clone(), value: Some(value.clone()) })
            .collect();
        let reader = self.account_reader(&app.connection).await?;
        let stored = read::one(&reader, app, schema, None).await?;
        if is_stored(&stored) {
            return Err(Error::new(
                Code::Conflict,
                "Somebody set this extension up again since, so it was left as it is.",
            ));
        }
        let write = Write { app, schema, widget: None, stored, edits, typed: Vec::new() };
        let Written { activity, undo, .. } = self.extension_settings_write(write).await?;
        Ok(Written { value: (), activity, undo })
    }
}

/// Whether this is the extension of widgets, whose settings are several.
pub(super) fn is_widget(schema: &Schema) -> bool {
    schema.extension == WIDGET
}
