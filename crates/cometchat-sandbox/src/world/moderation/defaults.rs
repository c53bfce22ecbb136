//! What the service brings along. All rules are switched off, so that an app that nobody set up
//! leaves its messages alone; that choice is ours.

use cometchat_api::chat::moderation::{Condition, ListCategory, ModerationList, Reason, Rule};
use cometchat_api::id::{ListId, ReasonId, RuleId};
use indexmap::IndexMap;

const PROFANITY: &str = "profanity-list";
const EMAIL: &str = r"[a-zA-Z0-9._%+-]+@[a-zA-Z0-9-]+\.[a-zA-Z]{2,}";

pub(super) fn reasons(now: i64) -> IndexMap<ReasonId, Reason> {
    let known = [
        ("spam", "Spam / Unwanted Content", "Repeated, promotional, or irrelevant content"),
        ("sexual", "Sexual Content", "Nudity or other sexual content"),
        ("harassment", "Harassment", "Insults, threats, or bullying"),
    ];
    let reason = |(id, name, description): (&str, &str, &str)| Reason {
        id: id.into(),
        name: name.to_owned(),
        description: Some(description.to_owned()),
        created_at: Some(now),
        updated_at: Some(now),
        default: Some(true),
        ..Reason::default()
    };
    known.map(reason).into_iter().map(|reason| (reason.id.clone(), reason)).collect()
}

pub(super) fn lists(now: i64) -> IndexMap<ListId, ModerationList> {
    let list = ModerationList {
        id: PROFANITY.into(),
        name: "Profane Words".to_owned(),
        category: Some(ListCategory::Word),
        is_csv: Some(false),
        search_terms: Some(vec!["damn".to_owned(), "scumbag".to_owned()]),
        active: Some(true),
        revision_id: Some(format!("default_{PROFANITY}_1")),
        default: Some(true),
        created_at: Some(now),
        updated_at: Some(now),
        ..ModerationList::default()
    };
    IndexMap::from([(list.id.clone(), list)])
}

pub(super) fn rules(now: i64) -> IndexMap<RuleId, Vec<Rule>> {
    let words = |operand| condition(1, operand, "word", PROFANITY);
    let made = [
        (
            "email_filter",
            "Email filter",
            "Identify and remove email address from messages",
            vec![condition(1, "text", "pattern", EMAIL), condition(2, "custom", "pattern", EMAIL)],
        ),
        (
            "custom-profanity-filter",
            "Custom Profanity filter",
            "Detect and censor profanity in custom messages.",
            vec![words("custom")],
        ),
        (
            "video-moderation",
            "AI Video Moderation",
            "AI-powered video moderation to detect unsafe content.",
            vec![condition(1, "video", "word", "AnyOf_greaterThan_30")],
        ),
        (
            "image-moderation",
            "AI Image Moderation",
            "AI-powered image moderation to detect unsafe content.",
            vec![condition(1, "image", "word", "Any unsafe content_greaterThan_70")],
        ),
        (
            "toxicity",
            "Toxicity Detection (English)",
            "Detect toxic language in text messages.",
            vec![condition(1, "text", "toxicity", "toxicity_greaterThan_70")],
        ),
        (
            "text-profanity-filter",
            "Text Profanity filter",
            "Detect and censor profanity in text messages.",
            vec![words("text")],
        ),
    ];
    made.into_iter()
        .map(|(id, name, description, conditions)| {
            let rule = Rule {
                id: id.into(),
                name: name.to_owned(),
                description: Some(description.to_owned()),
                enabled: Some(false),
                action: vec!["blockMessage".to_owned()],
                conditions,
                active: Some(true),
                revision_id: Some(format!("default_{id}_1")),
                default: Some(true),
                created_at: Some(now),
                updated_at: Some(now),
                ..Rule::default()
            };
            (rule.id.clone(), vec![rule])
        })
        .collect()
}

fn condition(id: u32, operand: &str, category: &str, value: &str) -> Condition {
    Condition {
        id: Some(id),
        entity: Some("message".to_owned()),
        operand: Some(operand.to_owned()),
        operator: Some("contains".to_owned()),
        category: Some(category.to_owned()),
        names_list: Some(value == PROFANITY),
        media: Some(matches!(operand, "image" | "video")),
        value: vec![value.to_owned()],
        ..Condition::default()
    }
}
