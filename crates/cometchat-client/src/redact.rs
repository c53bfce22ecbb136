//! Takes keys out of what the service says (`semantics.md` section 4: `devMessage` may echo part
//! of the key that was used).

use cometchat_api::{ApiError, Secret};
use serde_json::Value;

const DOTS: &str = "••••";
/// A shared run of this many characters gives part of a secret away.
const ECHO_CHARS: usize = 8;
/// Hex digits in a row that look like a key.
const HEX_CHARS: usize = 16;

/// Cleans all texts of an error.
pub(crate) fn api_error(mut error: ApiError, secrets: &[&Secret]) -> ApiError {
    error.message = text(&error.message, secrets);
    error.dev_message = error.dev_message.map(|said| text(&said, secrets));
    if let Some(details) = &mut error.details {
        value(details, secrets);
    }
    error
}

/// Cleans one text: echoes of the secrets given, long runs of hex digits, web tokens.
pub(crate) fn text(said: &str, secrets: &[&Secret]) -> String {
    let chars: Vec<char> = said.chars().collect();
    let mut hidden = vec![false; chars.len()];
    for secret in secrets {
        hide_echoes(&chars, secret.expose().trim(), &mut hidden);
    }
    hide_runs(&chars, &mut hidden);
    let mut clean = String::with_capacity(said.len());
    for (at, letter) in chars.iter().enumerate() {
        if !hidden[at] {
            clean.push(*letter);
        } else if at == 0 || !hidden[at - 1] {
            clean.push_str(DOTS);
        }
    }
    clean
}

fn value(json: &mut Value, secrets: &[&Secret]) {
    match json {
        Value::String(said) => *said = text(said, secrets),
        Value::Array(items) => items.iter_mut().for_each(|item| value(item, secrets)),
        Value::Object(fields) => fields.values_mut().for_each(|field| value(field, secrets)),
        _ => {}
    }
}

fn hide_echoes(said: &[char], secret: &str, hidden: &mut [bool]) {
    let secret: Vec<char> = secret.chars().collect();
    let window = ECHO_CHARS.min(secret.len());
    if window < 4 {
        return;
    }
    for (at, piece) in said.windows(window).enumerate() {
        if secret.windows(window).any(|part| part == piece) {
            hidden[at..at + window].fill(true);
        }
    }
}

fn hide_runs(said: &[char], hidden: &mut [bool]) {
    let mut start = 0;
    while start < said.len() {
        let hex = run(said, start, |c| c.is_ascii_hexdigit());
        let token = run(said, start, |c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        let is_key = hex >= HEX_CHARS && said[start..start + hex].iter().any(char::is_ascii_digit);
        let is_web_token = token > HEX_CHARS && said[start..].starts_with(&['e', 'y', 'J']);
        if is_web_token {
            hidden[start..start + token].fill(true);
        } else if is_key {
            hidden[start..start + hex].fill(true);
        }
        start += hex.max(1);
    }
}

fn run(said: &[char], start: usize, fits: impl Fn(char) -> bool) -> usize {
    said[start..].iter().take_while(|letter| fits(**letter)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(said: &str) -> String {
        let key = Secret::new("zk-live-ABCDEFGH-rest-of-it");
        text(said, &[&key])
    }

    #[test]
    fn an_echoed_part_of_the_key_is_hidden() {
        assert_eq!(clean("The key zk-live-ABCD… is wrong."), "The key ••••… is wrong.");
    }

    #[test]
    fn a_key_like_run_is_hidden_and_words_are_not() {
        let key = "a1b2".repeat(10);
        assert_eq!(clean(&format!("apikey {key} of superhero1")), "apikey •••• of superhero1");
        assert_eq!(clean("a decade of added facades"), "a decade of added facades");
    }

    #[test]
    fn a_web_token_is_hidden() {
        assert_eq!(clean("got eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl!"), "got ••••!");
    }

    #[test]
    fn details_are_cleaned_in_depth() {
        let secret = Secret::new("0123456789abcdef0123");
        let mut error = ApiError::new("ERR_BAD_REQUEST", "no 0123456789");
        error.details = Some(serde_json::json!({ "key": [{ "a": "was 0123456789abcdef0123" }] }));
        let error = api_error(error, &[&secret]);
        assert_eq!(error.message, "no ••••");
        assert_eq!(error.details.unwrap()["key"][0]["a"], "was ••••");
    }
}
