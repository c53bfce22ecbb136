//! Secrets among settings: which fields hold one, what is shown in their place, and a mark by
//! which two readings of one can be compared without telling it.

use std::sync::LazyLock;

use cometchat_api::Secret;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::rows::pretty;

/// Words in the names of fields that hold secrets, for fields that the tables do not know.
const TELLING: [&str; 11] = [
    "apikey",
    "accesskey",
    "authkey",
    "privatekey",
    "appkey",
    "secret",
    "token",
    "password",
    "passphrase",
    "credential",
    "signature",
];
/// Letters from which a text without spaces, of letters and digits mixed, is taken for a key.
const KEY_CHARS: usize = 24;

/// Differs with every start, so that a mark is of no use to whoever has not the secret.
static SALT: LazyLock<[u8; 32]> = LazyLock::new(rand::random);

/// Whether an unknown field is to be treated as a secret: by its name, or by what it looks like.
pub(super) fn is_telling(name: &str, value: &Value) -> bool {
    value.as_str().is_some_and(|text| is_telling_name(name) || looks_like_a_key(text))
}

/// Whether a name says that the field holds a secret.
pub(super) fn is_telling_name(name: &str) -> bool {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let plain = letters.collect::<String>().to_lowercase();
    TELLING.iter().any(|word| plain.contains(word))
}

fn looks_like_a_key(text: &str) -> bool {
    if text.contains("-----BEGIN") || text.contains("token=") {
        return true;
    }
    let belongs = |letter: char| letter.is_ascii_alphanumeric() || "_-+/=.".contains(letter);
    let has = |kind: fn(&char) -> bool| text.chars().filter(kind).count();
    // Addresses and ids in groups, as of a UUID, are no keys.
    let is_grouped = text.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    text.chars().all(belongs)
        && !is_grouped
        && !text.contains("//")
        && text.len() >= KEY_CHARS
        && has(char::is_ascii_digit) >= 4
        && has(char::is_ascii_alphabetic) >= 4
}

/// Whether the service shows a secret only in part, so that it must not be sent back.
pub(super) fn is_cut(value: &str) -> bool {
    let mut run = 0;
    value.chars().any(|letter| {
        run = if "*#•".contains(letter) { run + 1 } else { 0 };
        run == 4
    })
}

/// A name for a secret that two readings of it share.
pub(super) fn mark(secret: &str) -> String {
    let digest = Sha256::new().chain_update(*SALT).chain_update(secret.as_bytes()).finalize();
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// An address with the values of its query hidden.
pub(super) fn address(text: &str) -> String {
    match text.split_once('?') {
        Some((page, query)) => {
            let hidden = query.split('&').map(|part| {
                let name = part.split_once('=').map_or(part, |(name, _)| name);
                format!("{name}=••••")
            });
            format!("{page}?{}", hidden.collect::<Vec<_>>().join("&"))
        }
        None => text.to_owned(),
    }
}

/// Settings as JSON for a screen: every secret masked, known or only told by its name.
pub(super) fn json(settings: &Value, is_secret: &dyn Fn(&str, &Value) -> bool) -> String {
    let mut settings = settings.clone();
    mask(&mut settings, "", is_secret);
    pretty(&settings)
}

/// Settings for the record: as [`json`], as a value.
pub(super) fn masked(settings: &Value, is_secret: &dyn Fn(&str, &Value) -> bool) -> Value {
    let mut settings = settings.clone();
    mask(&mut settings, "", is_secret);
    settings
}

fn mask(value: &mut Value, path: &str, is_secret: &dyn Fn(&str, &Value) -> bool) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                mask(field, &path, is_secret);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, path, is_secret)),
        leaf if is_secret(path, leaf) => {
            let text = super::value::text(leaf);
            *leaf = Value::String(if text.contains("://") {
                address(&text)
            } else {
                Secret::new(text).masked()
            });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn unknown_secrets_are_told_by_their_names_and_by_their_looks() {
        for (name, value) in [
            ("newApiKey", json!("x")),
            ("smtp.password", json!("x")),
            ("anything", json!("-----BEGIN PRIVATE KEY-----")),
            ("hook", json!("https://example.com/reply?token=abc")),
            ("code", json!("a1b2c3d4e5f6a7b8c9d0e1f2")),
        ] {
            assert!(is_telling(name, &value), "{name}");
        }
        for (name, value) in [
            ("main.show_new_thing", json!(true)),
            ("greeting", json!("Hello, how may we help you today?")),
            ("logo", json!("https://example.com/logo-2024-large.png")),
            ("appId", json!("2681724a5f00")),
            ("stickerSetId", json!("7efe9cbd-7789-4095-ae37-88b144aaec70")),
            ("useToken", json!(true)),
        ] {
            assert!(!is_telling(name, &value), "{name}");
        }
    }

    #[test]
    fn a_mark_is_the_same_for_the_same_secret_and_tells_nothing() {
        assert_eq!(mark("hunter2"), mark("hunter2"));
        assert_ne!(mark("hunter2"), mark("hunter3"));
        assert!(!mark("hunter2").contains("hunter"));
    }

    #[test]
    fn what_is_shown_holds_no_secret_at_any_depth() {
        let settings = json!({
            "fcm": { "private_key": "-----BEGIN PRIVATE KEY-----abc" },
            "list": [{ "password": "hunter2" }],
            "reply": "https://example.com/reply?token=t0p&x=1",
            "plain": "kept",
        });
        let shown = json(&settings, &is_telling);
        for secret in ["BEGIN", "hunter2", "t0p"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(shown.contains("kept") && shown.contains("reply?token=••••"));
    }

    #[test]
    fn a_secret_that_the_service_shows_in_part_is_noticed() {
        assert!(is_cut("dwijdiwdwi####") && is_cut("****1234"));
        assert!(!is_cut("e24ce#2324b2jrbj3212") && !is_cut("fgh356$123ggh**"));
    }
}
