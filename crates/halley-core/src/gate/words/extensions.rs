//! The words of confirmations about extensions. `name` is the extension.

use super::{Subject, counted};
use crate::model::gate::Act;

/// Title, text, button, and whether it can be undone.
pub(super) fn said(act: Act, subject: &Subject<'_>) -> (String, &'static str, String, bool) {
    let Subject { name, count, .. } = subject;
    match act {
        Act::ExtensionsSwitch => (
            format!("Switch {}?", counted(*count, "extension")),
            "It counts for all users of the app at once.",
            "Save".to_owned(),
            true,
        ),
        Act::ExtensionSettingsSave => (
            format!("Change the settings of {name}?"),
            "They count for all users of the app at once. Undo brings back everything but keys and \
             passwords, which Halley does not keep.",
            "Save changes".to_owned(),
            true,
        ),
        Act::ExtensionSettingsDelete => (
            format!("Delete the settings of {name}?"),
            "The extension stays on, but may do nothing without them. Settings with a key or \
             password cannot be brought back, since Halley keeps none.",
            "Delete settings".to_owned(),
            false,
        ),
        Act::PushCertificateUpload => (
            format!("Upload a certificate for {name}?"),
            "It takes the place of the one that CometChat has, which cannot be brought back.",
            "Upload".to_owned(),
            false,
        ),
        _ => (
            format!("Copy the address of {name}?"),
            "Whoever has it can answer as your support user. The clipboard is cleared after a \
             minute.",
            "Copy address".to_owned(),
            true,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::confirm;
    use super::*;

    #[test]
    fn deleting_settings_says_what_does_not_come_back() {
        let subject = Subject {
            act: Act::ExtensionSettingsDelete,
            count: 1,
            name: "Giphy",
            id: "gifs-giphy",
            group: "",
            production: None,
        };
        let words = confirm(&subject);
        assert_eq!(words.title, "Delete the settings of Giphy?");
        assert!(words.text.contains("Halley keeps none") && !words.reversible);
    }
}
