//! What an app tells to whom: every documented setting with a name, a sentence and its default
//! (`contract/chat/notifications.yaml`, `contract/semantics.md` section 11); others by their key.

use serde_json::Value;

use super::unknown::unknown;
use super::value::{at, shown};
use crate::model::notice::{NoticeChoice, NoticeRow, NoticeSection, NoticeShape, NoticeValue};

/// What a level above 1 means.
#[derive(Clone, Copy)]
pub(super) enum Levels {
    /// Off or on.
    Two,
    /// None, all, or those that mention the user.
    Mentions,
    /// None, to the user's own messages, or to all.
    Reactions,
}

/// Kinds of events in conversations: key, name, levels, default, and whether users may choose.
const EVENTS: [(&str, &str, Levels, u32, bool); 13] = [
    ("messages", "Messages", Levels::Mentions, 2, true),
    ("replies", "Replies in threads", Levels::Mentions, 2, true),
    ("quotedReplies", "Replies that quote", Levels::Mentions, 2, true),
    ("reactions", "Reactions", Levels::Reactions, 2, true),
    ("messageEdited", "Edited messages", Levels::Two, 2, false),
    ("messageDeleted", "Deleted messages", Levels::Two, 2, false),
    ("memberJoined", "Somebody joins", Levels::Two, 1, true),
    ("memberLeft", "Somebody leaves", Levels::Two, 1, true),
    ("memberAdded", "Somebody is added", Levels::Two, 1, true),
    ("memberKicked", "Somebody is kicked", Levels::Two, 1, true),
    ("memberBanned", "Somebody is banned", Levels::Two, 1, true),
    ("memberUnbanned", "A ban is lifted", Levels::Two, 1, true),
    ("memberScopeChanged", "A scope changes", Levels::Two, 1, true),
];

/// Kinds of calls.
const CALLS: [(&str, &str); 7] = [
    ("initiated", "A call comes in"),
    ("ongoing", "A call is taken"),
    ("unanswered", "A call is missed"),
    ("cancelled", "A call is given up"),
    ("rejected", "A call is turned down"),
    ("busy", "The other side is in a call"),
    ("ended", "A call ends"),
];

pub(super) const DAYS: [(&str, &str); 7] = [
    ("monday", "Monday"),
    ("tuesday", "Tuesday"),
    ("wednesday", "Wednesday"),
    ("thursday", "Thursday"),
    ("friday", "Friday"),
    ("saturday", "Saturday"),
    ("sunday", "Sunday"),
];

/// What is put into a push notification, e-mail or text.
static CONTENT: [(&str, &str, bool); 5] = [
    ("includeMessageObjectSetting", "Put the whole message in", false),
    ("includeSenderMetadataSetting", "With the sender's metadata", true),
    ("includeReceiverMetadataSetting", "With the receiver's metadata", true),
    ("includeMessageMetadataSetting", "With the message's metadata", true),
    ("trimTextFieldSetting", "Shorten long texts", false),
];

/// The settings of an app by sections, with their values.
pub(super) fn sections(tree: &Value) -> Vec<NoticeSection> {
    let mut all = vec![
        events(tree, "group", "In groups", "What members of a group are told.", &EVENTS),
        events(tree, "oneOnOne", "Between two users", "What both are told.", &EVENTS[..6]),
        calls(tree),
        mentions(tree),
        mute(tree),
        push(tree),
        letters(tree, "email", "E-mail", "How often missed messages are told by e-mail."),
        letters(tree, "sms", "Text messages", "How often missed messages are told by text."),
    ];
    let known: Vec<String> = all
        .iter()
        .flat_map(|section| &section.rows)
        .flat_map(|row| std::iter::once(row.path.clone()).chain(row.right.clone()))
        .collect();
    let others = unknown(tree, "preferences", &known);
    if !others.is_empty() {
        all.push(section(
            "others",
            "Others",
            "CometChat has these settings, and this version of Halley does not know them.",
            others,
        ));
    }
    all
}

pub(super) fn section(id: &str, title: &str, help: &str, rows: Vec<NoticeRow>) -> NoticeSection {
    NoticeSection { id: id.to_owned(), title: title.to_owned(), help: help.to_owned(), rows }
}

/// A known setting with its value.
pub(super) fn row(
    tree: &Value,
    path: String,
    (title, help): (&str, &str),
    shape: NoticeShape,
    usual: Option<NoticeValue>,
) -> NoticeRow {
    NoticeRow {
        value: at(tree, &path).map(shown),
        path,
        title: title.to_owned(),
        help: help.to_owned(),
        shape,
        usual,
        right: None,
        may: None,
        known: true,
    }
}

impl NoticeRow {
    /// Adds where it stands whether users may choose.
    pub(super) fn chosen_by_users(mut self, tree: &Value, right: String) -> Self {
        self.may = Some(at(tree, &right).and_then(Value::as_bool).unwrap_or(false));
        self.right = Some(right);
        self
    }
}

pub(super) fn levels(levels: Levels) -> NoticeShape {
    let words: &[(u32, &str)] = match levels {
        Levels::Two => &[(1, "Off"), (2, "On")],
        Levels::Mentions => &[(1, "Off"), (2, "All"), (3, "Only with a mention")],
        Levels::Reactions => &[(1, "Off"), (2, "To their own messages"), (3, "To all messages")],
    };
    choice(words)
}

