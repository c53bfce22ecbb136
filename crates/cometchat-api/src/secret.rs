//! Values that must never be shown, logged or stored outside the vault.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use zeroize::Zeroize;

/// A key, secret, token or password.
///
/// Prints as dots, is wiped from memory when dropped and does not serialise: where the wire wants
/// one, the field says `#[serde(serialize_with = "secret::on_the_wire")]`.
/// A page may hand one in, as the text it is; since it does not serialise, none goes out.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for a header, a request body, the vault or the clipboard.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A form fit for a screen: the last four characters where at least twelve stay hidden.
    pub fn masked(&self) -> String {
        let n_chars = self.0.chars().count();
        let tail: String =
            if n_chars >= 16 { self.0.chars().skip(n_chars - 4).collect() } else { String::new() };
        format!("••••••••{tail}")
    }

    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(••••)")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Writes a secret into a request or a sandbox's reply.
///
/// # Errors
/// Those of the serializer.
pub fn on_the_wire<S: Serializer>(secret: &Secret, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&secret.0)
}

/// Writes an optional secret into a request or a sandbox's reply.
///
/// # Errors
/// Those of the serializer.
pub fn on_the_wire_if_any<S: Serializer>(
    secret: &Option<Secret>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match secret {
        Some(secret) => serializer.serialize_some(&secret.0),
        None => serializer.serialize_none(),
    }
}

/// JSON that may hold keys of other services, such as an extension's settings.
///
/// Prints as dots, so that it cannot slip into a log; serialises as it is.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SecretJson(Value);

impl SecretJson {
    /// Wraps JSON.
    pub fn new(value: Value) -> Self {
        Self(value)
    }

    /// The JSON itself, for a request, the vault or a form that masks its secret fields.
    pub fn expose(&self) -> &Value {
        &self.0
    }
}

impl SecretJson {
    /// Whether nothing was given.
    pub fn is_null(&self) -> bool {
        self.0.is_null()
    }
}

impl fmt::Debug for SecretJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretJson(••••)")
    }
}
