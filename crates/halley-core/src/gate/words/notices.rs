//! The words of confirmations about notifications and teams.

use super::Subject;
use crate::model::gate::Act;

/// Title, text, button, and whether it can be undone.
pub(super) fn said(subject: &Subject<'_>) -> (String, &'static str, String, bool) {
    let Subject { name, .. } = subject;
    let (title, text, button, reversible) = match subject.act {
        Act::NoticesReset => (
            "Set all notification settings back to CometChat's defaults?".to_owned(),
            "What the app tells people, its texts and sounds are as in a new app. People keep \
             what they chose for themselves. Undo brings the settings back.",
            "Set back",
            true,
        ),
        Act::ProviderRemove => (
            format!("Remove the provider {name}?"),
            "Notifications that go through it stop at once. Its credentials go too and must be \
             entered again to set it up anew. This cannot be undone.",
            "Remove provider",
            false,
        ),
        Act::ProviderDefault => (
            format!("Use {name} where no provider is named?"),
            "Devices that name none get their notifications through it from now on.",
            "Make default",
            true,
        ),
        Act::ProviderAdd => {
            (format!("Set up {name}?"), "Notifications can go through it at once.", "Set up", true)
        }
        Act::ProviderUpdate => (
            format!("Change the provider {name}?"),
            "Notifications go the new way at once.",
            "Save changes",
            true,
        ),
        Act::UserNoticesReset => (
            format!("Forget what {name} chose?"),
            "What the app says counts again. Undo brings the choices back.",
            "Set back",
            true,
        ),
        Act::UserContact => (
            format!("Change the contact details of {name}?"),
            "E-mails and texts about missed messages go there from now on.",
            "Save changes",
            true,
        ),
        Act::PushTokensRemove => (
            format!("Stop push notifications to devices of {name}?"),
            "A device that is removed gets none until the app on it registers again, usually at \
             its next start. This cannot be undone here.",
            "Remove",
            false,
        ),
        Act::TeamRemove => (
            format!("Take {name} out of the team?"),
            "They can no longer open this app in the CometChat dashboard. Admins and moderators \
             can be added again; developers only in the dashboard.",
            "Take out of the team",
            true,
        ),
        Act::TeamChange => (
            format!("Change the team for {name}?"),
            "They get access to this app in the CometChat dashboard at once.",
            "Save changes",
            true,
        ),
        Act::NoticesUpdate => (
            "Change the notification settings?".to_owned(),
            "They count for everybody in this app at once.",
            "Save changes",
            true,
        ),
        _ => (
            format!("Change the notifications of {name}?"),
            "It counts at once.",
            "Save changes",
            true,
        ),
    };
    (title, text, button.to_owned(), reversible)
}

#[cfg(test)]
mod tests {
    use super::super::confirm;
    use super::*;

    #[test]
    fn what_goes_with_a_provider_is_said_and_that_nothing_brings_it_back() {
        let subject = Subject {
            act: Act::ProviderRemove,
            count: 1,
            name: "android-main",
            id: "android-main",
            group: "",
            production: Some("Acme"),
        };
        let words = confirm(&subject);
        assert_eq!(words.title, "Remove the provider android-main?");
        assert!(words.text.contains("credentials go too"), "{}", words.text);
        assert!(words.text.ends_with("Acme is a production app."));
        assert!(!words.reversible);
    }
}