pub(super) fn choice(words: &[(u32, &str)]) -> NoticeShape {
    let one = |(value, title): &(u32, &str)| NoticeChoice {
        value: NoticeValue::Number(*value),
        title: (*title).to_owned(),
    };
    NoticeShape::Choice { choices: words.iter().map(one).collect() }
}

fn events(
    tree: &Value,
    id: &str,
    title: &str,
    help: &str,
    events: &[(&str, &str, Levels, u32, bool)],
) -> NoticeSection {
    let rows = events.iter().filter_map(|(key, title, kind, usual, by_users)| {
        let path = format!("preferences.{id}.{key}Setting");
        // Editions of the service differ in which events there are.
        at(tree, &path)?;
        let usual = Some(NoticeValue::Number(*usual));
        let made = row(tree, path, (title, ""), levels(*kind), usual);
        let right = format!("preferences.{id}.{key}Override");
        Some(if *by_users { made.chosen_by_users(tree, right) } else { made })
    });
    section(id, title, help, rows.collect())
}

fn calls(tree: &Value) -> NoticeSection {
    let rows = CALLS.iter().map(|(key, title)| {
        let path = format!("preferences.call.{key}Setting");
        let usual = Some(NoticeValue::Number(1));
        let right = format!("preferences.call.{key}Override");
        row(tree, path, (title, ""), levels(Levels::Two), usual).chosen_by_users(tree, right)
    });
    section("call", "Calls", "What is told of voice and video calls.", rows.collect())
}

fn mentions(tree: &Value) -> NoticeSection {
    let usual = || Some(NoticeValue::Flag(false));
    let rows = vec![
        row(
            tree,
            "preferences.bypassPreferencesForMentions".to_owned(),
            ("Always tell of a mention", "Even where the user muted the rest."),
            NoticeShape::Flag,
            usual(),
        ),
        row(
            tree,
            "preferences.bypassPreferencesForGroupMentions".to_owned(),
            ("Always tell of a mention of everybody", "Even where the user muted the group."),
            NoticeShape::Flag,
            usual(),
        ),
    ];
    section("mentions", "Mentions", "What counts more than somebody's own choices.", rows)
}

fn mute(tree: &Value) -> NoticeSection {
    let of = |key: &str| format!("preferences.mute.{key}");
    let dnd = row(
        tree,
        of("dndPreferenceSetting"),
        ("Do not disturb", "Nobody is told anything while this is on."),
        levels(Levels::Two),
        Some(NoticeValue::Number(1)),
    );
    let mut rows = vec![dnd.chosen_by_users(tree, of("dndPreferenceOverride"))];
    rows.extend(days(tree, "preferences.mute"));
    let flag = |path: String, title: &str, help: &str| {
        row(tree, path, (title, help), NoticeShape::Flag, Some(NoticeValue::Flag(true)))
    };
    rows.push(flag(
        of("mutedGroupsOverride"),
        "Users may mute groups",
        "Their mutes do not count while this is off.",
    ));
    rows.push(flag(
        of("mutedOneOnOnesOverride"),
        "Users may mute other users",
        "Their mutes do not count while this is off.",
    ));
    section("mute", "Quiet times", "When nobody is to be disturbed.", rows)
}

/// The hours of each day, below where the schedule stands.
pub(super) fn days(tree: &Value, below: &str) -> Vec<NoticeRow> {
    let rows = DAYS.iter().map(|(key, title)| {
        let path = format!("{below}.schedulePreferenceSetting.{key}");
        let help = "Between these hours of the user's own time zone.";
        row(tree, path, (title, help), NoticeShape::Day, None)
            .chosen_by_users(tree, format!("{below}.schedulePreferenceOverride"))
    });
    rows.collect()
}

fn content(tree: &Value, below: &str) -> impl Iterator<Item = NoticeRow> {
    CONTENT.iter().filter_map(move |(key, title, usual)| {
        let path = format!("preferences.{below}.{key}");
        at(tree, &path)?;
        let usual = Some(NoticeValue::Flag(*usual));
        Some(row(tree, path, (title, ""), NoticeShape::Flag, usual))
    })
}

fn push(tree: &Value) -> NoticeSection {
    let mut rows: Vec<_> = content(tree, "push").collect();
    rows.push(row(
        tree,
        "preferences.push.customJson".to_owned(),
        ("Data of your own", "A JSON object that goes along with every push notification."),
        NoticeShape::Json,
        None,
    ));
    section("push", "Push notifications", "What is put into them.", rows)
}

fn letters(tree: &Value, id: &str, title: &str, help: &str) -> NoticeSection {
    let of = |key: &str| format!("preferences.{id}.{key}");
    let number = |key: &str, words: (&str, &str), (least, most): (u32, u32), usual: u32| {
        let unit = if key == "intervalInSeconds" { "seconds" } else { "a day" };
        let shape = NoticeShape::Number { least, most, unit: unit.to_owned() };
        row(tree, of(key), words, shape, Some(NoticeValue::Number(usual)))
    };
    let mut rows = vec![
        row(
            tree,
            of("notifyForUnreadOnly"),
            ("Only of messages that are still unread", ""),
            NoticeShape::Flag,
            Some(NoticeValue::Flag(true)),
        ),
        number(
            "intervalInSeconds",
            ("Wait between two", "What comes meanwhile is told together. At least a minute."),
            (60, 604_800),
            7_200,
        ),
        number("maxPerDay", ("At most for one user", ""), (0, 10_000), 20),
        number("maxPerDayPerConversation", ("At most of one conversation", ""), (0, 10_000), 2),
    ];
    rows.extend(content(tree, id));
    section(id, title, help, rows)
}
