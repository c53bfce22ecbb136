//! Labels and colours of the demo's apps, as a person who knows them would have given them.

use cometchat_api::management::apps::{App, AppState};
use halley_store::{AppMarks, Store};

/// Colours of apps in use, so that they can be told apart.
const IN_USE: [&str; 8] = ["indigo", "teal", "grape", "orange", "cyan", "pink", "green", "violet"];

/// Marks the apps of the demo that nobody has marked yet.
pub(super) fn mark(store: &Store, apps: &[App]) -> halley_store::Result<()> {
    for (place, app) in apps.iter().enumerate() {
        let known = store.app_marks(&app.id)?;
        if known.label.is_none() && known.colour.is_none() {
            let (label, colour) = said_of(app, place);
            let (label, colour) = (label.map(str::to_owned), Some(colour.to_owned()));
            store.app_mark(&app.id, &AppMarks { label, colour, ..known })?;
        }
    }
    Ok(())
}

fn said_of(app: &App, place: usize) -> (Option<&'static str>, &'static str) {
    let (name, plan) = (app.name.to_lowercase(), app.plan.as_deref().unwrap_or_default());
    if matches!(app.state, Some(AppState::Archived)) {
        (None, "grey")
    } else if name.contains("staging") {
        (Some("staging"), "yellow")
    } else if name.contains("sandbox") || plan == "build" {
        (Some("development"), "blue")
    } else {
        (Some("production"), IN_USE[place % IN_USE.len()])
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn app(name: &str, plan: &str, state: &str) -> App {
        serde_json::from_value(json!({
            "id": "a1", "name": name, "region": "eu", "plan": plan, "state": state,
        }))
        .unwrap()
    }

    #[test]
    fn apps_are_labelled_by_what_they_are_for() {
        let said = |name, plan, state| said_of(&app(name, plan, state), 1);
        assert_eq!(said("Kestrel Pay", "enterprise", "active"), (Some("production"), "teal"));
        assert_eq!(said("Bazaarly Staging", "build", "active"), (Some("staging"), "yellow"));
        assert_eq!(said("Chess Corner", "build", "active"), (Some("development"), "blue"));
        assert_eq!(said("Old Harbour Club", "basic", "archived"), (None, "grey"));
    }
}
