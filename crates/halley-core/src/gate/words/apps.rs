//! The words of confirmations about apps, their settings and their usage.

use crate::model::gate::Act;

/// Title, text, button, and whether it can be undone.
pub(super) fn said(act: Act, name: &str) -> (String, &'static str, String, bool) {
    let (title, text, button, reversible) = match act {
        Act::AppCreate => (
            format!("Create the app {name}?"),
            "It counts as one more app of the account. Its region cannot be changed later.",
            "Create app",
            false,
        ),
        Act::AppDelete => (
            format!("Delete the app {name}?"),
            "Its users can no longer sign in from this moment on. CometChat archives it, removes \
             it for good after 30 days with all users, groups and messages, and offers no way to \
             take that back here. An app with a paid plan is refused.",
            "Delete app",
            false,
        ),
        Act::AppNotes => (
            format!("Change the notes about {name}?"),
            "Only this installation of Halley sees them.",
            "Save notes",
            true,
        ),
        Act::AppUsageReport => (
            format!("Ask for a usage report of {name}?"),
            "CometChat makes the report and sends it by e-mail to the owner of the account. \
             Nothing of it is shown here.",
            "Ask for the report",
            false,
        ),
        Act::SettingsReset => (
            format!("Set all settings of {name} back?"),
            "Every setting that was changed takes CometChat's own default again, at once and for \
             all users. Undo sets those back that CometChat lets be set.",
            "Set all back",
            true,
        ),
        Act::SettingsSet => (
            format!("Change settings of {name}?"),
            "They count for all users of the app at once.",
            "Save changes",
            true,
        ),
        Act::UsageThreshold => (
            format!("Change above what the usage of {name} warns?"),
            "Only this installation of Halley warns.",
            "Save",
            true,
        ),
        _ => (
            format!("Label {name}?"),
            "Only this installation of Halley sees the label.",
            "Save label",
            true,
        ),
    };
    (title, text, button.to_owned(), reversible)
}
