//! Secrets in what the service says, masked before it is shown, and names for secrets that do not
//! tell them.

use cometchat_api::Secret;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Fields whose text is a secret wherever the service shows it.
const SECRET_FIELDS: [&str; 16] = [
    "accesskey",
    "apikey",
    "authtoken",
    "basicauthpassword",
    "fat",
    "jwt",
    "p8key",
    "password",
    "private_key",
    "private_key_id",
    "pushtoken",
    "replieswebhook",
    "secret",
    "sendgridapikey",
    "twilioauthtoken",
    "wsauthtoken",
];

/// The same JSON with its secrets masked.
pub(crate) fn masked(mut value: Value) -> Value {
    mask(&mut value);
    value
}

fn mask(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                match field {
                    Value::String(text) if is_secret(name) => {
                        *text = Secret::new(text.as_str()).masked();
                    }
                    other => mask(other),
                }
            }
        }
        _ => {}
    }
}

/// Whether a header of this name proves who sends it.
pub(crate) fn is_secret_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let proves = ["authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"];
    proves.contains(&name.as_str()) || is_secret(&name)
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET_FIELDS.contains(&name.as_str())
}

/// A name for a secret by which the window can speak of it.
pub(crate) fn handle(secret: &Secret) -> String {
    let digest = Sha256::digest(secret.expose().as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_are_masked_at_every_depth_and_the_rest_stays() {
        let raw =
            json!({ "data": [{ "uid": "a", "authToken": "a_1630306819c3027ce530b2367f3c97" }] });
        let shown = masked(raw);
        assert_eq!(shown, json!({ "data": [{ "uid": "a", "authToken": "••••••••3c97" }] }));
    }

    #[test]
    fn a_handle_is_stable_and_tells_nothing() {
        let key = Secret::new("0123456789abcdef0123456789abcdef01234567");
        assert_eq!(handle(&key), handle(&key.clone()));
        assert_eq!(handle(&key).len(), 16);
        assert!(!handle(&key).contains("0123"));
    }
}
