//! Events that webhooks can be told (`contract/semantics.md` section 14): what each is, and when.
//! Ids that are not here are kept and shown as they are.

use crate::console::Console;
use crate::model::webhook::{KnownTrigger, TriggerFamily};

/// Id, title, and when it is told.
type Entry = (&'static str, &'static str, &'static str);

/// Those that CometChat's own list of triggers does not have; they were seen elsewhere.
const SEEN_ELSEWHERE: [&str; 12] = [
    "user_mentioned",
    "call_busy",
    "call_cancelled",
    "call_rejected",
    "call_unanswered",
    "group_member_removed",
    "message_delivered_to_all",
    "message_read_by_all",
    "message_pinned",
    "message_unpinned",
    "conversation_pinned",
    "conversation_unpinned",
];

const FAMILIES: [(&str, &str, &[Entry]); 8] = [
    ("message", "Messages", MESSAGES),
    ("conversation", "Conversations", CONVERSATIONS),
    ("user", "Users", USERS),
    ("group", "Groups", GROUPS),
    ("call", "Calls", CALLS),
    ("meeting", "Meetings and their records", MEETINGS),
    ("moderation", "Moderation", MODERATION),
    ("campaign", "Campaigns, feeds and push", CAMPAIGNS),
];

const MESSAGES: &[Entry] = &[
    ("message_sent", "Message sent", "Somebody sent a message, to a user or to a group."),
    ("message_edited", "Message edited", "Somebody changed a message after sending it."),
    ("message_deleted", "Message deleted", "A message was taken back or removed."),
    ("message_reaction_added", "Reaction added", "Somebody reacted to a message with an emoji."),
    ("message_reaction_removed", "Reaction removed", "Somebody took a reaction back."),
    ("message_delivery_receipt", "Message delivered", "A message reached a device."),
    ("message_read_receipt", "Message read", "Somebody read a message."),
    ("user_mentioned", "User mentioned", "A message names a user with an @."),
    (
        "message_delivered_to_all",
        "Delivered to all",
        "A message of a group reached a device of every member.",
    ),
    ("message_read_by_all", "Read by all", "Every member of a group read a message of it."),
    ("message_pinned", "Message pinned", "Somebody pinned a message to its conversation."),
    ("message_unpinned", "Message unpinned", "Somebody took a pinned message down."),
];

const CONVERSATIONS: &[Entry] = &[
    ("conversation_pinned", "Conversation pinned", "Somebody pinned a conversation to the top."),
    ("conversation_unpinned", "Conversation unpinned", "Somebody unpinned a conversation."),
];

const USERS: &[Entry] = &[
    ("user_blocked", "User blocked", "A user blocked others."),
    ("user_unblocked", "User unblocked", "A user lifted the block of others."),
    (
        "user_connection_status_changed",
        "User came or went",
        "A user came online or went offline on a device.",
    ),
];

const GROUPS: &[Entry] = &[
    ("group_created", "Group created", "A group was made."),
    ("group_updated", "Group changed", "The name, the picture or other facts of a group changed."),
    ("group_deleted", "Group deleted", "A group was deleted."),
    ("group_owner_transferred", "Owner changed", "A group was given to another owner."),
    ("group_member_joined", "Member joined", "A user joined a group by himself or herself."),
    ("group_member_left", "Member left", "A member left a group."),
    ("group_member_added", "Member added", "Somebody added users to a group."),
    ("group_member_kicked", "Member kicked", "A member was taken out of a group."),
    ("group_member_banned", "Member banned", "A member was taken out of a group and kept out."),
    ("group_member_unbanned", "Ban lifted", "The ban of a user from a group was lifted."),
    ("group_member_scope_changed", "Scope changed", "A member became admin, moderator or less."),
    ("group_member_removed", "Member removed", "A member was removed from a group."),
];

const CALLS: &[Entry] = &[
    ("call_initiated", "Call rings", "Somebody calls a user or a group."),
    ("call_started", "Call started", "A call was answered."),
    ("call_participant_joined", "Joined a call", "Somebody joined a call."),
    ("call_participant_left", "Left a call", "Somebody left a call."),
    ("call_ended", "Call ended", "A call is over."),
    ("call_busy", "Callee busy", "Whoever was called is in another call."),
    ("call_cancelled", "Call cancelled", "Whoever called hung up before an answer."),
    ("call_rejected", "Call rejected", "Whoever was called declined."),
    ("call_unanswered", "Call unanswered", "Nobody answered in time."),
];

const MEETINGS: &[Entry] = &[
    ("meeting_started", "Meeting started", "A meeting began."),
    ("meeting_participant_joined", "Joined a meeting", "Somebody joined a meeting."),
    ("meeting_participant_left", "Left a meeting", "Somebody left a meeting."),
    ("meeting_ended", "Meeting ended", "A meeting is over."),
    ("recording_generated", "Recording ready", "The recording of a call can be fetched."),
    ("transcription_generated", "Transcript ready", "The transcript of a call can be fetched."),
];

const MODERATION: &[Entry] = &[
    (
        "moderation_engine_approved",
        "Approved by a rule",
        "The rules let a message pass. Silent while no rule is on.",
    ),
    (
        "moderation_engine_blocked",
        "Blocked by a rule",
        "A rule stopped a message. Silent while no rule is on.",
    ),
    ("moderation_manual_approved", "Approved by a person", "A moderator let a message pass."),
    (
        "moderation_engine_failed",
        "Moderation failed",
        "A rule could not be applied, as when an outside service did not answer.",
    ),
];

const CAMPAIGNS: &[Entry] = &[
    ("after_campaign_completed", "Campaign completed", "A campaign was sent to all."),
    ("after_campaign_failed", "Campaign failed", "A campaign could not be sent."),
    ("after_notification_created", "Notification created", "A campaign made a notification."),
    ("after_feed_item_sent", "Feed item sent", "An item was put into somebody's feed."),
    ("after_feed_item_delivered", "Feed item delivered", "An item of a feed reached a device."),
    ("after_feed_item_read", "Feed item read", "Somebody read an item of the feed."),
    ("after_feed_item_interacted", "Feed item used", "Somebody tapped in an item of the feed."),
    ("after_push_notification_sent", "Push sent", "A push notification was handed over."),
    ("after_push_notification_delivered", "Push delivered", "A push notification arrived."),
    ("after_push_notification_clicked", "Push tapped", "Somebody tapped a push notification."),
];

impl Console {
    /// Lists the events that webhooks can be told, by what they are about.
    #[must_use]
    pub fn trigger_families(&self) -> Vec<TriggerFamily> {
        families()
    }
}

fn families() -> Vec<TriggerFamily> {
    let family = |(id, title, entries): &(&str, &str, &[Entry])| TriggerFamily {
        id: (*id).to_owned(),
        title: (*title).to_owned(),
        triggers: entries.iter().map(known).collect(),
    };
    FAMILIES.iter().map(family).collect()
}

fn known((id, title, sentence): &Entry) -> KnownTrigger {
    KnownTrigger {
        id: (*id).to_owned(),
        title: (*title).to_owned(),
        sentence: (*sentence).to_owned(),
        listed: !SEEN_ELSEWHERE.contains(id),
    }
}

/// Ids of all known triggers.
#[cfg(test)]
pub(super) fn all() -> Vec<&'static str> {
    FAMILIES.iter().flat_map(|(_, _, entries)| entries.iter().map(|(id, ..)| *id)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::samples::tests::section;
    use super::*;

    /// Words of a text that look like ids of triggers.
    fn ids(text: &str) -> BTreeSet<&str> {
        let word = |c: char| !(c.is_ascii_lowercase() || c == '_');
        text.split(word).filter(|word| word.contains('_')).collect()
    }

    #[test]
    fn the_triggers_are_those_of_the_contract() {
        let section = section();
        let listed = section.split("46 triggers").nth(1).unwrap();
        let (listed, more) = listed.split_once("12 more").unwrap();
        let (more, _) = more.split_once("Keep the trigger list").unwrap();
        let known: BTreeSet<&str> = all().into_iter().collect();
        assert_eq!((known.len(), all().len()), (58, 58), "each once");
        let elsewhere: BTreeSet<&str> = SEEN_ELSEWHERE.into_iter().collect();
        assert_eq!(elsewhere, ids(more));
        let of_the_list: BTreeSet<&str> = known.difference(&elsewhere).copied().collect();
        assert_eq!(of_the_list, ids(listed));
        assert_eq!(of_the_list.len(), 46);
    }

    #[test]
    fn each_says_when_it_is_told_in_a_sentence() {
        for family in families() {
            for trigger in family.triggers {
                assert!(trigger.sentence.ends_with('.'), "{}", trigger.id);
                assert!(trigger.title.chars().count() <= 30, "{}", trigger.id);
            }
        }
    }
}
