//! A payload of each trigger with made-up people, shaped as the service documents it
//! (`contract/semantics.md` section 14).

mod calls;
mod campaigns;
mod groups;
mod messages;
mod moderation;
mod people;

use serde_json::{Value, json};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::rows::pretty;

/// When all of this happened: 12 March 2026, 14:00 UTC.
const AT: i64 = 1_773_324_000;

impl Console {
    /// A payload of a trigger as this app would send it to a webhook, indented JSON.
    ///
    /// # Errors
    /// When the trigger is not known, so that nobody knows its shape, or the app is not there.
    pub async fn trigger_sample(
        &self,
        app: &AppRef,
        webhook: &str,
        trigger: &str,
    ) -> Result<String, Error> {
        Ok(pretty(&self.sample_payload(app, webhook, trigger).await?))
    }

    pub(super) async fn sample_payload(
        &self,
        app: &AppRef,
        webhook: &str,
        trigger: &str,
    ) -> Result<Value, Error> {
        let region = self.app_get(app).await?.region;
        payload(&app.app, &region, webhook, trigger).ok_or_else(|| {
            Error::new(Code::NotFound, format!("Halley knows no sample of {trigger}."))
                .advise("Choose another trigger, or listen to see what it truly sends.")
        })
    }
}

/// What a webhook is told: the envelope with the data of a trigger in it.
fn payload(app: &str, region: &str, webhook: &str, trigger: &str) -> Option<Value> {
    let mut payload = json!({
        "trigger": trigger,
        "data": data(app, trigger)?,
        "appId": app,
        "region": region,
        "webhook": webhook,
    });
    for (start, kind) in [("call_", "call"), ("meeting_", "meet")] {
        if trigger.starts_with(start) {
            payload["type"] = json!(kind);
        }
    }
    Some(payload)
}

fn data(app: &str, trigger: &str) -> Option<Value> {
    messages::data(trigger)
        .or_else(|| people::data(trigger))
        .or_else(|| groups::data(trigger))
        .or_else(|| calls::data(trigger))
        .or_else(|| moderation::data(trigger))
        .or_else(|| campaigns::data(app, trigger))
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::super::triggers;
    use super::*;

    /// The part of the contract that speaks of webhooks.
    pub(in super::super) fn section() -> String {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contract/semantics.md");
        let whole = std::fs::read_to_string(file).expect("the contract is there");
        let from = whole.find("## 14. Webhooks").expect("section 14");
        let to = whole[from..].find("\n---").expect("its end");
        whole[from..from + to].to_owned()
    }

    /// Names of fields in a sample, at every depth, and its texts.
    fn said(value: &Value, into: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| said(item, into)),
            Value::Object(fields) => {
                for (name, field) in fields {
                    into.insert(name.clone());
                    said(field, into);
                }
            }
            Value::String(text) => {
                into.insert(text.clone());
            }
            _ => {}
        }
    }

    /// The triggers that a row of the contract's table is about.
    fn of_row(row: &str) -> Vec<&'static str> {
        let fits = |trigger: &str| {
            row.split(", ").flat_map(|part| part.split(" / ")).any(|part| match part {
                "unblocked" => trigger == "user_unblocked",
                "*_participant_joined/left" => {
                    trigger.contains("_participant_joined") || trigger.contains("_participant_left")
                }
                "moderation_engine_approved/blocked" => {
                    trigger == "moderation_engine_approved"
                        || trigger == "moderation_engine_blocked"
                }
                part => match part.split_once('*') {
                    Some((start, end)) => trigger.starts_with(start) && trigger.ends_with(end),
                    None => trigger == part,
                },
            })
        };
        triggers::all().into_iter().filter(|trigger| fits(trigger)).collect()
    }

    /// Names of fields that a row says; words of the prose between them are not.
    fn fields_of_row(shape: &str) -> BTreeSet<String> {
        const PROSE: [&str; 40] = [
            "full",
            "action",
            "message",
            "target",
            "in",
            "deleted",
            "with",
            "and",
            "by",
            "user",
            "except",
            "for",
            "joined",
            "left",
            "the",
            "member",
            "carries",
            "delivered",
            "or",
            "read",
            "s",
            "ms",
            "connected",
            "disconnected",
            "of",
            "category",
            "call",
            "true",
            "false",
            "no",
            "uid",
            "string",
            "head",
            "approved",
            "disapproved",
            "template",
            "counts",
            "on",
            "sent",
            "engagedAt",
        ];
        let words = shape.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        words
            .filter(|word| !word.is_empty() && !PROSE.contains(word))
            .map(ToOwned::to_owned)
            .collect()
    }

    #[test]
    fn every_known_trigger_has_a_sample_in_the_envelope() {
        for trigger in triggers::all() {
            let payload = payload("app-1", "eu", "hook-1", trigger);
            let payload = payload.unwrap_or_else(|| panic!("no sample of {trigger}"));
            assert_eq!(payload["trigger"], trigger);
            assert!(payload["data"].as_object().is_some_and(|data| !data.is_empty()), "{trigger}");
            let kind = match trigger.split('_').next() {
                Some("call") => json!("call"),
                Some("meeting") => json!("meet"),
                _ => Value::Null,
            };
            assert_eq!(payload["type"], kind, "{trigger}");
        }
        assert_eq!(payload("app-1", "eu", "hook-1", "message_teleported"), None);
    }

    #[test]
    fn every_sample_has_the_fields_that_the_contract_names() {
        let section = section();
        let table = section.split("| trigger | shape |").nth(1).expect("the table of shapes");
        let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
        let mut looked_at = BTreeSet::new();
        for row in rows {
            let (names, shape) = row.trim_matches('|').split_once('|').expect("two cells");
            let triggers = of_row(names.trim());
            assert!(!triggers.is_empty(), "{names} names no known trigger");
            for trigger in triggers {
                looked_at.insert(trigger);
                let mut has = BTreeSet::new();
                said(&data("app-1", trigger).expect("a sample"), &mut has);
                for field in fields_of_row(shape) {
                    // One row speaks of several triggers; these fields belong to some of them.
                    let elsewhere = match (trigger, field.as_str()) {
                        ("group_member_joined" | "group_member_left", "by") => true,
                        (_, "left_at") => trigger.ends_with("_joined"),
                        ("message_edited", "id" | "conversationId" | "deletedAt" | "deletedBy") => {
                            true
                        }
                        (_, "interactedAt") => trigger != "after_feed_item_interacted",
                        (_, "content") => trigger != "after_feed_item_sent",
                        _ => false,
                    };
                    assert!(has.contains(&field) || elsewhere, "{trigger} has no {field}");
                }
            }
        }
        assert!(looked_at.len() >= 45, "only {} shapes are documented", looked_at.len());
    }
}
