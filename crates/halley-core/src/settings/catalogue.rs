//! The settings that are documented, in plain words (`contract/semantics.md` section 16 and
//! `contract/management/settings.yaml`).

use crate::model::setting::SettingSection::{self, Conversations, Files, Push, Threads};

/// A setting that is documented.
pub(super) struct Known {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) help: &'static str,
    pub(super) section: SettingSection,
    /// What it holds until somebody changes it; nothing where only samples show it.
    pub(super) default: Option<bool>,
    /// Whether it is shown although the service tells no value.
    pub(super) always: bool,
}

const fn known(
    section: SettingSection,
    key: &'static str,
    words: (&'static str, &'static str),
    default: Option<bool>,
) -> Known {
    Known { key, title: words.0, help: words.1, section, default, always: default.is_some() }
}

pub(super) const KNOWN: [Known; 12] = [
    known(
        Conversations,
        "core.conversations.updateOnGroupActions",
        (
            "Group changes move a conversation up",
            "When somebody joins, leaves, is banned or gets another scope, the group's \
             conversation counts as new and moves to the top of the list.",
        ),
        Some(true),
    ),
    known(
        Conversations,
        "core.conversations.updateOnReplies",
        (
            "Replies in a thread move the conversation up",
            "A reply in a thread counts as the latest message of its conversation.",
        ),
        Some(true),
    ),
    known(
        Conversations,
        "core.conversations.updateOnMessageActions",
        (
            "Edits and deletions move a conversation up",
            "A message that is edited or deleted makes its conversation count as new.",
        ),
        Some(false),
    ),
    known(
        Conversations,
        "core.conversations.updateOnCallActivity",
        (
            "Calls move a conversation up",
            "A call that begins or ends counts as the latest message of its conversation.",
        ),
        Some(false),
    ),
    known(
        Conversations,
        "core.conversations.updateOnCustomMessage",
        (
            "Custom messages move a conversation up",
            "A message of your own kind counts as the latest message of its conversation.",
        ),
        None,
    ),
    known(
        Threads,
        "core.threads.updateOnMessageActions",
        (
            "Edits and deletions move a thread up",
            "A reply that is edited or deleted makes its thread count as new.",
        ),
        Some(false),
    ),
    known(
        Push,
        "core.notifications.push.enabled",
        (
            "Push notifications",
            "Users get push notifications as the app's notification settings say.",
        ),
        Some(false),
    ),
    known(
        Push,
        "core.notifications.push.accessible",
        (
            "Push notifications can be used",
            "Whether the app may have push notifications at all. Usually the plan decides.",
        ),
        None,
    ),
    known(
        Push,
        "core.notifications.push.advanced.enabled",
        (
            "Advanced push notifications",
            "Whether the parts below work: preferences, templates, several providers. Usually \
             the plan decides.",
        ),
        None,
    ),
    known(
        Push,
        "core.notifications.push.advanced.included",
        (
            "Included in advanced push notifications",
            "The parts that the app's plan includes. CometChat lets nobody change the list.",
        ),
        None,
    ),
    known(
        Files,
        "file.size.max",
        ("Largest file", "The most that a file in a message may weigh, as CometChat tells it."),
        None,
    ),
    known(
        Files,
        "file.count.max",
        ("Most files", "How many files a message may have at most, as CometChat tells it."),
        None,
    ),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_setting_that_the_contract_names_has_words() {
        let contract = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contract");
        let text = ["management/settings.yaml", "semantics.md"]
            .map(|file| std::fs::read_to_string(contract.join(file)).expect("the contract"))
            .concat();
        let is_key = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let named: std::collections::BTreeSet<&str> = text
            .split(|c: char| !is_key(c))
            .map(|word| word.trim_end_matches('.'))
            .filter(|word| {
                word.starts_with("core.conversations.")
                    || word.starts_with("core.threads.")
                    || word.starts_with("core.notifications.")
            })
            .collect();
        assert_eq!(named.len(), 10, "{named:?}");
        for key in named {
            let found = KNOWN.iter().find(|known| known.key == key);
            let found = found.unwrap_or_else(|| panic!("no words for {key}"));
            assert!(found.help.ends_with('.') && !found.title.ends_with('.'), "{key}");
        }
    }
}
