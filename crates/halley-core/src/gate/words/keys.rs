//! The words of confirmations about API keys.

use crate::model::gate::Act;

/// Title, text, button, and whether it can be undone.
pub(super) fn said(act: Act, name: &str) -> (String, &'static str, String, bool) {
    match act {
        Act::ApiKeyCreate => (
            "Make an API key?".to_owned(),
            "Whoever has it can do with this app what the key may do.",
            "Create key".to_owned(),
            false,
        ),
        Act::ApiKeyDelete => (
            format!("Delete the API key {name}?"),
            "Every server and app that still uses it stops working at once. A deleted key cannot \
             be brought back.",
            "Delete key".to_owned(),
            false,
        ),
        Act::ApiKeyRename => (
            format!("Rename the API key {name}?"),
            "Only its name changes. Whatever uses it goes on.",
            "Rename".to_owned(),
            true,
        ),
        Act::ApiKeyUse => (
            format!("Use the API key {name} from now on?"),
            "Halley tries it first and stays with the key of now where it does not work.",
            "Use this key".to_owned(),
            true,
        ),
        Act::ApiKeyReveal => (
            "Show this API key?".to_owned(),
            "Whoever sees it can do with this app what the key may do. The activity records that \
             it was shown.",
            "Show key".to_owned(),
            true,
        ),
        _ => (
            "Copy this API key?".to_owned(),
            "Whoever has it can do with this app what the key may do. The clipboard is cleared \
             after a minute.",
            "Copy key".to_owned(),
            true,
        ),
    }
}
