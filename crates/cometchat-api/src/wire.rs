//! Lenient readers for the drift of the wire (`semantics.md` section 7): numbers and booleans as
//! text, text as numbers, one item where a list is documented.

mod many;
mod wrap;

pub use many::{list, many, many_if_any, map, map_if_any, texts, texts_if_any};
pub use wrap::{Single, Wrapped, one};

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use serde_json::Value;

struct Scalar;

impl Visitor<'_> for Scalar {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a boolean or text")
    }
    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_f64<E>(self, v: f64) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::from(v))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
}

/// Reads text, or a number as text.
///
/// # Errors
/// On anything else.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match deserializer.deserialize_any(Scalar)? {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    })
}

/// Reads a whole number that may come as text; nothing, `null` and empty text are `None`.
///
/// # Errors
/// On text that is no number.
pub fn number<'de, D, N>(deserializer: D) -> Result<Option<N>, D::Error>
where
    D: Deserializer<'de>,
    N: TryFrom<i64>,
{
    let number = match deserializer.deserialize_any(Scalar)? {
        Value::Null => return Ok(None),
        Value::String(text) if text.trim().is_empty() => return Ok(None),
        Value::String(text) => text
            .trim()
            .parse::<i64>()
            .or_else(|_| text.trim().parse::<f64>().map(|float| float as i64))
            .map_err(|_| D::Error::custom("expected a number"))?,
        Value::Number(n) => n.as_i64().or_else(|| n.as_f64().map(|f| f as i64)).unwrap_or(i64::MAX),
        Value::Bool(flag) => i64::from(flag),
        _ => return Err(D::Error::custom("expected a number")),
    };
    N::try_from(number).map(Some).map_err(|_| D::Error::custom("the number is out of range"))
}

/// Reads a boolean that may come as text or as 0 and 1.
///
/// # Errors
/// On anything else.
pub fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    match deserializer.deserialize_any(Scalar)? {
        Value::Null => Ok(None),
        Value::Bool(flag) => Ok(Some(flag)),
        Value::Number(n) => Ok(Some(n.as_f64().is_some_and(|n| n != 0.0))),
        Value::String(text) => match text.as_str() {
            "" => Ok(None),
            "true" | "1" => Ok(Some(true)),
            "false" | "0" => Ok(Some(false)),
            _ => Err(D::Error::custom("expected true or false")),
        },
        _ => Err(D::Error::custom("expected true or false")),
    }
}

/// Reads text, or a number as text; nothing, `null` and empty text are `None`.
///
/// # Errors
/// On a list or an object.
pub fn text_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Some(text(deserializer)?).filter(|text| !text.is_empty()))
}

/// Writes a number as text, where the service does.
///
/// # Errors
/// Those of the serializer.
pub fn as_text<S: Serializer, N: fmt::Display>(
    number: &Option<N>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serializer.collect_str(number),
        None => serializer.serialize_none(),
    }
}

/// Reads a whole number that may come as text and must be there.
///
/// # Errors
/// On nothing and on text that is no number.
pub fn whole<'de, D, N>(deserializer: D) -> Result<N, D::Error>
where
    D: Deserializer<'de>,
    N: TryFrom<i64>,
{
    number(deserializer)?.ok_or_else(|| D::Error::custom("expected a number, found nothing"))
}

/// Reads text, or a number as text; `null` is `None`, empty text stays.
///
/// # Errors
/// On a list or an object.
pub fn text_if_there<'de, D>(deserializer: D) -> Result<Option<String>, D::Error>
where
    D: Deserializer<'de>,
{
    Ok(match deserializer.deserialize_any(Scalar)? {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    })
}

/// Reads a boolean as [`flag`] does; nothing is false.
///
/// # Errors
/// On anything else.
pub fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    flag(deserializer).map(Option::unwrap_or_default)
}
