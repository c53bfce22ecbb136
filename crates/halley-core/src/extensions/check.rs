//! The rules of fields, looked over before anything is sent; and whether an extension has what it
//! takes to work.

use cometchat_api::management::extension_settings::{FieldKind, Schema};
use serde_json::Value;
use url::Url;

use super::form::{declared, default, is_needed, stored_path};
use super::read::WIDGET;
use super::words::{self, Said};
use super::{secrets, value};
use crate::checked::Checked;
use crate::error::Error;
use crate::model::extension::SetUp;
use crate::model::form::TextForm;

/// Longest text of one field; the documents name none, so this only keeps accidents out.
const MOST_CHARS: usize = 100_000;

/// Whether an extension has what it takes to work.
pub(super) fn set_up(schema: &Schema, settings: &Value) -> SetUp {
    if schema.extension == WIDGET {
        return match settings.as_array().is_some_and(|widgets| !widgets.is_empty()) {
            true => SetUp::Ready,
            false => SetUp::Missing { labels: vec!["a first widget".to_owned()] },
        };
    }
    let labels: Vec<String> = missing(schema, settings).map(|said| said.label.to_owned()).collect();
    if labels.is_empty() { SetUp::Ready } else { SetUp::Missing { labels } }
}

/// Fields without which the extension does nothing, and which are empty.
fn missing(schema: &Schema, settings: &Value) -> impl Iterator<Item = &'static Said> {
    words::fields_of(schema.extension).filter(move |said| {
        let Some(field) = declared(schema, said.path) else { return false };
        let held = value::at(settings, stored_path(schema.extension, said.path));
        is_needed(said, field)
            && said.rules.order.is_none()
            && applies(schema, said, settings)
            && held.is_none_or(|held| value::text(held).trim().is_empty())
    })
}

/// Whether a field counts, by the values of the fields that it depends on.
pub(super) fn applies(schema: &Schema, said: &Said, settings: &Value) -> bool {
    let Some(when) = &said.rules.when else { return true };
    let Some(other) = words::field(schema.extension, &when.path) else { return true };
    let held = value::at(settings, stored_path(schema.extension, &when.path)).cloned();
    let held =
        held.or_else(|| declared(schema, &when.path).and_then(|field| default(other, field)));
    let counts = when.values.contains(&value::text(&held.unwrap_or(Value::Bool(false))));
    counts && applies(schema, other, settings)
}

/// Looks over new settings: what was changed, and what must be there.
///
/// # Errors
/// All mistakes, each at its field.
pub(super) fn over(schema: &Schema, settings: &Value, changed: &[&str]) -> Result<(), Error> {
    let mut checked = Checked::of("setting");
    for said in missing(schema, settings) {
        checked.wrong(said.path, "This is needed for the extension to work.");
    }
    for said in words::fields_of(schema.extension) {
        let held = value::at(settings, stored_path(schema.extension, said.path));
        let Some(held) = held else { continue };
        if cut_secret(schema, said.path, held) {
            checked.wrong(
                said.path,
                "CometChat shows this only in part, so it must be typed again to be saved.",
            );
        } else if changed.contains(&said.path)
            && let Some(sentence) = fault(schema, said, held)
        {
            checked.wrong(said.path, sentence);
        }
    }
    checked.end(())
}

fn cut_secret(schema: &Schema, path: &str, held: &Value) -> bool {
    let is_secret = declared(schema, path).is_some_and(|field| field.kind == FieldKind::Secret);
    is_secret && held.as_str().is_some_and(secrets::is_cut)
}

/// What is wrong with the value of one field.
fn fault(schema: &Schema, said: &Said, held: &Value) -> Option<String> {
    let kind = declared(schema, said.path)?.kind;
    match kind {
        FieldKind::Number if said.rules.choices.is_empty() => number(said, held),
        FieldKind::Text | FieldKind::Secret => {
            let text = value::text(held);
            if text.is_empty() { None } else { written(said, &text) }
        }
        FieldKind::Map => {
            let pairs = held.as_object()?;
            let blank = |(key, value): (&String, &Value)| {
                key.trim().is_empty() || value::text(value).trim().is_empty()
            };
            pairs.iter().any(blank).then(|| "Each line needs both sides.".to_owned())
        }
        FieldKind::Records if !said.rules.fixed => records(said, held),
        _ => None,
    }
}

fn number(said: &Said, held: &Value) -> Option<String> {
    let Ok(number) = value::text(held).parse::<f64>() else {
        return Some("This is a number.".to_owned());
    };
    let least = said.rules.min.filter(|least| number < f64::from(*least))?;
    Some(format!("This is {least} at least."))
}

