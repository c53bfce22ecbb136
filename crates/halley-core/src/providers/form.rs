//! The form of credentials and addresses, tried before anything is sent: most of what goes wrong
//! with a provider is a value from the wrong line of another console.

use cometchat_api::Secret;
use url::Url;

use super::kinds::Kind;
use crate::checked::Checked;
use crate::model::notice::NoticeValue;
use crate::model::provider::{ProviderKind, ProviderShape};

/// Letters of a text field at most.
const MOST: usize = 255;

/// Looks over a text that was typed for a field.
pub(super) fn text(checked: &mut Checked, field: &str, text: &str) {
    let wrong = match field {
        _ if text.chars().count() > MOST => Some("This takes at most 255 characters."),
        "providerId" if !is_provider_id(text) => {
            Some("An id has letters, digits, hyphens and underscores, at most 100.")
        }
        "keyId" | "teamId" if !is_apple_id(text) => {
            Some("This is ten capitals and digits, such as ABCDE12345.")
        }
        "bundleId" if !is_bundle(text) => {
            Some("A bundle ID has parts with points between, such as com.example.chat.")
        }
        "sendGridTemplateID" if !text.starts_with("d-") || text.contains(char::is_whitespace) => {
            Some("The id of a dynamic template begins with d-.")
        }
        "sendGridUnsubscribeGroupID" if !text.bytes().all(|b| b.is_ascii_digit()) => {
            Some("The unsubscribe group is a number.")
        }
        "senderEmail" | "senderEmailForReplies" if !super::is_address(text) => {
            Some("This is not an e-mail address.")
        }
        "twilioAccountSID" if !is_sid(text) => {
            Some("An account SID is AC and 32 digits and letters a to f.")
        }
        "twilioSenderPhoneNumber" if !is_phone(text) => {
            Some("Write the number with its country code: +15555550123.")
        }
        "webhookURL" => address(text),
        _ => None,
    };
    if let Some(sentence) = wrong {
        checked.wrong(field, sentence);
    }
}

/// Looks over a secret that was typed for a field.
pub(super) fn secret(checked: &mut Checked, field: &str, secret: &Secret) {
    let text = secret.expose();
    let wrong = match field {
        _ if text.contains(char::is_whitespace) && field != "basicAuthPassword" => {
            Some("This has a space or a line break in it. Copy it again.")
        }
        "sendGridApiKey" if !text.starts_with("SG.") || text.matches('.').count() != 2 => {
            Some("An API key of SendGrid begins with SG. and has two points.")
        }
        "twilioAuthToken" if text.len() != 32 || !is_hex(text) => {
            Some("An auth token of Twilio is 32 digits and letters a to f.")
        }
        _ => None,
    };
    if let Some(sentence) = wrong {
        checked.wrong(field, sentence);
    }
}

/// What is missing of a form, and what does not go together.
pub(super) fn whole(
    checked: &mut Checked,
    kind: &Kind,
    value: impl Fn(&str) -> Option<NoticeValue>,
    has_secret: impl Fn(&str) -> bool,
) {
    let is_on = |name: &str| value(name) == Some(NoticeValue::Flag(true));
    let is_empty = |name: &str| match value(name) {
        Some(NoticeValue::Text(text)) => text.is_empty(),
        value => value.is_none(),
    };
    for field in kind.fields.iter().filter(|field| field.required) {
        let missing = match field.shape {
            ProviderShape::Secret | ProviderShape::File => !has_secret(field.name),
            _ => is_empty(field.name),
        };
        if missing {
            checked.wrong(field.name, format!("{} is needed.", field.title));
        }
    }
    if is_on("useBasicAuth") {
        if is_empty("basicAuthUsername") {
            checked.wrong("basicAuthUsername", "A name is needed to ask for one.");
        }
        if !has_secret("basicAuthPassword") {
            checked.wrong("basicAuthPassword", "A password is needed to ask for one.");
        }
    }
    if kind.kind == ProviderKind::SendGrid
        && is_on("allowEmailReplies")
        && is_empty("senderEmailForReplies")
    {
        checked.wrong("senderEmailForReplies", "Say where people's answers go.");
    }
}

fn address(text: &str) -> Option<&'static str> {
    match Url::parse(text) {
        Ok(url) if !matches!(url.scheme(), "https" | "http") || !url.has_host() => {
            Some("Begin the address with https://.")
        }
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            Some("Put the name and the password into their own fields, not into the address.")
        }
        Ok(_) => None,
        Err(_) => Some("This is not a web address. It begins with https://."),
    }
}

fn is_provider_id(text: &str) -> bool {
    (1..=100).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

fn is_apple_id(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

fn is_bundle(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    text.contains('.') && text.split('.').all(is_part)
}

fn is_sid(text: &str) -> bool {
    text.strip_prefix("AC").is_some_and(|rest| rest.len() == 32 && is_hex(rest))
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Whether text is a phone number with its country code.
pub(crate) fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (6..=15).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && !digits.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(field: &str, typed: &str) -> bool {
        let mut checked = Checked::of("provider");
        text(&mut checked, field, typed);
        !checked.is_right()
    }

    #[test]
    fn values_of_another_line_are_noticed() {
        for (field, right, mistaken) in [
            ("keyId", "ABCDE12345", "com.example.chat"),
            ("teamId", "1A2B3C4D5E", "1a2b3c4d5e"),
            ("bundleId", "com.example.chat-app", "ABCDE12345"),
            ("twilioAccountSID", "AC0123456789abcdef0123456789abcdef", "SK0123456789abcdef"),
            ("twilioSenderPhoneNumber", "+15555550123", "5555550123"),
            ("sendGridTemplateID", "d-0123456789abcdef", "33832"),
            ("sendGridUnsubscribeGroupID", "33832", "d-0123"),
            ("webhookURL", "https://push.example.com/in", "push.example.com"),
            ("senderEmail", "noreply@example.com", "Example"),
            ("providerId", "android_main-2", "android main"),
        ] {
            assert!(!wrong(field, right), "{field} takes {right}");
            assert!(wrong(field, mistaken), "{field} takes {mistaken}");
        }
        assert!(wrong("webhookURL", "https://ann:secret@push.example.com"));
    }

    #[test]
    fn secrets_are_tried_without_being_told() {
        let mut checked = Checked::of("provider");
        secret(&mut checked, "sendGridApiKey", &Secret::new("example-wrong-key"));
        secret(&mut checked, "twilioAuthToken", &Secret::new("example wrong token"));
        let error = checked.end(()).unwrap_err();
        assert_eq!(error.fields.len(), 2);
        assert!(error.fields.iter().all(|field| !field.message.contains("example")));
    }
}
