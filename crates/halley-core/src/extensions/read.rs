//! Settings as they are stored, out of both envelopes.

use cometchat_api::AppId;
use cometchat_api::id::ExtensionId;
use cometchat_api::management::extension_settings::{
    ExtensionReply, ExtensionVersion, GetExtensionSettings, Schema,
};
use serde_json::{Value, json};

use super::form;
use super::value::text;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::extension::{ExtensionForm, WidgetRow};
use crate::reach::AccountReader;

/// Id of the one extension with several sets of settings.
pub(super) const WIDGET: &str = "widget";
/// Letters of an extension's own words that are repeated to a person.
const QUOTED_CHARS: usize = 300;

impl Console {
    /// Reads the settings of an extension as a form. `widget` is the id of a widget, or empty for
    /// one that is to be made.
    ///
    /// # Errors
    /// When the extension is off or has no settings, the widget is not there, or the service cannot
    /// be reached.
    pub async fn extension_form(
        &self,
        app: &AppRef,
        extension: &str,
        widget: Option<&str>,
    ) -> Result<ExtensionForm, Error> {
        let schema = super::schema(extension)?;
        let reader = self.account_reader(&app.connection).await?;
        let settings = one(&reader, app, schema, widget).await?;
        Ok(form::form(schema, widget, &settings))
    }

    /// Lists the widgets of an app, the oldest first.
    ///
    /// # Errors
    /// When the extension is off, or the service cannot be reached.
    pub async fn widgets_list(&self, app: &AppRef) -> Result<Vec<WidgetRow>, Error> {
        let reader = self.account_reader(&app.connection).await?;
        let all = all(&reader, app, super::schema(WIDGET)?).await?;
        let row = |(id, settings): (String, &Value)| WidgetRow {
            name: text(settings.get("name").unwrap_or(&Value::Null)),
            id,
        };
        Ok(widgets(&all).map(row).collect())
    }
}

/// All that is stored for an extension; of the widget the list of widgets.
pub(super) async fn all(
    reader: &AccountReader,
    app: &AppRef,
    schema: &Schema,
) -> Result<Value, Error> {
    let reply = reader
        .send(GetExtensionSettings {
            app_id: AppId::from(app.app.as_str()),
            extension_id: ExtensionId::new(schema.extension),
            version: ExtensionVersion::from(schema.version),
        })
        .await?
        .0;
    // An extension that was never set up may say that it found nothing.
    if reply.success == Some(false) && reply.status_code == Some(404) {
        return Ok(json!({}));
    }
    let reply = answered(reply)?;
    Ok(reply.settings().cloned().unwrap_or_else(|| json!({})))
}

/// What is stored of one set of settings: an extension's, or one widget's.
pub(super) async fn one(
    reader: &AccountReader,
    app: &AppRef,
    schema: &Schema,
    widget: Option<&str>,
) -> Result<Value, Error> {
    let id = match (schema.extension, widget) {
        (WIDGET, Some("")) => return Ok(json!({})),
        (WIDGET, id) => id.unwrap_or_default(),
        _ => return all(reader, app, schema).await,
    };
    let all = all(reader, app, schema).await?;
    let found = widgets(&all).find(|(known, _)| known == id).map(|(_, settings)| settings.clone());
    found.ok_or_else(|| {
        Error::new(Code::NotFound, "This widget does not exist any more.")
            .advise("Go back to the list of widgets.")
    })
}

/// Widgets with their ids. The samples have one configuration each, the schema a list of one.
fn widgets(all: &Value) -> impl Iterator<Item = (String, &Value)> {
    all.as_array().into_iter().flatten().filter_map(|widget| {
        let configuration = widget.get("configuration")?;
        let configuration = configuration.get(0).unwrap_or(configuration);
        Some((text(widget.get("widgetId")?), configuration))
    })
}

/// What an extension's own server answered, which may refuse within an answer that says success.
///
/// # Errors
/// What it refused, in its own words.
pub(super) fn answered(reply: ExtensionReply) -> Result<ExtensionReply, Error> {
    let fine = reply.status_code.is_none_or(|status| status < 400);
    if reply.success != Some(false) && fine {
        return Ok(reply);
    }
    let said = reply.body.expose().pointer("/error/message").or_else(|| {
        let body = reply.body.expose();
        body.get("message").or_else(|| body.pointer("/data/message"))
    });
    let said: String = said.map(text).unwrap_or_default().chars().take(QUOTED_CHARS).collect();
    let message = match said.trim() {
        "" => "The extension refused this and did not say why.".to_owned(),
        said => format!("The extension refused this. It says: “{said}”"),
    };
    let error = Error::new(Code::Invalid, message).advise("Look over the settings and try again.");
    Err(Error { status: reply.status_code, ..error })
}
