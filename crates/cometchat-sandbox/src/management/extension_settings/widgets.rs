//! Widgets: the one extension with several sets of settings.

use cometchat_api::endpoint::Method;
use serde_json::{Value, json};

use crate::world::App;

const MOST: usize = 25;

/// All widgets, oldest first.
pub(super) fn all(app: &App) -> Vec<Value> {
    let widgets = app.extensions.widgets.iter().map(|(id, configuration)| {
        let mut configuration = configuration.clone();
        configuration["appId"] = json!(app.id);
        json!({ "configuration": configuration, "widgetId": id })
    });
    widgets.collect()
}

/// Makes a widget, or changes the one that is named; why not, where it is refused.
pub(super) fn keep(app: &mut App, method: Method, mut given: Value) -> Result<Value, String> {
    let named = given.as_object_mut().and_then(|fields| fields.remove("widgetId"));
    if method == Method::Post {
        if app.extensions.widgets.len() >= MOST {
            return Err(format!("No more than {MOST} widgets are allowed."));
        }
        let id = id(&app.dice.hex(32));
        app.extensions.widgets.insert(id.clone(), given);
        return Ok(json!({ "widgetId": id }));
    }
    let id = named.as_ref().and_then(Value::as_str).unwrap_or_default();
    match app.extensions.widgets.get_mut(id) {
        Some(widget) => {
            *widget = given;
            Ok(json!({ "success": true }))
        }
        None => Err(format!("The widget {id} does not exist.")),
    }
}

/// 32 digits in the groups of a UUID.
fn id(digits: &str) -> String {
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| digits[range].to_owned());
    groups.join("-")
}
