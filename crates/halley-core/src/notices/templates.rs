//! In which words people are told: texts by kind of message, and sounds.

use serde_json::Value;

use super::rows::{choice, row, section};
use super::unknown::unknown;
use super::value::at;
use crate::model::notice::{NoticeRow, NoticeSection, NoticeShape, NoticeValue};

/// Kinds of messages: start of the key, name, what it is.
const KINDS: [(&str, &str, &str); 11] = [
    ("textMessage", "Text messages", "A message that somebody typed."),
    ("mediaMessage", "Pictures, sounds and files", "A message with something attached."),
    ("customMessage", "Custom messages", "A message of a kind that your app made up."),
    ("interactiveForm", "Forms", "An interactive message with fields."),
    ("interactiveCard", "Cards", "An interactive message with a picture and buttons."),
    ("interactiveScheduler", "Invitations", "An interactive message that offers times."),
    ("interactiveCustom", "Other interactive messages", "Of a kind that your app made up."),
    ("pollMessage", "Polls", "A question with answers to choose from."),
    ("reminderMessage", "Reminders", "What a user asked to be reminded of."),
    ("emailSubject", "Subject of e-mails", "What stands above an e-mail about missed messages."),
    ("smsContent", "Text messages to phones", "At most 160 characters reach the phone."),
];

/// Parts of a text.
const PARTS: [(&str, &str); 12] = [
    ("titleOneOnOne", "Title, between two users"),
    ("titleGroup", "Title, in a group"),
    ("body", "Text"),
    ("body_image", "Text of a picture"),
    ("body_audio", "Text of a sound"),
    ("body_video", "Text of a video"),
    ("body_file", "Text of a file"),
    ("body_fallback", "Text where the message has none"),
    ("subjectOneOnOne", "Subject, between two users"),
    ("subjectGroup", "Subject, in a group"),
    ("bodyOneOnOne", "Text, between two users"),
    ("bodyGroup", "Text, in a group"),
];

/// The texts of an app by kind of message, and its sounds.
pub(super) fn sections(tree: &Value) -> Vec<NoticeSection> {
    let which = row(
        tree,
        "templates.usePrivacyTemplate".to_owned(),
        ("Which texts are used", "Private texts do not say what was written."),
        choice(&[
            (1, "The full texts"),
            (2, "The private texts"),
            (3, "The full ones, but users may choose the private ones"),
        ]),
        Some(NoticeValue::Number(3)),
    );
    let mut all = vec![section(
        "privacy",
        "Full or private",
        "Each kind of message has two texts: a full one, and one that keeps what was written.",
        vec![which],
    )];
    for (key, title, help) in KINDS {
        let kinds = [("Default", "full"), ("Privacy", "private")].into_iter();
        let rows: Vec<NoticeRow> = kinds
            .flat_map(|(kind, word)| parts(tree, &format!("templates.{key}Template{kind}"), word))
            .collect();
        if !rows.is_empty() {
            all.push(section(key, title, help, rows));
        }
    }
    let sound = |key: &str, title: &str| {
        let help = "Name of the sound file in your app, or default.";
        let usual = Some(NoticeValue::Text("default".to_owned()));
        row(tree, format!("sound.{key}"), (title, help), NoticeShape::Text, usual)
    };
    all.push(section(
        "sound",
        "Sounds",
        "What a device plays.",
        vec![sound("chat", "Of messages"), sound("call", "Of calls")],
    ));
    let known: Vec<String> =
        all.iter().flat_map(|section| &section.rows).map(|row| row.path.clone()).collect();
    let mut others = unknown(tree, "templates", &known);
    others.extend(unknown(tree, "sound", &known));
    if !others.is_empty() {
        let help = "CometChat has these texts, and this version of Halley does not know them.";
        all.push(section("otherTexts", "Others", help, others));
    }
    all
}

fn parts(tree: &Value, below: &str, word: &str) -> Vec<NoticeRow> {
    let rows = PARTS.iter().filter_map(|(key, title)| {
        let path = format!("{below}.{key}");
        at(tree, &path)?;
        let title = format!("{title} ({word})");
        Some(row(tree, path, (&title, ""), NoticeShape::Template, None))
    });
    rows.collect()
}