fn written(said: &Said, text: &str) -> Option<String> {
    if text.chars().count() > MOST_CHARS {
        return Some("This is longer than 100,000 characters.".to_owned());
    }
    let has_space = text.chars().any(char::is_whitespace);
    let wrong = match said.rules.text {
        TextForm::Colour if !is_colour(text) => "This is a colour such as #03a9f4.",
        TextForm::Email if !is_email(text) => "This is not an e-mail address.",
        TextForm::Phone if !is_phone(text) => {
            "Begin with + and the country code, and write digits alone: +14155550100."
        }
        TextForm::User if has_space => "The id of a user has no spaces.",
        TextForm::Web if has_space || !is_web_address(text) => {
            "This is not a web address. It begins with https:// or http://."
        }
        _ => {
            let start = said.rules.starts.filter(|start| !text.starts_with(start))?;
            return Some(format!("This begins with {start}."));
        }
    };
    Some(wrong.to_owned())
}

fn records(said: &Said, held: &Value) -> Option<String> {
    let named: Vec<&str> = ["name", "regex", "stickerName", "stickerUrl"]
        .into_iter()
        .filter(|name| said.rules.columns.iter().any(|column| column.name == *name))
        .collect();
    let lacks = |record: &Value| {
        named
            .iter()
            .any(|name| value::text(record.get(*name).unwrap_or(&Value::Null)).trim().is_empty())
    };
    let at = held.as_array()?.iter().position(lacks)?;
    Some(format!("Line {} is not filled in yet.", at + 1))
}

fn is_colour(text: &str) -> bool {
    let digits = text.trim().strip_prefix('#').unwrap_or_default();
    [3, 4, 6, 8].contains(&digits.len()) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
}

fn is_email(text: &str) -> bool {
    let halves = text.split_once('@');
    halves.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.chars().any(char::is_whitespace)
}

fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (6..=15).contains(&digits.len()) && digits.chars().all(|digit| digit.is_ascii_digit())
}

fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

#[cfg(test)]
mod tests {
    use cometchat_api::management::extension_settings::schema_of;
    use serde_json::json;

    use super::*;

    fn faults(extension: &str, settings: &Value, changed: &[&str]) -> Vec<String> {
        match over(schema_of(extension).unwrap(), settings, changed) {
            Ok(()) => Vec::new(),
            Err(error) => error.fields.into_iter().map(|fault| fault.field).collect(),
        }
    }

    #[test]
    fn what_is_needed_depends_on_what_was_chosen() {
        let own = json!({ "useWebhook": true, "useWebhookBasicAuth": true });
        let wanted = ["webhookURL", "webhookUsername", "webhookPassword"];
        assert_eq!(faults("email-notification", &own, &[]), wanted);
        let grid = json!({ "useWebhook": false, "useWebhookBasicAuth": true });
        let all = faults("email-notification", &grid, &[]);
        assert!(all.contains(&"sendGridApiKey".to_owned()));
        assert!(!all.contains(&"webhookPassword".to_owned()), "its server is not used at all");
        assert_eq!(
            set_up(schema_of("push-notification").unwrap(), &json!({ "pushProvider": 2 })),
            SetUp::Ready
        );
    }

    #[test]
    fn each_way_of_writing_has_its_rule() {
        let sms = json!({
            "fromMobileNo": "0123", "messageDelay": "soon", "twilioAccountSid": "XY1",
            "twilioAuthToken": "t", "websiteURL": "example.com",
        });
        let changed = ["fromMobileNo", "messageDelay", "twilioAccountSid"];
        assert_eq!(faults("sms-notification", &sms, &changed).len(), 3);
        assert!(faults("sms-notification", &sms, &[]).is_empty(), "only what was changed");
        for right in ["#03a9f4", " #000000", "#fff"] {
            assert!(is_colour(right), "{right}");
        }
        assert!(!is_colour("blue") && !is_colour("#12345"));
        assert!(is_email("mymail@example") && !is_email("a@b@c") && !is_email("@b"));
        assert!(is_phone("+14155550100") && !is_phone("+1 415 555"));
    }

    #[test]
    fn a_secret_that_comes_in_part_is_not_sent_back() {
        let held = json!({ "revaiAPIKey": "dwijdiwdwi####" });
        assert_eq!(faults("voice-transcription", &held, &[]), ["revaiAPIKey"]);
    }
}
