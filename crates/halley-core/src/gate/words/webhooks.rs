//! The words of confirmations about webhooks.

use crate::model::gate::Act;

/// Title, text, button, and whether it can be undone.
pub(super) fn said(act: Act, name: &str) -> (String, &'static str, String, bool) {
    match act {
        Act::WebhookCreate => (
            format!("Create the webhook {name}?"),
            "From now on CometChat tells the address what is chosen.",
            "Create webhook".to_owned(),
            true,
        ),
        Act::WebhookUpdate => (
            format!("Change the webhook {name}?"),
            "It counts from the next event on.",
            "Save changes".to_owned(),
            true,
        ),
        Act::WebhookDelete => (
            format!("Delete the webhook {name}?"),
            "Its server is told nothing any more, at once. Undo makes it again, but not where it \
             has a password: CometChat does not give passwords out.",
            "Delete webhook".to_owned(),
            false,
        ),
        _ => (
            format!("Send a sample to {name}?"),
            "The server there takes it for a real event, with made-up people.",
            "Send sample".to_owned(),
            false,
        ),
    }
}
