//! Events and reasons of the log in words (`contract/semantics.md` section 11).

use crate::model::notice_log::{LogWord, LogWords};

const TRIGGERS: [(&str, &str); 15] = [
    ("after_message", "A message or reply"),
    ("message_edited", "A message was edited"),
    ("message_deleted", "A message was deleted"),
    ("message_reaction_added", "A reaction"),
    ("initiated", "A call came in"),
    ("rejected", "A call was turned down"),
    ("cancelled", "A call was given up"),
    ("unanswered", "A call was missed"),
    ("after_group_joined", "Somebody joined a group"),
    ("after_group_left", "Somebody left a group"),
    ("after_group_members_added", "Members were added"),
    ("after_group_members_kicked", "Members were kicked"),
    ("after_group_members_banned", "Members were banned"),
    ("after_group_members_unbanned", "A ban was lifted"),
    ("after_scope_changed", "A scope was changed"),
];

const REASONS: [(&str, &str); 17] = [
    ("MESSAGES_PREFERENCE", "The user, or the app, wants no notifications of messages here."),
    ("REPLIES_PREFERENCE", "The user, or the app, wants no notifications of replies in threads."),
    (
        "QUOTED_REPLIES_PREFERENCE",
        "The user, or the app, wants no notifications of replies that quote.",
    ),
    ("MESSAGE_ACTIONS_PREFERENCE", "The app does not tell of messages that are edited or deleted."),
    ("REACTIONS_PREFERENCE", "The user, or the app, wants no notifications of reactions."),
    ("GROUP_ACTIONS_PREFERENCE", "The user, or the app, wants no notifications of group changes."),
    ("DND_PREFERENCE", "The user does not want to be disturbed."),
    ("MUTE_PREFERENCE", "The user muted this conversation."),
    ("SCHEDULE_PREFERENCE", "It fell outside of the hours in which the user wants to be told."),
    ("CALL_PREFERENCE", "The app does not tell of calls like this one."),
    ("QUOTA_PREFERENCE", "The user got as many e-mails or texts as the settings allow for a day."),
    ("MISSING_EMAIL", "CometChat has no e-mail address of the user."),
    ("MISSING_PHNO", "CometChat has no phone number of the user."),
    (
        "INVALID_PUSH_PROVIDER_ID",
        "The device names a provider that is not set up, or is of another kind.",
    ),
    ("TIMED_OUT", "The provider did not answer in time."),
    ("NOT_FOUND", "The provider, or what it was to send to, was not found."),
    ("TWILIO_CREATE_ERROR", "Twilio did not take the text. Look at its own log for why."),
];

/// All words of the log.
pub(super) fn all() -> LogWords {
    let listed = |words: &[(&str, &str)]| {
        let one = |(code, words): &(&str, &str)| LogWord {
            code: (*code).to_owned(),
            words: (*words).to_owned(),
        };
        words.iter().map(one).collect()
    };
    LogWords { triggers: listed(&TRIGGERS), reasons: listed(&REASONS) }
}

/// What happened, in words; one that is not known by the service's own.
pub(super) fn trigger(code: Option<&str>) -> String {
    let Some(code) = code else { return "Not said".to_owned() };
    let found = TRIGGERS.iter().find(|(known, _)| *known == code);
    found.map_or_else(|| code.replace('_', " "), |(_, words)| (*words).to_owned())
}

/// Why a notification was held back, in a sentence.
pub(super) fn reason(code: &str) -> String {
    let found = REASONS.iter().find(|(known, _)| *known == code);
    found.map_or_else(
        || format!("CometChat says {code}, which this version of Halley does not know."),
        |(_, words)| (*words).to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_documented_event_and_reason_has_words() {
        let contract =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contract/chat/notifications.yaml");
        let text = std::fs::read_to_string(contract).expect("the contract");
        let listed = |from: &str| {
            let start = text.find(from).expect("the parameter of the logs");
            let rest = &text[start..];
            let rest = &rest[rest.find("enum: [").expect("its values") + 7..];
            let list = &rest[..rest.find(']').expect("the end of its values")];
            list.split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>()
        };
        for code in listed("- name: trigger\n") {
            assert!(TRIGGERS.iter().any(|(known, _)| *known == code), "{code} has no words");
        }
        for code in listed("- name: reason\n") {
            assert!(REASONS.iter().any(|(known, _)| *known == code), "{code} has no words");
        }
    }

    #[test]
    fn what_is_new_to_this_version_is_still_told() {
        assert_eq!(trigger(Some("after_new_thing")), "after new thing");
        assert!(reason("NEW_REASON").contains("NEW_REASON"));
    }
}
