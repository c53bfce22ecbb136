//! An app as kept and as shown.

use cometchat_api::management::apps::{App, AppState};
use halley_store::{AppMarks, AppRow};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::connections::book::Entry;
use crate::connections::ways::is_paid;
use crate::masks::masked;
use crate::model::fleet::{FleetApp, Label};
use crate::rows::time;

/// What is read back of an app as the service said it.
#[derive(Deserialize)]
struct Raw {
    #[serde(rename = "appRegion")]
    region: Option<RawRegion>,
    #[serde(rename = "scheduledToDeleteAt")]
    purged_at: Option<i64>,
}

#[derive(Deserialize)]
struct RawRegion {
    name: Option<String>,
}

/// An app for the store, without its keys.
pub(super) fn kept(app: &App) -> AppRow {
    let mut bare = app.clone();
    // On the wire the keys are field names, which no mask would find.
    bare.api_keys.retain(|_| false);
    bare.access_key = None;
    let raw = serde_json::to_value(&bare).map(masked).unwrap_or_default();
    let owner = app.app_owner.as_ref();
    AppRow {
        app: app.id.clone(),
        name: app.name.clone(),
        region: match (&app.region, &app.app_region) {
            (region, Some(named)) if region.as_str().is_empty() => named.id.to_string(),
            (region, _) => region.to_string(),
        },
        plan: app.plan.clone(),
        state: Some(app.state.as_ref().unwrap_or(&AppState::Active).to_string()),
        owner: owner.and_then(|owner| owner.name.clone().or_else(|| owner.email.clone())),
        created_at: app.created_at,
        trial_ends_at: app.trial_ends_at,
        raw: raw.to_string(),
    }
}

/// An app as the window shows it.
pub(super) fn shown(app: &AppRow, marks: &AppMarks) -> FleetApp {
    let raw: Option<Raw> = serde_json::from_str(&app.raw).ok();
    let purged_at = raw.as_ref().and_then(|raw| raw.purged_at);
    let named = raw.and_then(|raw| raw.region).and_then(|region| region.name);
    let (label, colour) = marked(marks);
    FleetApp {
        app: app.app.to_string(),
        name: if app.name.is_empty() { app.app.to_string() } else { app.name.clone() },
        region_name: named.unwrap_or_else(|| region_name(&app.region)),
        region: app.region.clone(),
        plan: app.plan.clone(),
        state: app.state.clone().unwrap_or_default(),
        owner: app.owner.clone(),
        created_at: time(app.created_at),
        trial_ends_at: time(app.trial_ends_at),
        label,
        colour,
        users: marks.users,
        users_as_of: time(marks.users_as_of),
        note: marks.note.clone().unwrap_or_default(),
        contact: marks.contact.clone().unwrap_or_default(),
        paid: is_paid(app.plan.as_deref()),
        purged_at: time(purged_at),
    }
}

/// An app as it is once it was archived.
pub(super) fn archived(app: &AppRow, purged_at: Option<i64>) -> AppRow {
    let mut raw: Value = serde_json::from_str(&app.raw).unwrap_or_default();
    if let (Some(fields), Some(at)) = (raw.as_object_mut(), purged_at) {
        fields.insert("scheduledToDeleteAt".to_owned(), json!(at));
    }
    AppRow { state: Some(AppState::Archived.to_string()), raw: raw.to_string(), ..app.clone() }
}

/// The app of an app connection, of which the service says nothing but what it holds.
pub(super) fn alone(entry: &Entry, app: &str, marks: &AppMarks) -> FleetApp {
    let region = entry.region.clone().unwrap_or_default();
    let (label, colour) = marked(marks);
    FleetApp {
        app: app.to_owned(),
        name: entry.name.clone(),
        region_name: region_name(&region),
        region,
        plan: None,
        state: AppState::Active.to_string(),
        owner: None,
        created_at: None,
        trial_ends_at: None,
        label,
        colour,
        users: marks.users,
        users_as_of: time(marks.users_as_of),
        note: marks.note.clone().unwrap_or_default(),
        contact: marks.contact.clone().unwrap_or_default(),
        paid: None,
        purged_at: None,
    }
}

fn region_name(region: &str) -> String {
    match region {
        "us" => "USA".to_owned(),
        "eu" => "Europe".to_owned(),
        "in" => "India".to_owned(),
        other => other.to_owned(),
    }
}

fn marked(marks: &AppMarks) -> (Label, String) {
    let label = label_of(marks.label.as_deref());
    let colour = marks.colour.clone().unwrap_or_else(|| usual_colour(label).to_owned());
    (label, colour)
}

fn label_of(name: Option<&str>) -> Label {
    match name {
        Some("production") => Label::Production,
        Some("staging") => Label::Staging,
        Some("development") => Label::Development,
        _ => Label::None,
    }
}

/// The colour of apps to which nobody gave one.
fn usual_colour(label: Label) -> &'static str {
    match label {
        Label::None => "grey",
        Label::Production => "red",
        Label::Staging => "yellow",
        Label::Development => "blue",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_of_an_app_reaches_the_store() {
        let key = "f1915e328e249ffaaafd97fb46a57ba55d233fbf";
        let app: App = serde_json::from_value(json!({
            "id": "a1", "name": "Acme", "region": "eu", "accessKey": key,
            "appRegion": { "id": "eu", "name": "Europe (Frankfurt)" },
            "apiKeys": { key: { "apiKey": key, "name": "Rest API Key", "scope": "fullAccess" } },
        }))
        .unwrap();
        let row = kept(&app);
        assert!(!row.raw.contains("f1915e"), "{}", row.raw);
        assert_eq!(shown(&row, &AppMarks::default()).region_name, "Europe (Frankfurt)");
    }
}
