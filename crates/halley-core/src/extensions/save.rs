//! Changes of a form: read anew first, so that nobody's change is written over unseen; then looked
//! over and written.

use cometchat_api::Secret;
use cometchat_api::management::extension_settings::Schema;
use serde_json::{Value, json};

use super::form::{self, declared, stored_path};
use super::merge::Edit;
use super::write::{Write, is_widget};
use super::{check, read, secrets, value, words};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::rights;
use crate::model::connection::AppRef;
use crate::model::form::{
    FieldChange, FieldConflict, FieldShape, FormChanges, FormSaved, SecretChange,
};
use crate::model::gate::{Act, Written};

impl Console {
    /// Saves what a person changed in the settings of an extension. Where somebody else changed one
    /// of the same fields since, nothing is saved and the answer says which.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate, the service
    /// or the extension says.
    pub async fn extension_settings_save(
        &self,
        app: &AppRef,
        extension: &str,
        widget: Option<&str>,
        changes: &FormChanges,
    ) -> Result<FormSaved, Error> {
        let schema = super::schema(extension)?;
        let is_new = is_widget(schema) && widget == Some("");
        if changes.fields.is_empty() && changes.secrets.is_empty() && !is_new {
            return Err(Error::new(Code::Invalid, "Nothing is changed yet."));
        }
        rights::check(self.profile().await?, Act::ExtensionSettingsSave, 1)?;
        let reader = self.account_reader(&app.connection).await?;
        let stored = read::one(&reader, app, schema, widget).await?;
        let conflicts = conflicts(schema, &stored, changes);
        if !conflicts.is_empty() {
            return Ok(FormSaved { conflicts, ..FormSaved::default() });
        }
        let mut edits = Vec::with_capacity(changes.fields.len() + changes.secrets.len());
        for change in &changes.fields {
            edits.push(edit(schema, &stored, change)?);
        }
        let mut typed = Vec::with_capacity(changes.secrets.len());
        for change in &changes.secrets {
            let secret = self.secret(schema, change).await?;
            edits.push(Edit { path: change.path.clone(), value: Some(json!(secret.expose())) });
            typed.push(secret);
        }
        let write = Write { app, schema, widget, stored, edits, typed };
        let changed: Vec<&str> = write.edits.iter().map(|edit| edit.path.as_str()).collect();
        check::over(schema, &write.settings(), &changed)?;
        let Written { value, activity, undo } = self.extension_settings_write(write).await?;
        Ok(FormSaved {
            conflicts: Vec::new(),
            widget: value.widget,
            activity: Some(activity),
            undo,
            lost: value.lost,
        })
    }

    /// A secret as it was typed, or out of the file that holds it.
    async fn secret(&self, schema: &Schema, change: &SecretChange) -> Result<Secret, Error> {
        if let Some(file) = &change.file {
            return self.push_file_secret(file, &change.path).await;
        }
        let text = change.typed.expose().trim();
        // Keys are often copied out of JSON, where their lines end in two letters.
        let is_escaped = text.starts_with("-----BEGIN") && text.contains("\\n");
        let is_known = declared(schema, &change.path).is_some();
        Ok(if is_known && is_escaped {
            Secret::new(text.replace("\\n", "\n"))
        } else {
            Secret::new(text)
        })
    }
}

/// How a field is drawn, known or not; nothing where it is not there any more.
fn shape(schema: &Schema, path: &str, stored: Option<&Value>) -> Option<FieldShape> {
    match (declared(schema, path), words::field(schema.extension, path)) {
        (Some(field), Some(said)) if said.rules.order.is_none() => {
            Some(form::shape(field.kind, said))
        }
        (Some(_), _) => None,
        (None, _) => Some(form::unknown_shape(path, stored?)),
    }
}

fn edit(schema: &Schema, stored: &Value, change: &FieldChange) -> Result<Edit, Error> {
    let held = value::at(stored, stored_path(schema.extension, &change.path));
    let shape = shape(schema, &change.path, held);
    let value = match (&shape, &change.after) {
        (Some(_), None) => Ok(None),
        (Some(shape), Some(after)) => value::sent(shape, after, held).map(Some).ok_or(()),
        (None, _) => Err(()),
    };
    let value = value.map_err(|()| {
        Error::invalid(&change.path, "This cannot be changed here.")
            .advise("Open the form anew and try again.")
    })?;
    Ok(Edit { path: change.path.clone(), value })
}

/// Changes whose field is no longer what it was when they were thought of. What is wanted anyhow
/// is no conflict.
fn conflicts(schema: &Schema, stored: &Value, changes: &FormChanges) -> Vec<FieldConflict> {
    let held = |path: &str| value::at(stored, stored_path(schema.extension, path));
    let label = |path: &str| {
        words::field(schema.extension, path)
            .map_or_else(|| path.to_owned(), |said| said.label.to_owned())
    };
    let of_field = |change: &FieldChange| {
        let shape = shape(schema, &change.path, held(&change.path));
        let now = shape.and_then(|shape| value::shown(&shape, held(&change.path)?));
        let stays = value::same(now.as_ref(), change.before.as_ref())
            || value::same(now.as_ref(), change.after.as_ref());
        (!stays).then(|| FieldConflict {
            path: change.path.clone(),
            label: label(&change.path),
            now,
            masked: None,
            mark: None,
        })
    };
    let of_secret = |change: &SecretChange| {
        let now = held(&change.path).map(value::text).filter(|text| !text.is_empty());
        let mark = now.as_deref().map(secrets::mark);
        (mark != change.before).then(|| FieldConflict {
            path: change.path.clone(),
            label: label(&change.path),
            now: None,
            masked: now.map(|now| Secret::new(now).masked()),
            mark,
        })
    };
    let fields = changes.fields.iter().filter_map(of_field);
    fields.chain(changes.secrets.iter().filter_map(of_secret)).collect()
}
