//! Setting providers up and changing them.

use serde_json::{Map, Value, json};

use super::kinds::{FILE, Kind, spec};
use super::read::returned;
use super::send::send;
use super::{form, object};
use crate::checked::Checked;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::NoticeStep;
use crate::gate::{Change, Done, rights};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::notice::NoticeValue;
use crate::model::provider::{
    ProviderConflict, ProviderForm, ProviderKind, ProviderRow, ProviderSaved, ProviderShape,
    ProviderValue,
};

impl Console {
    /// Sets a provider up, or changes one. Where somebody else changed the same since, nothing is
    /// changed and the answer says what.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn provider_save(
        &self,
        app: &AppRef,
        form: &ProviderForm,
    ) -> Result<ProviderSaved, Error> {
        let kind = spec(form.kind);
        let act = if form.id.is_some() { Act::ProviderUpdate } else { Act::ProviderAdd };
        rights::check(self.profile().await?, act, 1)?;
        let mut body = typed(kind, form)?;
        let file = form.file.as_deref().map(|id| self.0.credentials.get(id, form.kind));
        if let Some(file) = file.transpose()? {
            body.extend(file.fields()?.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
        let reader = self.reader(app).await?;
        let before = match &form.id {
            Some(id) => Some(self.provider(&reader, form.kind, id).await?),
            None => None,
        };
        let row = before.as_ref().map(|(_, row)| row);
        complete(kind, form, row)?;
        let conflicts = conflicts(kind, form, row);
        if !conflicts.is_empty() {
            return Ok(ProviderSaved { conflicts, ..ProviderSaved::default() });
        }
        if body.is_empty() {
            return Err(Error::new(Code::Invalid, "Nothing is changed yet."));
        }
        let change = change(app, act, kind, form, row, &body);
        let step = way_back(form, row, &body);
        let mut whole = before.map_or_else(Map::new, |(found, _)| returned(&found.0));
        for (path, value) in body {
            put(&mut whole, &path, value);
        }
        let is_new = form.id.is_none();
        let (sort, now) = (form.kind, recorded(&form.values));
        let work = self.change(change, |writer| async move {
            send(&writer, sort, is_new, Value::Object(whole)).await?;
            let done = Done::wholly(()).now(Some(now));
            Ok(match step {
                Some(step) => done.undone_by(step),
                None => done,
            })
        });
        let saved = work
            .await
            .map_err(|error| error.refused_at("ERR_PROVIDER_ALREADY_EXISTS", "providerId"));
        let Written { activity, undo, .. } = saved?;
        if let Some(id) = &form.file {
            self.0.credentials.forget(id);
        }
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(ProviderSaved { conflicts: Vec::new(), activity: Some(activity), undo })
    }

    /// Gives the fields of a provider their former values, unless they were changed since.
    pub(crate) async fn provider_restore(
        &self,
        app: &AppRef,
        kind: ProviderKind,
        id: &str,
        (seen, values): (&[ProviderValue], &[ProviderValue]),
    ) -> Result<Written<()>, Error> {
        let form = ProviderForm {
            kind,
            id: Some(id.to_owned()),
            values: values.to_vec(),
            seen: seen.to_vec(),
            secrets: Vec::new(),
            file: None,
        };
        let saved = self.provider_save(app, &form).await?;
        if let Some(first) = saved.conflicts.first() {
            let message = format!("“{}” was changed again since, so it was left.", first.title);
            return Err(Error::new(Code::Conflict, message).advise("Look at the provider."));
        }
        let activity = saved.activity.unwrap_or_default();
        Ok(Written { value: (), activity, undo: saved.undo })
    }
}

/// The fields that are sent: those that differ from what the form was filled with, and secrets.
fn typed(kind: &Kind, form: &ProviderForm) -> Result<Vec<(String, Value)>, Error> {
    let mut checked = Checked::of("provider");
    let mut body = Vec::new();
    for ProviderValue { field, value } in changed(form) {
        let known = kind.fields.iter().find(|one| one.name == *field);
        let value = match (known.map(|one| one.shape), value) {
            (Some(ProviderShape::Id), _) if form.id.is_some() => {
                checked.wrong(field, "The id of a provider cannot be changed.");
                continue;
            }
            (Some(ProviderShape::Id | ProviderShape::Text), NoticeValue::Text(text)) => {
                let text = text.trim();
                if !text.is_empty() {
                    form::text(&mut checked, field, text);
                }
                json!(text)
            }
            (Some(ProviderShape::Flag), NoticeValue::Flag(flag)) => json!(flag),
            _ => {
                checked.wrong(field, "This provider does not take such a value.");
                continue;
            }
        };
        // A new provider leaves out what was left empty.
        if form.id.is_some() || value != json!("") {
            body.push((field.clone(), value));
        }
    }
    for typed in form.secrets.iter().filter(|typed| !typed.secret.is_empty()) {
        form::secret(&mut checked, &typed.field, &typed.secret);
        body.push((typed.field.clone(), json!(typed.secret.expose())));
    }
    checked.end(body)
}

/// The values that a person changed.
fn changed(form: &ProviderForm) -> impl Iterator<Item = &ProviderValue> {
    form.values.iter().filter(|value| !form.seen.contains(value))
}

/// Whether all that is needed is there, by what was typed and by what is set already.
fn complete(kind: &Kind, form: &ProviderForm, row: Option<&ProviderRow>) -> Result<(), Error> {
    let mut checked = Checked::of("provider");
    let of = |values: &[ProviderValue], name: &str| {
        values.iter().find(|one| one.field == name).map(|one| one.value.clone())
    };
    form::whole(
        &mut checked,
        kind,
        |name| of(&form.values, name).or_else(|| of(&row?.values, name)),
        |name| {
            let is_typed =
                form.secrets.iter().any(|one| one.field == name && !one.secret.is_empty())
                    || (name == FILE && form.file.is_some());
            let set = row.and_then(|row| row.secrets.iter().find(|one| one.field == name));
            is_typed || set.is_some_and(|one| one.masked.is_some())
        },
    );
    checked.end(())
}

/// Fields that somebody else changed since the form was filled, and that this would change too.
fn conflicts(kind: &Kind, form: &ProviderForm, row: Option<&ProviderRow>) -> Vec<ProviderConflict> {
    let Some(row) = row else { return Vec::new() };
    let of = |values: &[ProviderValue], name: &str| {
        values.iter().find(|one| one.field == name).map(|one| one.value.clone())
    };
    let one = |changed: &ProviderValue| {
        let (seen, now) = (of(&form.seen, &changed.field), of(&row.values, &changed.field));
        let differs = now != seen && now.as_ref() != Some(&changed.value);
        let field = kind.fields.iter().find(|one| one.name == changed.field)?;
        differs.then(|| ProviderConflict {
            field: changed.field.clone(),
            title: field.title.to_owned(),
            now,
            yours: changed.value.clone(),
        })
    };
    changed(form).filter_map(one).collect()
}

/// Puts a value at its field, whose name may lead inwards.
fn put(body: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            body.insert(path.to_owned(), value);
        }
        Some((outer, inner)) => {
            let below = body.entry(outer).or_insert(Value::Null);
            if !below.is_object() {
                *below = Value::Object(Map::new());
            }
            if let Some(below) = below.as_object_mut() {
                put(below, inner, value);
            }
        }
    }
}

