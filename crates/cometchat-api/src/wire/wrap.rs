use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// Reads one item where the documents also show a list of one; nothing, `null`, `{}` and `[]` are
/// `None`.
///
/// # Errors
/// Those of the item.
pub fn one<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value = match Value::deserialize(deserializer)? {
        Value::Array(mut items) if items.len() == 1 => items.remove(0),
        value => value,
    };
    match value {
        Value::Null => Ok(None),
        Value::Array(items) if items.is_empty() => Ok(None),
        Value::Object(fields) if fields.is_empty() => Ok(None),
        value => serde_json::from_value(value).map(Some).map_err(D::Error::custom),
    }
}

/// One item, read also from a list of one (`GET /users/{uid}/conversation` shows such a list).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Single<T>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Single<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match one(deserializer)? {
            Some(item) => Ok(Self(item)),
            None => Err(D::Error::custom("expected an item, found nothing")),
        }
    }
}

/// One item that is wrapped in `data` more often than once: webhooks are answered as
/// `[{"data": …}]`, `{"data": [{"data": …}]}` and `{"data": …}` (`semantics.md` section 7).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wrapped<T>(pub T);

impl<T: Serialize> Serialize for Wrapped<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("data", &self.0)])
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Wrapped<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(deserializer)?;
        loop {
            value = match value {
                Value::Array(mut items) if items.len() == 1 => items.remove(0),
                Value::Object(mut fields) if fields.contains_key("data") => {
                    fields.remove("data").unwrap_or_default()
                }
                value => break serde_json::from_value(value).map(Self).map_err(D::Error::custom),
            };
        }
    }
}