fn change(
    app: &AppRef,
    act: Act,
    kind: &Kind,
    form: &ProviderForm,
    row: Option<&ProviderRow>,
    body: &[(String, Value)],
) -> Change {
    let typed_id = form.values.iter().find(|one| one.field == "providerId");
    let id = match (&form.id, typed_id.map(|one| &one.value)) {
        (Some(id), _) => id.clone(),
        (None, Some(NoticeValue::Text(id))) => id.trim().to_owned(),
        _ => String::new(),
    };
    let name = if id.is_empty() { kind.title.to_owned() } else { format!("{id} ({})", kind.title) };
    let with_secret = !form.secrets.is_empty() || form.file.is_some();
    let verb = if act == Act::ProviderAdd { "Set up" } else { "Changed" };
    let credential =
        if with_secret && act == Act::ProviderUpdate { ", with new credentials" } else { "" };
    Change {
        act,
        app: app.clone(),
        count: 1,
        object: Some(object(form.kind, &id, &name)),
        sentence: format!("{verb} the provider {name}{credential}"),
        before: row.map(|row| {
            let touched =
                row.values.iter().filter(|one| body.iter().any(|(field, _)| *field == one.field));
            recorded(&touched.cloned().collect::<Vec<_>>())
        }),
    }
}

/// Values for the record; secrets are never among them.
fn recorded(values: &[ProviderValue]) -> Value {
    let one = |value: &ProviderValue| (value.field.clone(), json!(value.value));
    Value::Object(values.iter().map(one).collect())
}

/// How it is taken back: a new provider is removed, fields get their former values. A credential
/// that was written over is gone, since none is kept.
fn way_back(
    form: &ProviderForm,
    row: Option<&ProviderRow>,
    body: &[(String, Value)],
) -> Option<NoticeStep> {
    let Some(row) = row else {
        let id = body.iter().find(|(field, _)| field == "providerId");
        let id = id.and_then(|(_, id)| id.as_str()).unwrap_or_default().to_owned();
        return Some(NoticeStep::ProviderRemove { provider: form.kind, id });
    };
    if !form.secrets.is_empty() || form.file.is_some() {
        return None;
    }
    let seen: Vec<ProviderValue> = changed(form).cloned().collect();
    let former =
        |one: &ProviderValue| row.values.iter().find(|known| known.field == one.field).cloned();
    let values = seen.iter().map(former).collect::<Option<Vec<_>>>()?;
    Some(NoticeStep::ProviderUpdate { provider: form.kind, id: row.id.clone(), seen, values })
}
